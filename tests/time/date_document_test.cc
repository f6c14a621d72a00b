// The document's date and when its statements were said. Documents are drawn as lines: "kind: words".
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "time/time.h"

namespace onrecord {
namespace {

struct Line {
  PartKind kind;
  std::string_view words;
};

Document document_of(const std::vector<Line>& lines, DocumentKind kind = DocumentKind::article) {
  Document document;
  document.kind = kind;
  for (const Line& line : lines) {
    Part part;
    part.kind = line.kind;
    part.span.begin = static_cast<ByteOffset>(document.text.size());
    document.text += line.words;
    part.span.end = static_cast<ByteOffset>(document.text.size());
    document.parts.push_back(part);
    document.text += '\n';
  }
  return document;
}

std::string dump(const std::optional<Interval>& interval) {
  if (!interval) return "unknown";
  return (interval->from ? interval->from->iso() : "") + ".." + (interval->to ? interval->to->iso() : "");
}

std::string published(const Document& document, std::string_view given = "") {
  return dump(date_document(document, {}, {}, {}, parse_iso(given)).published);
}

constexpr PartKind title = PartKind::title, byline = PartKind::byline, body = PartKind::body, furniture = PartKind::furniture;

TEST(published, a_dateline_with_its_clock_and_zone) {
  EXPECT_EQ(published(document_of({{byline, "26/05/2016 13:23 BST"}, {title, "Pier closed"}, {body, "The pier was closed."}})),
            "2016-05-26T13:23:00+01:00..2016-05-26T13:23:00+01:00");
  EXPECT_EQ(published(document_of({{title, "Pier closed"}, {byline, "Posted by Ann Lee on 16 January 2025 in Boats"}, {body, "It was closed."}})), "2025-01-16..2025-01-16");
  EXPECT_EQ(published(document_of({{body, "PORT AVAR, 7 May 2016 (Agency) - The pier was closed on Monday, officials said, and will stay so."}})), "2016-05-07..2016-05-07");
  EXPECT_EQ(published(document_of({{body, "Thursday 19 September 2024"}, {body, "The Assembly met at two."}}, DocumentKind::transcript)), "2024-09-19..2024-09-19");
}

TEST(published, never_the_date_in_a_menu) {
  EXPECT_EQ(published(document_of({{furniture, "Monday, 23 November 2026"}, {title, "Pier closed"}, {body, "The pier was closed."}, {furniture, "Most read 3 May 2025"}})), "unknown");
  EXPECT_EQ(published(document_of({{title, "Pier closed"}, {body, "It closed on 3 March and 7 March, the board said, for repairs to the planks."}, {furniture, "Monday, 23 November 2026"}})), "unknown");
}

TEST(published, the_foot_of_a_printed_page_that_the_text_leads_up_to) {
  EXPECT_EQ(published(document_of({{title, "Pier closed"},
                                   {body, "On January 14 the board closed the pier; on December 5 it had been inspected, the warden said at the time."},
                                   {furniture, "Member of the press panel. Wednesday, January 29, 2025"}})),
            "2025-01-29..2025-01-29");
}

TEST(published, a_weekday_fixes_the_year) {
  // 8 February is a Saturday in 2014, 2020 and 2025; the page is of 2025.
  EXPECT_EQ(published(document_of({{title, "Deal"}, {body, "It ended on Saturday 8 February, when both sides put their names to it."}, {furniture, "© Courier 2025"}})),
            "2025-02-08..2025-02-15");
  EXPECT_EQ(published(document_of({{title, "Deal"}, {body, "It ended on Saturday 8 February, when both sides signed."}, {body, "“Good,” she said yesterday."}, {furniture, "© Courier 2025"}})),
            "2025-02-09..2025-02-09");
  EXPECT_EQ(published(document_of({{body, "Since 2015 the board has said no. You will have to join by Friday 23rd October."}})), "2015-09-22..2015-10-23");
  const Dating undecided = date_document(document_of({{body, "They met on Saturday 7 May."}}), {}, {}, {}, {});
  ASSERT_TRUE(undecided.published);
  EXPECT_TRUE(undecided.published->basis.starts_with("“Saturday 7 May” fits 2005, 2011, 2016")) << undecided.published->basis;
  EXPECT_EQ(undecided.findings.front().code, "OR-0703");
}

TEST(published, what_the_user_gives_stands_where_the_document_is_silent) {
  EXPECT_EQ(published(document_of({{body, "They met on Saturday 7 May."}}), "2016-05-10"), "2016-05-10..2016-05-10");
  EXPECT_EQ(published(document_of({{byline, "Published 3 May 2016"}, {body, "They met."}}), "2016-05-10"), "2016-05-03..2016-05-03");
}

TEST(published, minutes_are_dated_by_their_meeting_only) {
  EXPECT_EQ(published(document_of({{title, "Minutes of the second day"}, {body, "Wednesday 4 December 2024, 10.00 to 16.40"}, {body, "1.1 Ms Lee asked for more."}}, DocumentKind::transcript)),
            "2024-12-04..");
}

TEST(findings, a_number_order_is_told_with_its_reason) {
  const Dating dating = date_document(document_of({{body, "It was signed on 03/04/2016 and ended on 26/05/2016."}}), {}, {}, {}, {});
  ASSERT_FALSE(dating.findings.empty());
  EXPECT_EQ(dating.findings.front().code, "OR-0701");
  EXPECT_NE(dating.findings.front().what.find("day first"), std::string::npos);
}

// One statement: its text with [cue] and {content} marked.
std::string said(std::string_view marked, std::string_view date = "2016-05-26", Channel channel = Channel::press) {
  std::string text;
  Statement statement;
  statement.channel = channel;
  ByteOffset begin = 0;
  for (char c : marked) {
    if (c == '[' || c == '{') begin = static_cast<ByteOffset>(text.size());
    else if (c == ']') statement.cue.push_back({begin, static_cast<ByteOffset>(text.size())});
    else if (c == '}') statement.content.push_back({begin, static_cast<ByteOffset>(text.size())});
    else text += c;
  }
  Document document = document_of({{body, text}});
  if (!date.empty()) document.published = Interval{parse_iso(date), parse_iso(date), "dateline", {}};
  return dump(date_document(document, tokenize(document), {statement}, {}, {}).said.at(0));
}

struct Saying {
  const char* marked;
  const char* expected;
};
class Said : public testing::TestWithParam<Saying> {};
TEST_P(Said, from_the_expression_that_governs_its_cue) { EXPECT_EQ(said(GetParam().marked), GetParam().expected) << GetParam().marked; }

// 2016-05-26 is a Thursday.
INSTANTIATE_TEST_SUITE_P(cues, Said, testing::Values(
    Saying{"She [said] {the pier was safe}.", "..2016-05-26"},
    Saying{"She [said] on Monday that {the pier was safe}.", "2016-05-23..2016-05-23"},
    Saying{"{“The pier is safe,”} she [said] yesterday.", "2016-05-25..2016-05-25"},
    Saying{"She [told] a meeting in February this year: {“The pier is safe.”}", "2016-02-01..2016-02-29"},
    Saying{"On 2 May, the day before the vote, the warden, Ann Lee, [wrote] that {the pier was safe}.", "2016-05-02..2016-05-02"},
    Saying{"She [said] {the pier would close on Monday}.", "..2016-05-26"},
    Saying{"The board, which met on Monday, [said] {the pier was safe}.", "..2016-05-26"},
    Saying{"After Friday's storm she [said] {the pier was safe}.", "..2016-05-26"},
    Saying{"In a message of 15 May in which she [said] {the pier was safe}, she laughed.", "2016-05-15..2016-05-15"},
    Saying{"[According to] messages published on Tuesday, {the pier was safe}.", "..2016-05-24"},
    Saying{"She [pointed to] {her remark in April that the pier was safe}.", "2016-04-01..2016-04-30"},
    Saying{"There is a survey from April and it [says] {the pier was safe}.", "2016-04-01..2016-04-30"},
    Saying{"On 2 May they met. That night she [wrote] that {the pier was safe}.", "2016-05-02..2016-05-02"},
    Saying{"On 9 May, five days earlier, she [wrote] that {the pier was safe}.", "2016-05-09..2016-05-09"},
    Saying{"Five weeks earlier, on 14 March, Ann Lee [wrote] that {the pier was safe}.", "2016-03-14..2016-03-14"},
    Saying{"On the evening of 21 April, the warden, Ann Lee, [wrote] that {the pier was safe}.", "2016-04-21..2016-04-21"},
    Saying{"In one, dated 9 May, Ann Lee [wrote] that {the pier was safe}.", "2016-05-09..2016-05-09"},
    Saying{"Messages show that on 9 May – a week before the storm – the warden, Ann Lee, [told] the crew {the pier was safe}.", "2016-05-09..2016-05-09"},
    Saying{"They met on 2 May. The next day she [wrote] that {the pier was safe}.", "2016-05-03..2016-05-03"},
    Saying{"They met on 2 May. The following morning she [wrote] that {the pier was safe}.", "2016-05-03..2016-05-03"},
    Saying{"She will [tell] the board on Monday that {the pier is safe}.", "unknown"}));

// Statements of one text, each its [cue] and {content}; the sources stand in <> before their cues.
std::vector<std::string> said_all(std::string_view marked, DocumentKind kind = DocumentKind::article) {
  std::vector<Line> lines;
  std::string text;
  std::vector<Statement> statements;
  ByteOffset begin = 0;
  Span source;
  for (char c : marked) {
    const Span span{begin, static_cast<ByteOffset>(text.size())};
    if (c == '[' || c == '{' || c == '<') begin = static_cast<ByteOffset>(text.size());
    else if (c == '>') source = span;
    else if (c == ']') {
      Statement& made = statements.emplace_back();
      made.cue = {span};
      made.source = {source};
      made.channel = Channel::press;
    } else if (c == '}') statements.back().content = {span};
    else text += c;
  }
  Document document;
  document.kind = kind;
  document.text = text + "\n";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    document.parts.push_back({body, {static_cast<ByteOffset>(at), static_cast<ByteOffset>(end)}, "", {}, false, 0});
    at = end + 1;
  }
  document.published = Interval{parse_iso("2016-05-26"), parse_iso("2016-05-26"), "dateline", {}};
  std::vector<std::string> found;
  for (const auto& one : date_document(document, tokenize(document), statements, {}, {}).said) found.push_back(dump(one));
  return found;
}

using Found = std::vector<std::string>;

TEST(said, who_goes_on_says_it_on_the_same_day) {
  EXPECT_EQ(said_all("On 2 May <Ann Lee> [said] {it was safe}.\n<You> [said] {it would be mended}."), (Found{"2016-05-02..2016-05-02", "2016-05-02..2016-05-02"}));
  EXPECT_EQ(said_all("On 2 May <Ann Lee> [said] {it was safe}. <I> [am told] {it was mended}."), (Found{"2016-05-02..2016-05-02", "..2016-05-26"}));
  EXPECT_EQ(said_all("On 2 May <Ann Lee> [said] {it was safe}. <She> [declined] {to say more}."), (Found{"2016-05-02..2016-05-02", "..2016-05-26"}));
}

TEST(said, the_sentence_before_may_set_the_scene) {
  EXPECT_EQ(said_all("I took her through it on 2 May. <Her> [words]: {“It is safe”}."), (Found{"2016-05-02..2016-05-02"}));
  EXPECT_EQ(said_all("I took her through it on 2 May and 3 May. <Her> [words]: {“It is safe”}."), (Found{"..2016-05-26"}));
}

TEST(said, a_report_of_a_meeting_has_its_words_from_the_meeting) {
  EXPECT_EQ(said_all("A packed meeting in the hall on Monday was told of the pier.\n<Ann Lee> [said] {it was safe}."), (Found{"2016-05-23..2016-05-23"}));
  EXPECT_EQ(said_all("A packed meeting in the hall on Monday was told of the pier.\n<Ann Lee> [had said] {it was safe}."), (Found{"..2016-05-26"}));
  EXPECT_EQ(said_all("The pier in the harbour was closed on Monday.\n<Ann Lee> [said] {it was safe}."), (Found{"..2016-05-26"}));
}

TEST(said, what_is_asked_between_two_of_one_talk_is_of_that_talk) {
  EXPECT_EQ(said_all("On 2 May <Ann Lee> [told] the group that {it was safe}. When <his deputy> [asked] {what to say}, <he> [replied] {nothing}."),
            (Found{"2016-05-02..2016-05-02", "2016-05-02..2016-05-02", "2016-05-02..2016-05-02"}));
}

TEST(said, a_witness_stays_with_the_day_of_the_question) {
  EXPECT_EQ(said_all("Q. 2 May. Did you meet the warden?\nA. I did, at the yard.\nQ. What was said?\nA. <She> [said] {it was safe}.", DocumentKind::transcript), (Found{"2016-05-02..2016-05-02"}));
  EXPECT_EQ(said_all("Q. 2 May. Did you meet the warden?\nA. I did.\nQ. The money. <You> [told] us {it was paid}.", DocumentKind::transcript), (Found{"..2016-05-26"}));
}

TEST(timexes, between_two_days_mean_what_both_days_leave_open) {
  Document document = document_of({{body, "She left yesterday. He comes on 7 May 2016."}});
  document.published = Interval{parse_iso("2016-05-24"), parse_iso("2016-05-26"), "reasoned", {}};
  const std::vector<Timex> found = date_document(document, {}, {}, {}, {}).timexes;
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].value, "XXXX-XX-XX");
  EXPECT_EQ(dump(found[0].interval), "2016-05-23..2016-05-25");
  EXPECT_EQ(dump(found[1].interval), "2016-05-07..2016-05-07");
}

TEST(said, without_a_date_nothing_is_claimed) { EXPECT_EQ(said("She [said] {the pier was safe}.", ""), "unknown"); }

TEST(said, a_message_is_said_when_it_was_sent) {
  Document document;
  document.kind = DocumentKind::chat;
  document.text = "The pier is safe\n";
  document.parts.push_back({PartKind::message, {0, 16}, "Ann", parse_iso("2024-09-12T21:04:00"), false, 0});
  document.messages.push_back({"Ann", parse_iso("2024-09-12T21:04:00"), {0, 16}, MessageKind::message, {}, "", false, {}, {}});
  Statement own;
  own.kind = StatementKind::own;
  own.content = {{0, 16}};
  own.message = 0;
  EXPECT_EQ(dump(date_document(document, tokenize(document), {own}, {}, {}).said.at(0)), "2024-09-12T21:04:00..2024-09-12T21:04:00");
}

TEST(said, messages_that_a_report_prints_have_the_days_of_their_labels) {
  Document document = document_of({{body, "Lee, 9 May, 18.20: “We wait.”"}, {body, "Roe: “Why?”"}, {body, "Lee, Wed 07.05: “You know.”"}});
  document.published = Interval{parse_iso("2016-05-26"), parse_iso("2016-05-26"), "dateline", {}};  // 9 May was a Monday
  std::vector<Statement> statements;
  for (const Part& part : document.parts) {
    const std::string_view line = text_of(document.text, part.span);
    Statement statement;
    statement.channel = Channel::chat;
    statement.kind = StatementKind::direct;
    statement.source = {{part.span.begin, part.span.begin + 3}};
    statement.content = {{part.span.begin + static_cast<ByteOffset>(line.find("“")), part.span.end}};
    statements.push_back(std::move(statement));
  }
  const Dating dating = date_document(document, tokenize(document), statements, {}, {});
  EXPECT_EQ(dump(dating.said.at(0)), "2016-05-09..2016-05-09");
  EXPECT_EQ(dump(dating.said.at(1)), "2016-05-09..2016-05-09");
  EXPECT_EQ(dump(dating.said.at(2)), "2016-05-11..2016-05-11");
}

TEST(timexes, count_from_the_message_they_stand_in) {
  Document document;
  document.kind = DocumentKind::chat;
  document.text = "See you tomorrow\nSaw you yesterday\n";
  document.messages.push_back({"Ann", parse_iso("2024-02-28T10:00:00"), {0, 16}, MessageKind::message, {}, "", false, {}, {}});
  document.messages.push_back({"Bo", parse_iso("2024-03-01T10:00:00"), {17, 34}, MessageKind::message, {}, "", false, {}, {}});
  const Dating dating = date_document(document, {}, {}, {}, {});
  ASSERT_EQ(dating.timexes.size(), 2U);
  EXPECT_EQ(dating.timexes[0].value, "2024-02-29");
  EXPECT_EQ(dating.timexes[1].value, "2024-02-29");
}

}  // namespace
}  // namespace onrecord
