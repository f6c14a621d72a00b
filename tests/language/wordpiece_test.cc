// The golden pieces were printed by BertTokenizerFast (train/check_wordpiece.py compares the two on whole corpora).
#include "language/wordpiece.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class WordPieceTest : public testing::Test {
 protected:
  WordPieceTest() : wordpiece_(WordPiece::load(std::filesystem::path(ONRECORD_ROOT) / "models/attribution/vocab.txt")) {}

  void SetUp() override { ASSERT_TRUE(wordpiece_.ok()) << wordpiece_.error().to_string(); }

  std::vector<Piece> encode(std::string_view text) {
    std::vector<Piece> pieces;
    wordpiece_->encode(text, {0, static_cast<ByteOffset>(text.size())}, pieces);
    return pieces;
  }

  // The pieces and the words they stand on: "piece=words".
  std::vector<std::string> dump(std::string_view text) {
    std::vector<std::string> result;
    for (const Piece& piece : encode(text)) result.push_back(std::string(wordpiece_->word(piece.id)) + "=" + std::string(text_of(text, piece.span)));
    return result;
  }

  Result<WordPiece> wordpiece_;
};

TEST_F(WordPieceTest, marks_stand_alone_and_words_are_in_lower_case) {
  EXPECT_THAT(dump("“Never,” SHE said."), ElementsAre("“=“", "never=Never", ",=,", "”=”", "she=SHE", "said=said", ".=."));
}

TEST_F(WordPieceTest, rare_words_are_cut_from_the_left) { EXPECT_THAT(dump("outrostered"), ElementsAre("out=out", "##ros=ros", "##tered=tered")); }

TEST_F(WordPieceTest, accents_are_dropped_from_pieces_but_not_from_spans) {
  EXPECT_THAT(dump("Zoë’s café"), ElementsAre("zoe=Zoë", "’=’", "s=s", "cafe=café"));
  EXPECT_THAT(dump("cafe\u0301 is"), ElementsAre("cafe=cafe", "is=is"));  // a combining accent at the end belongs to no piece
}

TEST_F(WordPieceTest, invisible_characters_are_skipped) {
  EXPECT_THAT(dump("he\u00ADre we\u200B are\uFEFF"), ElementsAre("here=he\u00ADre", "we=we", "are=are"));
}

TEST_F(WordPieceTest, ideographs_stand_alone_and_unknown_words_are_one_piece) {
  EXPECT_THAT(dump("the東京x"), ElementsAre("the=the", "東=東", "京=京", "x=x"));
  EXPECT_THAT(dump("a 🦭 b"), ElementsAre("a=a", "[UNK]=🦭", "b=b"));
}

TEST_F(WordPieceTest, words_of_more_than_a_hundred_characters_are_unknown) {
  const std::string hundred(100, 'x'), more(101, 'x');
  EXPECT_NE(encode(hundred).front().id, WordPiece::unknown);
  const std::vector<Piece> pieces = encode(more + " end");
  ASSERT_EQ(pieces.size(), 2U);
  EXPECT_EQ(pieces[0].id, WordPiece::unknown);
  EXPECT_EQ(pieces[0].span, (Span{0, 101}));
}

TEST_F(WordPieceTest, control_pieces_in_a_text_are_text) { EXPECT_THAT(dump("[SEP]"), ElementsAre("[=[", "sep=SEP", "]=]")); }

TEST_F(WordPieceTest, odd_bytes_are_skipped) {
  EXPECT_THAT(dump("ab\xFF"), ElementsAre("ab=ab"));
  EXPECT_THAT(dump(std::string_view("\0\x01\n\t ", 5)), IsEmpty());
}

TEST(WordPieceLoad, says_which_file_is_missing_or_wrong) {
  EXPECT_EQ(WordPiece::load("/nowhere/vocab.txt").error().place, "/nowhere/vocab.txt");
  EXPECT_EQ(WordPiece::load(std::filesystem::path(ONRECORD_ROOT) / "CMakeLists.txt").error().kind, ErrorKind::damaged);
}

}  // namespace
}  // namespace onrecord
