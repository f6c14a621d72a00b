#include "speech/windows.h"

#include <filesystem>

#include <gmock/gmock.h>

namespace onrecord {
namespace {

using testing::ElementsAre;

std::vector<Window> cut(const std::string& text, std::size_t limit) {
  static const Result<WordPiece> wordpiece = WordPiece::load(std::filesystem::path(ONRECORD_ROOT) / "models/attribution/vocab.txt");
  Document document;
  document.text = text;
  document.parts.push_back({});
  document.parts.back().span = {0, static_cast<ByteOffset>(text.size())};
  return windows_of(document, tokenize(document), find_quotations(document, tokenize(document)), *wordpiece, limit);
}

// The words of the units of each window; "|" for the mark between two paragraphs.
std::vector<std::string> windows(const std::string& text, std::size_t limit) {
  std::vector<std::string> result;
  for (const Window& window : cut(text, limit)) {
    EXPECT_LE(window.ids.size(), limit);
    EXPECT_EQ(window.ids.front(), WordPiece::begin);
    EXPECT_EQ(window.ids.back(), WordPiece::separator);
    EXPECT_EQ(window.units.size(), window.spans.size());
    std::string words;
    for (Span span : window.spans) words += (words.empty() ? "" : " ") + (span.empty() ? "|" : std::string(text_of(text, span)));
    result.push_back(words);
  }
  return result;
}

TEST(Windows, hold_whole_paragraphs_side_by_side) {
  EXPECT_THAT(windows("One two.\n\nThree four.\nFive.\n", 10), ElementsAre("One two . | Three four .", "Five ."));
}

TEST(Windows, single_quotation_marks_are_read_as_double_ones) {
  const auto ids = [](const std::string& text) { return cut(text, 40).at(0).ids; };
  EXPECT_EQ(ids("‘We don’t know,’ Ann Lee said."), ids("“We don’t know,” Ann Lee said."));
  EXPECT_EQ(ids("'We do not know,' Ann Lee said."), ids("“We do not know,” Ann Lee said."));
  EXPECT_NE(ids("“We know,” she said of the ‘boat’. “It sank.”"), ids("“We know,” she said of the “boat”. “It sank.”"));  // a word here and there
}

TEST(Windows, a_unit_is_a_whole_word) { EXPECT_THAT(windows("Outrostered, they said.", 20), ElementsAre("Outrostered , they said .")); }

TEST(Windows, a_long_paragraph_is_cut_behind_a_sentence) {
  EXPECT_THAT(windows("He left. She said so and left too.", 10), ElementsAre("He left . She said so and left", "too ."));
  EXPECT_THAT(windows("Then he left. “She said so.” It ended.", 14), ElementsAre("Then he left . “ She said so . ”", "It ended ."));
}

TEST(Windows, a_word_is_not_cut_where_that_can_be_helped) {
  for (const std::string& words : windows("We outrostered and outrostered and outrostered and outrostered them", 9)) EXPECT_THAT(words, testing::Not(testing::StartsWith("rostered")));
}

TEST(Windows, texts_without_words_have_none) {
  EXPECT_THAT(windows("", 20), ElementsAre());
  EXPECT_THAT(windows(" \n\u200B\n\n", 20), ElementsAre());
}

}  // namespace
}  // namespace onrecord
