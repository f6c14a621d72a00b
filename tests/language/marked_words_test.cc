#include "language/marked_words.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

// Words and marks with a bar between them, marks in brackets.
std::string dumped(std::string_view text) {
  std::string line;
  for (const MarkedWord& one : marked_words(text)) {
    line += (line.empty() ? "" : "|") + (one.word ? one.lower : "[" + one.lower + "]");
    EXPECT_LT(one.begin, one.end);
    EXPECT_LE(one.end, text.size());
  }
  return line;
}

TEST(MarkedWords, table) {
  const struct {
    const char *text, *expected;
  } rows[] = {
      {"The Crews’ Union’s line: “pay”—not rest.", "the|crews|[']|union|[']|s|line|[:]|[“]|pay|[”]|[—]|not|rest|[.]"},
      {"it's 4.2\n\tper-cent", "it|[']|s|4|[.]|2|per-cent"},
      {"Ärger…", "Ärger|[…]"},
      {"", ""},
      {" \n", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(dumped(row.text), row.expected) << row.text;
}

}  // namespace
}  // namespace onrecord
