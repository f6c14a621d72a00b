// What differs between two statements, as an editor would name it: polarity, numbers, how sure or absolute the words are.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "compare/terms.h"

namespace onrecord {

// What can be read off the words of one statement.
struct Wording {
  std::vector<TextWord> words;
  std::vector<std::string> negated;   // stems within reach of a negation ("no plans to bring in agency crews")
  std::vector<std::string> absolute;  // "never", "nobody", "every", "any": as written
  std::vector<std::string> numbers;   // "4.2", "19"; not years or clock times
};
Wording wording_of(std::string_view content);

struct Differences {
  std::vector<std::string> negation;  // words, as the first text writes them, that one negates and the other asserts
  std::string number_a, number_b;     // numbers that differ where the words around them agree
  std::vector<std::string> absolute;  // absolute words of one where the other has none
};
Differences differences(const Wording& a, const Wording& b);

// The first few of a list, each in quotation marks.
std::string quoted_list(const std::vector<std::string>& words);
// The differences in words an editor can check against the two texts.
std::vector<std::string> difference_words(const Differences& different);

}  // namespace onrecord
