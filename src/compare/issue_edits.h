// The user's code book over the issues the program found: named, defined by terms, merged, split, given by hand. It wins.
#pragma once

#include <string>   // std::string
#include <utility>  // std::pair
#include <vector>   // std::vector

#include "compare/issues.h"
#include "record/edits.h"

namespace onrecord {

// Applies the edits in their order. Issues that a person made or named stay though nothing is said about them. Gives the edits whose
// issue is not there any more, and why.
std::vector<std::pair<RowId, std::string>> apply_issue_edits(const std::vector<IssueEdit>& edits, const std::vector<StatementRow>& statements, IssueMap& map);

}  // namespace onrecord
