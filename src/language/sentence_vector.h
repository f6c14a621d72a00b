// A text's place among all texts: a vector of length one in int8 (models/sentence). Texts that mean nearly the same have
// vectors of a large cosine. Sums are of whole numbers, so every processor gives the same.
#pragma once

#include <array>    // std::array
#include <cstddef>  // std::size_t
#include <cstdint>  // std::int8_t
#include <span>     // std::span

namespace onrecord {

struct SentenceVector {
  static constexpr std::size_t width = 384;
  // A component of a quarter is 127; larger ones, about one in ten thousand, are cut.
  static constexpr float scale = 508;

  alignas(64) std::array<std::int8_t, width> values{};

  // Of a vector of length one.
  static SentenceVector of(std::span<const float> components);
  // All zeroes: of a text without words, near to nothing.
  bool empty() const;
  friend bool operator==(const SentenceVector&, const SentenceVector&) = default;
};

// The sum of products; by AVX-512, AVX2 or plain code, as the processor has.
std::int32_t dot(const SentenceVector& a, const SentenceVector& b);
inline float cosine(const SentenceVector& a, const SentenceVector& b) {
  return static_cast<float>(dot(a, b)) / (SentenceVector::scale * SentenceVector::scale);
}

// dot() of one with each of many; `sums` has as many places as `many`. About as fast as memory gives the vectors.
void dot_all(const SentenceVector& one, std::span<const SentenceVector> many, std::span<std::int32_t> sums);

// The ways to count it that this processor has, best last, for tests: all must agree.
using DotAll = void (*)(const SentenceVector&, std::span<const SentenceVector>, std::span<std::int32_t>);
std::span<const DotAll> dot_ways();

}  // namespace onrecord
