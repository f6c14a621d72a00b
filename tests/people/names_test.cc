#include "people/names.h"

#include <gtest/gtest.h>

namespace onrecord::people {
namespace {

struct Pair {
  std::string_view first, second;
  bool same;
};

class SamePerson : public testing::TestWithParam<Pair> {};

TEST_P(SamePerson, is_told_by_the_names) {
  const PersonName first = parse_person(GetParam().first), second = parse_person(GetParam().second);
  EXPECT_EQ(may_be_same_person(first, second), GetParam().same) << GetParam().first << " / " << GetParam().second;
  EXPECT_EQ(may_be_same_person(second, first), GetParam().same) << "the other way round";
}

INSTANTIATE_TEST_SUITE_P(of, SamePerson, testing::Values(
    Pair{"Ann Lee", "Lee", true}, Pair{"Dr Ann Lee", "Ms Lee", true}, Pair{"Ann Lee", "A. Lee", true}, Pair{"Ann Lee", "Ann B. Lee", true}, Pair{"Ann Lee", "Ann Lee’s", true},
    Pair{"Ann Lee", "ANN LEE", true}, Pair{"Ann Lee", "\u200FAnn Lee\u200E", true}, Pair{"Ann Lee", "Bob Lee", false}, Pair{"Ann Lee", "Mr Lee", false}, Pair{"Ann Lee", "Ann Ray", false},
    Pair{"Bob Lee Jr.", "Bob Lee Sr.", false}, Pair{"Bob Lee Jr.", "Bob Lee", false}, Pair{"Robert C. \"Bobby\" Scott", "Bobby Scott", true},
    Pair{"Tobias Lee", "Toby Lee", true}, Pair{"Bob Lee", "Robert Lee", true}, Pair{"Tom Lee", "Timothy Lee", false}, Pair{"Ted Lee", "Ned Lee", false}, Pair{"Christine Lee", "Christina Lee", false}, Pair{"Tina Lee", "Christina Lee", true}));

TEST(NameWords, are_folded_and_bare) {
  EXPECT_EQ(name_words("Sen. Mary O’Hara-Orr (D-Ohio), the U.S. envoy’s"), (std::vector<std::string>{"sen", "mary", "o'hara-orr", "the", "us", "envoy"}));
  EXPECT_TRUE(name_words("").empty());
  EXPECT_TRUE(name_words("—…“”").empty());
}

TEST(Abbreviation, are_the_initials_with_or_without_small_words) {
  EXPECT_TRUE(abbreviates("BMA", "British Medical Association"));
  EXPECT_TRUE(abbreviates("DoH", "Department of Health"));
  EXPECT_TRUE(abbreviates("E.P.A.", "Environmental Protection Agency"));
  EXPECT_FALSE(abbreviates("BBC", "British Medical Association"));
  EXPECT_FALSE(abbreviates("", "British Medical Association"));
}

TEST(Titles, are_cut_off) {
  EXPECT_EQ(without_titles("The Rev. Dr Ann Lee"), "Ann Lee");
  EXPECT_EQ(without_titles("Lee"), "Lee");
}

TEST(PersonName, of_broken_text_does_no_harm) {
  EXPECT_EQ(parse_person("").surname, "");
  EXPECT_EQ(parse_person("\xFF\xFE").surname, "");
  EXPECT_EQ(parse_person(std::string(10000, 'A')).surname.size(), 10000U);
}

}  // namespace
}  // namespace onrecord::people
