// Every day of eight years against every weekday phrase, and the edges of the calendar.
#include <gtest/gtest.h>

#include <string>

#include "time/time.h"
#include "time/timex_value.h"

namespace onrecord {
namespace {

constexpr const char* names[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

Date only_date(const std::string& text, Date anchor) {
  const std::vector<Timex> found = find_timexes(text, Timestamp{anchor, {}, {}, false});
  EXPECT_EQ(found.size(), 1U) << text;
  if (found.size() != 1 || !found[0].interval) return {};
  EXPECT_EQ(found[0].interval->from->date, found[0].interval->to->date) << text;
  return found[0].interval->from->date;
}

class EightYears : public testing::Test {
 protected:
  const Date first = make_date(2012, 1, 1), last = make_date(2019, 12, 31);
};

TEST_F(EightYears, weekday_phrases_fall_where_they_must) {
  for (Date anchor = first; anchor <= last; anchor = add_days(anchor, 1)) {
    for (int weekday = 1; weekday <= 7; ++weekday) {
      const std::string name = names[weekday - 1];
      const Date bare = only_date("It was on " + name + ".", anchor);
      const Date before = only_date("It was last " + name + ".", anchor);
      const Date after = only_date("It is next " + name + ".", anchor);
      const Date ahead = only_date("It will be on " + name + ".", anchor);
      for (Date day : {bare, before, after, ahead}) ASSERT_EQ(time::iso_weekday(day), weekday) << name;
      ASSERT_TRUE(0 <= days_between(bare, anchor) && days_between(bare, anchor) < 7);
      ASSERT_TRUE(1 <= days_between(before, anchor) && days_between(before, anchor) <= 7);
      ASSERT_TRUE(1 <= days_between(anchor, after) && days_between(anchor, after) <= 7);
      ASSERT_TRUE(0 <= days_between(anchor, ahead) && days_between(anchor, ahead) < 7);
    }
  }
}

TEST_F(EightYears, yesterday_and_tomorrow_touch_the_anchor) {
  for (Date anchor = first; anchor <= last; anchor = add_days(anchor, 1)) {
    ASSERT_EQ(only_date("It was yesterday.", anchor), add_days(anchor, -1));
    ASSERT_EQ(only_date("It is tomorrow.", anchor), add_days(anchor, 1));
    ASSERT_EQ(only_date("It was 3 days ago.", anchor), add_days(anchor, -3));
  }
}

TEST_F(EightYears, a_date_without_its_year_is_the_nearest) {
  for (Date anchor = first; anchor <= last; anchor = add_days(anchor, 1))
    for (int away : {-120, -30, -1, 0, 1, 30, 120}) {
      const Date day = add_days(anchor, away);
      if (static_cast<unsigned>(day.month()) == 2 && static_cast<unsigned>(day.day()) == 29) continue;
      constexpr const char* months[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
      const std::string number = std::to_string(static_cast<unsigned>(day.day())), month = months[static_cast<unsigned>(day.month()) - 1];
      ASSERT_EQ(only_date(number + " " + month, anchor), day);
      ASSERT_EQ(only_date(month + " " + number, anchor), day);
    }
}

TEST_F(EightYears, iso_weeks_hold_their_days) {
  for (Date day = first; day <= last; day = add_days(day, 1)) {
    const auto week = time::interval_of_value(time::week_value(day));
    ASSERT_TRUE(week);
    ASSERT_TRUE(week->from->date <= day && day <= week->to->date) << time::week_value(day);
    ASSERT_EQ(days_between(week->from->date, week->to->date), 6);
  }
}

constexpr const char* month_names[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

std::string written(Date day) {
  return std::to_string(static_cast<unsigned>(day.day())) + " " + month_names[static_cast<unsigned>(day.month()) - 1] + " " + std::to_string(static_cast<int>(day.year()));
}

Interval only_interval(const std::string& text, Date anchor) {
  const std::vector<Timex> found = find_timexes(text, Timestamp{anchor, {}, {}, false});
  EXPECT_EQ(found.size(), 1U) << text;
  return found.size() == 1 && found[0].interval ? *found[0].interval : Interval{};
}

// Civil time as written, also where clocks are put forward over it (half past one on the last Sunday of March, British time).
TEST_F(EightYears, a_clock_time_is_the_one_written) {
  for (Date day = first; day <= last; day = add_days(day, 1)) {
    const Interval found = only_interval("at 1.30am BST on " + written(day), add_days(day, 40));
    ASSERT_TRUE(found.from) << written(day);
    ASSERT_EQ(found.from->date, day);
    ASSERT_EQ(found.from->second_of_day, 5400);
    ASSERT_EQ(found.from->zone_minutes, 60);
  }
}

TEST_F(EightYears, the_zone_written_is_kept_and_moves_no_day) {
  const std::pair<const char*, int> zones[] = {{"GMT", 0}, {"BST", 60}, {"EST", -300}, {"PDT", -420}, {"CET", 60}, {"CEST", 120}};
  for (const auto& [zone, minutes] : zones)
    for (Date day = first; day <= last; day = add_days(day, 17)) {
      const Interval found = only_interval("11.45pm " + std::string(zone) + " on " + written(day), day);
      ASSERT_TRUE(found.from) << zone;
      ASSERT_EQ(found.from->date, day);
      ASSERT_EQ(found.from->zone_minutes, minutes) << zone;
    }
}

TEST_F(EightYears, month_ends_are_days_and_months_hold_them) {
  for (int year = 2012; year <= 2019; ++year)
    for (unsigned month = 1; month <= 12; ++month) {
      const Date end = month_end(year, month);
      ASSERT_EQ(only_date("on " + written(end), end), end);
      const Interval before = only_interval("It was last month.", end);
      ASSERT_TRUE(before.from && before.to);
      ASSERT_EQ(add_days(before.to->date, 1), make_date(year, month, 1));
      const Interval here = only_interval("It is this month.", end);
      ASSERT_EQ(here.to->date, end);
      ASSERT_EQ(here.from->date, make_date(year, month, 1));
    }
}

TEST_F(EightYears, weeks_touch) {
  for (Date anchor = first; anchor <= last; anchor = add_days(anchor, 1)) {
    const Interval before = only_interval("It was last week.", anchor), here = only_interval("It is this week.", anchor), after = only_interval("It is next week.", anchor);
    const bool sunday = time::iso_weekday(anchor) == 7;  // looks back on the week that it ends
    ASSERT_EQ(sunday ? before.from->date : add_days(before.to->date, 1), here.from->date);
    ASSERT_EQ(add_days(here.to->date, 1), after.from->date);
    ASSERT_TRUE(here.from->date <= anchor && anchor <= here.to->date);
  }
}

TEST(calendar_edges, two_digits_of_a_year_are_of_this_century_or_the_last) {
  for (int two = 0; two < 100; ++two) {
    const std::string digits = (two < 10 ? "0" : "") + std::to_string(two);
    const int year = two < 50 ? 2000 + two : 1900 + two;
    EXPECT_EQ(only_date("26/05/" + digits, make_date(2016, 1, 1)), make_date(year, 5, 26));
    EXPECT_EQ(only_interval("in May '" + digits, make_date(2016, 1, 1)).from->date, make_date(year, 5, 1));
  }
}

TEST(calendar_edges, a_leap_day_without_its_year_is_the_nearest_there_was) {
  EXPECT_EQ(only_date("It was on 29 February.", make_date(2023, 3, 5)), make_date(2020, 2, 29));
  EXPECT_EQ(only_date("It will be on 29 February.", make_date(2023, 3, 5)), make_date(2024, 2, 29));
  EXPECT_EQ(only_date("It was yesterday.", make_date(2000, 3, 1)), make_date(2000, 2, 29));
  EXPECT_EQ(only_date("It was yesterday.", make_date(1900, 3, 1)), make_date(1900, 2, 28));
}

TEST(calendar_edges, months_end_where_they_do) {
  EXPECT_EQ(time::add_months(make_date(2016, 3, 31), -1), make_date(2016, 2, 29));
  EXPECT_EQ(time::add_months(make_date(2015, 12, 31), 2), make_date(2016, 2, 29));
  EXPECT_EQ(time::add_months(make_date(2015, 1, 31), 1), make_date(2015, 2, 28));
}

TEST(calendar_edges, feasts_that_move) {
  EXPECT_EQ(time::easter(2024), make_date(2024, 3, 31));
  EXPECT_EQ(time::easter(2016), make_date(2016, 3, 27));
  EXPECT_EQ(time::nth_weekday(1998, 11, 4, 4), make_date(1998, 11, 26));
  EXPECT_EQ(time::nth_weekday(2016, 5, 1, -1), make_date(2016, 5, 30));
}

TEST(calendar_edges, days_that_do_not_exist_have_no_interval) {
  for (std::string_view text : {"on 31 February 2016", "on 30/02/2016", "on June 31, 2015"})
    for (const Timex& timex : find_timexes(text, std::nullopt)) EXPECT_FALSE(timex.interval) << text;
}

// Offsets stay on the text, whatever its bytes.
TEST(find_timexes, survives_any_bytes) {
  std::uint32_t state = 1;
  const std::string pieces[] = {"May", "7", " ", ",", ".", "\n", "-", "last ", "year", "a ", "\xE2\x80\x99", "\xFF", "99999999999", "th", "of ", "the ", "half", "quarter", "'", "p.m.", ":"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int k = 0; k < 12; ++k) {
      state = state * 1664525U + 1013904223U;
      text += pieces[(state >> 16) % std::size(pieces)];
    }
    ByteOffset end = 0;
    for (const Timex& timex : find_timexes(text, Timestamp{make_date(2016, 2, 29), {}, {}, false})) {
      ASSERT_LE(end, timex.span.begin);
      ASSERT_LT(timex.span.begin, timex.span.end);
      ASSERT_LE(timex.span.end, text.size());
      end = timex.span.end;
    }
  }
}

}  // namespace
}  // namespace onrecord
