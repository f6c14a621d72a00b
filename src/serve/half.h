// A statement where it stands, with all its evidence: one column of a confrontation. Inside serve/ only.
#pragma once

#include "serve/json_rows.h"

namespace onrecord {

// statement_json and what is around the words, the bytes they come from, and where that was found.
Result<Json> half_json(const Snapshot& snapshot, const Record& record, const StatementRow& statement);

// The source bytes of code points, by the knots of a document's offset map.
std::uint64_t source_byte(const std::vector<std::pair<std::uint32_t, std::uint64_t>>& knots, std::uint32_t point);

}  // namespace onrecord
