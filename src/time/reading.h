// Reading: what the words of one time expression say, before it is known when they were written.
#pragma once

#include <cstddef>  // std::size_t
#include <cstdint>  // std::int32_t
#include <optional>
#include <string_view>

#include "time/time_words.h"

namespace onrecord::time {

enum class Form : std::uint8_t {
  calendar,   // fields of a date, some missing: "Friday", "7 May", "last May", "noon Saturday", "1998"
  numeric,    // three numbers whose order must be decided: "03/04/2016"
  quarter,    // a quarter or half of a year: "the third quarter", "the last half of 1989"
  decade,     // year holds its first year
  century,    // year holds its first year divided by 100
  day_shift,  // count days from the anchor: "today", "yesterday morning"
  unit_at,    // the unit a direction points at: "last week", "this year", "the weekend"
  shift,      // count units from the anchor or from what was last spoken of: "two years ago", "a year earlier"
  fixed,      // PAST_REF, PRESENT_REF, FUTURE_REF
  duration,
  set,
};

// Where an expression without a full date lies from the anchor.
enum class Direction : std::uint8_t { none, last, past, this_, next, coming, previous, following, that, latest, the };

// What part of a stretch is meant.
enum class Modifier : std::uint8_t { none, early, mid, late, beginning, end, before_now, after_now, approx };

struct Reading {
  Form form = Form::calendar;
  std::size_t first = 0, last = 0;  // [first, last) in the words
  Modifier modifier = Modifier::none;
  Direction direction = Direction::none;
  std::int32_t year = 0;            // 0: not said
  int month = 0, day = 0;           // 0: not said
  int weekday = 0;                  // 1 Monday .. 7 Sunday; 0: not said
  int quarter = 0, half = 0;        // 1..4, 1..2; of `unit_at` weekends and others unused
  std::optional<Season> season;
  std::optional<Holiday> holiday;
  DayPart part = DayPart::none;
  int hour = -1, minute = -1;       // -1: not said
  std::optional<std::int32_t> zone_minutes;
  Unit unit = Unit::day;
  int count = 0;                    // of durations, shifts and sets; of `numeric` its first number
  int second_count = 0;             // of `numeric` its second number
  bool vague = false;               // "several", "some": a count that is not said
  bool half_count = false;          // "half an hour", "a year and a half": half a unit more than count
  bool from_anchor = false;         // of shifts: "ago" counts from the anchor, "earlier" from what was spoken of
  bool year_shifted = false;        // "May last year": count years from the anchor's year
  std::string_view fixed;           // value of Form::fixed

  bool says_day() const { return day > 0 && month > 0; }
};

}  // namespace onrecord::time
