// The words of a text as stages compare them with those of another: lower case, stems (Snowball English), stop words marked.
#pragma once

#include <cstddef>      // std::size_t
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

namespace onrecord {

struct TextWord {
  std::string form;  // lower case
  std::string stem;  // empty for a stop word
  bool number = false;
};
// The words of a text, in order. Reads letters and digits of any script; stems English.
std::vector<TextWord> text_words(std::string_view text);

// The byte where `words` stand in a text, as written and as whole words; npos where they do not.
std::size_t find_words(std::string_view text, std::string_view words);

}  // namespace onrecord
