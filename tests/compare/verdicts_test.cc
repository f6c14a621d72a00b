#include "compare/verdicts.h"

#include <cmath>

#include <gtest/gtest.h>

namespace onrecord {
namespace {

// A vector of two directions: what a statement is about.
SentenceVector about(float x, float y) {
  std::vector<float> components(SentenceVector::width);
  const float length = std::sqrt(x * x + y * y) * 5;  // spread, so that no component is cut
  for (int i = 0; i < 25; ++i) {
    components[static_cast<std::size_t>(i)] = x / length;
    components[static_cast<std::size_t>(100 + i)] = y / length;
  }
  return SentenceVector::of(components);
}

ConfrontationRow row(RowId id, double score, std::optional<Verdict> verdict = {}) {
  ConfrontationRow made;
  made.id = id;
  made.a = 10 * id;
  made.b = 10 * id + 1;
  made.score = score;
  made.verdict = verdict;
  return made;
}

// Pairs 1, 2 and 3 speak of one thing, 4 and 5 of another.
StatementVectors meanings() {
  StatementVectors vectors;
  for (RowId id = 1; id <= 5; ++id)
    for (RowId half = 0; half < 2; ++half) {
      vectors.of.emplace_back(10 * id + half, static_cast<std::uint32_t>(vectors.vectors.size()));
      vectors.vectors.push_back(id <= 3 ? about(1, 0.1F * static_cast<float>(id)) : about(0.1F * static_cast<float>(id - 3), 1));
    }
  return vectors;
}

std::string order(const std::vector<ConfrontationRow>& rows) {
  std::string text;
  for (const ConfrontationRow& one : rows) text += std::to_string(one.id);
  return text;
}

TEST(Verdicts, contradicts_lifts_what_is_alike_and_consistent_sinks_it) {
  std::vector<ConfrontationRow> rows = {row(1, 0.6), row(4, 0.55, Verdict::contradicts), row(2, 0.5), row(5, 0.45)};
  rank_by_verdicts(rows, meanings());
  EXPECT_EQ(order(rows), "5142");
  EXPECT_EQ(rows[0].reasons, std::vector<std::string>{"like a pair that you judged: contradicts"});
  rows = {row(1, 0.6, Verdict::consistent), row(2, 0.58), row(4, 0.55), row(3, 0.5)};
  rank_by_verdicts(rows, meanings());
  EXPECT_EQ(order(rows), "1423");
  EXPECT_LT(rows[2].score, 0.5);
  EXPECT_EQ(rows[0].score, 0.6) << "what is judged keeps its score";
}

TEST(Verdicts, what_is_unclear_or_without_a_vector_moves_nothing) {
  std::vector<ConfrontationRow> rows = {row(1, 0.6, Verdict::unclear), row(2, 0.58)};
  EXPECT_FALSE(has_verdicts(rows));
  rank_by_verdicts(rows, meanings());
  EXPECT_EQ(order(rows), "12");
  EXPECT_TRUE(rows[1].reasons.empty());
  rows = {row(1, 0.6, Verdict::consistent), row(9, 0.58)};
  rank_by_verdicts(rows, meanings());
  EXPECT_EQ(rows[1].score, 0.58);
}

}  // namespace
}  // namespace onrecord
