#include <string>

#include <gtest/gtest.h>

#include "base/document.h"
#include "language/language.h"

namespace onrecord {
namespace {

// "sentence / sentence", paragraphs parted by " || ".
std::string read(std::string_view text, DocumentKind kind = DocumentKind::article) {
  Document document;
  document.kind = kind;
  document.text = text;
  Part part;
  part.kind = PartKind::body;
  part.span = {0, static_cast<ByteOffset>(text.size())};
  document.parts = {part};
  const Tokens tokens = tokenize(document);
  std::string all;
  for (std::size_t i = 0; i < tokens.sentences.size(); ++i) {
    if (i > 0) all += tokens.sentences[i].paragraph != tokens.sentences[i - 1].paragraph ? " || " : " / ";
    for (const char c : text_of(document.text, tokens.sentences[i].span)) all += c == '\n' ? '~' : c;
  }
  return all;
}

TEST(Tokenize, lines_of_a_part_are_paragraphs_but_where_a_paragraph_was_broken_at_a_width) {
  EXPECT_EQ(read("One boat. Two boats.\nThree boats."), "One boat. / Two boats. || Three boats.");
  const std::string wrapped = "The boats sailed again on Monday, and nobody who had\nwaited for them all winter said a word. They came to\nAnn Lee at last.";
  EXPECT_EQ(read(wrapped), "The boats sailed again on Monday, and nobody who had~waited for them all winter said a word. / They came to~Ann Lee at last.");
  EXPECT_EQ(read(wrapped, DocumentKind::chat), "The boats sailed again on Monday, and nobody who had || waited for them all winter said a word. / They came to || Ann Lee at last.");
  EXPECT_EQ(read("The boats sailed again on Monday, and that was that.\nNobody who had waited for them said a single word."), "The boats sailed again on Monday, and that was that. || Nobody who had waited for them said a single word.");
  EXPECT_EQ(read("“We are glad to see them all back on the water now,”\nsaid Ann Lee. “It was a very long and a cold winter.”\nThe rest said nothing at all about it."),
            "“We are glad to see them all back on the water now,”~said Ann Lee. / “It was a very long and a cold winter.” / The rest said nothing at all about it.");
  EXPECT_EQ(read("“It stops here, at the end of a line, as you can see.”\n“It stops here too, at the very end of the next one”\nand goes on, as it should in a line that is not full."),
            "“It stops here, at the end of a line, as you can see.” / “It stops here too, at the very end of the next one”~and goes on, as it should in a line that is not full.");
}

}  // namespace
}  // namespace onrecord
