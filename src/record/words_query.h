// What a person typed, as a query of SQLite's full text search.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

namespace onrecord {

// Each word. "a OR" and quotation marks mean something to FTS5: each is quoted, so they are only words.
std::vector<std::string> quoted_words(const std::string& words);
// Statements that have all of the words.
std::string match_of(const std::string& words);

}  // namespace onrecord
