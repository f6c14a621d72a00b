#include "compare/search.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gmock/gmock.h>

#include "compare/vector_table.h"

namespace onrecord {
namespace {

SentenceVector random_vector(std::mt19937& random) {
  std::normal_distribution<float> spread;
  std::vector<float> values(SentenceVector::width);
  float square = 0;
  for (float& value : values) {
    value = spread(random);
    square += value * value;
  }
  for (float& value : values) value /= std::sqrt(square);
  return SentenceVector::of(values);
}

class VectorTableTest : public testing::Test {
 protected:
  VectorTableTest() {
    for (int i = 0; i < 5000; ++i) vectors_.push_back(random_vector(random_));
    for (int i = 0; i < 20; ++i) vectors_.push_back(vectors_.front());  // copies: equals come in their order
  }
  std::vector<Near> expected(const SentenceVector& one, std::size_t count, const Allowed& allowed) const {
    std::vector<Near> all;
    for (std::uint32_t i = 0; i < vectors_.size(); ++i)
      if (allowed.empty() || allowed[i] != 0) all.push_back({i, dot(one, vectors_[i])});
    std::stable_sort(all.begin(), all.end(), [](const Near& a, const Near& b) { return a.dot > b.dot; });
    all.resize(std::min(count, all.size()));
    return all;
  }
  static std::vector<std::uint32_t> indices(const std::vector<Near>& list) {
    std::vector<std::uint32_t> result;
    for (const Near& near : list) result.push_back(near.index);
    return result;
  }
  std::mt19937 random_{11};
  std::vector<SentenceVector> vectors_;
};

TEST_F(VectorTableTest, the_scan_is_exact) {
  const VectorTable table(vectors_);
  Allowed odd(vectors_.size());
  for (std::size_t i = 1; i < odd.size(); i += 2) odd[i] = 1;
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{30}, std::size_t{10'000}})
    for (const auto& allowed : {Allowed(), odd}) EXPECT_EQ(indices(table.nearest(vectors_.front(), count, allowed)), indices(expected(vectors_.front(), count, allowed)));
}

TEST_F(VectorTableTest, sketches_find_nearly_all_that_are_near) {
  // Each asked-for vector has thirty near ones, as texts of one meaning are.
  std::vector<SentenceVector> asked;
  for (int i = 0; i < 20; ++i) {
    asked.push_back(random_vector(random_));
    for (int k = 0; k < 30; ++k) {
      const SentenceVector noise = random_vector(random_);
      std::vector<float> mixed(SentenceVector::width);
      for (std::size_t j = 0; j < mixed.size(); ++j) mixed[j] = (0.6F * asked.back().values[j] + 0.8F * noise.values[j]) / SentenceVector::scale;
      vectors_.push_back(SentenceVector::of(mixed));
    }
  }
  const VectorTable table(vectors_, 1000);
  std::size_t found = 0;
  for (const SentenceVector& one : asked) {
    const auto wanted = indices(expected(one, 30, {}));
    const auto got = indices(table.nearest(one, 30));
    for (const std::uint32_t index : wanted) found += std::find(got.begin(), got.end(), index) != got.end();
  }
  EXPECT_GE(found, 20 * 30 * 98 / 100);
}

TEST_F(VectorTableTest, few_that_are_allowed_are_compared_exactly) {
  const VectorTable table(vectors_, 1000);  // by sketches, were all allowed
  Allowed few(vectors_.size());
  for (std::size_t i = 0; i < few.size(); i += 7) few[i] = 1;
  EXPECT_EQ(indices(table.nearest(vectors_[1], 30, few)), indices(expected(vectors_[1], 30, few)));
  Allowed odd(vectors_.size());
  for (std::size_t i = 1; i < odd.size(); i += 2) odd[i] = 1;
  for (const std::uint32_t index : indices(table.nearest(vectors_[1], 5000, odd))) EXPECT_EQ(index % 2, 1U);
}

TEST_F(VectorTableTest, an_empty_table_finds_nothing) { EXPECT_TRUE(VectorTable({}).nearest(vectors_.front(), 5).empty()); }

}  // namespace
}  // namespace onrecord
