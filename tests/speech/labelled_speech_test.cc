#include "speech/labelled_speech.h"

#include <gtest/gtest.h>

#include "drawn.h"

namespace onrecord {
namespace {

using test::document_of;
using test::drawn_all;

struct Row {
  std::string_view text;
  std::vector<std::string> expected;  // c content, s source, v cue
};

class LabelledSpeech : public testing::TestWithParam<Row> {};

TEST_P(LabelledSpeech, is_found_where_the_letters_stand) {
  const Document document = document_of(GetParam().text);
  EXPECT_EQ(drawn_all(document.text, labelled_speech(document, tokenize(document))), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(signed_quotations, LabelledSpeech, testing::Values(
    Row{"“We are late.” ― Ann Lee",  //
       {"cccccccccccccc v sssssss"}},
    Row{"“We are late.” — Oscar P. Lund, mayor of Ham.",  //
       {"cccccccccccccc v sssssssssssssssssssssssssss"}},
    Row{"\"We are late.\"\n-- Ann Lee",  //
       {"cccccccccccccc vv sssssss"}},
    Row{"“We are late” — and so they were", {}},
    Row{"“We are late.” – The boat came at nine.", {}},
    Row{"We are late ― Ann Lee", {}}));

INSTANTIATE_TEST_SUITE_P(credits, LabelledSpeech, testing::Values(
    Row{"“We are very late.” (Ann Lee, Ham FM, 4 May)\n“We are not late.” (Lee again, 5 May)\n“We were so late.” (And again, 6 May)",
        {"ccccccccccccccccccc  sssssss",
         "                                             cccccccccccccccccc  sss",
         "                                                                 sss               cccccccccccccccccc"}},
    Row{"“We are very late.” (Ann Lee, Ham FM, 4 May)", {}}));

INSTANTIATE_TEST_SUITE_P(turns, LabelledSpeech, testing::Values(
    Row{"LEE: Late?\nMcKAY: Yes.\nLEE: Why?",  //
       {"sssv ccccc", "           sssssv cccc", "                       sssv cccc"}},
    Row{"\"LEE: Late?\n\"KAY: Yes.\n\"(Noise.)\n\"Very.\n\"LEE: Why?\"",  //
       {" sssv ccccc", "             sssv cccc            ccccc", "                                         sssv cccc"}},
    Row{"UPDATE: We are late.\nThe boat came.\nPHOTO: The boat.", {}},
    Row{"LEE: Late?\nKAY: Yes.", {}}));

TEST(LabelledSpeech, leaves_the_turns_of_a_transcript_alone) {
  Document document = document_of("LEE: Late?\nKAY: Yes.\nLEE: Why?");
  for (Part& part : document.parts) part.author = "Lee";
  EXPECT_TRUE(labelled_speech(document, tokenize(document)).empty());
}

}  // namespace
}  // namespace onrecord
