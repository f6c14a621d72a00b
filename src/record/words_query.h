// What a person typed, as a query of SQLite's full text search.
#pragma once

#include <string>  // std::string

namespace onrecord {

// "a OR" and quotation marks mean something to FTS5: each word is quoted, so they are only words. Statements must have all, or `any`.
std::string match_of(const std::string& words, bool any = false);

}  // namespace onrecord
