#include "compare/quotations.h"

#include <gmock/gmock.h>

#include "base/utf8.h"

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A record by hand: each document is one part of text; each statement stands in it word for word.
class QuotationsTest : public testing::Test {
 protected:
  RowId document(std::string day, std::string text, DocumentKind kind = DocumentKind::article) {
    DocumentRow row;
    row.id = static_cast<RowId>(documents_.size()) + 1;
    row.kind = kind;
    row.published = {day, day, ""};
    row.parts.push_back({PartKind::body, {0, CodePointIndex(text).count()}, "", "", false, 0});
    row.text = std::move(text);
    documents_.push_back(std::move(row));
    return documents_.back().id;
  }

  RowId statement(RowId document, std::string_view content, StatementKind kind, RowId speaker) {
    const std::string& text = documents_[static_cast<std::size_t>(document) - 1].text;
    const std::size_t at = text.find(content);
    EXPECT_NE(at, std::string::npos) << content;
    const CodePointIndex points(text);
    StatementRow row;
    row.id = 100 + static_cast<RowId>(statements_.size());
    row.document = document;
    row.content = content;
    row.spans = {{points.code_point(static_cast<ByteOffset>(at)), points.code_point(static_cast<ByteOffset>(at + content.size()))}};
    row.kind = kind;
    row.speaker = speaker;
    statements_.push_back(std::move(row));
    return statements_.back().id;
  }

  // "quoting statement -> original statement: words | original's words", and what differs.
  std::vector<std::string> found() const {
    std::vector<std::string> result;
    for (const QuotationRow& row : find_quotations(documents_, statements_, {})) {
      const DocumentRow& here = documents_[static_cast<std::size_t>(statement_of(row.statement).document) - 1];
      std::string line = std::to_string(row.statement) + "->" + std::to_string(row.original) + ": " + words(here, row.quoting) + " | " + words(documents_[static_cast<std::size_t>(row.document) - 1], row.span);
      if (!row.exact) line += " | “" + row.printed + "” for “" + row.said + "”";
      EXPECT_GE(row.score, 0.5);
      result.push_back(line);
    }
    return result;
  }

  const StatementRow& statement_of(RowId id) const { return statements_[static_cast<std::size_t>(id) - 100]; }
  static std::string words(const DocumentRow& document, PointSpan span) {
    const CodePointIndex points(document.text);
    return document.text.substr(points.byte(span.start), points.byte(span.end) - points.byte(span.start));
  }
  // Words must be rare in a record to prove anything: this makes it large enough.
  void other_documents() {
    for (int i = 0; i < 300; ++i) document("2024-01-01", "In other news of day " + std::to_string(i) + ", nothing was heard of it at all.");
  }

  std::vector<DocumentRow> documents_;
  std::vector<StatementRow> statements_;
};

TEST_F(QuotationsTest, a_quotation_points_at_the_message_it_came_from) {
  const RowId article = document("2024-03-01", "The log says he wrote that “the premium is the only thing we can’t come home without”.");
  const RowId chat = document("2024-02-01", "Let's be honest. The premium is the only thing we can't come home without. The rest can wait", DocumentKind::chat);
  statement(article, "that “the premium is the only thing we can’t come home without”", StatementKind::mixed, 7);
  statement(chat, documents_.back().text, StatementKind::own, 7);
  other_documents();
  EXPECT_THAT(found(), ElementsAre("100->101: the premium is the only thing we can’t come home without | The premium is the only thing we can't come home without"));
}

TEST_F(QuotationsTest, a_changed_word_is_shown) {
  const RowId first = document("2024-02-01", "“It is an untested rota on an unforgiving coast,” said the captain.");
  const RowId second = document("2024-03-01", "He called it “an unsafe rota on an unforgiving coast”.");
  statement(first, "“It is an untested rota on an unforgiving coast,”", StatementKind::direct, 7);
  statement(second, "“an unsafe rota on an unforgiving coast”", StatementKind::mixed, 7);
  other_documents();
  EXPECT_THAT(found(), ElementsAre("101->100: an unsafe rota on an unforgiving coast | an untested rota on an unforgiving coast | “unsafe” for “untested”"));
}

TEST_F(QuotationsTest, another_speaker_with_nearly_the_same_words_is_not_misquoted) {
  const RowId first = document("2024-02-01", "“We want a safe boat by spring,” said Lee.");
  const RowId second = document("2024-03-01", "“We want a new boat by spring,” said Reed.");
  statement(first, "“We want a safe boat by spring,”", StatementKind::direct, 7);
  statement(second, "“We want a new boat by spring,”", StatementKind::direct, 8);
  other_documents();
  EXPECT_THAT(found(), IsEmpty());
}

TEST_F(QuotationsTest, common_words_prove_nothing) {
  const RowId first = document("2024-02-01", "“It was heard of,” said Lee.");
  const RowId second = document("2024-03-01", "He said it “was heard of” here.");
  statement(first, "“It was heard of,”", StatementKind::direct, 7);
  statement(second, "it “was heard of” here", StatementKind::mixed, 8);
  other_documents();
  EXPECT_THAT(found(), IsEmpty());
}

TEST_F(QuotationsTest, the_order_of_documents_changes_nothing) {
  const RowId first = document("2024-02-01", "“Not a word of that outside this group,” he wrote.");
  const RowId second = document("2024-03-01", "He had asked for “not a word of that outside this group” at the time.");
  const RowId third = document("2024-04-01", "“Not a word of that outside this group” was the order.");
  for (const RowId one : {first, second, third}) {
    const std::string& text = documents_[static_cast<std::size_t>(one) - 1].text;
    const std::size_t begin = text.find("“"), end = text.find("”");
    statement(one, std::string_view(text).substr(begin, end + 3 - begin), StatementKind::direct, 7);
  }
  other_documents();
  const std::vector<QuotationRow> forward = find_quotations(documents_, statements_, {});
  ASSERT_EQ(forward.size(), 2U);
  EXPECT_EQ(forward[0].original, 100);
  EXPECT_EQ(forward[1].original, 100);
  std::vector<DocumentRow> reversed(documents_.rbegin(), documents_.rend());
  const std::vector<QuotationRow> backward = find_quotations(reversed, statements_, {});
  ASSERT_EQ(backward.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(forward[i].statement, backward[i].statement);
    EXPECT_EQ(forward[i].original, backward[i].original);
  }
}

TEST_F(QuotationsTest, what_was_private_comes_through_the_first_that_printed_it_if_named) {
  const RowId chat = document("2024-02-01", "The premium is the only thing we can't come home without. The rest can wait", DocumentKind::chat);
  const RowId first = document("2024-03-01", "He wrote that “the premium is the only thing we can’t come home without”.");
  const RowId naming = document("2024-03-05", "I have read the Log’s story. “The premium is the only thing we can’t come home without,” he wrote.");
  const RowId silent = document("2024-03-06", "“The premium is the only thing we can’t come home without,” he wrote. No Logs were read.");
  documents_[static_cast<std::size_t>(first) - 1].outlet = "The Fairway Log";
  statement(chat, documents_.front().text, StatementKind::own, 7);
  statements_.back().audience = Audience::closed;
  statement(first, "that “the premium is the only thing we can’t come home without”", StatementKind::mixed, 7);
  for (const RowId later : {naming, silent}) statement(later, "“The premium is the only thing we can’t come home without,”", StatementKind::direct, 7);
  other_documents();
  std::vector<std::pair<RowId, RowId>> pairs;
  for (const CopyRow& row : quoted_documents(documents_, statements_, find_quotations(documents_, statements_, {}), {})) pairs.emplace_back(row.a, row.b);
  EXPECT_THAT(pairs, ElementsAre(std::pair(first, naming)));
  const std::vector<CopyRow> copy = {{naming, first, CopyKind::near_duplicate, 0.9}};
  EXPECT_THAT(quoted_documents(documents_, statements_, find_quotations(documents_, statements_, {}), copy), IsEmpty());
}

TEST_F(QuotationsTest, very_many_quotations_of_one_sentence_are_borne) {
  const RowId first = document("2024-02-01", "“There will be no boat on Sunday evening to the islands,” she said.");
  statement(first, "“There will be no boat on Sunday evening to the islands,”", StatementKind::direct, 7);
  for (int i = 0; i < 2000; ++i) statement(document("2024-03-01", documents_.front().text), "“There will be no boat on Sunday evening to the islands,”", StatementKind::direct, 7);
  other_documents();
  const std::vector<QuotationRow> rows = find_quotations(documents_, statements_, {});
  for (const QuotationRow& row : rows) EXPECT_NE(row.statement, row.original);
}

}  // namespace
}  // namespace onrecord
