#include "speech/speech.h"

#include <gtest/gtest.h>

#include "drawn.h"
#include "processor_time.h"

namespace onrecord {
namespace {

using test::document_of;

// "kind act channel audience [words that show it]: content", one line a statement.
std::string dump(const Document& document) {
  std::string lines;
  for (const Statement& statement : find_statements(document, tokenize(document))) {
    lines += std::string(word(statement.kind)) + ' ' + std::string(word(statement.act)) + ' ' + std::string(word(statement.channel)) + ' ' + std::string(word(statement.audience));
    if (statement.audience_span) lines += " [" + std::string(text_of(document.text, *statement.audience_span)) + "]";
    lines += ':';
    for (const Span span : statement.content) lines += ' ' + std::string(text_of(document.text, span));
    lines += '\n';
  }
  return lines;
}

struct Row {
  DocumentKind kind;
  std::string_view text, expected;
};

TEST(Statements, do_what_their_words_show) {
  struct Said {
    const char* content;
    Act act;
  };
  const Said rows[] = {
      {"“I apologise for the delay,”", Act::admit}, {"“We have no plans to close the pier,”", Act::deny}, {"“There will be no compulsory redundancies,”", Act::promise}, {"“He lied to this house,”", Act::accuse},
      {"“You must resign,”", Act::demand}, {"“Will you resign?”", Act::ask}, {"“That is not true,”", Act::deny}, {"“We will strike unless they pay,”", Act::threaten},
      // Shown by no turn of phrase, told by the model.
      {"“It was not,”", Act::deny}, {"“The boats were late on Monday,”", Act::say}, {"“The sea is wide and cold,”", Act::say},
  };
  for (const Said& row : rows) {
    const Document document = document_of(std::string(row.content) + " said Ann Lee.", DocumentKind::article);
    const std::vector<Statement> found = find_statements(document, tokenize(document));
    ASSERT_EQ(found.size(), 1U) << row.content;
    EXPECT_EQ(word(found[0].act), word(row.act)) << row.content;
  }
}

TEST(Statements, have_kind_act_and_setting) {
  const Row rows[] = {
      {DocumentKind::article, "“We have no plans to sell,” Ann Lee told reporters.", "direct deny press public [told reporters]: “We have no plans to sell,”\n"},
      {DocumentKind::article, "“We have no plans to sell,” Ann Lee told Torvay FM.", "direct deny interview public [told Torvay FM]: “We have no plans to sell,”\n"},
      {DocumentKind::article, "“We have no plans to sell,” Ann Lee told the FM.", "direct deny press public: “We have no plans to sell,”\n"},
      {DocumentKind::article, "Ann Lee told MPs that she was sorry for the delay.", "indirect admit parliament public [told MPs]: that she was sorry for the delay\n"},
      {DocumentKind::article, "In a WhatsApp message Ann Lee wrote that the board was “asleep”.", "mixed say chat private [WhatsApp]: that the board was “asleep”\n"},
      {DocumentKind::article, "According to the WhatsApp messages pay was “the only point”, although the club said that it was about safety.",
       "mixed say chat private [WhatsApp]: “the only point”, although the club said that it was about safety\nindirect say press public [although]: that it was about safety\n"},
      {DocumentKind::article, "The paper has seen messages between them.\nAnn Lee wrote that it was late.\nBob Roe complained that it was cold.\nThe Post reported that it was wet.",
       "indirect say chat private: that it was late\nindirect accuse chat private: that it was cold\nindirect say press public: that it was wet\n"},
      {DocumentKind::article, "They had a chat, and both texts were printed; the signatures are genuine.\nAnn Lee wrote that it was late.", "indirect say press public: that it was late\n"},
      {DocumentKind::article, "The paper has obtained a mail to five members. “We have 47 names,” wrote Ann Lee.", "direct say email private [obtained a mail]: “We have 47 names,”\n"},
      {DocumentKind::article, "Leaders of the crew exchanged messages saying that it was late.", "indirect say chat private [exchanged messages]: that it was late\n"},
      {DocumentKind::article, "She said in public that it was late.", "indirect say press public [in public]: that it was late\n"},
      {DocumentKind::article, "The company denied that it had sold the boat.", "indirect deny press public: that it had sold the boat\n"},
      {DocumentKind::article, "Ann Lee believes that the boat is lost.", "indirect hold press public: that the boat is lost\n"},
      {DocumentKind::article, "The union accused the company of hiding the rota.", "indirect accuse press public: hiding the rota\n"},
      {DocumentKind::article, "The union promised to come back.", "indirect promise press public: to come back\n"},
      {DocumentKind::article, "“Who sold the boat?” Ann Lee asked.", "direct ask press public: “Who sold the boat?”\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump(document_of(row.text, row.kind)), row.expected) << row.text;
}

TEST(Statements, a_change_of_line_that_a_columnist_tells_of_is_his_own_claim) {
  constexpr std::string_view text = "The winter was long. By spring the union’s message had moved from safety to pay. Nobody noticed it at the pier.";
  EXPECT_EQ(dump(document_of(text, DocumentKind::opinion)), "own say press public: By spring the union’s message had moved from safety to pay.\n");
  EXPECT_EQ(dump(document_of(text, DocumentKind::article)), "");
}

TEST(Statements, told_to_a_meeting_of_the_town_or_to_the_paper_itself_are_public) {
  EXPECT_EQ(dump(document_of("A meeting in the Corn Hall drew 400 people.\nAnn Lee told the meeting that it was late.", DocumentKind::article)), "indirect say meeting public [told the meeting]: that it was late\n");
  EXPECT_EQ(dump(document_of("Ann Lee told the meeting that it was late.", DocumentKind::article)), "indirect say meeting private [told the meeting]: that it was late\n");
  Document leak = document_of("The paper has seen messages between them.\nAnn Lee wrote to Bob Roe that it was late.\n“It was never late,” she told the Tidings.", DocumentKind::article);
  leak.outlet = "Port Tidings";
  EXPECT_TRUE(dump(leak).ends_with("direct deny press public: “It was never late,”\n")) << dump(leak);
  Document column = document_of("“I never signed it,” Ann Lee told me. Bob Roe told me that it was late.", DocumentKind::opinion);
  column.outlet = "Port Tidings";
  EXPECT_EQ(dump(column), "direct deny unknown public: “I never signed it,”\nindirect say unknown private: that it was late\n");
}

TEST(Statements, between_leaked_messages_parliament_is_no_scene_but_in_a_hearing_it_is) {
  Document leak = document_of("Ann Lee told the Commons that it was late.\n“It is lost,” Bob Roe replied.\nIn a message Ann Lee wrote that it was cold. Cat Moe added that it was wet.\n", DocumentKind::article);
  leak.title = "Leaked chats show what they thought";
  EXPECT_EQ(dump(leak), "indirect say parliament public [Commons]: that it was late\ndirect say chat private: “It is lost,”\nindirect say chat private [In a message]: that it was cold\nindirect say chat private [In a message]: that it was wet\n");
  std::string filler;
  while (filler.size() < 700) filler += "The boats of the old town stayed in port for the third week. ";
  const Document hearing = document_of("Ann Lee told the Commons that it was late.\n“It was not,” Bob Roe replied.\n" + filler + "\nThe Post had published messages from a WhatsApp group.\nAnn Lee told the committee that it was cold.", DocumentKind::article);
  EXPECT_EQ(dump(hearing), "indirect say parliament public [Commons]: that it was late\ndirect deny parliament public [Commons]: “It was not,”\nindirect say parliament public: that it was cold\n");
}

TEST(Statements, of_an_english_text_have_words_and_go_on_over_a_caption) {
  Document document = document_of("Ann Lee said that. She told reporters: “The boat was late, as it was on every day of that week.\nThe pier in June\n“It was full on each of them, and it was hot.”");
  document.language = "en";
  const std::string found = dump(document);
  EXPECT_TRUE(found.starts_with("direct say press public [told reporters]: “The boat was late, as it was on every day of that week")) << found;
  EXPECT_TRUE(found.ends_with(" “It was full on each of them, and it was hot.”\n")) << found;
  EXPECT_EQ(found.find("The pier"), std::string::npos) << found;
}

TEST(Statements, of_what_one_lived_through_with_few_are_private) {
  EXPECT_NE(dump(document_of("He rang me on Monday night. Ann Lee said that it was late.", DocumentKind::blog)).find("indirect say unknown private: that it was late"), std::string::npos);
  EXPECT_EQ(dump(document_of("Ann Lee said that the new car park would open.", DocumentKind::blog)).find("indirect say unknown public"), 0U);
  const std::string letters = "Letters handed over by the union show how it went.\nIn a letter to the minister Ann Lee said that it was late.";
  EXPECT_EQ(dump(document_of(letters, DocumentKind::article)), "indirect say letter private [In a letter]: that it was late\n");
  EXPECT_EQ(dump(document_of("In a letter released by her office Ann Lee said that it was late.", DocumentKind::article)), "indirect say letter public [In a letter]: that it was late\n");
}

TEST(Statements, stand_behind_the_colon_that_announces_them) {
  Document document = document_of("Plans for the quay were agreed by the council on Thursday night.\nCouncillor Ann Lee, Leader of the Council, said:\n“This is a great night for the town. I have always said that we would get the best deal.”\nCouncillor Mary Orr, Cabinet Member for Boats, said:\n"
                                  "“We have been guided at every step by independent advice. Nobody on the council picked the number.”\nPeter Ham, Managing Director of Ham Homes, said:\n“We are delighted. The council drove a hard bargain, and its officers worked in a spirit of openness.”");
  document.language = "en";
  std::string said;
  for (const Statement& statement : find_statements(document, tokenize(document)))
    if (statement.kind == StatementKind::direct && !statement.source.empty()) said += std::string(text_of(document.text, statement.source.front()).substr(0, 14)) + ": " + std::string(text_of(document.text, statement.content.front()).substr(0, 18)) + "\n";
  EXPECT_EQ(said, "Councillor Ann: “This is a great\nCouncillor Mar: “We have been gu\nPeter Ham, Man: “We are delighte\n");
}

TEST(Statements, hold_the_list_that_they_open) {
  struct List {
    std::string_view text, last, behind;  // the last item; what is no more of the list
  };
  const List lists[] = {
      {"Teachers met on Monday. The union said it wanted:\n1. a rise of 6 per cent\n2. smaller classes\n\nParents were unhappy.", "smaller classes\n", "Parents"},
      {"A spokesman for the swimmers’ club added:\n• The baths are used by 400 children a week.\n• Closing them would save nothing.\n- The council meets in June.", "Closing them would save nothing.\n", "The council"},
  };
  for (const List& list : lists) {
    Document document = document_of(list.text);
    document.language = "en";
    const std::string found = dump(document);
    EXPECT_NE(found.find(list.last), std::string::npos) << found;
    EXPECT_EQ(found.find(list.behind), std::string::npos) << found;
  }
}

TEST(Statements, messages_of_a_chat_are_own_words) {
  Document document = document_of("Boat is gone\nHer words: \"never again\"\n<Media omitted>", DocumentKind::chat);
  document.parts.clear();
  const MessageKind kinds[] = {MessageKind::message, MessageKind::message, MessageKind::media};
  ByteOffset at = 0;
  for (const MessageKind kind : kinds) {
    const auto end = static_cast<ByteOffset>(std::min(document.text.find('\n', at), document.text.size()));
    Message message;
    message.author = "Ann";
    message.span = {at, end};
    message.kind = kind;
    document.messages.push_back(message);
    document.parts.push_back({PartKind::message, {at, end}, "Ann", std::nullopt, false, 0});
    at = end + 1;
  }
  std::vector<Statement> own;
  for (const Statement& statement : find_statements(document, tokenize(document)))
    if (statement.kind == StatementKind::own) own.push_back(statement);
  ASSERT_EQ(own.size(), 2U);
  EXPECT_EQ(own[1].message, 1U);
  EXPECT_EQ(own[1].channel, Channel::chat);
  EXPECT_EQ(own[1].audience, Audience::closed);
}

TEST(Statements, turns_of_a_transcript_are_direct) {
  Document document = document_of("LADY THANE: I did not follow.\nQ. The offer. Who made it?", DocumentKind::transcript);
  document.title = "The Harbour Inquiry, Day 2";
  document.parts[0].author = "LADY THANE";
  document.parts[1].author = "MR WRAY";
  const std::vector<Statement> found = find_statements(document, tokenize(document));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(test::drawn(document.text, found[0]), "ssssssssss  ccccccccccccccccc");
  EXPECT_EQ(text_of(document.text, found[1].content[0]), "Who made it?");
  EXPECT_EQ(found[1].act, Act::ask);
  EXPECT_EQ(found[1].part, 1U);
  EXPECT_EQ(found[1].channel, Channel::speech);
}

TEST(Statements, of_a_turn_begin_behind_its_courtesies_and_keep_a_denial) {
  Document document = document_of("LEE: Thank you, Chair. I never saw it.\nROE: Good morning.\nLEE: No. What the minutes say is that the boat was behind in April and May.", DocumentKind::transcript);
  for (Part& part : document.parts) part.author = document.text[part.span.begin] == 'L' ? "LEE" : "ROE";
  std::string direct;
  for (const Statement& statement : find_statements(document, tokenize(document)))
    if (statement.kind == StatementKind::direct) direct += std::string(text_of(document.text, hull(statement.content))) + "\n";
  EXPECT_EQ(direct, "I never saw it.\nNo. What the minutes say is that the boat was behind in April and May.\n");
}

TEST(Statements, of_a_long_turn_are_pieces_of_sentences) {
  std::string turn = "LEE: ";
  for (int i = 0; i < 6; ++i) turn += "The boat of the old town was late again on the " + std::to_string(i + 2) + "th of May, and nobody came. ";
  Document document = document_of(turn + "Who would?", DocumentKind::transcript);
  document.parts[0].author = "LEE";
  std::size_t pieces = 0;
  for (const Statement& statement : find_statements(document, tokenize(document))) pieces += statement.kind == StatementKind::direct;
  EXPECT_EQ(pieces, 3U) << "two sentences each, the question too short";
}

TEST(Statements, that_only_name_what_was_said_are_none_within_talk) {
  const auto indirect = [](DocumentKind kind) {
    const std::string found = dump(document_of("Ann Lee announced the deal. Bob Roe said that it was late.", kind));
    return std::count(found.begin(), found.end(), '\n') - (found.find("own") != std::string::npos);
  };
  EXPECT_LE(indirect(DocumentKind::letter), indirect(DocumentKind::article));
  EXPECT_EQ(dump(document_of("Ann Lee said that it was late. Bob Roe announced the deal.", DocumentKind::letter)).find(": the deal"), std::string::npos);
}

TEST(Statements, behind_a_name_and_an_hour_in_a_report_on_leaked_messages_are_messages) {
  Document leak = document_of("Leaked WhatsApp messages show what they thought.\nLee, Tue 18.20: “The boat is lost.”\nRoe: “We never had one.”\nOrr, 8 Sept: “Not a word of this.”\nThe pier is closed.", DocumentKind::article);
  leak.title = "Leaked chats show what they thought";
  const std::string found = dump(leak);
  EXPECT_NE(found.find("chat private [Lee, Tue 18.20]: “The boat is lost.”"), std::string::npos) << found;
  EXPECT_NE(found.find("chat private [Roe]: “We never had one.”"), std::string::npos) << found;
  EXPECT_NE(found.find("chat private [Orr, 8 Sept]: “Not a word of this.”"), std::string::npos) << found;
}

TEST(Statements, of_minutes_are_public_where_the_public_was_there) {
  const auto minutes = [](std::string_view present) { return dump(document_of("Boat Committee\nMinutes of the meeting of 9 November\nPresent: Ann Lee (chair), Bob Roe" + std::string(present) + ".\n1. The pier\nMr Roe said that it was late.", DocumentKind::transcript)); };
  EXPECT_NE(minutes("; about 70 members of the public").find("indirect say meeting public: that it was late"), std::string::npos) << minutes("; about 70 members of the public");
  EXPECT_NE(minutes("").find("indirect say meeting private: that it was late"), std::string::npos);
  EXPECT_NE(minutes(". The press and members of the public were excluded").find("indirect say meeting private: that it was late"), std::string::npos);
  EXPECT_NE(minutes("; no members of the public").find("indirect say meeting private: that it was late"), std::string::npos);
}

TEST(Statements, of_a_hearing_are_public_though_minutes_are_spoken_of) {
  Document document = document_of("ROE: Your own minutes say that the boat was late in April.\nLEE: It was not late at all.", DocumentKind::transcript);
  document.title = "Boats Committee";
  document.parts[0].author = "ROE";
  document.parts[1].author = "LEE";
  for (const Statement& statement : find_statements(document, tokenize(document))) EXPECT_EQ(statement.audience, Audience::open);
}

TEST(Statements, of_oral_evidence_are_of_a_parliament) {
  Document document = document_of("Committee on Boats\nOral evidence: the late boats\nROE: Was it late?\nLEE: It was not late at all.", DocumentKind::transcript);
  document.parts.back().author = "LEE";
  const std::string found = dump(document);
  EXPECT_NE(found.find("parliament public"), std::string::npos) << found;
}

// What is found in a mail with Ann Lee's below it.
std::vector<Statement> found_above_a_mail(std::string_view subject, std::string_view words) {
  Document document = document_of(std::string(words) + "\nHere is the sheet as promised yesterday.", DocumentKind::email);
  document.title = subject;
  document.parts[1].quoted = true;
  document.parts[1].author = "Ann Lee";
  return find_statements(document, tokenize(document));
}

TEST(Statements, quoted_earlier_mail_is_not_counted_twice) {
  const std::vector<Statement> found = found_above_a_mail("Re: The sheet", "I have been through your sheet twice.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, StatementKind::own);
}

TEST(Statements, forwarded_mail_is_its_writers) {
  const std::vector<Statement> found = found_above_a_mail("Fwd: The sheet", "Have a look at this and call me.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].kind, StatementKind::own);
  EXPECT_EQ(found[1].part, 1U);
}

TEST(Statements, inside_points_to_the_statement_around) {
  const Document document = document_of("The Lantern reported that Ann Lee told colleagues that the boat was late.");
  const std::vector<Statement> found = find_statements(document, tokenize(document));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_FALSE(found[0].inside.has_value());
  EXPECT_EQ(found[1].inside, 0U);
  EXPECT_EQ(found[1].audience, Audience::closed);
}

// ---- hostile input: no crash, spans inside the text, time in line with length --------------------------------------

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

class Hostile : public testing::TestWithParam<std::string> {};

TEST_P(Hostile, input_is_survived_in_time) {
  const Document document = document_of(GetParam());
  std::vector<Statement> statements;
  EXPECT_LT(test::processor_seconds([&] { statements = find_statements(document, tokenize(document)); }), 10);
  for (const Statement& statement : statements) {
    ASSERT_FALSE(statement.content.empty());
    for (const Span span : statement.content) {
      ASSERT_LT(span.begin, span.end);
      ASSERT_LE(span.end, document.text.size());
      ASSERT_TRUE(on_border(document.text, span.begin) && on_border(document.text, span.end));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(inputs, Hostile, testing::Values(
    "", "\n\n \n", std::string("a\0b “\x01” \x7f said", 16), std::string(1000000, 'a'), repeated("“", 100000), repeated("\"", 100000), repeated("'", 100000), repeated("‘a’ ", 100000),
    repeated("“a ‘b \"c ", 30000), repeated("said ", 100000), repeated("he said that ", 50000), repeated(", she said", 50000), repeated("“no,” he said. ", 30000), repeated("according to ", 50000),
    repeated("Ann Lee, ", 60000) + "said that it rained.", repeated("told me ", 50000), repeated("和“你”好 said ", 30000), repeated("é’", 100000), "\xff\xfe “\x80” said \xc3", repeated("“one\n", 30000),
    repeated("x: “y” ", 30000), repeated("(", 100000) + " said that", repeated("\xe2\x80", 50000)));

}  // namespace
}  // namespace onrecord
