// The words and marks of a text in order, for rules that read phrases as they are written: "the union’s line" is "the", "union", "'", "s", "line".
#pragma once

#include <cstddef>      // std::size_t
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

namespace onrecord {

// A word in small letters (of ASCII), or a mark: one of ASCII, a quotation mark, a dash or three dots; an apostrophe is "'" however it is written. Where it stands, in bytes.
struct MarkedWord {
  std::string lower;
  std::size_t begin = 0, end = 0;
  bool word = false;
};

// Letters beyond ASCII, digits and hyphens belong to words.
bool is_word_byte(unsigned char c);
std::vector<MarkedWord> marked_words(std::string_view text);

}  // namespace onrecord
