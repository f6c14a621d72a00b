// Issues: what statements are about, found by their key terms and labelled with them.
#pragma once

#include <vector>  // std::vector

#include "compare/terms.h"
#include "record/rows.h"

namespace onrecord {

struct IssueMap {
  std::vector<IssueRow> issues;
  std::vector<RowId> of;  // the issue of each statement; 0 for none
};

// What can name an issue is a noun or two words in a row that are nobody's name, no number and no time (TermVectors::noun_share). Grows groups of such terms whose statements fall together, heaviest terms first; a statement goes to the group that weighs
// most in it; fewer than three statements are no issue. The id of an issue comes from its heaviest term, so it stays while
// the issue stays about the same thing.
IssueMap find_issues(const std::vector<StatementRow>& statements, const std::vector<ActorRow>& actors, const TermVectors& terms);

}  // namespace onrecord
