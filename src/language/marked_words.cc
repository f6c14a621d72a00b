#include "language/marked_words.h"

#include <algorithm>  // std::find_if
#include <iterator>   // std::begin

namespace onrecord {

bool is_word_byte(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80 || c == '-'; }

std::vector<MarkedWord> marked_words(std::string_view text) {
  constexpr std::string_view apostrophes[] = {"'", "’"}, marks[] = {"“", "”", "‘", "—", "–", "…"};
  const auto one_of = [&](const auto& some, std::size_t at) {
    const auto found = std::find_if(std::begin(some), std::end(some), [&](std::string_view mark) { return text.substr(at).starts_with(mark); });
    return found == std::end(some) ? std::string_view() : *found;
  };
  std::vector<MarkedWord> words;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r') {
      ++at;
    } else if (const std::string_view apostrophe = one_of(apostrophes, at); !apostrophe.empty()) {
      words.push_back({"'", at, at + apostrophe.size(), false});
      at += apostrophe.size();
    } else if (const std::string_view mark = one_of(marks, at); !mark.empty() || !is_word_byte(static_cast<unsigned char>(text[at]))) {
      const std::size_t size = mark.empty() ? 1 : mark.size();
      words.push_back({std::string(text.substr(at, size)), at, at + size, false});
      at += size;
    } else {
      MarkedWord word{{}, at, at, true};
      while (at < text.size() && is_word_byte(static_cast<unsigned char>(text[at])) && one_of(apostrophes, at).empty() && one_of(marks, at).empty()) {
        const char c = text[at++];
        word.lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      }
      word.end = at;
      words.push_back(std::move(word));
    }
  }
  return words;
}

}  // namespace onrecord
