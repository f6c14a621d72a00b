// Subtitles, Markdown and tables of statements.
#include <gtest/gtest.h>

#include "format_dump.h"

namespace onrecord {
namespace {

using testing::bytes_behind;
using testing::dump;

TEST(Subtitles, cues_are_joined_to_sentences_with_their_times) {
  EXPECT_EQ(dump("1\n00:00:01,000 --> 00:00:02,500\nANN LEE: We have\n\n2\n00:00:02,500 --> 00:00:04,000\nsaid <i>no</i>.\n- Why?\n\n", "application/x-subrip"),
            "transcript\nfurniture: 00:00:01,000\nfurniture: ANN LEE:\nbody @ANN LEE: We have said no.\nfurniture: 00:00:02,500\nbody: Why?\n");
  EXPECT_EQ(dump("WEBVTT - x\n\nNOTE nothing\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Ann Lee>We said no.</v>\n\n00:02.000 --> 00:03.000\n<v Bob>Did you?</v>\n", "text/vtt"),
            "transcript\nfurniture: 00:01.000\nbody @Ann Lee: We said no.\nfurniture: 00:02.000\nbody @Bob: Did you?\n");
  EXPECT_EQ(dump("1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}No.\r\n", "application/x-subrip"), "transcript\nfurniture: 00:00:01,000\nbody: No.\n");
}

TEST(Markdown, marks_are_left_out) {
  const std::string page = "---\ntitle: \"Ferry\"\nauthor: Ann Lee\ndate: 2024-10-14\n---\n# Head\n\nSome **strong** [words](https://x.example)\nthat go on.\n\n> She said `no`.\n\n- one\n- two_three\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n";
  EXPECT_EQ(dump(page, "text/markdown"),
            "article | Ferry | by Ann Lee | 2024-10-14 (front matter)\ntitle: Head\nbody: Some strong words that go on.\nbody quoted: She said no.\nbody: one\nbody: two_three\nbody: a\tb\nbody: c\td\nfurniture: code\n");
  EXPECT_EQ(bytes_behind(testing::read_documents(page, "text/markdown").at(0), page, "strong words"), "strong** [words");
  EXPECT_EQ(dump("Head\n====\n\nWords \\*here\\*.\n", "text/markdown"), "article | Head\ntitle: Head\nbody: Words *here*.\n");
  EXPECT_EQ(dump("![a boat](x.png)\n\n1. one\n2. two\n", "text/markdown"), "article\nbody: a boat\nbody: one\nbody: two\n");
}

TEST(CsvStatements, columns_are_found_by_their_names) {
  EXPECT_EQ(dump("speaker,statement,date,x\nAnn Lee,\"She said \"\"no\"\",\nand left\",2024-10-14,1\nBob,Yes,,\n", "text/csv"),
            "transcript [OR-0341]\nbody @Ann Lee 2024-10-14: She said \"no\", and left\nbody @Bob: Yes\n");
  EXPECT_EQ(dump("Who;Quote\nAnn;No\n", "text/csv"), "transcript\nbody @Ann: No\n");
  EXPECT_EQ(dump("a\tb\n1\t2\n", "text/tab-separated-values"), "document\nbody: a\tb\nbody: 1\t2\n");
  EXPECT_EQ(dump("speaker,statement\nAnn,\"cut", "text/csv"), "transcript\nbody @Ann: cut\n");
}

}  // namespace
}  // namespace onrecord
