// Columns of the record that hold more than one value. Inside record/ only.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include <nlohmann/json.hpp>

namespace onrecord {

// JSON columns were written by us; one that cannot be read back counts as empty (`verify` tells of it).
nlohmann::json json_column(const std::string& text);
std::vector<std::string> text_list(const std::string& column);
// What a user types as a query of FTS5. "a OR" and quotation marks mean something to it: each word is quoted, so they are only words.
std::string match_of(const std::string& words);

}  // namespace onrecord
