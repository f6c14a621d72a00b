// A set of words written as one string literal, so that a lexicon reads like a list.
#pragma once

#include <string_view>    // std::string_view
#include <unordered_set>  // std::unordered_set

namespace onrecord::people {

class WordSet {
 public:
  // `words` are separated by blanks and must outlive the set (a string literal).
  explicit WordSet(std::string_view words) { add(words); }

  bool has(std::string_view word) const { return words_.contains(word); }

 private:
  void add(std::string_view words) {
    while (!words.empty()) {
      const std::size_t blank = words.find(' ');
      if (blank != 0) words_.insert(words.substr(0, blank));
      if (blank == std::string_view::npos) return;
      words.remove_prefix(blank + 1);
    }
  }

  std::unordered_set<std::string_view> words_;
};

}  // namespace onrecord::people
