// What kind of words a block is made of: words that address the reader, that sell, that point elsewhere, that give
// credit, that tell of speech. Single words of the main European languages; the model weighs them.
#pragma once

#include <array>        // std::array
#include <cstdint>      // std::uint64_t
#include <string_view>  // std::string_view
#include <vector>       // std::vector

namespace onrecord {

enum class WordGroup : std::uint8_t { none, reader, offer, elsewhere, credit, speech };
constexpr std::size_t word_groups = 6;

// One pass over a block's text: counts, and the hash of every longer word.
struct BlockWords {
  std::size_t count = 0;
  std::size_t capitals = 0;   // begin with a capital letter
  std::size_t shouted = 0;    // three letters or more, capitals only
  std::size_t shorts = 0;     // one to three bytes
  std::size_t stops = 0;      // end in a full stop or the like
  std::size_t commas = 0;
  std::size_t digits = 0;     // bytes
  std::size_t marks = 0;      // of "|", "»", "©", "@", "/", "#": signs that prose has few of
  std::array<std::size_t, word_groups> groups{};
  WordGroup first = WordGroup::none;
  WordGroup second = WordGroup::none;
};

// Appends the hashes of words of five bytes and more to `hashes`.
BlockWords words_of_block(std::string_view text, std::vector<std::uint32_t>& hashes);

}  // namespace onrecord
