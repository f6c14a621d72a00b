#include "speech/label_path.h"

#include <cmath>

#include <gmock/gmock.h>

namespace onrecord {
namespace {

using testing::ElementsAre;
constexpr auto none = UnitLabel::none, content = UnitLabel::content, cue = UnitLabel::cue;

// One row of scores: the label that is likely here, and by how much it begins or ends here.
void add(Matrix& scores, UnitLabel likely, float label, float begins = 0, float ends = 0) {
  scores.columns = 3 * unit_labels;
  std::vector<float> row(scores.columns, 0);
  row[static_cast<std::size_t>(likely)] = label;
  row[unit_labels + static_cast<std::size_t>(likely)] = begins;
  row[2 * unit_labels + static_cast<std::size_t>(likely)] = ends;
  scores.values.insert(scores.values.end(), row.begin(), row.end());
}

TEST(BestPath, takes_the_best_label_of_each_unit_where_nothing_speaks_against_it) {
  Matrix scores;
  add(scores, cue, 2);
  add(scores, content, 2);
  add(scores, content, 2);
  EXPECT_THAT(best_path(scores, {}).labels, ElementsAre(cue, content, content));
}

TEST(BestPath, a_run_begins_where_beginning_pays_even_if_the_label_there_is_weak) {
  Matrix scores;
  add(scores, none, 1);
  add(scores, content, -1, 5);
  add(scores, content, 2);
  EXPECT_THAT(best_path(scores, {}).labels, ElementsAre(none, content, content));
}

TEST(BestPath, what_a_change_costs_bridges_a_gap) {
  Matrix scores;
  add(scores, content, 3);
  add(scores, none, 1);
  add(scores, content, 3);
  Transitions costly{};
  for (std::size_t from = 0; from < unit_labels; ++from)
    for (std::size_t to = 0; to < unit_labels; ++to) costly[from][to] = from == to ? 0 : -2;
  EXPECT_THAT(best_path(scores, {}).labels, ElementsAre(content, none, content));
  EXPECT_THAT(best_path(scores, costly).labels, ElementsAre(content, content, content));
}

TEST(BestPath, the_share_is_that_of_one_path_among_all) {
  Matrix scores;
  add(scores, content, 0);
  add(scores, content, 0);
  EXPECT_NEAR(best_path(scores, {}).log_share, -std::log(16.0), 1e-9);  // all four by four paths are alike
}

TEST(BestPath, nothing_gives_nothing) { EXPECT_TRUE(best_path({}, {}).labels.empty()); }

}  // namespace
}  // namespace onrecord
