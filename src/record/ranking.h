// How many statements that have the words of a search are ranked. Ranking half of a large record takes longer than a reader
// waits, and nobody reads that far: more matches are given in no order, and lists give them by time.
#pragma once

#include <cstddef>  // std::size_t

namespace onrecord {

constexpr std::size_t most_ranked = 10'000;

}  // namespace onrecord
