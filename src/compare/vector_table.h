// Many vectors in memory, and the nearest of them to one.
#pragma once

#include <cstdint>  // std::uint64_t
#include <vector>   // std::vector

#include "language/sentence_vector.h"

namespace onrecord {

struct Near {
  std::uint32_t index = 0;
  std::int32_t dot = 0;
};

class VectorTable {
 public:
  static constexpr std::size_t exact_limit = 1'000'000;

  // More than `exact` vectors are looked through by sketches first.
  explicit VectorTable(std::vector<SentenceVector> vectors, std::size_t exact = exact_limit);

  // The `count` vectors with the largest product, largest first, of equals the first; of those with `allowed` only, where it is not empty.
  std::vector<Near> nearest(const SentenceVector& one, std::size_t count, const std::vector<bool>& allowed = {}) const;
  std::size_t size() const { return vectors_.size(); }

 private:
  struct Sketch {
    std::uint64_t bits[SentenceVector::width / 64];
  };
  static Sketch sketch_of(const SentenceVector& vector);
  std::vector<Near> by_dots(const SentenceVector& one, std::size_t count, const std::vector<bool>& allowed) const;
  std::vector<Near> by_sketches(const SentenceVector& one, std::size_t count, const std::vector<bool>& allowed) const;

  std::vector<SentenceVector> vectors_;
  std::vector<Sketch> sketches_;  // the sign of each number
};

}  // namespace onrecord
