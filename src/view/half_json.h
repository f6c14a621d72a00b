// A statement as the commands print it with --json: one half of a confrontation in docs/formats/analyse.md.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include "view/record_view.h"
#include "view/view_index.h"

namespace onrecord {

// JSON arrays, one line, a line break at the end.
std::string statements_json(const ViewIndex& index, const std::vector<StatementRow>& statements);
std::string confrontations_json(const ViewIndex& index, const std::vector<ConfrontationRow>& confrontations);

}  // namespace onrecord
