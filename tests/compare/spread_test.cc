#include "compare/spread.h"

#include <string>

#include <gtest/gtest.h>

namespace onrecord {
namespace {

// The order, "0 2 1"; pairs of one parity show the same, as far as `same` says.
std::string order(const std::vector<Showing>& pairs, std::size_t most, double same) {
  std::string all;
  for (const std::size_t i : spread(pairs, most, [&](std::size_t one, std::size_t other) { return one % 2 == other % 2 ? same : 0.0; })) all += (all.empty() ? "" : " ") + std::to_string(i);
  return all;
}

TEST(Spread, what_was_shown_sinks) {
  const std::vector<Showing> pairs{{5, {0, 1}}, {3, {2, 3}}, {4.5, {4, 5}}, {2, {6, 7}}};
  EXPECT_EQ(order(pairs, 4, 0), "0 2 1 3");
  EXPECT_EQ(order(pairs, 4, 2), "0 1 2 3");
  EXPECT_EQ(order(pairs, 1, 2), "0 1 2 3");  // the others as they come
  EXPECT_EQ(order({}, 4, 2), "");
}

TEST(Spread, a_saying_shown_twice_gives_way) {
  const std::vector<Showing> pairs{{5, {0, 1}}, {4.9, {0, 2}}, {4.8, {0, 3}}, {4, {4, 5}}};
  EXPECT_EQ(order(pairs, 4, 0), "0 1 3 2");
}

}  // namespace
}  // namespace onrecord
