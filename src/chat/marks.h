// Characters that messengers print around what people wrote: direction marks, blanks of other widths, digits of other scripts.
#pragma once

#include <cstddef>      // std::size_t
#include <string>       // std::string
#include <string_view>  // std::string_view

#include "base/utf8.h"

namespace onrecord {

// A mark that orders text and has no width of its own (U+200E, U+202A…, U+2066…, U+061C, the byte order mark).
constexpr bool is_direction_mark(char32_t c) {
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x061C || c == 0xFEFF;
}
constexpr bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x202F || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
}

// The value of a decimal digit of any script, -1 for anything else.
int digit_value(char32_t c);

// The number of bytes of direction marks at the start of `text`.
std::size_t count_leading_marks(std::string_view text);
inline std::size_t leading_marks(std::string_view text) {
  // Nearly every text starts with an ASCII character.
  return text.empty() || static_cast<unsigned char>(text[0]) < 0x80 ? 0 : count_leading_marks(text);
}
// The same with blanks.
std::size_t leading_marks_and_blanks(std::string_view text);

// `text` without direction marks at all, without blanks around it, other blanks as U+0020: names of people and groups.
std::string plain_name(std::string_view text);

// Letters and digits in lower case, words parted by one blank, nothing else: for looking up printed phrases.
std::string folded_words(std::string_view text);

}  // namespace onrecord
