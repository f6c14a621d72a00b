// Confrontations: pairs of statements of one side or speaker on one issue that seem not to agree, scored, with reasons.
#pragma once

#include <functional>  // std::function
#include <span>        // std::span
#include <vector>      // std::vector

#include "compare/clashes.h"
#include "compare/compare.h"
#include "compare/issues.h"
#include "compare/terms.h"

namespace onrecord {

// Candidates meet through the key terms they share within a side (near-linear: a term that too many statements of a side
// share makes no candidates). Best first; one utterance reported twice makes one pair, and no statement crowds the list.
// `copies`: of one utterance the words in a copied document do not stand for those in the document it was copied from.
// `read_clashes`: gives the log odds that pairs clash by their words (clashes.h); without it what can be counted alone decides. Its errors are the only ones.
using ReadClashes = std::function<Result<std::vector<float>>(std::span<const WordedPair>)>;
Result<std::vector<ConfrontationRow>> find_confrontations(const Material& material, const TermVectors& terms, const IssueMap& issues, const std::vector<CopyRow>& copies, const ReadClashes& read_clashes = {});

}  // namespace onrecord
