// The grammar of time expressions: at each word, the longest expression that starts there. Hand-written functions over
// words, no backtracking beyond a few words, so time is linear in the length of the text.
// Tested by tests/time/find_timexes_test.cc.
#pragma once

#include <optional>     // std::optional
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "time/reading.h"
#include "time/time_words.h"

namespace onrecord::time {

class Grammar {
 public:
  Grammar(std::string_view text, const std::vector<TimeWord>& words) : text_(text), words_(words) {}
  Grammar(std::string_view text, std::vector<TimeWord>&& words) = delete;

  // All expressions, in order, apart from each other.
  std::vector<Reading> read_all() const;

 private:
  using Maybe = std::optional<Reading>;
  struct Count {
    std::size_t next = 0;  // behind the words read; 0: nothing read
    int value = 0;
    bool vague = false, half = false;
    bool article = false;  // the count is only "a" or "an"
    explicit operator bool() const { return next > 0; }
  };

  // --- words ---
  const TimeWord& at(std::size_t i) const { return i < words_.size() ? words_[i] : beyond_; }
  bool is(std::size_t i, W what) const { return at(i).is == what; }
  bool is_mark(std::size_t i, char mark) const { return at(i).is == W::mark && at(i).mark == mark; }
  bool is_hyphen(std::size_t i) const { return is_mark(i, '-') && at(i).glued && at(i + 1).glued; }
  bool is_unit(std::size_t i) const { return is(i, W::unit) || is(i, W::units); }
  bool says(std::size_t i, std::string_view lower_word) const;
  std::string_view text_at(std::size_t i) const;
  std::size_t skip(std::size_t i, W what) const { return is(i, what) ? i + 1 : i; }

  // --- numbers (grammar_numbers.cc) ---
  Count count(std::size_t i) const;             // "16", "twenty four", "a couple of", "several"
  Count cardinal(std::size_t i) const;          // digits or words only
  Count ordinal(std::size_t i) const;           // "8th", "twenty-first", "second"
  Count year(std::size_t i) const;              // "1998", "nineteen ninety-four", "two thousand"
  Count short_year(std::size_t i) const;        // "'98"

  // --- calendar (grammar_calendar.cc) ---
  Maybe weekday_date(std::size_t i) const;      // "Friday", "Friday, Oct. 23", "Sat 7 May 2016", "Friday night"
  Maybe month_date(std::size_t i) const;        // "May", "May 7", "May 7th, 2016", "May 2016", "May last year"
  Maybe day_month(std::size_t i) const;         // "7 May", "the 7th of May 2016"
  Maybe written_number_date(std::size_t i) const;  // "2016-05-26", "26/05/2016", "26.5.16"
  Maybe bare_year(std::size_t i) const;         // "1998"
  Maybe decade_or_century(std::size_t i) const; // "the 1980s", "the nineties", "20th century"
  Maybe season_date(std::size_t i) const;       // "summer", "the winter of 1994"
  Maybe holiday_date(std::size_t i) const;      // "Christmas Day 1998"
  Maybe calendar(std::size_t i) const;          // any of these
  bool is_month(std::size_t i) const;           // not "may" the verb, not "march" the walk
  bool is_weekday(std::size_t i) const;         // not "sun", not "sat"
  std::size_t after_month(std::size_t i) const { return abbreviated(i) ? i + 2 : i + 1; }
  bool abbreviated(std::size_t i) const;        // "Oct." with its full stop
  void year_behind(Reading& reading) const;     // ", 1998", "of last year" behind a month or a day
  void part_behind(Reading& reading) const;     // "morning", "night" behind a day

  // --- clock (grammar_clock.cc) ---
  Maybe clock(std::size_t i) const;             // "10 p.m. Wednesday", "13:23 BST", "noon", "half past nine"
  Maybe clock_time(std::size_t i) const;        // the time of day alone
  std::size_t meridiem(std::size_t i, bool& pm) const;  // "p.m.", "am": index behind it, or i
  void zone_behind(Reading& reading) const;

  // --- relative (grammar_relative.cc) ---
  bool is_these_days(std::size_t i) const;
  Maybe deictic_day(std::size_t i) const;       // "today", "yesterday morning", "last night", "this evening"
  Maybe directed(std::size_t i) const;          // "last week", "this past spring", "next May", "the weekend"
  Maybe directed_core(std::size_t i, Direction direction) const;
  bool is_stretch_up_to_now(std::size_t unit, Direction which) const;
  Maybe quarter(std::size_t i) const;           // "third-quarter", "the latest quarter", "the first half of 1989"
  Maybe year_earlier(std::size_t i) const;      // "year-earlier", "the year-ago quarter"
  Maybe modified(std::size_t i) const;          // "early May", "late yesterday", "the end of the year"
  Maybe reference(std::size_t i) const;         // "now", "recently", "the future"
  Maybe year_end(std::size_t i) const;
  std::size_t direction(std::size_t i, Direction& direction) const;

  // --- durations and sets (grammar_duration.cc) ---
  Maybe duration(std::size_t i) const;          // "five-year", "about two weeks", "the past three months"
  Maybe duration_core(std::size_t i) const;
  Maybe shift_behind(Reading duration) const;   // "... ago", "... earlier", "... from now"
  Maybe vague_plural(std::size_t i) const;      // "in years", "recent weeks and months"
  Maybe set(std::size_t i) const;               // "every day", "each July", "daily"
  std::size_t approximator(std::size_t i) const;  // behind "about", "at least", "more than"; i where there is none

  Maybe second_day(const Reading& first) const;
  Maybe expression(std::size_t i) const;
  bool may_start(std::size_t i) const;
  static Reading made(Form form, std::size_t first, std::size_t last) {
    Reading reading;
    reading.form = form;
    reading.first = first;
    reading.last = last;
    return reading;
  }

  std::string_view text_;
  const std::vector<TimeWord>& words_;
  TimeWord beyond_{};
};

}  // namespace onrecord::time
