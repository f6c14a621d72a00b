#include "compare/spread.h"

#include <algorithm>      // std::max, std::min
#include <tuple>          // std::tie
#include <unordered_map>  // std::unordered_map

namespace onrecord {

std::vector<std::size_t> spread(const std::vector<Showing>& pairs, std::size_t most, const std::function<double(std::size_t, std::size_t)>& same_as) {
  constexpr std::size_t times_enough = 2;
  std::vector<double> sameness(pairs.size());
  std::vector<bool> taken(pairs.size());
  std::unordered_map<std::size_t, std::size_t> times;  // that a saying was shown
  const auto too_often = [&](std::size_t saying) {
    const auto found = times.find(saying);
    return found == times.end() || found->second < times_enough ? 0.0 : static_cast<double>(found->second - times_enough + 1);
  };
  std::vector<std::size_t> order;
  while (order.size() < std::min(pairs.size(), most)) {
    std::size_t best = pairs.size();
    double value = 0;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (taken[i] || (best < pairs.size() && pairs[i].weight <= value)) continue;
      const double worth = pairs[i].weight - sameness[i] - too_often(pairs[i].sayings[0]) - too_often(pairs[i].sayings[1]);
      if (best == pairs.size() || worth > value) std::tie(best, value) = std::tuple(i, worth);
    }
    taken[best] = true;
    for (const std::size_t saying : pairs[best].sayings) ++times[saying];
    order.push_back(best);
    for (std::size_t i = 0; i < pairs.size(); ++i)
      if (!taken[i]) sameness[i] = std::max(sameness[i], same_as(i, best));
  }
  for (std::size_t i = 0; i < pairs.size(); ++i)
    if (!taken[i]) order.push_back(i);
  return order;
}

}  // namespace onrecord
