#include "serve/text_runs.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

// "[s:ab]c": runs with the letters of their marks.
std::string drawn(const std::string& text, PointSpan span, const std::vector<TextMark>& marks) {
  std::string drawing;
  for (const TextRun& run : runs_of(text, CodePointIndex(text), span, marks)) {
    std::string letters;
    for (const TextMark* mark : run.marks) letters += "swdc"[static_cast<int>(mark->kind)];
    drawing += letters.empty() ? run.text : "[" + letters + ":" + run.text + "]";
  }
  return drawing;
}

constexpr auto statement = TextMark::Kind::statement;
constexpr auto speaker = TextMark::Kind::speaker;

TEST(TextRuns, are_cut_where_marks_begin_and_end) {
  EXPECT_EQ(drawn("abcdef", {0, 6}, {{statement, {1, 3}, 0}}), "a[s:bc]def");
  EXPECT_EQ(drawn("abcdef", {0, 6}, {{statement, {0, 4}, 0}, {speaker, {2, 6}, 0}}), "[s:ab][sw:cd][w:ef]");
  EXPECT_EQ(drawn("abcdef", {2, 4}, {{statement, {0, 6}, 0}}), "[s:cd]");
  EXPECT_EQ(drawn("abcdef", {2, 4}, {{statement, {0, 2}, 0}, {speaker, {4, 6}, 0}}), "cd");
}

TEST(TextRuns, count_code_points_and_lose_nothing) {
  EXPECT_EQ(drawn("“é”😀x", {0, 5}, {{statement, {1, 2}, 0}, {speaker, {3, 4}, 0}}), "“[s:é]”[w:😀]x");
  EXPECT_EQ(drawn("ab", {0, 99}, {{statement, {1, 50}, 0}}), "a[s:b]");
  EXPECT_EQ(drawn("", {0, 0}, {}), "");
}

}  // namespace
}  // namespace onrecord
