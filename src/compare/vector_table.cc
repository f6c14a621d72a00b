#include "compare/vector_table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <thread>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace onrecord {
namespace {

constexpr std::size_t vectors_a_thread = 30'000, blocks_a_thread = 250;  // that are worth a thread of their own
constexpr std::size_t most_threads = 4;
constexpr std::size_t reranked = 8000;      // vectors that sketches choose, at least: recall of the 20 nearest of a million is .990

// In how many of their bits each of a block of sketches agrees with one.
using AgreeingBits = void (*)(const std::uint64_t* one, const std::uint64_t* words, std::size_t block, std::uint16_t* agreeing);
constexpr std::size_t sketch_words = SentenceVector::width / 64;

#if defined(__x86_64__)
__attribute__((target_clones("popcnt", "default")))
#endif
void agreeing_plain(const std::uint64_t* one, const std::uint64_t* words, std::size_t block, std::uint16_t* agreeing) {
  std::fill_n(agreeing, block, SentenceVector::width);
  for (std::size_t k = 0; k < sketch_words; ++k)
    for (std::size_t i = 0; i < block; ++i) agreeing[i] = static_cast<std::uint16_t>(agreeing[i] - std::popcount(one[k] ^ words[k * block + i]));
}

#if defined(__x86_64__)
__attribute__((target("avx512f,avx512vpopcntdq"))) void agreeing_avx512(const std::uint64_t* one, const std::uint64_t* words, std::size_t block, std::uint16_t* agreeing) {
  for (std::size_t i = 0; i < block; i += 8) {
    __m512i left = _mm512_set1_epi64(SentenceVector::width);
    for (std::size_t k = 0; k < sketch_words; ++k) {
      const __m512i differ = _mm512_xor_si512(_mm512_set1_epi64(static_cast<long long>(one[k])), _mm512_loadu_si512(words + k * block + i));
      left = _mm512_sub_epi64(left, _mm512_popcnt_epi64(differ));
    }
    _mm_storeu_si128(reinterpret_cast<__m128i*>(agreeing + i), _mm512_maskz_cvtepi64_epi16(0xFF, left));
  }
}
#endif

AgreeingBits agreeing_way() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vpopcntdq")) return agreeing_avx512;
#endif
  return agreeing_plain;
}

struct Better {
  bool operator()(const Near& a, const Near& b) const { return a.dot != b.dot ? a.dot > b.dot : a.index < b.index; }
};

// Keeps the best `count` of all that are offered.
class Best {
 public:
  explicit Best(std::size_t count) : count_(count) {}
  std::int32_t least() const { return count_ == 0 ? INT32_MAX : kept_.size() < count_ ? INT32_MIN : kept_.front().dot; }
  void offer(Near near) {
    if (count_ == 0 || (kept_.size() == count_ && !Better()(near, kept_.front()))) return;
    if (kept_.size() == count_) {
      std::pop_heap(kept_.begin(), kept_.end(), Better());
      kept_.back() = near;
    } else {
      kept_.push_back(near);
    }
    std::push_heap(kept_.begin(), kept_.end(), Better());
  }
  std::vector<Near> take() && {
    std::sort(kept_.begin(), kept_.end(), Better());
    return std::move(kept_);
  }

 private:
  std::size_t count_;
  std::vector<Near> kept_;  // a heap, the worst in front
};

// Splits [0, size) among threads, one for so many: work(thread, first, last).
template <class Work>
void in_threads(std::size_t size, std::size_t one_thread, Work work) {
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t threads = std::clamp<std::size_t>(size / one_thread, 1, std::min(cores, most_threads));
  std::vector<std::thread> others;
  const auto part = [&](std::size_t i) { work(i, size * i / threads, size * (i + 1) / threads); };
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(part, i);
  part(0);
  for (std::thread& other : others) other.join();
}

// The best of [0, size), which work(first, last, best) offers; it does not depend on how many threads there are.
template <class Work>
std::vector<Near> best_of(std::size_t size, std::size_t count, Work work) {
  std::vector<Best> best(most_threads, Best(count));
  in_threads(size, vectors_a_thread, [&](std::size_t thread, std::size_t first, std::size_t last) { work(first, last, best[thread]); });
  Best all(count);
  for (Best& one : best)
    for (const Near& near : std::move(one).take()) all.offer(near);
  return std::move(all).take();
}

}  // namespace

VectorTable::VectorTable(std::vector<SentenceVector> vectors, std::size_t exact) : exact_(exact), vectors_(std::move(vectors)) {
  if (vectors_.size() <= exact_) return;
  std::array<std::int64_t, SentenceVector::width> sums{};
  for (const SentenceVector& vector : vectors_)
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += vector.values[k];
  for (std::size_t k = 0; k < sums.size(); ++k) middle_[k] = static_cast<std::int8_t>(sums[k] / static_cast<std::int64_t>(vectors_.size()));
  sketches_.resize((vectors_.size() + block - 1) / block);
  for (std::size_t i = 0; i < vectors_.size(); ++i) {
    const Sketch sketch = sketch_of(vectors_[i]);
    for (std::size_t k = 0; k < sketch_words; ++k) sketches_[i / block][k][i % block] = sketch[k];
  }
}

VectorTable::Sketch VectorTable::sketch_of(const SentenceVector& vector) const {
  Sketch sketch{};
  std::array<std::uint8_t, SentenceVector::width> above;
  for (std::size_t i = 0; i < above.size(); ++i) above[i] = vector.values[i] > middle_[i];
  for (std::size_t i = 0; i < above.size(); i += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, above.data() + i, sizeof(eight));
    sketch[i / 64] |= (eight * 0x0102040810204080 >> 56) << (i % 64);  // gathers the lowest bits of eight bytes
  }
  return sketch;
}

std::vector<Near> VectorTable::nearest(const SentenceVector& one, std::size_t count, const Allowed& allowed) const {
  if (allowed.empty()) return sketches_.empty() ? by_dots(one, count) : by_sketches(one, count, allowed);
  const auto size = static_cast<std::size_t>(std::count(allowed.begin(), allowed.end(), 1));
  if (size > exact_) return by_sketches(one, count, allowed);
  std::vector<std::uint32_t> only(size + 1);  // the last takes what is not allowed
  for (std::size_t i = 0, found = 0; i < allowed.size(); found += allowed[i++]) only[found] = static_cast<std::uint32_t>(i);
  only.pop_back();
  return by_dots(one, count, only);
}

std::vector<Near> VectorTable::by_dots(const SentenceVector& one, std::size_t count) const {
  return best_of(vectors_.size(), count, [&](std::size_t first, std::size_t last, Best& best) {
    std::array<std::int32_t, block> sums;
    for (; first < last; first += block) {
      const std::size_t size = std::min(block, last - first);
      dot_all(one, std::span(vectors_).subspan(first, size), std::span(sums).first(size));
      for (std::size_t i = 0; i < size; ++i)
        if (sums[i] > best.least()) best.offer({static_cast<std::uint32_t>(first + i), sums[i]});
    }
  });
}

std::vector<Near> VectorTable::by_dots(const SentenceVector& one, std::size_t count, const std::vector<std::uint32_t>& only) const {
  return best_of(only.size(), count, [&](std::size_t first, std::size_t last, Best& best) {
    for (; first < last; ++first) best.offer({only[first], dot(one, vectors_[only[first]])});
  });
}

// Signs agree as often as directions do (Charikar 2002). Many more are chosen than asked for, then compared exactly.
std::vector<Near> VectorTable::by_sketches(const SentenceVector& one, std::size_t count, const Allowed& allowed) const {
  static const AgreeingBits agreeing_bits = agreeing_way();
  const Sketch asked = sketch_of(one);
  std::vector<std::uint16_t> agreeing(sketches_.size() * block);
  std::array<std::array<std::uint32_t, SentenceVector::width + 1>, most_threads> counts{};  // of vectors by agreement
  in_threads(sketches_.size(), blocks_a_thread, [&](std::size_t thread, std::size_t first, std::size_t last) {
    for (; first < last; ++first) {
      const std::size_t begin = first * block, size = std::min(block, vectors_.size() - begin);
      std::uint16_t* here = &agreeing[begin];
      agreeing_bits(asked.data(), sketches_[first].front().data(), block, here);
      if (!allowed.empty())
        for (std::size_t i = 0; i < size; ++i) here[i] = static_cast<std::uint16_t>(here[i] * allowed[begin + i]);
      for (std::size_t i = 0; i < size; ++i) ++counts[thread][here[i]];
    }
  });
  std::size_t least = SentenceVector::width, reached = 0;
  for (; least > 0; --least) {
    for (const auto& of_thread : counts) reached += of_thread[least];
    if (reached >= std::max(reranked, 20 * count)) break;
  }
  least = std::max<std::size_t>(least, 1);  // 0: not allowed
  std::vector<std::uint32_t> only;
  only.reserve(reached);
  for (std::uint32_t i = 0; i < vectors_.size(); ++i)
    if (agreeing[i] >= least) only.push_back(i);
  return by_dots(one, count, only);
}

}  // namespace onrecord
