#include "compare/clashes.h"

#include <cstdlib>

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(Clashes, halves_are_worded_with_where_when_and_what_a_short_one_answers) {
  const struct {
    ClashHalf half;
    std::string_view expected;
  } rows[] = {
      {{"“We will talk any time,”", "", false, false}, "public: We will talk any time,"},
      {{"Yes. Since May.", "Is it decided?", true, true}, "private, later, to “Is it decided?”: Yes. Since May."},
      {{"Yes, it has been decided since the middle of May", "Is it decided?", true, false}, "private: Yes, it has been decided since the middle of May"},
      {{"no", "a b c d e f g h i j k l m n o p q r s t u v w x y z", true, false}, "private, to “c d e f g h i j k l m n o p q r s t u v w x y z”: no"},
      {{"", "", false, false}, "public: "},
  };
  for (const auto& row : rows) EXPECT_EQ(worded(row.half), row.expected);
}

ClashReader& reader() {
  setenv("ONRECORD_MODELS", ONRECORD_ROOT "/models", 0);
  static ClashReader one = ClashReader::load(2).take();
  return one;
}

float odds(const std::string& first, const std::string& second) {
  const WordedPair pair{first, second};
  return reader().read({&pair, 1}).take().front();
}

TEST(Clashes, what_parts_without_a_common_word_reads_higher_than_what_goes_together) {
  const std::string open = "public: No decision has been taken about the bridge.";
  EXPECT_GT(odds(open, "private: It was settled in May. Keep it quiet until the vote."), odds(open, "private: The board has not met yet, so we wait."));
  EXPECT_GT(odds(open, "private: It was settled in May. Keep it quiet until the vote."), odds(open, "private: Running late, save me a seat."));
}

TEST(Clashes, a_pair_does_not_depend_on_those_beside_it) {
  const std::vector<WordedPair> pairs = {{"public: No boat will be cut.", "private: Two boats go in May."}, {"public: " + std::string(30'000, 'y'), "private: a"}, {"", "private: a"}};
  const std::vector<float> together = reader().read(pairs).take();
  for (std::size_t i = 0; i < pairs.size(); ++i) EXPECT_EQ(together[i], odds(pairs[i].first, pairs[i].second)) << i;
  EXPECT_EQ(together[2], ClashReader::unread);
}

}  // namespace
}  // namespace onrecord
