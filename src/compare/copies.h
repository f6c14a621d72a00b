// Copies: documents that carry the same text. Shingles of words, MinHash with banding (Broder 1997; Leskovec, Rajaraman,
// Ullman 2020, chapter 3), then a comparison of what both hold, so near-linear.
#pragma once

#include <cstdint>      // std::uint32_t
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "record/rows.h"

namespace onrecord {

// Finds texts that are nearly the same. About 5 KB a text, however long, and nothing of the text itself is kept.
class NearTexts {
 public:
  struct Pair {
    std::uint32_t a = 0, b = 0;  // places in the order of adding, a < b
    double score = 0;            // share of the runs of three words of both that is in both; of a cut text, share of the shorter
  };

  void add(std::string_view text);
  // Sorted. A text of which there are very many copies is paired with some of them only: enough that each has a partner.
  std::vector<Pair> pairs() const;

 private:
  class Matcher;
  // Broder's bottom-k sketch: all shingles of a text of common length.
  struct Sketch {
    std::vector<std::uint32_t> sample;  // the smallest hashes of its shingles, sorted
    std::uint32_t size = 0;             // how many shingles it has
    std::uint64_t whole = 0;            // hash of all words in their order
  };
  std::vector<Sketch> sketches_;
};

// Pairs of documents of one text: syndicated (an article in two outlets) or near_duplicate (the same or nearly the same text).
std::vector<CopyRow> find_copies(const std::vector<DocumentRow>& documents);

}  // namespace onrecord
