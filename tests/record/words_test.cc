// Which statements have words, and in what order.
#include <gmock/gmock.h>

#include "sample_record.h"

namespace onrecord::sample {
namespace {

class WordMatching : public testing::Test {
 protected:
  // All of these have "boat"; one has "rudder".
  void put_many(int count) {
    AnalysedSource source;
    source.place = {"/pile/many", ""};
    source.sha256 = sha256_hex("many");
    source.media_type = "text/plain";
    constexpr int a_page = 100;
    for (int first = 0; first < count; first += a_page) {
      std::string text;
      for (int i = first; i < first + a_page; ++i) text += words(i) + ".\n";
      Page page(text);
      for (int i = first; i < first + a_page; ++i) page.said(words(i), -1);
      source.lines.push_back(page.line());
    }
    done(record_->put_source(source, 1));
  }
  static std::string words(int i) { return "The boat " + std::to_string(i) + (i == 777 ? " lost its rudder" : " sails"); }
  std::vector<std::string> found(const std::string& words, WordsAsked asked = {}) {
    return done(record_->contents(done(record_->word_matches(words, asked)).statements));
  }
  Sample record_;
};

TEST_F(WordMatching, shorter_statements_and_those_that_say_it_more_often_come_first) {
  record_.put("a", Page("The boat sank. A boat is no boat. It sank in the harbour on a cold day of May, said the boat people. A house. A tree.")
                       .said("The boat sank", -1)
                       .said("A boat is no boat", -1)
                       .said("It sank in the harbour on a cold day of May, said the boat people", -1)
                       .said("A house", -1)
                       .said("A tree", -1));
  EXPECT_THAT(found("boat sank"), testing::ElementsAre("The boat sank", "It sank in the harbour on a cold day of May, said the boat people"));
  EXPECT_THAT(found("house tree"), testing::IsEmpty());
  EXPECT_THAT(found("house tree \"", {.any = true}), testing::UnorderedElementsAre("A house", "A tree"));
}

TEST_F(WordMatching, what_very_many_hold_does_not_hide_what_few_hold) {
  put_many(10'200);
  EXPECT_THAT(found("boat rudder", {.any = true}), testing::ElementsAre(words(777)));
  EXPECT_THAT(found("boat rudder"), testing::ElementsAre(words(777)));
  const WordMatches sample = done(record_->word_matches("boat"));
  EXPECT_EQ(sample.statements.size(), 10'000U);
  EXPECT_FALSE(sample.complete);
}

}  // namespace
}  // namespace onrecord::sample
