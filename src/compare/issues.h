// Issues: what statements are about, found by their meanings and terms and called after the latter.
#pragma once

#include <unordered_map>  // std::unordered_map
#include <vector>         // std::vector

#include "compare/terms.h"
#include "record/record.h"

namespace onrecord {

struct IssueMap {
  std::vector<IssueRow> issues;
  std::vector<RowId> of;  // the narrowest issue of each statement; 0 for none
};
// Most statements first.
void sort_issues(std::vector<IssueRow>& issues);
// The wider issue of each that is a part.
using Wholes = std::unordered_map<RowId, RowId>;
Wholes wholes_of(const std::vector<IssueRow>& issues);
// The wider issue of one, or itself; 0 of 0.
RowId whole_of(const Wholes& wholes, RowId issue);

// Groups statements that are alike in meaning and in terms (average linkage), of three texts and more. Each is called after what its texts hold and hardly others: a noun or two words in a
// row that are no name of anyone who speaks, no number and no time (TermVectors::noun_share). Its id comes from the first of its terms, so it stays while the issue stays about the same thing. Of many
// statements three thousand texts are set beside each other, always the same while they are in the record; the others go to the issues of those. `meanings` may lack statements: they go by their terms.
IssueMap find_issues(const std::vector<StatementRow>& statements, const std::vector<ActorRow>& actors, const TermVectors& terms, const StatementVectors& meanings);

}  // namespace onrecord
