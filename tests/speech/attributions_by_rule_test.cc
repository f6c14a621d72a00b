#include "speech/attributions.h"

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

class Attributions : public testing::TestWithParam<Row> {};

TEST_P(Attributions, are_found_where_the_letters_stand) {
  const Document document = document_of(GetParam().text);
  const std::vector<Attribution> found = attributions_by_rule(document, tokenize(document), find_quotations(document, tokenize(document)));
  EXPECT_EQ(drawn_all(document.text, found), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(quotation_and_cue, Attributions, testing::Values(
    Row{"“We are late,” Ann Lee said.",  //
       {"cccccccccccccc sssssss vvvv"}},
    Row{"“We are late,” said Ann Lee, the mayor of Ham.",  //
       {"cccccccccccccc vvvv sssssssssssssssssssssssss"}},
    Row{"‘We are late,’ she said. ‘Very late.’",  //
       {"cccccccccccccc sss vvvv  cccccccccccc"}},
    Row{"\"We are,\" he said, \"very late.\"",  //
       {"ccccccccc ss vvvv  cccccccccccc"}},
    Row{"Ann Lee, the mayor, said: “We are late.”",  //
       {"ssssssssssssssssss  vvvv  cccccccccccccc"}},
    Row{"“Are we late?” Ann Lee asked.",  //
       {"cccccccccccccc sssssss vvvvv"}},
    Row{"Ann Lee told reporters: “We are late.”",  //
       {"sssssss vvvv            cccccccccccccc"}},
    Row{"Ann Lee: “We are late.”",  //
       {"sssssss  cccccccccccccc"}},
    Row{"Bo Kay came. Then Ann Lee said:\n“We are late.”",  //
       {"                  sssssss vvvv  cccccccccccccc"}},
    Row{"Ann Lee added:\nThe boat was late again and again.",  //
       {"sssssss vvvvv  cccccccccccccccccccccccccccccccccc"}}));

INSTANTIATE_TEST_SUITE_P(clauses, Attributions, testing::Values(
    Row{"Ann Lee said that the boat was late.",  //
       {"sssssss vvvv cccccccccccccccccccccc"}},
    Row{"But the mayor of Ham said the boat was “very late”.",  //
       {"    ssssssssssssssss vvvv cccccccccccccccccccccccc"}},
    Row{"The boat was late again, Ann Lee said.",  //
       {"ccccccccccccccccccccccc  sssssss vvvv"}},
    Row{"The boat was late, according to the harbour office.",  //
       {"ccccccccccccccccc  vvvvvvvvvvvv ssssssssssssssssss"}},
    Row{"According to the harbour office, the boat was late.",  //
       {"vvvvvvvvvvvv ssssssssssssssssss  ccccccccccccccccc"}},
    Row{"Ann Lee promised to come back.",  //
       {"sssssss vvvvvvvv cccccccccccc"}},
    Row{"The union accused the company of hiding the rota.",  //
       {"sssssssss vvvvvvv                ccccccccccccccc"}},
    Row{"Ann Lee called the rota “a disgrace”.",  //
       {"sssssss vvvvvv ccccccccccccccccccccc"}},
    Row{"She asked why the boat was late.",  //
       {"sss vvvvv ccccccccccccccccccccc"}},
    Row{"Ann Lee said the boat was late, adding that it would sail.",  //
       {"sssssss vvvv ccccccccccccccccc",  //
        "sssssss                         vvvvvv cccccccccccccccccc"}},
    Row{"Ann Lee blamed a clerk who said that he slept, saying that it would sail.",  //
       {"               sssssss     vvvv ccccccccccccc",  //
        "sssssss                                        vvvvvv cccccccccccccccccc"}},
    Row{"Leaders of the crew (CU) exchanged messages saying they wanted a long fight.",  //
        {"ssssssssssssssssssssssss                    vvvvvv cccccccccccccccccccccccc"}},
    Row{"The council sent all its tenants a letter saying that rents would rise.",  //
        {"sssssssssss                               vvvvvv ccccccccccccccccccccc"}}));

// A cue inside another's content makes a statement of its own.
INSTANTIATE_TEST_SUITE_P(nesting, Attributions, testing::Values(
    Row{"The Lantern reported that Ann Lee told colleagues that the boat was late.",  //
       {"sssssssssss vvvvvvvv ccccccccccccccccccccccccccccccccccccccccccccccccccc",  //
        "                          sssssss vvvv            cccccccccccccccccccccc"}},
    Row{"“Bert told me the boat was late,” Ann said.",  //
       {"ccccccccccccccccccccccccccccccccc sss vvvv",  //
        " ssss vvvv    ccccccccccccccccc"}}));

INSTANTIATE_TEST_SUITE_P(nothing_was_said, Attributions, testing::Values(
    Row{"Mr Lee has not said whether he would go.", {}},
    Row{"Nobody at the company has suggested that crews might be used.", {}},
    Row{"She could say that nobody had listened.", {}},
    Row{"If they told you that the boat was late, they erred.", {}},
    Row{"Under the ‘three-and-two’ rota crews will rest.", {}},
    Row{"He kept a book called “How to Leave a Harbour”.", {}},
    Row{"The dogs’ owners’ association met the boats’ crews.", {}},
    Row{"The United States that he left was poor.", {}}));

TEST(Attributions, quotation_goes_on_over_paragraphs) {
  const Document document = document_of("Ann Lee said: “We are late.\n“We are always late.\n“We are sorry.”");
  const std::vector<Attribution> found = attributions_by_rule(document, tokenize(document), find_quotations(document, tokenize(document)));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].content.size(), 3U);
}

TEST(Attributions, unclosed_quotation_does_not_leak_into_the_next_paragraph) {
  const Document document = document_of("Ann Lee said: “We are late.\nThe boat left at noon and nobody waved.");
  const std::vector<Attribution> found = attributions_by_rule(document, tokenize(document), find_quotations(document, tokenize(document)));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(text_of(document.text, found[0].content[0]), "“We are late.");
}

TEST(Attributions, furniture_is_never_quoted) {
  Document document = document_of("“We are late,” Ann Lee said.");
  document.parts[0].kind = PartKind::furniture;
  EXPECT_TRUE(attributions_by_rule(document, tokenize(document), find_quotations(document, tokenize(document))).empty());
}

}  // namespace
}  // namespace onrecord
