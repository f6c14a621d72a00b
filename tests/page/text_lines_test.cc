#include "page/text_lines.h"

#include <random>

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(FoldedLine, one_blank_small_letters_plain_quotes) {
  const struct {
    std::string_view text;
    std::string_view folded;
  } rows[] = {
      {"", ""}, {" \t\n", ""}, {"\xC2\xA0", ""}, {"Ann", "ann"}, {"  Two\n\t words ", "two words"}, {"a\xC2\xA0 b", "a b"},
      {"“Don’t”", "\"don't\""}, {"5′", "5'"}, {"ÄRGER", "Ärger"}, {"\xF0\x9F\x91\x8D ok", "\xF0\x9F\x91\x8D ok"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(folded_line(row.text), row.folded) << row.text;
    EXPECT_TRUE(folds_to(row.text, row.folded)) << row.text;
  }
}

TEST(FoldedLine, folds_to_is_the_comparison_with_it) {
  constexpr std::string_view pieces[] = {"a", "B", " ", "\n", "\xC2\xA0", "“", "’", "é", "."};
  std::mt19937 random(1);
  std::vector<std::string> texts;
  for (int i = 0; i < 300; ++i) {
    std::string text;
    for (unsigned count = static_cast<unsigned>(random() % 6); count > 0; --count) text += pieces[random() % std::size(pieces)];
    texts.push_back(text);
  }
  for (const std::string& one : texts)
    for (const std::string& other : texts) EXPECT_EQ(folds_to(one, folded_line(other)), folded_line(one) == folded_line(other)) << one << " / " << other;
}

}  // namespace
}  // namespace onrecord
