// Time expressions: what they mean (phrase | anchor -> type value from..to), where they stand (carets), and what is none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "time/time.h"

namespace onrecord {
namespace {

std::string dump(const Timex& timex) {
  std::string line = std::string(word(timex.type)) + " " + timex.value;
  if (timex.interval) line += " " + (timex.interval->from ? timex.interval->from->iso() : "") + ".." + (timex.interval->to ? timex.interval->to->iso() : "");
  return line;
}

std::string dump(std::string_view text, std::string_view anchor) {
  std::string lines;
  for (const Timex& timex : find_timexes(text, parse_iso(anchor))) lines += (lines.empty() ? "" : "; ") + dump(timex);
  return lines;
}

struct Row {
  const char* phrase;
  const char* anchor;
  const char* expected;
};

class Phrases : public testing::TestWithParam<Row> {};

TEST_P(Phrases, mean) { EXPECT_EQ(dump(GetParam().phrase, GetParam().anchor), GetParam().expected) << GetParam().phrase; }

// 2016-05-26 is a Thursday, 2024-02-29 a Thursday in a leap year.
INSTANTIATE_TEST_SUITE_P(dates, Phrases, testing::Values(
    Row{"He left on 7 May 2016.", "2016-05-26", "DATE 2016-05-07 2016-05-07..2016-05-07"},
    Row{"He left on the 7th of May 2016.", "", "DATE 2016-05-07 2016-05-07..2016-05-07"},
    Row{"He left on May 7th, 2016.", "", "DATE 2016-05-07 2016-05-07..2016-05-07"},
    Row{"He left on Saturday 7 May.", "2016-05-26", "DATE 2016-05-07 2016-05-07..2016-05-07"},
    Row{"He left on Saturday, May 7.", "2016-05-26", "DATE 2016-05-07 2016-05-07..2016-05-07"},
    Row{"They met on Friday 23rd October.", "2015-10-10", "DATE 2015-10-23 2015-10-23..2015-10-23"},
    Row{"Dated 2016-05-07.", "", "DATE 2016-05-07 2016-05-07..2016-05-07"},
    Row{"Dated 26/05/2016.", "", "DATE 2016-05-26 2016-05-26..2016-05-26"},
    Row{"Dated 05/26/2016.", "", "DATE 2016-05-26 2016-05-26..2016-05-26"},
    Row{"Dated 26.05.16.", "", "DATE 2016-05-26 2016-05-26..2016-05-26"},
    Row{"Dated 26/05/98.", "", "DATE 1998-05-26 1998-05-26..1998-05-26"},
    Row{"It was founded in 1948.", "", "DATE 1948 1948-01-01..1948-12-31"},
    Row{"in February this year", "2016-05-26", "DATE 2016-02 2016-02-01..2016-02-29"},
    Row{"in May last year", "2016-05-26", "DATE 2015-05 2015-05-01..2015-05-31"},
    Row{"It rose in the 1980s.", "2016-05-26", "DATE 198 1980-01-01..1989-12-31"},
    Row{"It rose in the '90s.", "2016-05-26", "DATE 199 1990-01-01..1999-12-31"},
    Row{"a man of the 19th century", "2016-05-26", "DATE 18 1800-01-01..1899-12-31"},
    Row{"on 29 February", "2024-03-05", "DATE 2024-02-29 2024-02-29..2024-02-29"},
    Row{"on Christmas Day", "2024-03-05", "DATE 2023-12-25 2023-12-25..2023-12-25"},
    Row{"on Easter Monday", "2024-05-05", "DATE 2024-04-01 2024-04-01..2024-04-01"},
    Row{"on Boxing Day 2023", "", "DATE 2023-12-26 2023-12-26..2023-12-26"},
    Row{"in the winter of 1994", "", "DATE 1994-WI 1994-12-01..1995-02-28"},
    Row{"7 May", "", "DATE XXXX-05-07"},
    Row{"He left on Friday.", "", "DATE XXXX-WXX-5"}));

INSTANTIATE_TEST_SUITE_P(relative, Phrases, testing::Values(
    Row{"He said so yesterday.", "2024-03-01", "DATE 2024-02-29 2024-02-29..2024-02-29"},
    Row{"He leaves tomorrow.", "2024-02-28", "DATE 2024-02-29 2024-02-29..2024-02-29"},
    Row{"He left last Thursday.", "2016-05-26", "DATE 2016-05-19 2016-05-19..2016-05-19"},
    Row{"He left on Thursday.", "2016-05-26", "DATE 2016-05-26 2016-05-26..2016-05-26"},
    Row{"He will leave on Friday.", "2016-05-26", "DATE 2016-05-27 2016-05-27..2016-05-27"},
    Row{"He left next Thursday.", "2016-05-26", "DATE 2016-06-02 2016-06-02..2016-06-02"},
    Row{"two weeks ago", "2016-05-26", "DATE 2016-05-12 2016-05-12..2016-05-12"},
    Row{"a fortnight ago", "2016-05-26", "DATE 2016-05-12 2016-05-12..2016-05-12"},
    Row{"ten days ago", "2016-03-05", "DATE 2016-02-24 2016-02-24..2016-02-24"},
    Row{"three months ago", "2016-05-31", "DATE 2016-02 2016-02-01..2016-02-29"},
    Row{"two years ago", "2016-05-31", "DATE 2014 2014-01-01..2014-12-31"},
    Row{"last week", "2016-05-26", "DATE 2016-W20 2016-05-16..2016-05-22"},
    Row{"last month", "2016-01-26", "DATE 2015-12 2015-12-01..2015-12-31"},
    Row{"next year", "2016-05-26", "DATE 2017 2017-01-01..2017-12-31"},
    Row{"over the weekend", "2016-05-24", "DATE 2016-W20-WE 2016-05-21..2016-05-22"},
    Row{"earlier this month", "2016-05-26", "DATE 2016-05 2016-05-01..2016-05-26"},
    Row{"early May 2016", "", "DATE 2016-05 2016-05-01..2016-05-10"},
    Row{"the third quarter", "1989-11-02", "DATE 1989-Q3 1989-07-01..1989-09-30"},
    Row{"in the first half of 2015", "", "DATE 2015-H1 2015-01-01..2015-06-30"},
    Row{"Sales rose in the third quarter from a year earlier.", "1989-11-02", "DATE 1989-Q3 1989-07-01..1989-09-30; DATE 1988-Q3 1988-07-01..1988-09-30"},
    Row{"this summer", "2016-05-26", "DATE 2016-SU 2016-06-01..2016-08-31"},
    Row{"last May", "2016-05-26", "DATE 2015-05 2015-05-01..2015-05-31"},
    Row{"It is now in force.", "2016-05-26", "DATE PRESENT_REF 2016-05-26..2016-05-26"},
    Row{"He recently left.", "2016-05-26", "DATE PAST_REF"},
    Row{"They meet apart on Monday.", "2016-05-26", "DATE 2016-05-30 2016-05-30..2016-05-30"},
    Row{"The talks are set to go on Monday.", "2016-05-26", "DATE 2016-05-30 2016-05-30..2016-05-30"},
    Row{"A march planned for Saturday was called off.", "2016-05-26", "DATE 2016-05-21 2016-05-21..2016-05-21"},
    Row{"A march planned for Saturday will go on.", "2016-05-26", "DATE 2016-05-28 2016-05-28..2016-05-28"},
    Row{"The offer had been due to expire on Friday.", "2016-05-26", "DATE 2016-05-20 2016-05-20..2016-05-20"},
    Row{"They would find a way around Monday's ruling.", "2016-05-26", "DATE 2016-05-23 2016-05-23..2016-05-23"},
    Row{"the record of 24 November", "2016-05-26", "DATE 2015-11-24 2015-11-24..2015-11-24"},
    // Monday's "last week" is the one before; Sunday's is the one that ends with it
    Row{"They met last week.", "2016-05-23", "DATE 2016-W20 2016-05-16..2016-05-22"},
    Row{"They met last week.", "2016-05-22", "DATE 2016-W20 2016-05-16..2016-05-22"},
    Row{"She has been away for the last week.", "2016-05-26", "DURATION P1W 2016-05-19..2016-05-26"},
    Row{"Prices rose over the past year.", "2016-05-26", "DURATION P1Y 2015-05-27..2016-05-26"},
    Row{"It will slow in coming months.", "2016-05-26", "DATE FUTURE_REF"},
    Row{"by the year 2030", "2016-05-26", "DATE 2030 2030-01-01..2030-12-31"},
    Row{"On 7 May 2015 she came, and later in the day she left.", "2016-05-26", "DATE 2015-05-07 2015-05-07..2015-05-07; DATE 2015-05-07 2015-05-07..2015-05-07"},
    Row{"In March 2024 she said that nobody must know until after the vote on 2 May. Two days later she denied it.", "2024-05-09",
        "DATE 2024-03 2024-03-01..2024-03-31; DATE 2024-05-02 2024-05-02..2024-05-02; DATE 2024-03 2024-03-01..2024-03-31"}));

// What an earnings report compares, and with what.
INSTANTIATE_TEST_SUITE_P(quarters, Phrases, testing::Values(
    Row{"In the quarter ended Sept. 30 it earned less than a year earlier.", "1989-11-02",
        "DATE 1989-Q3 1989-07-01..1989-09-30; DATE 1989-09-30 1989-09-30..1989-09-30; DATE 1988-Q3 1988-07-01..1988-09-30"},
    Row{"It earned more in the third quarter. After a flat second quarter, charges fell from a year ago.", "1989-11-02",
        "DATE 1989-Q3 1989-07-01..1989-09-30; DATE 1989-Q2 1989-04-01..1989-06-30; DATE 1988-Q3 1988-07-01..1988-09-30"},
    Row{"It lost in the third quarter. In the nine months it lost less than a year earlier.", "1989-11-02",
        "DATE 1989-Q3 1989-07-01..1989-09-30; DURATION P9M; DATE 1988 1988-01-01..1988-12-31"},
    Row{"It lost in the third quarter of 1988. In the 1989 period it did not.", "1989-11-02",
        "DATE 1988-Q3 1988-07-01..1988-09-30; DATE 1989-Q3 1989-07-01..1989-09-30"}));

INSTANTIATE_TEST_SUITE_P(times, Phrases, testing::Values(
    Row{"at 9.15pm", "2016-05-26", "TIME 2016-05-26T21:15 2016-05-26T21:15:00..2016-05-26T21:15:00"},
    Row{"at 12 a.m. Wednesday", "2016-05-26", "TIME 2016-05-25T00:00 2016-05-25T00:00:00..2016-05-25T00:00:00"},
    Row{"noon Saturday", "2016-05-26", "TIME 2016-05-21T12:00 2016-05-21T12:00:00..2016-05-21T12:00:00"},
    Row{"last night", "2016-05-26", "TIME 2016-05-25TNI 2016-05-25..2016-05-25"},
    Row{"this morning", "2016-05-26", "TIME 2016-05-26TMO 2016-05-26..2016-05-26"},
    Row{"5 p.m. EST Nov. 9", "1989-11-02", "TIME 1989-11-09T17:00 1989-11-09T17:00:00-05:00..1989-11-09T17:00:00-05:00"},
    Row{"13:23 BST yesterday", "2016-05-27", "TIME 2016-05-26T13:23 2016-05-26T13:23:00+01:00..2016-05-26T13:23:00+01:00"}));

INSTANTIATE_TEST_SUITE_P(lengths, Phrases, testing::Values(
    Row{"for two weeks", "", "DURATION P2W"},
    Row{"a five-year plan", "", "DURATION P5Y"},
    Row{"for more than four hours", "", "DURATION PT4H"},
    Row{"over several months", "", "DURATION PXM"},
    Row{"the next 16-18 months", "2016-05-26", "DURATION P16M 2016-05-26..2017-09-18"},
    Row{"a couple of years", "", "DURATION P2Y"},
    Row{"the past three months", "2016-05-26", "DURATION P3M 2016-02-26..2016-05-26"},
    Row{"two hundred and ten years", "", "DURATION P210Y"},
    Row{"every Friday", "", "SET XXXX-WXX-5"},
    Row{"each July", "", "SET XXXX-07"},
    Row{"twice daily", "", "SET P1D"}));

INSTANTIATE_TEST_SUITE_P(no_time, Phrases, testing::Values(
    Row{"a 6-year-old girl, 52 years old", "2016-05-26", ""}, Row{"once a march has begun it may go on", "2016-05-26", ""},
    Row{"the Sun said 3/8 of it sat", "2016-05-26", ""}, Row{"May I ask?", "2016-05-26", ""}, Row{"it cost $1990", "2016-05-26", ""},
    Row{"shares fell to 2082.1", "2016-05-26", ""}, Row{"1999 people, 2000 miles", "2016-05-26", ""}, Row{"section 2.1.2 and v10.15.30", "2016-05-26", ""},
    Row{"three-quarters of a quarter", "2016-05-26", ""}, Row{"he is in many of today's standards", "2016-05-26", ""},
    Row{"he spoke on \"This Week\" with them", "2016-05-26", ""}, Row{"the party daily Herald", "2016-05-26", ""}, Row{"emails seen by the Sunday Ledger", "2016-05-26", ""}, Row{"a second look at the first half of the match", "2016-05-26", ""}));

// The stretches that are taken, drawn under the text.
void expect_spans(std::string_view text, std::string_view carets) {
  std::string drawn(text.size(), ' ');
  for (const Timex& timex : find_timexes(text, parse_iso("2016-05-26"))) std::fill(drawn.begin() + timex.span.begin, drawn.begin() + timex.span.end, '^');
  drawn.erase(drawn.find_last_not_of(' ') + 1);
  EXPECT_EQ(drawn, carets) << text;
}

TEST(find_timexes, spans_take_the_words_that_tell_when) {
  expect_spans("Early on Monday, the 7th of May, he spoke for about two hours.",
               "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^               ^^^^^^^^^^^^^^^");
  expect_spans("She told us in February this year, and at 9 a.m. on Tuesday again.",
               "               ^^^^^^^^^^^^^^^^^^         ^^^^^^^^^^^^^^^^^");
  expect_spans("At the end of the year and in the mid-1990s it fell, as it had two years earlier.",
               "   ^^^^^^^^^^^^^^^^^^^        ^^^^^^^^^^^^^                    ^^^^^^^^^^^^^^^^^");
}

TEST(find_timexes, the_number_order_is_the_documents) {
  EXPECT_EQ(dump("On 03/04/2016, before 26/05/2016.", ""), "DATE 2016-04-03 2016-04-03..2016-04-03; DATE 2016-05-26 2016-05-26..2016-05-26");
  EXPECT_EQ(dump("On 03/04/2016, before 05/26/2016.", ""), "DATE 2016-03-04 2016-03-04..2016-03-04; DATE 2016-05-26 2016-05-26..2016-05-26");
  EXPECT_EQ(dump("On 03/04/2016, after March 3, 2016.", ""), "DATE 2016-03-04 2016-03-04..2016-03-04; DATE 2016-03-03 2016-03-03..2016-03-03");
}

TEST(find_timexes, a_wrapped_line_does_not_part_a_date) {
  EXPECT_EQ(dump("The committee met in the old town hall on Saturday, May\n7, and agreed nothing.", "2016-05-26"), "DATE 2016-05-07 2016-05-07..2016-05-07");
  EXPECT_EQ(dump("Timetable for May\n\n2016 people came.", "2015-05-26"), "DATE 2015-05 2015-05-01..2015-05-31");
}

}  // namespace
}  // namespace onrecord
