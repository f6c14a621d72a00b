// Row ids from hashes of what a row stands for: the same input gives the same ids in any order of reading, and a
// re-analysis keeps the id of what did not change. 60 bits of SHA-256: two of a million rows meet with odds below 1e-6.
#pragma once

#include <string_view>  // std::string_view

#include "record/rows.h"

namespace onrecord {

constexpr RowId ids_end = RowId{1} << 60;  // all are below, evenly spread

// The first 60 bits of a hash written in hexadecimal.
RowId id_of_hash(std::string_view sha256_hex);
RowId id_of_text(std::string_view text);
RowId document_id(std::string_view sha256_hex, std::size_t ordinal);
RowId statement_id(RowId document, std::size_t ordinal);

}  // namespace onrecord
