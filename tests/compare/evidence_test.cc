#include "compare/evidence.h"

#include <cmath>
#include <limits>
#include <string_view>

#include <gtest/gtest.h>

namespace onrecord {
namespace {

Evidence two_remarks() {
  Evidence evidence;
  evidence.meaning = 0.3;
  evidence.in_words = true;
  evidence.shorter = 8;
  evidence.longer = 20;
  evidence.grounds = true;
  return evidence;
}

// What is added to a pair, and whether it then weighs more (read or not).
TEST(Evidence, each_ground_weighs_and_want_of_grounds_does_not) {
  const struct {
    std::string_view what;
    void (*change)(Evidence&);
    bool more;
  } rows[] = {
      {"audiences part", [](Evidence& one) { one.audiences_part = true; }, true},
      {"nearer in meaning", [](Evidence& one) { one.meaning = 0.6; }, true},
      {"the text sets them against each other", [](Evidence& one) { one.set_against = true; }, true},
      {"a negation", [](Evidence& one) { one.negated = 1; }, true},
      {"one speaker", [](Evidence& one) { one.same_speaker = true; }, true},
      {"a look back", [](Evidence& one) { one.looks_back = true; }, true},
      {"told", [](Evidence& one) { one.told = true; }, true},
      {"more words", [](Evidence& one) { one.shorter = 16; }, true},
      {"in own words", [](Evidence& one) { one.mouths = 6; }, true},
      {"no word in common", [](Evidence& one) { one.in_words = false; }, false},
      {"nothing that sets them apart", [](Evidence& one) { one.grounds = false; }, false},
  };
  for (const bool read : {false, true})
    for (const auto& row : rows) {
      Evidence plain = two_remarks();
      if (read) plain.odds = -1;
      Evidence changed = plain;
      row.change(changed);
      EXPECT_EQ(weigh(changed) > weigh(plain), row.more) << row.what;
    }
}

TEST(Evidence, a_reading_moves_a_pair_and_unknown_days_are_far) {
  Evidence likely = two_remarks(), unlikely = two_remarks();
  likely.odds = 1;
  unlikely.odds = -4;
  EXPECT_GT(weigh(likely), weigh(unlikely) + 1);
  Evidence apart = two_remarks(), unknown = two_remarks();
  apart.audiences_part = unknown.audiences_part = true;
  apart.days_apart = 1000;
  unknown.days_apart = std::numeric_limits<double>::infinity();
  EXPECT_NEAR(weigh(apart), weigh(unknown), 1e-6);
  EXPECT_TRUE(std::isfinite(weigh(unknown)));
}

}  // namespace
}  // namespace onrecord
