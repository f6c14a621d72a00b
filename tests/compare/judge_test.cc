#include "compare/judge.h"

#include <cstdlib>

#include <gtest/gtest.h>

namespace onrecord {
namespace {

PairJudge& judge() {
  setenv("ONRECORD_MODELS", ONRECORD_ROOT "/models", 0);
  static PairJudge one = PairJudge::load(2).take();
  return one;
}

Judgement of(std::string_view a, std::string_view b) {
  const TextPair pair{a, b};
  return judge().judge({&pair, 1}).take().front();
}

TEST(PairJudge, tells_what_leaves_no_doubt) {
  EXPECT_EQ(of("Nuclear power stations must be closed by 2030.", "We will build new nuclear power stations.").label(), PairLabel::inconsistent);
  EXPECT_EQ(of("Nuclear power stations must be closed by 2030.", "The wolf should be hunted in the Alps.").label(), PairLabel::unrelated);
}

TEST(PairJudge, shares_add_up_and_the_order_does_not_matter) {
  const std::string_view a = "No boat will be cut.", b = "Two boats go in May.";
  const Judgement one = of(a, b), other = of(b, a);
  EXPECT_NEAR(one.inconsistent + one.consistent + one.unrelated, 1, 1e-5);
  EXPECT_EQ(one.inconsistent, other.inconsistent);
  EXPECT_EQ(one.unrelated, other.unrelated);
}

TEST(PairJudge, a_pair_does_not_depend_on_those_beside_it) {
  const std::string long_text = std::string(900, 'x') + " boats " + std::string(30'000, 'y');
  const std::vector<TextPair> pairs = {{"No boat will be cut.", "Two boats go in May."}, {long_text, "a"}, {"", "Boats."}, {"\xff\xfe", "Boats."}, {"Pay is the point.", "It was never about pay."}};
  const std::vector<Judgement> together = judge().judge(pairs).take();
  for (std::size_t i = 0; i < pairs.size(); ++i) EXPECT_EQ(together[i].inconsistent, of(pairs[i].a, pairs[i].b).inconsistent) << i;
  EXPECT_EQ(together[2].label(), PairLabel::unrelated);
}

}  // namespace
}  // namespace onrecord
