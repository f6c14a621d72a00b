#include "view/excerpt.h"

#include <gtest/gtest.h>

#include "sample_view.h"

namespace onrecord {
namespace {

using testing::sample_view;

// "before | [words] gap [words] | after"; a message as "author@time: words".
std::string dump(const Excerpt& excerpt) {
  const auto line = [](const Excerpt::Line& row) { return (row.author.empty() ? "" : row.author + "@" + row.at.substr(11, 5) + ": ") + row.words; };
  std::string text;
  for (const auto& row : excerpt.before) text += line(row) + " | ";
  for (const auto& piece : excerpt.pieces) text += piece.said ? "[" + piece.words + "]" : piece.words;
  for (const auto& row : excerpt.after) text += " | " + line(row);
  return text;
}

Excerpt excerpt_in(const std::string& text, const std::vector<std::string>& pieces, StatementKind kind) {
  DocumentRow document;
  document.id = 1;
  document.text = text;
  document.parts = {testing::part(document, PartKind::body, text)};
  StatementRow statement;
  statement.document = 1;
  statement.kind = kind;
  for (const std::string& piece : pieces) {
    statement.spans.push_back(testing::span_of(text, piece));
    statement.content += (statement.content.empty() ? "" : " … ") + piece;
  }
  return excerpt_of(document, statement);
}

TEST(Excerpt, sets_the_words_among_the_words_around_them) {
  const RecordView view = sample_view();
  EXPECT_EQ(dump(excerpt_of(view.documents[0], view.statements[0])), "Asked on Tuesday, Ada Brook said: | [“No loom will stop.”] | She left.");
  EXPECT_EQ(dump(excerpt_of(view.documents[0], view.statements[1])), "The guild said | [the mill was lying idle]");
  EXPECT_EQ(dump(excerpt_of(view.documents[1], view.statements[2])), "Tom@21:03: Any news? | [“Six looms stop in March”] | Ada@21:05: Keep it here");
}

TEST(Excerpt, keeps_quotation_marks_as_they_stand) {
  struct Row {
    const char* text;
    std::vector<std::string> pieces;
    StatementKind kind;
    const char* dump;
  };
  const Row rows[] = {
      {"“No,” she said, “never.”", {"No", "never."}, StatementKind::direct, "[“No,”] she said, [“never.”]"},
      {"‘No,’ she said. ‘Never.’", {"No", "Never."}, StatementKind::direct, "[‘No,’] she said. [‘Never.’]"},
      {"\"No,\" she said.", {"No,"}, StatementKind::direct, "[\"No,\"] | she said."},
      {"She said: No more.", {"No more."}, StatementKind::direct, "She said: | [“No more.”]"},
      {"She called it “a farce”.", {"it “a farce”"}, StatementKind::mixed, "She called | [it “a farce”]"},
      {"She called it “a farce” today", {"it “a farce"}, StatementKind::mixed, "She called | [it “a farce”] | today"},
      {"She said ‘no’ was likely.", {"no’ was likely"}, StatementKind::indirect, "She said ‘ | [no’ was likely]"},
      {"She was “ready”. “Go,” she said.", {"ready"}, StatementKind::mixed, "She was | [“ready”] | “Go,” she said."},
      {"„Nein“, sagte sie.", {"Nein"}, StatementKind::direct, "[„Nein“] | … sagte sie."},
  };
  for (const Row& row : rows) EXPECT_EQ(dump(excerpt_in(row.text, row.pieces, row.kind)), row.dump) << row.text;
}

TEST(Excerpt, is_bounded_and_survives_spans_that_do_not_fit) {
  std::string longest;
  for (int i = 0; i < 5000; ++i) longest += "wörter ";
  const Excerpt excerpt = excerpt_in("Vorher. " + longest + "Ende. " + longest, {longest}, StatementKind::indirect);
  EXPECT_LT(dump(excerpt).size(), 2200u);
  DocumentRow document;
  StatementRow statement;
  statement.content = "kept words";
  statement.spans = {{5, 900}, {7, 3}};
  EXPECT_EQ(dump(excerpt_of(document, statement)), "[kept words]");
}

TEST(QuotedWords, have_marks_only_where_verbatim) {
  StatementRow statement;
  statement.content = "they would not pay";
  for (auto [kind, words] : {std::pair{StatementKind::direct, "“they would not pay”"}, {StatementKind::own, "“they would not pay”"}, {StatementKind::indirect, "they would not pay"},
                             {StatementKind::mixed, "they would not pay"}}) {
    statement.kind = kind;
    EXPECT_EQ(quoted_words(statement), words);
  }
  statement.kind = StatementKind::direct;
  EXPECT_EQ(quoted_words(statement, 10), "“they would …”");
}

TEST(Shortened, cuts_between_words_and_never_inside_a_character) {
  EXPECT_EQ(shortened("one two three", 8), "one two …");
  EXPECT_EQ(shortened("one", 3), "one");
  EXPECT_EQ(shortened("éééé", 3), "é …");
  EXPECT_EQ(shortened_tail("one two three", 9), "… three");
  EXPECT_EQ(shortened_tail("éééé", 3), "… é");
}

}  // namespace
}  // namespace onrecord
