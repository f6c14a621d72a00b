#include "compare/average_linkage.h"

#include <limits>   // std::numeric_limits
#include <numeric>  // std::iota

namespace onrecord {
namespace {

class Linkage {
 public:
  Linkage(std::vector<float> likeness, std::size_t count, float least) : likeness_(std::move(likeness)), count_(count), least_(least), sizes_(count, 1), into_(count) { std::iota(into_.begin(), into_.end(), 0U); }

  std::vector<std::uint32_t> run() {
    std::vector<std::size_t> open(count_);  // may still merge
    std::iota(open.begin(), open.end(), std::size_t{0});
    std::vector<std::size_t> chain;
    const auto close = [&](std::size_t one) { std::erase(open, one); };
    while (!open.empty()) {
      if (chain.empty()) chain.push_back(open.front());
      const std::size_t last = chain.back(), before = chain.size() > 1 ? chain[chain.size() - 2] : count_;
      // Of equals the one before in the chain, then the first, so that chains end.
      std::size_t nearest = before;
      float most = before < count_ ? at(last, before) : -std::numeric_limits<float>::infinity();
      for (const std::size_t one : open)
        if (one != last && at(last, one) > most) {
          most = at(last, one);
          nearest = one;
        }
      if (nearest == count_ || most < least_) {  // nothing that merges later comes nearer to it
        chain.clear();
        close(last);
      } else if (nearest == before) {
        chain.resize(chain.size() - 2);
        merge(std::min(last, before), std::max(last, before), open);
        close(std::max(last, before));
      } else {
        chain.push_back(nearest);
      }
    }
    return numbered();
  }

 private:
  float& at(std::size_t a, std::size_t b) { return likeness_[a * count_ + b]; }

  void merge(std::size_t kept, std::size_t gone, const std::vector<std::size_t>& open) {
    const auto a = static_cast<float>(sizes_[kept]), b = static_cast<float>(sizes_[gone]);
    for (const std::size_t one : open)
      if (one != kept && one != gone) at(kept, one) = at(one, kept) = (a * at(kept, one) + b * at(gone, one)) / (a + b);
    sizes_[kept] += sizes_[gone];
    into_[gone] = static_cast<std::uint32_t>(kept);
  }

  std::vector<std::uint32_t> numbered() {
    std::vector<std::uint32_t> group(count_);
    std::uint32_t groups = 0;
    for (std::size_t i = 0; i < count_; ++i) group[i] = into_[i] == i ? groups++ : group[into_[i]];  // what is merged goes to one before it
    return group;
  }

  std::vector<float> likeness_;
  std::size_t count_;
  float least_;
  std::vector<std::size_t> sizes_;
  std::vector<std::uint32_t> into_;
};

}  // namespace

std::vector<std::uint32_t> average_linkage(std::vector<float> likeness, std::size_t count, float least) { return Linkage(std::move(likeness), count, least).run(); }

}  // namespace onrecord
