// Groups by average likeness (UPGMA; Sokal, Michener 1958).
#pragma once

#include <cstddef>  // std::size_t
#include <cstdint>  // std::uint32_t
#include <vector>   // std::vector

namespace onrecord {

// `likeness`: of each of `count` things to each, row by row, symmetric; it is used up. The two groups whose members are most alike on average become one, until no two reach `least`. Gives the group
// of each thing, numbered by its first member. By chains of nearest neighbours (Murtagh 1983): time and memory go with the square of the number.
std::vector<std::uint32_t> average_linkage(std::vector<float> likeness, std::size_t count, float least);

}  // namespace onrecord
