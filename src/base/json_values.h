// Values as JSON has them.
#pragma once

#include <string>  // std::string

#include <nlohmann/json.hpp>

namespace onrecord {

inline nlohmann::ordered_json or_null(const std::string& text) { return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text); }

}  // namespace onrecord
