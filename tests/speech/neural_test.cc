// The model on invented sentences that leave no doubt, and on texts that mean harm.
#include "speech/neural.h"

#include <cstdlib>

#include <gmock/gmock.h>

#include "processor_time.h"
#include "speech/speech.h"

namespace onrecord {
namespace {

using testing::Contains;
using testing::ElementsAre;

Document plain(std::string text) {
  Document document;
  document.text = std::move(text);
  document.parts.push_back({});
  document.parts.back().span = {0, static_cast<ByteOffset>(document.text.size())};
  return document;
}

NeuralReading read(const Document& document) {
  setenv("ONRECORD_MODELS", ONRECORD_ROOT "/models", 0);
  Result<NeuralReading> reading = read_by_model(document, tokenize(document), find_quotations(document, tokenize(document)));
  EXPECT_TRUE(reading.ok()) << reading.error().to_string();
  return reading.ok() ? std::move(reading).take() : NeuralReading{};
}

std::string words(const Document& document, const Spans& spans) {
  std::string result;
  for (Span span : spans) result += (result.empty() ? "" : " ... ") + std::string(text_of(document.text, span));
  return result;
}

// "source / cue / content" of each attribution.
std::vector<std::string> dump(const Document& document) {
  std::vector<std::string> result;
  for (const Attribution& found : read(document).attributions)
    result.push_back(words(document, found.source) + " / " + words(document, found.cue) + " / " + words(document, found.content));
  return result;
}

struct Case {
  const char* text;
  const char* expected;
};

TEST(NeuralReading, finds_who_said_what) {
  const Case cases[] = {
      {"“The last boat will run,” Oona Brandt said.", "Oona Brandt / said / “The last boat will run,”"},
      {"The harbour board said that the pier would stay closed until spring.", "The harbour board / said / that the pier would stay closed until spring"},
      {"According to the union, two in three members voted against the offer.", "the union / According to / two in three members voted against the offer"},
      {"‘Nobody asked the crews,’ said the ship’s cook.", "the ship’s cook / said / ‘Nobody asked the crews,’"},
      {"“No,” she said. “Not this winter.”", "she / said / “No,” ... “Not this winter.”"},
  };
  for (const Case& one : cases) EXPECT_THAT(dump(plain(one.text)), Contains(one.expected)) << one.text;
}

TEST(NeuralReading, finds_one_attribution_inside_another) {
  const Document document = plain("The Evening Tide reported that Oona Brandt had said that the offer was a trick.");
  EXPECT_THAT(dump(document), Contains("Oona Brandt / had said / that the offer was a trick"));
}

TEST(NeuralReading, finds_nothing_where_nobody_speaks) {
  EXPECT_THAT(dump(plain("The ferry left at nine. It carried forty cars and a hearse. Rain fell on the pier.")), ElementsAre());
}

TEST(NeuralReading, finds_names) {
  const Document document = plain("Oona Brandt met Tobias Lund of the Harbour Board in Tarvik.");
  std::vector<std::string> names;
  for (const FoundName& name : read(document).names) names.push_back(std::string(text_of(document.text, name.span)));
  EXPECT_THAT(names, testing::IsSupersetOf({"Oona Brandt", "Tobias Lund"}));
}

// What a writer is or is not sure of is said in his own words: only somebody else's, or what he once was sure of, is a report.
TEST(NeuralReading, of_a_writers_own_state_of_mind_is_no_report) {
  setenv("ONRECORD_MODELS", ONRECORD_ROOT "/models", 0);
  const Case cases[] = {
      {"I am not sure the Trust should be in this at all.", ""},
      {"We are afraid that the boat will sail at night.", ""},
      {"The union is not sure the Trust should be in this at all.", "the Trust should be in this at all"},
      {"I was certain that the boat would sail at night.", "that the boat would sail at night"},
      {"We understand that money is short, and we need the boat.", ""},
      {"I have told the board that the boat is late.", "that the boat is late"},
      {"We are told that the boat is late.", "that the boat is late"},
  };
  for (const Case& one : cases) {
    Document document = plain(one.text);
    document.kind = DocumentKind::social;
    document.language = "en";
    std::string contents;
    for (const Statement& statement : find_statements(document, tokenize(document)))
      if (!statement.cue.empty()) contents += words(document, statement.content);
    EXPECT_EQ(contents, one.expected) << one.text;
  }
}

TEST(NeuralReading, is_the_same_whatever_was_read_before) {
  const Document document = plain("“We were not told,” Tobias Lund said. He added that the board had met twice.");
  const std::vector<std::string> first = dump(document);
  for (int length = 1; length < 40; length += 7) read(plain(std::string(static_cast<std::size_t>(length), 'a') + " said that it rained."));
  EXPECT_EQ(dump(document), first);
}

TEST(NeuralReading, scores_are_shares) {
  const Document document = plain("The board said it would wait. “We shall see,” Mr Lund wrote. People want a boat.");
  for (const Attribution& found : read(document).attributions) {
    EXPECT_GT(found.score, 0.0F);
    EXPECT_LT(found.score, 1.0F);
    EXPECT_FALSE(found.content.empty());
  }
}

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

TEST(NeuralReading, hostile_texts_are_read_to_the_end) {
  const std::string hostile[] = {
      std::string(1'000'000, 'x'), repeated("\"", 20'000), repeated("“", 20'000), repeated("a\n", 20'000), repeated("said ", 20'000),
      repeated("e\u0301\u200F東", 20'000), std::string(20'000, '\0'), "“" + repeated("never closed ", 20'000)};
  for (const std::string& text : hostile) {
    const Document document = plain(text);
    for (const Attribution& found : read(document).attributions) {
      EXPECT_LE(hull(found.content).end, document.text.size());
      EXPECT_LE(hull(found.cue).end, document.text.size());
    }
  }
}

TEST(NeuralReading, copies_cost_nothing) {
  const auto seconds = [](const Document& document) { return test::processor_seconds([&] { read(document); }); };
  std::string text;
  for (int i = 0; i < 120; ++i) text += "Speaker " + std::to_string(i) + " said that the boat number " + std::to_string(i * i) + " was late again.\n";
  const double once = seconds(plain(text)), again = seconds(plain(text));
  EXPECT_LT(again, once / 4);
}

}  // namespace
}  // namespace onrecord
