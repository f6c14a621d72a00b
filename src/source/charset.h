// Names of encodings by the WHATWG Encoding Standard, and tables of the single-byte ones.
#pragma once

#include <array>        // std::array
#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view

namespace onrecord {

// The WHATWG name for a label ("latin1" -> "windows-1252", "GB2312" -> "gbk"); nothing for an unknown label.
// https://encoding.spec.whatwg.org/#names-and-labels
std::optional<std::string> charset_of_label(std::string_view label);

// Whether every character of the encoding is one byte.
bool is_single_byte(std::string_view charset);

// Byte to code point, U+FFFD where the byte means nothing. `charset` must be a single-byte WHATWG name.
const std::array<char32_t, 256>& single_byte_table(const std::string& charset);

// ICU's name for the converter that decodes as the WHATWG standard says.
std::string icu_name(std::string_view charset);

}  // namespace onrecord
