// JSON written straight into a string, for the parts of a line that can be very long. Internal to analyse/.
#pragma once

#include <cstdint>      // std::uint64_t
#include <string>       // std::string
#include <string_view>  // std::string_view

namespace onrecord {

// A string with its quotation marks; what is not UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

void append_number(std::string& out, std::uint64_t number);

}  // namespace onrecord
