#include "compare/framings.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

std::string framing(std::string_view text) {
  const std::optional<Framing> found = framing_of(text);
  return found ? (found->denied ? "not " : "") + found->frame : "-";
}

TEST(Framings, of_what_it_is_about_and_what_to_say) {
  const struct {
    std::string_view text, expected;
  } rows[] = {
      {"It is about safety, first and last.", "safety"},
      {"This is about cost, and I would rather say so than dress it up.", "cost"},
      {"“This has never been about pay and it will not become about pay. It is about safety.”", "safety"},
      {"This has never been about pay.", "not pay"},
      {"their dispute was about patient safety, not pay", "patient safety"},
      {"It was always about the islands’ future", "the islands’ future"},
      {"it's not about the money, it never was", "not the money"},
      {"It isn’t about money", "not money"},
      {"For Kelm: lead on REST not safety. Eleven hours.", "REST"},
      {"Release goes at 11. Line is cost. Say it first", "cost"},
      {"Change of line from today. Not cost. RELIABILITY. They care if the boat turns up", "RELIABILITY"},
      {"New year, new line. This is about the children and who teaches them", "the children"},
      {"so now WE can talk about money. Pay from here on in", "money"},
      {"Nobody in this union is talking about money.", "not money"},
      {"from today we shall talk about the money", "the money"},
      {"Line to take from Monday: it's the roof. Would you let your mother in under it", "the roof"},
      {"Right. New line from tonight, the reserves. Every leaflet.", "the reserves"},
      {"The question was one of heritage and of nothing else.", "heritage"},
      {"The line is, before anything else, a matter of clean air.", "clean air"},
      {"It is not a question of money.", "not money"},
      {"It is only a matter of time. It was one of them.", "-"},
      {"It is one of the biggest strikes in years. It was written by one of the nurses. It is a matter of life and death.", "-"},
      {"The new line, which opens in May, will serve Ham. A new line from Ham: fares from three pounds.", "-"},
      {"The word is trust.", "trust"},
      {"Right. New line from tonight, where did it all go", ""},
      {"The word is spreading. Word is out that they have settled.", "-"},
      {"a new line of trams", "-"},
      {"Change of line from today", ""},  // which, it does not say
      {"It is about time. It was about to rain.", "-"},
      {"It is about a fifth of it, and that is about 20 too many.", "-"},
      {"Tell me what it is about.", "-"},
      {"He spoke about the boats. We talked.", "-"},
      {"s about pay", "-"},  // nothing stands before it
      {"'s never about pay. s one of pay", "-"},
      {"", "-"},
  };
  for (const auto& row : rows) EXPECT_EQ(framing(row.text), row.expected) << row.text;
}

TEST(Framings, are_one_where_they_share_a_word_that_tells) {
  EXPECT_TRUE(same_frame("pay", "weekend pay"));
  EXPECT_TRUE(same_frame("REST", "rest time"));
  EXPECT_FALSE(same_frame("the money", "the boats"));
  EXPECT_FALSE(same_frame("", "pay"));
}

}  // namespace
}  // namespace onrecord
