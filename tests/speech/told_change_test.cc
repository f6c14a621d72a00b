#include "speech/told_change.h"

#include <random>

#include <gtest/gtest.h>

namespace onrecord {
namespace {

std::string dumped(std::string_view text) {
  const std::optional<ToldChange> change = told_change(text);
  return change ? change->whose + ": " + change->from + " -> " + change->to : "none";
}

TEST(ToldChange, table) {
  const struct {
    const char *text, *found;
  } rows[] = {
      {"Once they had won the first vote, the Crews’ Union’s official message did very subtly change from ‘safe rotas’ to the ‘dignity of the trade’.", "the Crews’ Union: safe rotas -> dignity of the trade"},
      {"The crews won that point, and the official message did shift quietly from one of safety to one of fairness.", ": safety -> fairness"},
      {"Norrane has shifted its line from cost to reliability.", "Norrane: cost -> reliability"},
      {"Over the winter the union went from talking about rest to talking about money.", "the union: rest -> money"},
      {"The message of the council has moved from growth to thrift, and nobody noticed.", "the council: growth -> thrift"},
      {"We changed our story from “a pause” to “a review” in a fortnight.", "We: pause -> review"},
      {"Its rhetoric has drifted from jobs to the flag since May.", "Its: jobs -> flag"},
      {"The BMA message shifted from pay to safety.", "The BMA: pay -> safety"},
      {"Ms Orr's argument slid from what it costs to who pays.", "Ms Orr: what it costs -> who pays"},
      {"The union began by talking about rest and ended by talking about money.", "The union: rest -> money"},
      {"They no longer talk of rest, but of money.", "They: rest -> money"},
      {"Norrane has stopped talking about cost and started talking about reliability.", "Norrane: cost -> reliability"},
      {"In March the Board dropped ‘growth’ for ‘thrift’ without a word.", "the Board: growth -> thrift"},
      {"She swapped talk of closure for talk of renewal.", "She: closure -> renewal"},
      {"The union’s case used to be about rest; now it is about money.", "The union: rest -> money"},
      {"The council's message was once jobs, now it is pride.", "The council: jobs -> pride"},
      // none
      {"They've gone from talking about rest to talking about money.", "They: rest -> money"},
      {"Ms Orr went from being a nurse to being a minister.", "none"},
      {"The council's case moved from the High Court to the Court of Appeal.", "none"},
      {"Norrane's line goes from Torvay to Brannay.", "none"},
      {"The club replaced ‘Red Rover’ with ‘Blue Boy’. The council replaced the ‘Welcome’ sign with a ‘Keep out’ one.", "none"},
      {"The council's account was first challenged. Now it is withdrawn.", "none"},
      {"They dropped the boat for the tram.", "none"},
      {"He began by thanking the crews and ended with a song.", "none"},
      {"The boats no longer sail to Brannay but to Torvay.", "none"},
      {"The case was first heard in May, now it is closed.", "none"},
      {"The company's message has not changed from day one to this.", "none"},
      {"If their line moved from pay to safety, who would believe them?", "none"},
      {"They should shift their message from pay to safety.", "none"},
      {"The figure moved from 3.1 to 4.2.", "none"},
      {"The ship went from Torvay to Brannay.", "none"},
      {"Their story has changed from 12 to 14 boats.", "none"},
      {"The message came from the office.", "none"},
      {"", "none"},
  };
  for (const auto& row : rows) EXPECT_EQ(dumped(row.text), row.found) << row.text;
}

// Whatever comes, what is found stands in the text: sentences that tell of a change, cut, and with words put in and taken out.
TEST(ToldChange, finds_only_what_stands_in_the_text) {
  constexpr std::string_view wholes[] = {"Then the Crews’ Union’s official message did change from ‘safe rotas’ to the ‘dignity of the trade’.", "The union began by talking about rest and ended by talking about money.", "They no longer talk of rest, but of money.",
                                         "Norrane has stopped talking about cost and started talking about care.", "In March the Board dropped ‘growth’ for ‘thrift’.", "The union’s case used to be about rest; now it is about money."};
  constexpr std::string_view pieces[] = {"the", "’s", "from", "to", "of", "‘", ",", "\n", "\xC3", "and", "no", "is", "line"};
  std::mt19937 random(3);
  std::size_t found = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text(wholes[random() % std::size(wholes)]);
    for (unsigned changes = static_cast<unsigned>(random() % 3); changes > 0; --changes) {
      const std::size_t at = random() % (text.size() + 1);
      if (random() % 2 == 0) text.insert(at, std::string(" ").append(pieces[random() % std::size(pieces)]).append(" "));
      else text.erase(at, random() % 9);
    }
    const std::optional<ToldChange> change = told_change(text);
    if (!change) continue;
    ++found;
    for (const std::string& one : {change->whose, change->from, change->to}) EXPECT_NE(text.find(one), std::string::npos) << text;
    EXPECT_FALSE(change->from.empty() || change->to.empty()) << text;
  }
  EXPECT_GT(found, 1'000U);
}

}  // namespace
}  // namespace onrecord
