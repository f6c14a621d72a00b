// The words of a record's texts as they are compared to find one day or one utterance in two of them.
#pragma once

#include <cstdint>        // std::uint64_t
#include <string>         // std::string
#include <string_view>    // std::string_view
#include <unordered_map>  // std::unordered_map
#include <vector>         // std::vector

#include "base/span.h"

namespace onrecord::time {

// A word of a text: its letters in lower case, hashed, and where it stands.
struct RunWord {
  std::uint64_t hash = 0;
  Span span;
};
std::vector<RunWord> run_words(std::string_view text);

// Five words in a row are rarely written twice by chance (Broder 1997).
constexpr std::size_t shingle_words = 5;
std::uint64_t shingle(const std::vector<RunWord>& words, std::size_t first);

// Content words as numbers: stems without stop words, calendar words and numbers.
class Terms {
 public:
  using Id = std::uint32_t;
  // Sorted, each once. `known_only`: words not seen before are left out.
  std::vector<Id> of(std::string_view sentence, bool known_only);
  std::size_t size() const { return ids_.size(); }

 private:
  std::unordered_map<std::string, Id> ids_;
};

}  // namespace onrecord::time
