#include "speech/merge_attributions.h"

#include <gtest/gtest.h>

#include <tuple>  // std::tuple

#include "drawn.h"

namespace onrecord {
namespace {

Attribution made(std::string_view text, std::string_view content, std::string_view cue, std::string_view source, float score) {
  const auto span = [&](std::string_view words) -> Spans {
    if (words.empty()) return {};
    const auto at = static_cast<ByteOffset>(text.find(words));
    return {{at, at + static_cast<ByteOffset>(words.size())}};
  };
  return {span(content), span(cue), span(source), score};
}

constexpr std::string_view text = "The Lantern reported that Ann Lee told Bert that the boat was late.";

TEST(MergeAttributions, two_ways_to_one_attribution_make_it_surer) {
  const Attribution found = made(text, "that Ann Lee told Bert that the boat was late", "reported", "The Lantern", 0.6F);
  const std::vector<Attribution> merged = merge_attributions(text, {found}, {}, {found});
  ASSERT_EQ(merged.size(), 1U);
  EXPECT_GT(merged[0].score, 0.7F);
}

TEST(MergeAttributions, a_participle_takes_its_subject_from_the_rules) {
  constexpr std::string_view words = "Ann Lee blamed the crew, saying that the boat was late.";
  const Attribution found = made(words, "that the boat was late", "saying", "", 0.8F), rule = made(words, "that the boat was late", "saying", "Ann Lee", 0.75F);
  EXPECT_EQ(test::drawn_all(words, merge_attributions(words, {found}, {}, {rule})), (std::vector<std::string>{"sssssss                  vvvvvv cccccccccccccccccccccc"}));
}

TEST(MergeAttributions, the_rules_open_what_stands_inside_a_content) {
  const Attribution outer = made(text, "that Ann Lee told Bert that the boat was late", "reported", "The Lantern", 0.9F);
  const Attribution inner = made(text, "that the boat was late", "told", "Ann Lee", 0.75F);
  EXPECT_EQ(test::drawn_all(text, merge_attributions(text, {outer}, {}, {outer, inner})),
            (std::vector<std::string>{"sssssssssss vvvvvvvv ccccccccccccccccccccccccccccccccccccccccccccc", "                          sssssss vvvv      cccccccccccccccccccccc"}));
}

TEST(MergeAttributions, the_rules_open_what_is_nearly_all_of_a_content) {
  constexpr std::string_view minutes = "According to the minutes, Ann Lee told Bert that the boat from Torvay was late.";
  const Attribution outer = made(minutes, "Ann Lee told Bert that the boat from Torvay was late", "According to", "the minutes", 0.9F);
  const Attribution inner = made(minutes, "that the boat from Torvay was late", "told", "Ann Lee", 0.75F);
  EXPECT_EQ(test::drawn_all(minutes, merge_attributions(minutes, {outer}, {}, {outer, inner})),
            (std::vector<std::string>{"vvvvvvvvvvvv sssssssssss  cccccccccccccccccccccccccccccccccccccccccccccccccccc", "                          sssssss vvvv      cccccccccccccccccccccccccccccccccc"}));
}

TEST(MergeAttributions, what_a_quoted_person_was_told_by_whom_he_names) {
  for (const auto& [quoted, source, count] : {std::tuple("Ann Lee said: “In June Bert told us that the boat was late.”", "Bert", 2U), std::tuple("Ann Lee said: “In June he told us that the boat was late.”", "he", 1U),
                                              std::tuple("Ann Lee said: “In June Bert said that the boat was late.”", "Bert", 1U)}) {
    const std::string_view words = quoted;
    const Attribution outer = made(words, words.substr(14), "said", "Ann Lee", 0.9F);
    Attribution inner = made(words, "that the boat was late", "told", source, 0.6F);
    if (inner.cue.front().begin >= words.size()) inner.cue = {{31, 35}};  // the second “said”
    EXPECT_EQ(merge_attributions(words, {outer}, {}, {inner}).size(), count) << words;
  }
}

TEST(MergeAttributions, a_weak_rule_adds_nothing) {
  const Attribution weak = made(text, "the boat was late", "told", "Ann Lee", 0.4F);
  EXPECT_TRUE(merge_attributions(text, {}, {}, {weak}).empty());
}

TEST(MergeAttributions, a_doubtful_one_stays_with_a_cue_the_rules_know) {
  const Attribution inner = made(text, "that the boat was late", "told", "Ann Lee", 0.6F);
  const Attribution rule = made(text, "the boat was late", "told", "Ann Lee", 0.6F);
  EXPECT_TRUE(merge_attributions(text, {}, {inner}, {}).empty());
  EXPECT_EQ(test::drawn_all(text, merge_attributions(text, {}, {inner}, {rule})), (std::vector<std::string>{"                          sssssss vvvv      cccccccccccccccccccccc"}));
}

TEST(MergeAttributions, the_rules_know_how_a_quotation_goes_on_in_later_paragraphs) {
  constexpr std::string_view two = "Ann Lee said: “The boat was late.\n“It was full.”";
  Attribution rule = made(two, "“The boat was late.", "said", "Ann Lee", 0.9F);
  const Attribution found = rule;
  rule.content.push_back(made(two, "“It was full.”", "", "", 0).content.front());
  const std::vector<Attribution> merged = merge_attributions(two, {found}, {}, {rule});
  ASSERT_EQ(merged.size(), 1U);
  EXPECT_EQ(merged[0].content, rule.content);
}

TEST(MergeAttributions, other_languages_score_lower) {
  const Document document = test::document_of("Ann Lee: „Wir sind spät.“");
  const std::vector<Attribution> rules = attributions_by_rule(document, tokenize(document), find_quotations(document, tokenize(document)));
  const std::vector<Attribution> found = find_attributions(document, tokenize(document), find_quotations(document, tokenize(document)));
  ASSERT_EQ(rules.size(), 1U);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_LT(found[0].score, rules[0].score);
}

}  // namespace
}  // namespace onrecord
