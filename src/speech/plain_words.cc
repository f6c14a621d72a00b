#include "speech/plain_words.h"

#include <algorithm>  // std::min

#include "base/utf8.h"

namespace onrecord {
namespace {

bool wordly(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '@' || c >= 0x80; }

}  // namespace

std::string plain_words(std::string_view text) {
  std::string plain = " ";
  const auto gap = [&] {
    if (plain.back() != ' ') plain += ' ';
  };
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = code_point_at(text, i);
    const auto c = static_cast<unsigned char>(text[i]);
    if (point.value == 0x2019 || point.value == '\'') {  // an apostrophe within a word
      if (plain.back() != ' ' && i + point.size < text.size() && wordly(static_cast<unsigned char>(text[i + point.size] | 0x20))) plain += '\'';
      else gap();
    } else if (point.value == '?') {
      gap();
      plain += "? ";
    } else if (point.value >= 0x2000 && point.value < 0x2070) {
      gap();
    } else if (c >= 'A' && c <= 'Z') {
      plain += static_cast<char>(c - 'A' + 'a');
    } else if (wordly(c)) {
      plain.append(text, i, point.size);
    } else {
      gap();
    }
    i += point.size;
  }
  gap();
  return plain;
}

std::string plain_words(std::string_view text, const Spans& spans, std::size_t limit) {
  std::string joined;
  for (const Span span : spans) {
    if (joined.size() >= limit) break;
    if (!joined.empty()) joined += ' ';
    joined += text_of(text, span).substr(0, limit - std::min(limit, joined.size()));
  }
  return plain_words(joined);
}

}  // namespace onrecord
