// Lays the words of a quotation along a stretch of another text: which words differ.
#pragma once

#include <cstdint>  // std::uint64_t
#include <span>     // std::span
#include <utility>  // std::pair
#include <vector>   // std::vector

namespace onrecord {

struct WordRange {
  std::size_t first = 0, last = 0;  // half-open
};

struct Alignment {
  std::size_t distance = 0;                            // words to exchange, leave out or put in
  WordRange in_text;                                   // the stretch that the quotation lies along
  std::vector<std::pair<WordRange, WordRange>> edits;  // (words of the quotation, words of the text) that differ, in order
};

// The best place for all of `quotation` within `text`, whose ends are free (Sellers 1980). Time: product of both lengths.
Alignment align(std::span<const std::uint64_t> quotation, std::span<const std::uint64_t> text);

}  // namespace onrecord
