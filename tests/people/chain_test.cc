// To whom, and through whom.
#include <gtest/gtest.h>

#include "marked.h"

namespace onrecord {
namespace {

using test::joined;
using test::Marked;

struct Row {
  std::string_view text;
  std::string_view expected;
};

class Addressees : public testing::TestWithParam<Row> {};

TEST_P(Addressees, are_found_by_their_words) {
  const People people = Marked(GetParam().text).people();
  std::vector<std::string> names;
  for (const Addressee& to : people.voices.back().to) names.push_back(to.name);
  EXPECT_EQ(joined(names), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(of, Addressees, testing::Values(
    Row{"<Mary Orr> |told| the Boat Union [that it was late].", "Boat Union"},
    Row{"<Mary Orr> |told| members and the Boat Union [that it was late].", "members, Boat Union"},
    Row{"<Mary Orr> |wrote| to colleagues [that it was late].", "colleagues"},
    Row{"In a letter to the Boat Union, <Mary Orr> |said| [it was late].", "Boat Union"},
    Row{"<Mary Orr> |asked| Peter Ham [to confirm it].", "Peter Ham"},
    Row{"<Mary Orr> |asked| Peter Ham [to confirm it]. <Mr Ham> |said| [no].", "Mary Orr"},
    Row{"<The Boat Union> was |accused| of [misleading members].", "Boat Union"},
    Row{"<Mary Orr> |said| [it was late].", "-"}));

TEST(Addressees, of_a_mail_below_another_are_its_own) {
  Marked mail("<>||[We will not sign it.]\n<>||[It must be signed on Monday.]");
  mail.document.kind = DocumentKind::email;
  mail.document.from = {"Mary Orr"};
  mail.document.recipients = {"Peter Ham"};
  ASSERT_EQ(mail.document.parts.size(), 2U);
  mail.document.parts[1].author = "Ann Lee";
  mail.document.parts[1].to = {"Orr, Mary", "Cy Dow"};
  for (Statement& statement : mail.statements) statement.kind = StatementKind::own;
  const People people = mail.people();
  EXPECT_EQ(test::speakers(people), "Mary Orr | Ann Lee");
  std::vector<std::string> names;
  for (const Addressee& to : people.voices[1].to) names.push_back(to.name);
  EXPECT_EQ(joined(names), "Mary Orr, Cy Dow");
}

Marked news(std::string_view text) {
  Marked marked(text);
  marked.document.outlet = "Ham Gazette";
  return marked;
}

TEST(Chain, begins_with_the_outlet) { EXPECT_EQ(joined(news("<Mary Orr> |said| [no].").people().voices[0].chain), "Ham Gazette"); }

TEST(Chain, names_the_agency_of_the_byline) {
  Marked marked = news("<Mary Orr> |said| [no].");
  marked.document.author = {"Northern News Agency"};
  EXPECT_EQ(joined(marked.people().voices[0].chain), "Ham Gazette, Northern News Agency");
  marked.document.author = {"Ann Lee"};
  EXPECT_EQ(joined(marked.people().voices[0].chain), "Ham Gazette");
}

TEST(Chain, leaves_the_kind_of_publication_away) {
  Marked marked = news("<Mary Orr> |said| [no].");
  marked.document.outlet = "Assembly of Ham, Official Report";
  EXPECT_EQ(joined(marked.people().voices[0].chain), "Assembly of Ham");
}

TEST(Chain, knows_who_had_the_scoop) {
  Marked marked = news("<The leaked messages> |show| [that the union is tired]. It was a great scoop by HWJ.");
  marked.statements[0].channel = Channel::chat;
  EXPECT_EQ(joined(marked.people().voices[0].chain).substr(0, 16), "Ham Gazette, HWJ");
}

TEST(Chain, of_an_opinion_goes_on_with_its_author) {
  Marked marked = news("<Mary Orr> |said| [no].");
  marked.document.kind = DocumentKind::opinion;
  marked.document.author = {"Peter Ham"};
  EXPECT_EQ(joined(marked.people().voices[0].chain), "Ham Gazette, Peter Ham");
}

TEST(Chain, of_a_nested_statement_holds_the_outer_speaker) {
  EXPECT_EQ(joined(news("<The Boat Times> |revealed| [that <Mary Orr> |wrote| [it was late]].").people().voices[1].chain), "Ham Gazette, Boat Times");
}

TEST(Chain, holds_the_outlet_that_was_told) {
  EXPECT_EQ(joined(news("<Mary Orr> |told| the Boat Times [it was late].").people().voices[0].chain), "Ham Gazette, Boat Times");
}

TEST(Chain, holds_who_had_the_leak_and_the_leak) {
  Marked marked = news("<Mary Orr’s messages>, seen by the Boat Times, |show| [it was late].");
  const People people = marked.people();
  EXPECT_EQ(test::speakers(people), "Mary Orr");
  EXPECT_EQ(joined(people.voices[0].chain), "Ham Gazette, Boat Times, Mary Orr’s messages");
}

TEST(Chain, of_words_quoted_in_a_comment_holds_the_commenter) {
  Marked marked = news("<Mary Orr> |said| [no].");
  marked.document.parts[0].kind = PartKind::comment;
  marked.document.parts[0].author = "boatman7";
  EXPECT_EQ(joined(marked.people().voices[0].chain), "Ham Gazette, boatman7");
}

TEST(Chain, of_a_quotation_in_a_quotation_holds_what_the_commenter_copied) {
  Marked marked = news("So it is. Quote from Boatopedia: “<A Boat Union spokesman> |said| [no].”");
  marked.document.parts[0].kind = PartKind::comment;
  marked.document.parts[0].author = "boatman7";
  EXPECT_EQ(joined(marked.people().voices[0].chain), "Ham Gazette, boatman7, Boatopedia");
}

TEST(Chain, of_an_article_without_an_outlet_begins_with_the_one_that_was_told) {
  const People people = Marked("<Mary Orr> |said| [no]. <Peter Ham> |told| the Boat Times [it was late].").people();
  EXPECT_EQ(joined(people.voices[0].chain), "Boat Times");
}

TEST(Transcript, a_turn_is_said_to_the_one_before) {
  Marked marked("[Were you there?]\n[I was.]");
  marked.document.kind = DocumentKind::transcript;
  const char* authors[] = {"MR RAY", "Mary Orr"};
  for (std::size_t i = 0; i < 2; ++i) {
    marked.document.parts[i].author = authors[i];
    marked.statements[i].kind = StatementKind::direct;
    marked.statements[i].part = i;
  }
  const People people = marked.people();
  ASSERT_EQ(people.voices[0].to.size(), 1U);
  EXPECT_EQ(people.voices[0].to[0].name, "Mary Orr");
  EXPECT_EQ(people.voices[1].to[0].name, people.actors[*people.voices[0].speaker].name);
}

TEST(Transcript, a_question_is_said_to_who_answers_it) {  // also the first to a new witness
  Marked marked("[Were you there?]\n[I was.]\n[Then you told the House it was late?]\n[It was.]");
  marked.document.kind = DocumentKind::transcript;
  const char* authors[] = {"MR RAY", "Mary Orr", "MR RAY", "Peter Ham"};
  for (std::size_t i = 0; i < 4; ++i) {
    marked.document.parts[i].author = authors[i];
    marked.statements[i].kind = StatementKind::direct;
    marked.statements[i].part = i;
  }
  const People people = marked.people();
  EXPECT_EQ(people.voices[0].to[0].name, "Mary Orr");
  EXPECT_EQ(people.voices[1].to[0].name, "RAY");
  ASSERT_EQ(people.voices[2].to.size(), 1U);
  EXPECT_EQ(people.voices[2].to[0].name, "Peter Ham");
}

}  // namespace
}  // namespace onrecord
