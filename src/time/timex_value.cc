#include "time/timex_value.h"

#include <charconv>  // std::from_chars
#include <cstdio>    // std::snprintf
#include <utility>   // std::pair

namespace onrecord::time {
namespace {

constexpr std::string_view season_names[] = {"SP", "SU", "FA", "WI"};

template <class... Numbers>
std::string printed(const char* form, Numbers... numbers) {
  char buffer[48];
  const int size = std::snprintf(buffer, sizeof buffer, form, numbers...);
  return std::string(buffer, size > 0 ? static_cast<std::size_t>(size) : 0);
}

int year_of(Date day) { return static_cast<int>(day.year()); }
unsigned month_of(Date day) { return static_cast<unsigned>(day.month()); }
unsigned day_of(Date day) { return static_cast<unsigned>(day.day()); }

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return {};
  return value;
}

Interval days(Date from, Date to) {
  Interval found;
  found.from = Timestamp{from, {}, {}, false};
  found.to = Timestamp{to, {}, {}, false};
  return found;
}

// ISO week number and the year it belongs to (the year of its Thursday).
std::pair<int, int> iso_week(Date day) {
  const Date thursday = add_days(week_start(day), 3);
  const int year = year_of(thursday);
  return {year, days_between(make_date(year, 1, 1), thursday) / 7 + 1};
}

// Behind "YYYY-": a quarter, half, season or week.
std::optional<Interval> part_of_year(int year, std::string_view rest) {
  if (rest.size() == 2 && (rest[0] == 'Q' || rest[0] == 'H')) {
    const unsigned months = rest[0] == 'Q' ? 3 : 6;
    const int which = rest[1] - '0';
    if (which < 1 || which > static_cast<int>(12 / months)) return {};
    const unsigned first = (static_cast<unsigned>(which) - 1) * months + 1;
    return days(make_date(year, first, 1), month_end(year, first + months - 1));
  }
  if (rest == "SP") return days(make_date(year, 3, 1), month_end(year, 5));
  if (rest == "SU") return days(make_date(year, 6, 1), month_end(year, 8));
  if (rest == "FA") return days(make_date(year, 9, 1), month_end(year, 11));
  if (rest == "WI") return days(make_date(year, 12, 1), month_end(year + 1, 2));
  if (rest.size() >= 3 && rest[0] == 'W') {
    const auto week = digits(rest.substr(1, 2));
    if (!week || *week < 1 || *week > 53) return {};
    const Date monday = add_days(week_start(make_date(year, 1, 4)), (*week - 1) * 7);
    if (rest.size() == 3) return days(monday, add_days(monday, 6));
    if (rest.substr(3) == "-WE") return days(add_days(monday, 5), add_days(monday, 6));
  }
  return {};
}

std::optional<Interval> with_clock(Interval day, std::string_view clock) {
  // THH:MM; parts of the day stay the whole day.
  if (clock.size() < 5 || clock[2] != ':') return day;
  const auto hour = digits(clock.substr(0, 2)), minute = digits(clock.substr(3, 2));
  if (!hour || !minute) return day;
  for (auto* end : {&day.from, &day.to}) {
    (*end)->second_of_day = (*hour * 60 + *minute) * 60;
    (*end)->to_the_minute = true;
  }
  return day;
}

}  // namespace

std::string day_value(Date day) { return printed("%04d-%02u-%02u", year_of(day), month_of(day), day_of(day)); }
std::string month_value(int year, int month) { return printed("%04d-%02d", year, month); }
std::string year_value(int year) { return printed("%04d", year); }
std::string week_value(Date day) {
  const auto [year, week] = iso_week(day);
  return printed("%04d-W%02d", year, week);
}
std::string quarter_value(int year, int quarter) { return printed("%04d-Q%d", year, quarter); }
std::string season_value(int year, Season season) { return year_value(year) + "-" + std::string(season_names[static_cast<std::size_t>(season)]); }
std::string clock_value(int hour, int minute) { return printed("T%02d:%02d", hour, minute); }

std::string_view part_value(DayPart part) {
  switch (part) {
    case DayPart::none: return "";
    case DayPart::morning: return "TMO";
    case DayPart::midday: return "TMI";
    case DayPart::afternoon: return "TAF";
    case DayPart::evening: return "TEV";
    case DayPart::night: return "TNI";
  }
  return "";
}

std::optional<Interval> interval_of_value(std::string_view value) {
  if (value.empty() || value[0] < '0' || value[0] > '9') return {};
  if (value.size() == 2 || value.size() == 3) {  // a century or a decade
    const auto start = digits(value);
    if (!start) return {};
    const int span = value.size() == 2 ? 100 : 10;
    if (*start == 0) return {};
    return days(make_date(*start * span, 1, 1), make_date(*start * span + span - 1, 12, 31));
  }
  const auto year = digits(value.substr(0, 4));
  if (!year || value.size() < 4) return {};
  if (value.size() == 4) return year_interval(*year);
  if (value[4] != '-') return {};
  const std::string_view rest = value.substr(5);
  if (rest.size() < 2) return {};
  const auto month = digits(rest.substr(0, 2));
  if (!month) return part_of_year(*year, rest);
  if (*month < 1 || *month > 12) return {};
  if (rest.size() == 2) return month_interval(*year, static_cast<unsigned>(*month));
  if (rest.size() < 5 || rest[2] != '-') return {};
  const auto day = digits(rest.substr(3, 2));
  if (!day) return {};
  const Date date = make_date(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
  if (!date.ok()) return {};
  Interval found = days(date, date);
  if (rest.size() > 6 && rest[5] == 'T') return with_clock(found, rest.substr(6));
  return found;
}

int iso_weekday(Date day) {
  const unsigned sunday_first = weekday_of(day);
  return sunday_first == 0 ? 7 : static_cast<int>(sunday_first);
}

Date week_start(Date day) { return add_days(day, 1 - iso_weekday(day)); }

Date add_months(Date day, int months) {
  const auto moved = std::chrono::year_month{day.year(), day.month()} + std::chrono::months{months};
  const Date last = month_end(static_cast<int>(moved.year()), static_cast<unsigned>(moved.month()));
  return day.day() > last.day() ? last : Date{moved.year(), moved.month(), day.day()};
}

Date nth_weekday(int year, unsigned month, unsigned weekday, int nth) {
  if (nth < 0) {
    const Date last = month_end(year, month);
    return add_days(last, -((iso_weekday(last) - static_cast<int>(weekday) + 7) % 7));
  }
  const Date first = make_date(year, month, 1);
  return add_days(first, (static_cast<int>(weekday) - iso_weekday(first) + 7) % 7 + 7 * (nth - 1));
}

Date easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return make_date(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

}  // namespace onrecord::time
