// One JSON line of `analyse` to rows of the record.
#pragma once

#include <string_view>  // std::string_view

#include "record/database.h"
#include "record/rows.h"

namespace onrecord {

// Inserts the document of one line with its parts, messages, findings, timexes, actors and statements. Call inside a
// transaction; `source` is its source's row. A line that is not in the format gives ErrorKind::damaged.
Result<void> insert_document(const Database& database, RowId source, std::string_view sha256, std::size_t ordinal, std::string_view line);

}  // namespace onrecord
