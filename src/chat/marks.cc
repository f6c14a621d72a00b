#include "chat/marks.h"

#include <unicode/uchar.h>  // u_charDigitValue, u_foldCase, u_isalnum

namespace onrecord {
namespace {

template <class Wanted>
std::size_t leading(std::string_view text, Wanted wanted) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = code_point_at(text, at);
    if (!wanted(point.value)) break;
    at += point.size;
  }
  return at;
}

}  // namespace

int digit_value(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
  return c < 0x660 ? -1 : u_charDigitValue(static_cast<UChar32>(c));
}

std::size_t count_leading_marks(std::string_view text) { return leading(text, is_direction_mark); }

std::size_t leading_marks_and_blanks(std::string_view text) {
  return leading(text, [](char32_t c) { return is_direction_mark(c) || is_blank(c); });
}

std::string plain_name(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_blank(point.value)) result += ' ';
    else if (!is_direction_mark(point.value)) result.append(text.substr(at, point.size));
    at += point.size;
  }
  const std::size_t first = result.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return result.substr(first, result.find_last_not_of(' ') - first + 1);
}

std::string folded_words(std::string_view text) {
  std::string result;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    const auto c = static_cast<UChar32>(point.value);
    const bool word = u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
    if (word) {
      if (gap && !result.empty()) result += ' ';
      append_utf8(result, static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)));
    }
    gap = !word && (gap || !is_direction_mark(point.value));
    if (word) gap = false;
  }
  return result;
}

}  // namespace onrecord
