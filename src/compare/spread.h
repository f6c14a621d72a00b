// The order in which pairs are shown: best first, but what shows the same as a pair above it sinks (maximal marginal relevance; Carbonell & Goldstein 1998), and so does what shows one saying again and again.
#pragma once

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <functional>  // std::function
#include <vector>      // std::vector

namespace onrecord {

struct Showing {
  double weight = 0;
  std::array<std::size_t, 2> sayings{};  // of its halves
};

// Indices of `pairs`, which come with the greatest weight first: the first `most` spread, then the others as they come. `same_as(i, j)`: how much pair i shows what pair j does, from 0, in the unit of the weights.
// Time grows with most times pairs.
std::vector<std::size_t> spread(const std::vector<Showing>& pairs, std::size_t most, const std::function<double(std::size_t, std::size_t)>& same_as);

}  // namespace onrecord
