#include "view/time_axis.h"

#include <algorithm>  // std::sort
#include <array>      // std::array

#include <fmt/format.h>

#include "view/words.h"

namespace onrecord {
namespace {

constexpr double narrowest_column = 11;  // two blocks side by side
constexpr double edge_column = 24;       // of "earlier" and "later"
constexpr double edge_gap = 10;
constexpr double character = 6.4;        // width of one at 12 px, on the safe side
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

int year_of(Date day) { return static_cast<int>(day.year()); }
unsigned month_of(Date day) { return static_cast<unsigned>(day.month()); }

Date add_months(Date first_of_month, int count) {
  const auto moved = first_of_month.year() / first_of_month.month() / std::chrono::day{1} + std::chrono::months{count};
  return moved;
}

// A distance between ticks, in days or in months.
struct Step {
  int days;
  int months;
};
constexpr std::array<Step, 13> steps = {{{1, 0}, {7, 0}, {14, 0}, {0, 1}, {0, 2}, {0, 3}, {0, 6}, {0, 12}, {0, 24}, {0, 60}, {0, 120}, {0, 240}, {0, 1200}}};

Date first_tick(Date from, Step step) {
  if (step.days > 0) return from;
  const int all = year_of(from) * 12 + static_cast<int>(month_of(from)) - 1;
  const int aligned = (all + step.months - 1) / step.months * step.months;
  const Date month = make_date(aligned / 12, static_cast<unsigned>(aligned % 12) + 1, 1);
  return month < from ? add_months(month, step.months) : month;
}

std::string tick_label(Date day, Step step, bool first) {
  if (step.months >= 12) return fmt::format("{}", year_of(day));
  const bool with_year = first || (step.months > 0 && month_of(day) == 1);
  const std::string_view month = months[month_of(day) - 1];
  if (step.days > 0) return first ? fmt::format("{} {} {}", static_cast<unsigned>(day.day()), month, year_of(day)) : fmt::format("{} {}", static_cast<unsigned>(day.day()), month);
  return with_year ? fmt::format("{} {}", month, year_of(day)) : std::string(month);
}

}  // namespace

std::string_view TimeAxis::unit() const {
  constexpr std::array<std::string_view, 6> words = {"day", "week", "month", "quarter", "year", "decade"};
  return words[static_cast<std::size_t>(unit_)];
}

Date TimeAxis::floor(Date day, Unit unit) {
  switch (unit) {
    case Unit::day: return day;
    case Unit::week: return add_days(day, -static_cast<int>((weekday_of(day) + 6) % 7));
    case Unit::month: return make_date(year_of(day), month_of(day), 1);
    case Unit::quarter: return make_date(year_of(day), (month_of(day) - 1) / 3 * 3 + 1, 1);
    case Unit::year: return make_date(year_of(day), 1, 1);
    case Unit::decade: return make_date(year_of(day) / 10 * 10, 1, 1);
  }
  return day;
}

Date TimeAxis::next(Date first, Unit unit) {
  switch (unit) {
    case Unit::day: return add_days(first, 1);
    case Unit::week: return add_days(first, 7);
    case Unit::month: return add_months(first, 1);
    case Unit::quarter: return add_months(first, 3);
    case Unit::year: return add_months(first, 12);
    case Unit::decade: return add_months(first, 120);
  }
  return first;
}

std::string TimeAxis::label(Date first, Unit unit) {
  const Date last = add_days(next(first, unit), -1);
  const std::string words = when_words(When{Timestamp{first, {}, {}, false}.iso(), Timestamp{unit == Unit::week ? first : last, {}, {}, false}.iso(), ""}, WhenStyle::label);
  return unit == Unit::week ? "week of " + words : words;
}

std::size_t TimeAxis::count(Unit unit, Date first, Date last) const {
  constexpr std::array<int, 6> days = {1, 7, 28, 90, 365, 3652};
  return static_cast<std::size_t>(days_between(floor(first, unit), last) / days[static_cast<std::size_t>(unit)]) + 1;
}

TimeAxis::TimeAxis(std::vector<Date> days, double left, double right) : left_(left), right_(right), plot_left_(left), plot_right_(right) {
  std::sort(days.begin(), days.end());
  Date first = days.front();
  Date last = days.back();
  const std::size_t few = days.size() / 50;  // 2 in 100 at either end may be far away
  const Date low = days[few];
  const Date high = days[days.size() - 1 - few];
  const int core = std::max(30, days_between(low, high));
  if (days_between(first, low) > core / 4) first = low;
  if (days_between(high, last) > core / 4) last = high;
  if (first != days.front()) plot_left_ += edge_column + edge_gap;
  if (last != days.back()) plot_right_ -= edge_column + edge_gap;

  while (unit_ != Unit::decade && static_cast<double>(count(unit_, first, last)) * narrowest_column > plot_right_ - plot_left_) unit_ = static_cast<Unit>(static_cast<int>(unit_) + 1);
  from_ = floor(first, unit_);
  to_ = next(floor(last, unit_), unit_);
  if (first != days.front()) columns_.push_back({days.front(), add_days(from_, -1), "earlier, from " + date_words(days.front()), left_, edge_column});
  for (Date at = from_; at < to_; at = next(at, unit_)) columns_.push_back({at, add_days(next(at, unit_), -1), label(at, unit_), x_of(at), x_of(next(at, unit_)) - x_of(at)});
  if (last != days.back()) columns_.push_back({to_, days.back(), "later, to " + date_words(days.back()), right_ - edge_column, edge_column});
  add_ticks();
}

double TimeAxis::x_of(Date day) const { return plot_left_ + (plot_right_ - plot_left_) * days_between(from_, day) / days_between(from_, to_); }

std::size_t TimeAxis::column_of(Date day) const {
  const auto at = std::partition_point(columns_.begin(), columns_.end(), [&](const TimeColumn& column) { return column.last < day; });
  return std::min(static_cast<std::size_t>(at - columns_.begin()), columns_.size() - 1);
}

void TimeAxis::add_ticks() {
  const bool earlier = plot_left_ > left_;
  const bool later = plot_right_ < right_;
  if (earlier) ticks_.push_back({left_, "earlier"});
  const double per_day = (plot_right_ - plot_left_) / days_between(from_, to_);
  for (Step step : steps) {
    const double distance = per_day * (step.days + step.months * 28);
    const double widest = character * (step.days > 0 ? 10 : step.months >= 12 ? 4 : 8) + 8;
    if (distance < widest && step.months != 1200) continue;
    double free_from = earlier ? left_ + 7 * character + 6 : left_;
    bool first = true;
    const double end = later ? right_ - edge_column - edge_gap : right_;
    for (Date at = first_tick(from_, step); at < to_; at = step.days > 0 ? add_days(at, step.days) : add_months(at, step.months)) {
      const std::string words = tick_label(at, step, first);
      const double x = x_of(at);
      const double behind = x + 4 + character * static_cast<double>(words.size());
      if (x < free_from || behind > end) continue;
      ticks_.push_back({x, words});
      free_from = behind + 4;
      first = false;
    }
    break;
  }
  if (later) ticks_.push_back({right_ - edge_column, "later"});
}

}  // namespace onrecord
