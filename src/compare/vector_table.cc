#include "compare/vector_table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <thread>

namespace onrecord {
namespace {

constexpr std::size_t block = 1024;         // products at a time
constexpr std::size_t thread_work = 100'000;  // vectors that are worth a thread of their own
constexpr std::size_t most_threads = 4;
constexpr std::size_t reranked = 4000;      // vectors that sketches choose, at least

bool better(const Near& a, const Near& b) { return a.dot != b.dot ? a.dot > b.dot : a.index < b.index; }

constexpr std::size_t sketch_words = SentenceVector::width / 64;

// In how many of their bits each of `many` sketches agrees with one.
#if defined(__x86_64__)
__attribute__((target_clones("arch=icelake-server", "popcnt", "default")))
#endif
void agreeing_bits(const std::uint64_t* one, const std::uint64_t* many, std::size_t count, std::int32_t* agreeing) {
  for (std::size_t i = 0; i < count; ++i) {
    int differ = 0;
    for (std::size_t k = 0; k < sketch_words; ++k) differ += std::popcount(one[k] ^ many[i * sketch_words + k]);
    agreeing[i] = static_cast<std::int32_t>(SentenceVector::width) - differ;
  }
}

// Keeps the best `count` of all that are offered.
class Best {
 public:
  explicit Best(std::size_t count) : count_(count) {}
  std::int32_t least() const { return count_ == 0 ? INT32_MAX : kept_.size() < count_ ? INT32_MIN : kept_.front().dot; }
  void offer(Near near) {
    if (count_ == 0 || (kept_.size() == count_ && !better(near, kept_.front()))) return;
    if (kept_.size() == count_) {
      std::pop_heap(kept_.begin(), kept_.end(), better);
      kept_.back() = near;
    } else {
      kept_.push_back(near);
    }
    std::push_heap(kept_.begin(), kept_.end(), better);
  }
  std::vector<Near> take() && {
    std::sort(kept_.begin(), kept_.end(), better);
    return std::move(kept_);
  }

 private:
  std::size_t count_;
  std::vector<Near> kept_;  // a heap, the worst in front
};

// Splits [0, size) among threads; what they find does not depend on how many there are.
template <class Work>
std::vector<Near> in_threads(std::size_t size, std::size_t count, Work work) {
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t threads = std::clamp<std::size_t>(size / thread_work, 1, std::min(cores, most_threads));
  std::vector<Best> best(threads, Best(count));
  std::vector<std::thread> others;
  const auto part = [&](std::size_t i) { work(size * i / threads, size * (i + 1) / threads, best[i]); };
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(part, i);
  part(0);
  for (std::thread& other : others) other.join();
  Best all(count);
  for (Best& one : best)
    for (const Near& near : std::move(one).take()) all.offer(near);
  return std::move(all).take();
}

}  // namespace

VectorTable::VectorTable(std::vector<SentenceVector> vectors, std::size_t exact) : vectors_(std::move(vectors)) {
  if (vectors_.size() <= exact) return;
  for (const SentenceVector& vector : vectors_) sketches_.push_back(sketch_of(vector));
}

VectorTable::Sketch VectorTable::sketch_of(const SentenceVector& vector) {
  Sketch sketch{};
  for (std::size_t i = 0; i < SentenceVector::width; ++i) sketch.bits[i / 64] |= std::uint64_t{vector.values[i] > 0} << (i % 64);
  return sketch;
}

std::vector<Near> VectorTable::nearest(const SentenceVector& one, std::size_t count, const std::vector<bool>& allowed) const {
  return sketches_.empty() ? by_dots(one, count, allowed) : by_sketches(one, count, allowed);
}

std::vector<Near> VectorTable::by_dots(const SentenceVector& one, std::size_t count, const std::vector<bool>& allowed) const {
  return in_threads(vectors_.size(), count, [&](std::size_t first, std::size_t last, Best& best) {
    std::array<std::int32_t, block> sums;
    for (; first < last; first += block) {
      const std::size_t size = std::min(block, last - first);
      dot_all(one, std::span(vectors_).subspan(first, size), std::span(sums).first(size));
      for (std::size_t i = 0; i < size; ++i)
        if (sums[i] > best.least() && (allowed.empty() || allowed[first + i])) best.offer({static_cast<std::uint32_t>(first + i), sums[i]});
    }
  });
}

// Signs agree as often as directions do (Charikar 2002). Many more are chosen than asked for, then compared exactly.
std::vector<Near> VectorTable::by_sketches(const SentenceVector& one, std::size_t count, const std::vector<bool>& allowed) const {
  const Sketch asked = sketch_of(one);
  const std::vector<Near> chosen = in_threads(sketches_.size(), std::max(reranked, 20 * count), [&](std::size_t first, std::size_t last, Best& best) {
    std::array<std::int32_t, block> agreeing;
    for (; first < last; first += block) {
      const std::size_t size = std::min(block, last - first);
      agreeing_bits(asked.bits, sketches_[first].bits, size, agreeing.data());
      for (std::size_t i = 0; i < size; ++i)
        if (agreeing[i] > best.least() && (allowed.empty() || allowed[first + i])) best.offer({static_cast<std::uint32_t>(first + i), agreeing[i]});
    }
  });
  Best best(count);
  for (const Near& near : chosen) best.offer({near.index, dot(one, vectors_[near.index])});
  return std::move(best).take();
}

}  // namespace onrecord
