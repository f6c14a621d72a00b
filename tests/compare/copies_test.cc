#include "compare/copies.h"

#include <random>

#include <gmock/gmock.h>

#include "compare/word_alignment.h"
#include "compare/word_hashes.h"

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::uint64_t> hashes(std::string_view text) {
  std::vector<HashedWord> words;
  hash_words(text, 0, words);
  std::vector<std::uint64_t> result;
  for (const HashedWord& word : words) result.push_back(word.hash);
  return result;
}

TEST(WordHashes, what_does_not_count) {
  const struct {
    std::string_view a, b;
  } same[] = {
      {"We have NO plans.", "we have no plans"},       {"“isn’t coming back”", "'isn't coming back'"}, {"4.2% of it", "4.2 per cent of it"},
      {"11,400 people", "11400 people"},               {"Élan vital", "élan  VITAL"},                   {"re\u00ADlief", "relief"},
  };
  for (const auto& row : same) EXPECT_EQ(hashes(row.a), hashes(row.b)) << row.a;
  EXPECT_NE(hashes("4.2"), hashes("42"));
  EXPECT_NE(hashes("unsafe rota"), hashes("untested rota"));
  EXPECT_EQ(hashes("don't").size(), 1U);
  EXPECT_THAT(hashes(" … !? "), IsEmpty());
}

TEST(WordHashes, spans_are_those_of_the_words) {
  const std::string_view text = "No “boats” – 4.2%.";
  std::vector<HashedWord> words;
  hash_words(text, 0, words);
  std::vector<std::string> found;
  for (const HashedWord& word : words) found.emplace_back(text.substr(word.span.begin, word.span.end - word.span.begin));
  EXPECT_THAT(found, ElementsAre("No", "boats", "4.2", "%", "%"));
}

TEST(WordAlignment, finds_the_place_and_what_differs) {
  const struct {
    std::string_view quotation, text;
    std::string dump;
  } rows[] = {
      {"an unsafe rota on a coast", "it is an untested rota on a coast", "2-8 1: 1-2/3-4"},
      {"drag it out then", "one day drag it then we rest", "2-5 1: 2-3/4-4"},
      {"we rest", "one day we rest", "2-4 0:"},
      {"one two three", "", "0-0 3: 0-3/0-0"},
  };
  for (const auto& row : rows) {
    const Alignment found = align(hashes(row.quotation), hashes(row.text));
    std::string dump = std::to_string(found.in_text.first) + "-" + std::to_string(found.in_text.last) + " " + std::to_string(found.distance) + ":";
    for (const auto& [a, b] : found.edits) dump += " " + std::to_string(a.first) + "-" + std::to_string(a.last) + "/" + std::to_string(b.first) + "-" + std::to_string(b.last);
    EXPECT_EQ(dump, row.dump) << row.quotation;
  }
}

class NearTextsTest : public testing::Test {
 protected:
  // Invented words, so that no two texts share runs of them by chance.
  std::string text(std::size_t words) {
    std::string result;
    for (std::size_t i = 0; i < words; ++i) result += (result.empty() ? "" : " ") + std::string("w") + std::to_string(random_() % 5000);
    return result;
  }
  static std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs(const std::vector<std::string>& texts) {
    NearTexts near;
    for (const std::string& one : texts) near.add(one);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> result;
    for (const NearTexts::Pair& pair : near.pairs()) {
      EXPECT_GT(pair.score, 0);
      EXPECT_LE(pair.score, 1);
      result.emplace_back(pair.a, pair.b);
    }
    return result;
  }
  std::mt19937 random_{7};
};

TEST_F(NearTextsTest, edited_cut_and_reordered_copies_are_found_and_others_are_not) {
  const std::string a = text(150), b = text(150), whole = a + " " + b;
  EXPECT_THAT(pairs({whole, text(300), b + " " + a, text(300), a + " " + b.substr(0, b.size() / 3), text(200)}),
              ElementsAre(std::pair(0U, 2U), std::pair(0U, 4U), std::pair(2U, 4U)));
}

TEST_F(NearTextsTest, what_all_pages_carry_makes_no_copies) {
  const std::string boilerplate = text(60);
  std::vector<std::string> texts;
  for (int i = 0; i < 60; ++i) texts.push_back(text(80) + " " + boilerplate);
  EXPECT_THAT(pairs(texts), IsEmpty());
}

TEST_F(NearTextsTest, empty_and_tiny_texts_are_no_copies) { EXPECT_THAT(pairs({"", "", "yes", "yes", "no no"}), IsEmpty()); }

TEST_F(NearTextsTest, of_very_many_copies_each_has_a_partner_and_there_are_not_too_many_pairs) {
  const std::string one = text(200);
  std::vector<std::string> texts(3000, one);
  for (std::size_t i = 0; i < 3000; ++i) texts.push_back(one + " " + text(4));
  const auto found = pairs(texts);
  std::vector<bool> partner(texts.size());
  for (const auto& [a, b] : found) partner[a] = partner[b] = true;
  EXPECT_EQ(std::count(partner.begin(), partner.end(), false), 0);
  EXPECT_LT(found.size(), 20 * texts.size());
}

}  // namespace
}  // namespace onrecord
