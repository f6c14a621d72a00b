// What differs between two statements, as an editor would name it: polarity, numbers, how sure or absolute the words are.
#pragma once

#include <set>          // std::set
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
  std::size_t absolutes = 0;          // how often such words and negations stand in it
  std::vector<std::string> backstage; // words of one who speaks about how to speak outside ("we'll say", "not a word", "off the record"): as written
  std::vector<std::string> unaware;   // words of one who says that he did not know or was not told ("nobody told", "had no idea"): as written
  std::vector<std::string> looks_back; // words of one who says what he has or has not said or wanted before ("never ruled out", "always part of"): as written
  std::vector<std::string> numbers;   // "4.2", "19"; not years or clock times
};
Wording wording_of(std::string_view content);

struct Differences {
  std::vector<std::string> negation;  // words, as the first text writes them, that one negates and the other asserts
  std::string number_a, number_b;     // numbers that differ where the words around them agree
  std::vector<std::string> absolute;  // absolute words of one where the other has none
};
// `names`: stems that name somebody; what is said of them is no difference.
Differences differences(const Wording& a, const Wording& b, const std::set<std::string>& names = {});

// The first few of a list, each in quotation marks.
std::string quoted_list(const std::vector<std::string>& words);
// The differences in words an editor can check against the two texts.
std::vector<std::string> difference_words(const Differences& different);

}  // namespace onrecord
