// Columns of the record that hold more than one value. Inside record/ only.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include <nlohmann/json.hpp>

namespace onrecord {

// JSON columns were written by us; one that cannot be read back counts as empty (`verify` tells of it).
nlohmann::json json_column(const std::string& text);
std::vector<std::string> text_list(const std::string& column);

}  // namespace onrecord
