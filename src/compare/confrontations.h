// Confrontations: pairs of statements of one side or speaker on one issue that seem not to agree, scored, with reasons.
#pragma once

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <functional>  // std::function
#include <span>        // std::span
#include <vector>      // std::vector

#include "compare/clashes.h"
#include "compare/compare.h"
#include "compare/evidence.h"
#include "compare/issues.h"
#include "compare/terms.h"

namespace onrecord {

// All statements of a side are candidates; in a large record those that share a key term, or are near in meaning (near-linear: of the statements of a side that share
// a term only so many meet). Best first, by falling score; one utterance reported twice makes one pair, and no statement crowds the list.
// `copies`: of one utterance the words in a copied document do not stand for those in the document it was copied from.
// `read_clashes`: gives the log odds that pairs clash by their words (clashes.h); without it what can be counted alone decides. Its errors are the only ones.
using ReadClashes = std::function<Result<std::vector<float>>(std::span<const WordedPair>)>;
Result<std::vector<ConfrontationRow>> find_confrontations(const Material& material, const TermVectors& terms, const IssueMap& issues, const std::vector<CopyRow>& copies, const ReadClashes& read_clashes = {});

// What confrontations are chosen from, in no order, with what speaks for each; not read. For measuring (bench/compare/fit_weights.py).
struct Candidate {
  std::array<std::size_t, 2> statements;  // places in material.statements
  std::array<std::size_t, 2> sayings;     // the same number for statements that say the same
  Evidence evidence;
  WordedPair words;
};
std::vector<Candidate> find_candidates(const Material& material, const TermVectors& terms, const IssueMap& issues, const std::vector<CopyRow>& copies);

}  // namespace onrecord
