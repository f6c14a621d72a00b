// The words of a text as numbers, for finding the same words elsewhere: case, quotation marks, apostrophes and blanks do not
// count, "%" is "per cent". Linear, and fast enough for a million documents.
#pragma once

#include <cstdint>      // std::uint64_t
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/span.h"

namespace onrecord {

struct HashedWord {
  std::uint64_t hash = 0;
  Span span;  // bytes of the text
};

// Appends the words of `text`; `offset` is added to their spans.
void hash_words(std::string_view text, ByteOffset offset, std::vector<HashedWord>& words);

inline std::uint64_t mixed(std::uint64_t value) {  // SplitMix64 (Steele et al. 2014)
  value += 0x9E3779B97F4A7C15;
  value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9;
  value = (value ^ value >> 27) * 0x94D049BB133111EB;
  return value ^ value >> 31;
}

// One number for `count` words from `first` on, in their order.
inline std::uint64_t hash_of_run(const HashedWord* first, std::size_t count) {
  std::uint64_t hash = count;
  for (std::size_t i = 0; i < count; ++i) hash = (hash ^ first[i].hash) * 0x9FB21C651E98DF25 + (hash >> 29);
  return mixed(hash);
}

}  // namespace onrecord
