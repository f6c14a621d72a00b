// Many vectors in memory, and the nearest of them to one.
#pragma once

#include <array>    // std::array
#include <cstdint>  // std::uint64_t
#include <vector>   // std::vector

#include "language/sentence_vector.h"

namespace onrecord {

struct Near {
  std::uint32_t index = 0;
  std::int32_t dot = 0;
};

// Of each vector (or statement) 1 where it may be found, else 0: bytes, which are set and read without branches.
using Allowed = std::vector<std::uint8_t>;

class VectorTable {
 public:
  static constexpr std::size_t exact_limit = 100'000;

  // Of more than `exact` vectors those that are compared are chosen by sketches of one bit a number.
  explicit VectorTable(std::vector<SentenceVector> vectors, std::size_t exact = exact_limit);

  // The `count` vectors with the largest product, largest first, of equals the first; of those with `allowed` only, where it is not empty.
  std::vector<Near> nearest(const SentenceVector& one, std::size_t count, const Allowed& allowed = {}) const;
  std::size_t size() const { return vectors_.size(); }

 private:
  static constexpr std::size_t block = 1024;  // vectors at a time
  using Sketch = std::array<std::uint64_t, SentenceVector::width / 64>;  // of each number whether it is above the middle
  using SketchBlock = std::array<std::array<std::uint64_t, block>, std::tuple_size_v<Sketch>>;  // first words of all, second words of all, ...

  Sketch sketch_of(const SentenceVector& vector) const;
  std::vector<Near> by_dots(const SentenceVector& one, std::size_t count) const;
  std::vector<Near> by_dots(const SentenceVector& one, std::size_t count, const std::vector<std::uint32_t>& only) const;
  std::vector<Near> by_sketches(const SentenceVector& one, std::size_t count, const Allowed& allowed) const;

  std::size_t exact_;
  std::vector<SentenceVector> vectors_;
  std::array<std::int8_t, SentenceVector::width> middle_{};  // the mean of all, as they lie more to one side
  std::vector<SketchBlock> sketches_;
};

}  // namespace onrecord
