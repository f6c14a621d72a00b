#include "language/sentence_vector.h"

#include <algorithm>  // std::clamp
#include <cmath>      // std::lround
#include <vector>     // std::vector

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace onrecord {
namespace {

constexpr std::size_t width = SentenceVector::width;

void plain(const SentenceVector& one, std::span<const SentenceVector> many, std::span<std::int32_t> sums) {
  for (std::size_t i = 0; i < many.size(); ++i) {
    std::int32_t sum = 0;
    for (std::size_t k = 0; k < width; ++k) sum += one.values[k] * many[i].values[k];
    sums[i] = sum;
  }
}

#if defined(__x86_64__)

__attribute__((target("avx2"), always_inline)) inline __m256i half_line(const SentenceVector& vector, std::size_t at) {
  return _mm256_load_si256(reinterpret_cast<const __m256i*>(vector.values.data() + at));
}

// |a| times b with a's sign: two such products fit in 16 bits, since no value is below -127.
__attribute__((target("avx2"))) void avx2(const SentenceVector& one, std::span<const SentenceVector> many, std::span<std::int32_t> sums) {
  const __m256i ones = _mm256_set1_epi16(1);
  for (std::size_t i = 0; i < many.size(); ++i) {
    __m256i sum = _mm256_setzero_si256();
    for (std::size_t at = 0; at < width; at += 32) {
      const __m256i a = half_line(many[i], at);
      const __m256i pairs = _mm256_maddubs_epi16(_mm256_abs_epi8(a), _mm256_sign_epi8(half_line(one, at), a));
      sum = _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, ones));
    }
    __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0xB1));
    sums[i] = _mm_cvtsi128_si32(half);
  }
}

// g++ 12 takes the deliberately undefined lanes inside its own intrinsics for a mistake (GCC bug 105593).
#pragma GCC diagnostic push
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#pragma GCC diagnostic ignored "-Wuninitialized"

// VNNI multiplies unsigned by signed: (one + 128) * other, less 128 * other.
__attribute__((target("avx512f,avx512bw,avx512vnni"))) void vnni(const SentenceVector& one, std::span<const SentenceVector> many, std::span<std::int32_t> sums) {
  const __m512i flip = _mm512_set1_epi8(static_cast<char>(0x80));
  __m512i query[width / 64];
  for (std::size_t k = 0; k < width / 64; ++k) query[k] = _mm512_xor_si512(_mm512_load_si512(one.values.data() + 64 * k), flip);
  for (std::size_t i = 0; i < many.size(); ++i) {
    __m512i sum = _mm512_setzero_si512(), shift = _mm512_setzero_si512();
    for (std::size_t k = 0; k < width / 64; ++k) {
      const __m512i other = _mm512_load_si512(many[i].values.data() + 64 * k);
      sum = _mm512_dpbusd_epi32(sum, query[k], other);
      shift = _mm512_dpbusd_epi32(shift, flip, other);
    }
    sums[i] = _mm512_reduce_add_epi32(_mm512_sub_epi32(sum, shift));
  }
}

#pragma GCC diagnostic pop

#endif

std::vector<DotAll> found_ways() {
  std::vector<DotAll> ways{plain};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) ways.push_back(avx2);
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni")) ways.push_back(vnni);
#endif
  return ways;
}

}  // namespace

SentenceVector SentenceVector::of(std::span<const float> components) {
  SentenceVector vector;
  for (std::size_t i = 0; i < std::min(width, components.size()); ++i)
    vector.values[i] = static_cast<std::int8_t>(std::clamp(std::lround(components[i] * scale), -127L, 127L));
  return vector;
}

bool SentenceVector::empty() const {
  return std::all_of(values.begin(), values.end(), [](std::int8_t value) { return value == 0; });
}

std::span<const DotAll> dot_ways() {
  static const std::vector<DotAll> ways = found_ways();
  return ways;
}

void dot_all(const SentenceVector& one, std::span<const SentenceVector> many, std::span<std::int32_t> sums) {
  static const DotAll best = dot_ways().back();
  best(one, many, sums);
}

std::int32_t dot(const SentenceVector& a, const SentenceVector& b) {
  std::int32_t sum = 0;
  dot_all(a, {&b, 1}, {&sum, 1});
  return sum;
}

}  // namespace onrecord
