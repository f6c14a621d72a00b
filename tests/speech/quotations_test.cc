#include "speech/quotations.h"

#include <gtest/gtest.h>

#include "drawn.h"

namespace onrecord {
namespace {

// Each quotation's words, inner ones with a > for every level, open ones with a trailing ~, continued ones with a leading +.
std::string dump(std::string_view text) {
  const Document document = test::document_of(text);
  std::string line;
  for (const Quotation& quotation : find_quotations(document, tokenize(document))) {
    if (!line.empty()) line += " | ";
    line += std::string(quotation.depth, '>') + (quotation.continues ? "+" : "") + std::string(text_of(document.text, quotation.words)) + (quotation.closed ? "" : "~");
  }
  return line;
}

struct Row {
  std::string_view text, expected;
};

TEST(Quotations, of_all_styles) {
  const Row rows[] = {
      {"He said “yes” and “no”.", "yes | no"},
      {"He said ‘yes’ and ‘no’.", "yes | no"},
      {"He said \"yes\" and \"no\".", "yes | no"},
      {"He said 'yes' and 'no'.", "yes | no"},
      {"He said ''yes'' and ''no''.", "yes | no"},
      {"Il dit « oui » et « non ».", " oui  |  non "},
      {"Er sagt „ja“ und „nein“.", "ja | nein"},
      {"Er sagt »ja« und »nein«.", "ja | nein"},
      {"He said ‘yes' and “no\".", "yes | no"},
      {"彼は「はい」と言った。", "はい"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump(row.text), row.expected) << row.text;
}

TEST(Quotations, apostrophes_are_no_marks) {
  const Row rows[] = {
      {"It’s the dogs’ dinner and don’t you forget it.", ""},
      {"It's the dogs' dinner and don't you forget it.", ""},
      {"rock 'n' roll in the '90s", "n"},
      {"‘It’s the doctors’ dinner,’ he said.", "It’s the doctors’ dinner,"},
      {"'It's late,' he said.", "It's late,"},
      {"He is 6' 2\" tall.", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(dump(row.text), row.expected) << row.text;
}

TEST(Quotations, nested) {
  EXPECT_EQ(dump("“She said ‘no’ to me,” he said."), "She said ‘no’ to me, | >no");
  EXPECT_EQ(dump("‘She said “no” to me,’ he said."), "She said “no” to me, | >no");
}

TEST(Quotations, open_ones_end_with_their_paragraph) {
  EXPECT_EQ(dump("He said “yes\nand left."), "yes~");
  EXPECT_EQ(dump("“One.\n“Two.”\n“Three.”"), "One.~ | +Two. | Three.");
  EXPECT_EQ(dump("“One.\nPhoto: the pier\nA crosshead\n“Two.”"), "One.~ | +Two.") << "a credit and a crosshead between";
  EXPECT_EQ(dump("“One.\na\nb\nc\nd\n“Two.”"), "One.~ | Two.") << "too much between";
  EXPECT_EQ(dump("“One.\n" + std::string(200, 'x') + "\n“Two.”"), "One.~ | Two.") << "a paragraph of its own between";
}

}  // namespace
}  // namespace onrecord
