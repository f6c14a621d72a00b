#include "compare/average_linkage.h"

#include <random>

#include <gtest/gtest.h>

namespace onrecord {
namespace {

std::vector<float> likeness_of(const std::vector<float>& places) {
  std::vector<float> likeness;
  for (const float a : places)
    for (const float b : places) likeness.push_back(1 - std::abs(a - b));
  return likeness;
}

// The definition, step by step.
std::vector<std::uint32_t> slowly(const std::vector<float>& likeness, std::size_t count, float least) {
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < count; ++i) groups.push_back({i});
  const auto average = [&](const auto& a, const auto& b) {
    double sum = 0;
    for (const std::size_t i : a)
      for (const std::size_t k : b) sum += likeness[i * count + k];
    return sum / static_cast<double>(a.size() * b.size());
  };
  while (groups.size() > 1) {
    std::size_t left = 0, right = 1;
    for (std::size_t i = 0; i < groups.size(); ++i)
      for (std::size_t k = i + 1; k < groups.size(); ++k)
        if (average(groups[i], groups[k]) > average(groups[left], groups[right])) left = i, right = k;
    if (average(groups[left], groups[right]) < least) break;
    groups[left].insert(groups[left].end(), groups[right].begin(), groups[right].end());
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(right));
  }
  std::vector<std::uint32_t> number(count);
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (const std::size_t one : groups[g]) number[one] = static_cast<std::uint32_t>(g);
  return number;
}

TEST(AverageLinkage, groups_what_lies_together) {
  EXPECT_EQ(average_linkage(likeness_of({0, 5, 0.1F, 5.2F, 0.2F, 9}), 6, 0.5F), (std::vector<std::uint32_t>{0, 1, 0, 1, 0, 2}));
  EXPECT_EQ(average_linkage({}, 0, 0.5F), std::vector<std::uint32_t>());
  EXPECT_EQ(average_linkage({1}, 1, 0.5F), std::vector<std::uint32_t>{0});
}

TEST(AverageLinkage, as_its_definition) {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> number(0, 1);
  for (int round = 0; round < 40; ++round) {
    const std::size_t count = 3 + round;
    std::vector<float> likeness(count * count);
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t k = 0; k <= i; ++k) likeness[i * count + k] = likeness[k * count + i] = number(random);
    for (const float least : {0.3F, 0.5F, 0.7F, 0.9F}) EXPECT_EQ(average_linkage(likeness, count, least), slowly(likeness, count, least)) << round;
  }
}

}  // namespace
}  // namespace onrecord
