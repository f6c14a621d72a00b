// Points and stretches of time as the record keeps them: civil dates with an optional clock time and an optional zone,
// and intervals whose open end is unknown. Written as ISO 8601.
#pragma once

#include <chrono>    // std::chrono::year_month_day
#include <cstdint>   // std::int32_t
#include <optional>  // std::optional
#include <string>    // std::string
#include <string_view>

#include "base/span.h"

namespace onrecord {

using Date = std::chrono::year_month_day;

constexpr Date make_date(int year, unsigned month, unsigned day) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}
constexpr Date add_days(Date date, int days) { return Date{std::chrono::sys_days{date} + std::chrono::days{days}}; }
constexpr int days_between(Date from, Date to) { return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count()); }
// 0 Sunday .. 6 Saturday.
constexpr unsigned weekday_of(Date date) { return std::chrono::weekday{std::chrono::sys_days{date}}.c_encoding(); }
// The last day of a month.
constexpr Date month_end(int year, unsigned month) {
  return Date{std::chrono::year_month_day_last{std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{month}}}};
}

struct Timestamp {
  Date date{};
  std::optional<std::int32_t> second_of_day;  // 0..86400 (a leap second counts)
  std::optional<std::int32_t> zone_minutes;   // east of UTC; unknown where the source does not say
  bool to_the_minute = false;                 // the source gives no seconds

  // "2016-05-26", "2016-05-26T13:23:00", "2016-05-26T13:23:00+01:00".
  std::string iso() const;
  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

// Reads what `iso` writes, and "YYYY-MM-DDTHH:MM", "…Z", fractions of a second (dropped). Nothing else.
std::optional<Timestamp> parse_iso(std::string_view text);

// When something was: between `from` and `to`, both included; an absent end is open. `basis` are the words or the
// reasoning it rests on ("dateline", "in February this year"), `span` where they stand in the document's text.
struct Interval {
  std::optional<Timestamp> from;
  std::optional<Timestamp> to;
  std::string basis;
  std::optional<Span> span;
  friend bool operator==(const Interval&, const Interval&) = default;
};

// Whether it is one day, to whatever hour.
inline bool is_one_day(const std::optional<Interval>& when) { return when && when->from && when->to && when->from->date == when->to->date; }

// A whole day, month or year.
Interval day_interval(Date day);
Interval month_interval(int year, unsigned month);
Interval year_interval(int year);

}  // namespace onrecord
