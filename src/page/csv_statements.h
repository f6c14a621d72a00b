// Tables of statements (RFC 4180, and with semicolons or tabs).
#pragma once

#include <vector>  // std::vector

#include "base/document.h"
#include "base/result.h"
#include "source/source.h"

namespace onrecord {

// One document. Where the header names a column of words ("statement", "quote", "text") each row is one part of a transcript with its
// speaker and time from their columns; other columns are left out and told. Any other table: one part a row, cells apart by tabs.
Result<std::vector<Document>> read_csv_statements(const Source& source);

}  // namespace onrecord
