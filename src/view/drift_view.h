// Drift (compare/drift.h) in words and as JSON. The section of the report is in report_drift.cc.
#pragma once

#include <string>  // std::string

#include "compare/drift.h"
#include "view/view_index.h"

namespace onrecord {

// "safety, rest": the label of an issue; "other" for 0.
std::string issue_words(const ViewIndex& index, RowId issue);
// "9 of 21 (43 %, between 24 % and 63 %)".
std::string share_words(const DriftShare& share, std::size_t all);

// For a terminal: for each side and audience its stretches, then its periods.
std::string drift_text(const ViewIndex& index, const Drift& drift);
// One JSON object on one line; ids are strings. docs/formats/drift.md.
std::string drift_json(const ViewIndex& index, const Drift& drift);

}  // namespace onrecord
