// Drift (compare/drift.h) in words and as JSON. The section of the report is in report_drift.cc.
#pragma once

#include <functional>  // std::function
#include <optional>    // std::optional
#include <string>      // std::string

#include <nlohmann/json.hpp>

#include "compare/drift.h"
#include "view/view_index.h"

namespace onrecord {

// "safety, rest": the label of an issue; "other" for 0.
std::string issue_words(const ViewIndex& index, RowId issue);
// "9 of 21 (43 %, between 24 % and 63 %)".
std::string share_words(const DriftShare& share, std::size_t all);

// "safety", "not pay"; "another line" where a change of line names none.
std::string frame_words(const DriftFrame& frame);
// Where somebody tells of it: "as Ann Lee tells it"; else empty.
std::string teller_words(const DriftFrame& frame, const std::string& speaker);
// What stands over them: "says it is about".
std::string frames_heading(Audience audience);

// For a terminal: for each side and audience its stretches, what it says it is about, then its periods.
std::string drift_text(const ViewIndex& index, const Drift& drift);
// A statement as drift shows it.
struct DriftWords {
  std::string number, content, speaker;
};
// One side's drift as JSON; `statement` gives what is shown of an example, or nothing.
struct DriftNames {
  std::function<std::string(RowId)> issue;
  std::function<std::optional<DriftWords>(RowId)> statement;
};
nlohmann::ordered_json side_drift_json(const SideDrift& side, const DriftNames& names);
// One JSON object on one line; ids are strings. docs/formats/drift.md.
std::string drift_json(const ViewIndex& index, const Drift& drift);

}  // namespace onrecord
