#include "time/resolve.h"

#include <algorithm>  // std::clamp
#include <cstdlib>    // std::abs
#include <utility>    // std::pair

#include "time/tense.h"
#include "time/timex_value.h"

namespace onrecord::time {
namespace {

int year_of(Date day) { return static_cast<int>(day.year()); }
int month_of(Date day) { return static_cast<int>(static_cast<unsigned>(day.month())); }
unsigned day_of(Date day) { return static_cast<unsigned>(day.day()); }

constexpr const char* unit_letters[] = {"S", "M", "H", "D", "W", "W", "M", "Q", "Y", "E", "C", "L", "D"};
bool is_clock_unit(Unit unit) { return unit == Unit::second || unit == Unit::minute || unit == Unit::hour; }

constexpr std::size_t day_size = 10;  // bytes of "2016-05-07"
constexpr std::size_t month_size = 7;

// What was last spoken of, for "a year earlier" and "the quarter".
struct Spoken {
  std::string value;           // empty: nothing yet
  std::string day;             // the last whole day
  std::string last_quarter;           // "that quarter"
  int quarter_year = 0, quarter = 0;  // the newest: a report compares with older ones
  bool months = false;         // since then a longer stretch was spoken of: "the nine months"
};

class Resolver {
 public:
  Resolver(std::string_view text, const std::vector<TimeWord>& words, NumberOrder order) : text_(text), words_(words), order_(order) {}

  // `next`: the reading behind it, if any.
  Timex resolve(const Reading& reading, const Reading* next, const std::optional<Timestamp>& anchor);

 private:
  std::string value_of(const Reading& reading);
  std::string calendar_value(const Reading& reading);
  std::string weekday_value(const Reading& reading, Tense tense);
  std::string month_value_of(const Reading& reading, Tense tense);
  std::string season_value_of(const Reading& reading, Tense tense);
  std::string holiday_value(const Reading& reading, Tense tense);
  std::string quarter_value_of(const Reading& reading);
  std::string unit_at_value(const Reading& reading);
  std::string shift_value(const Reading& reading);
  std::string duration_value(const Reading& reading) const;
  std::string set_value(const Reading& reading) const;
  void add_time(std::string& value, const Reading& reading) const;
  std::optional<Interval> interval(const Reading& reading, const std::string& value) const;
  void narrow(Interval& interval, Modifier modifier) const;
  std::string quarter_that_ends(const Reading& reading) const;
  int year_for(const Reading& reading, int month, int day, Tense tense) const;
  void note_quarter(std::string_view value);
  bool is_end_of_stretch(const Reading& reading) const;
  Date today() const { return anchor_->date; }

  std::string_view text_;
  const std::vector<TimeWord>& words_;
  std::optional<Timestamp> anchor_;  // of the reading at hand
  NumberOrder order_;
  const Reading* next_ = nullptr;    // behind the reading at hand
  Spoken spoken_;
};

// The year of a month (and day) without one: as its direction says, else the nearest to the anchor that the tense allows.
int Resolver::year_for(const Reading& reading, int month, int day, Tense tense) const {
  const int year = year_of(today());
  if (reading.year_shifted) return year + reading.count;
  const int now = month_of(today()) * 100 + (day > 0 ? static_cast<int>(day_of(today())) : 0);
  const int then = month * 100 + day;
  switch (reading.direction) {
    case Direction::last: case Direction::past: case Direction::previous: return then < now ? year : year - 1;
    case Direction::next: case Direction::coming: return then > now ? year : year + 1;
    case Direction::this_: return year;
    default: break;
  }
  const int gap = month - month_of(today());
  if (day == 0 && tense == Tense::past && gap > 1) return year - 1;
  if (day == 0 && tense == Tense::future) return gap >= 0 ? year : year + 1;
  // The nearest; what lies the other way than the clause looks counts as farther.
  constexpr int against_tense = 200;  // days
  constexpr int leans_back = 20;      // days: what no word places is told rather than foretold
  const unsigned middle = day > 0 ? static_cast<unsigned>(day) : 15;
  const bool ended = reading.first > 0 && (words_[reading.first - 1].is == W::ended || words_[reading.first - 1].is == W::since) && tense == Tense::past;
  int best = year, distance = 1 << 20;
  const bool leap_day = month == 2 && day == 29;
  const int years = leap_day ? 8 : 1;  // there was none from 1896 to 1904
  for (int candidate = year - years; candidate <= year + years; ++candidate) {
    if (leap_day && !std::chrono::year{candidate}.is_leap()) continue;
    const Date date = make_date(candidate, static_cast<unsigned>(month), std::min(middle, 28U));
    const int ahead = days_between(today(), date);
    if (ended && ahead > 0) continue;
    const bool against = (tense != Tense::future && ahead > 0 && (tense == Tense::past || day == 0)) || (tense == Tense::future && ahead < 0);
    const int away = std::abs(ahead) + (against ? (leap_day ? 20 : 1) * against_tense : ahead > 0 && tense == Tense::unknown ? leans_back : 0);
    if (away < distance) best = candidate, distance = away;
  }
  return best;
}

std::string Resolver::weekday_value(const Reading& reading, Tense tense) {
  if (!anchor_) return "XXXX-WXX-" + std::to_string(reading.weekday);
  const int ahead = (reading.weekday - iso_weekday(today()) + 7) % 7;
  const int back = (iso_weekday(today()) - reading.weekday + 7) % 7;
  if (reading.day > 0) {  // "Friday 8th": the month in which that day has that weekday, nearest first
    for (int step = 0; step <= 12; ++step)
      for (int sign : {-1, 1}) {
        const Date month = add_months(make_date(year_of(today()), static_cast<unsigned>(month_of(today())), 1), sign * step);
        const Date date{month.year(), month.month(), std::chrono::day{static_cast<unsigned>(reading.day)}};
        if (date.ok() && iso_weekday(date) == reading.weekday) return day_value(date);
      }
    return "XXXX-WXX-" + std::to_string(reading.weekday);
  }
  switch (reading.direction) {
    case Direction::last: case Direction::past: return day_value(add_days(today(), back == 0 ? -7 : -back));
    case Direction::previous: return day_value(add_days(today(), -back - 7));
    case Direction::next: case Direction::coming: return day_value(add_days(today(), ahead == 0 ? 7 : ahead));
    case Direction::following: return day_value(add_days(today(), ahead == 0 ? 7 : ahead));
    case Direction::this_: return day_value(add_days(today(), tense == Tense::past ? -back : ahead));
    default: break;
  }
  if (back == 0) return day_value(today());
  return day_value(add_days(today(), tense == Tense::future ? ahead : -back));
}

std::string Resolver::month_value_of(const Reading& reading, Tense tense) {
  int year = reading.year;
  if (year == 0 && !anchor_) {
    std::string value = "XXXX-" + month_value(0, reading.month).substr(5);
    return reading.day > 0 ? value + day_value(make_date(2000, 1, static_cast<unsigned>(reading.day))).substr(7) : value;
  }
  if (year == 0) year = year_for(reading, reading.month, reading.day, tense);
  if (reading.day == 0) return month_value(year, reading.month);
  const Date date = make_date(year, static_cast<unsigned>(reading.month), static_cast<unsigned>(reading.day));
  return day_value(date);
}

std::string Resolver::season_value_of(const Reading& reading, Tense tense) {
  const Season season = *reading.season;
  if (reading.year > 0) return season_value(reading.year, season);
  if (!anchor_) return "XXXX-" + season_value(0, season).substr(5);
  const int year = year_of(today());
  if (reading.year_shifted) return season_value(year + reading.count, season);
  const int first = 3 + 3 * static_cast<int>(season), now = month_of(today());
  const int last = first + 2;
  switch (reading.direction) {
    case Direction::last: case Direction::previous: case Direction::past: return season_value(now > last ? year : year - 1, season);
    case Direction::next: case Direction::coming: return season_value(now < first ? year : year + 1, season);
    case Direction::this_: return season_value(season == Season::winter && now <= 2 ? year - 1 : year, season);
    default: break;
  }
  if (tense == Tense::future) return season_value(now <= last ? year : year + 1, season);
  return season_value(now >= first ? year : year - 1, season);
}

std::string Resolver::holiday_value(const Reading& reading, Tense tense) {
  const auto in_year = [&](int year) {
    switch (*reading.holiday) {
      case Holiday::christmas: return make_date(year, 12, 25);
      case Holiday::christmas_eve: return make_date(year, 12, 24);
      case Holiday::boxing_day: return make_date(year, 12, 26);
      case Holiday::new_year: return make_date(year, 1, 1);
      case Holiday::new_year_eve: return make_date(year, 12, 31);
      case Holiday::easter: return easter(year);
      case Holiday::good_friday: return add_days(easter(year), -2);
      case Holiday::easter_monday: return add_days(easter(year), 1);
      case Holiday::thanksgiving: return nth_weekday(year, 11, 4, 4);
      case Holiday::halloween: return make_date(year, 10, 31);
      case Holiday::independence_day: return make_date(year, 7, 4);
      case Holiday::labor_day: return nth_weekday(year, 9, 1, 1);
      case Holiday::memorial_day: return nth_weekday(year, 5, 1, -1);
      case Holiday::veterans_day: return make_date(year, 11, 11);
      case Holiday::columbus_day: return nth_weekday(year, 10, 1, 2);
      case Holiday::election_day: return add_days(nth_weekday(year, 11, 1, 1), 1);
    }
    return make_date(year, 1, 1);
  };
  if (reading.year > 0) return day_value(in_year(reading.year));
  if (!anchor_) return "XXXX-XX-XX";
  const Date near = in_year(year_of(today()));
  return day_value(in_year(year_for(reading, month_of(near), static_cast<int>(day_of(near)), tense)));
}

std::string Resolver::calendar_value(const Reading& reading) {
  const Tense tense = reading.year > 0 ? Tense::unknown : tense_at(words_, reading);
  if (reading.holiday) return holiday_value(reading, tense);
  if (reading.season) return season_value_of(reading, tense);
  if (reading.month > 0) return month_value_of(reading, tense);
  if (reading.weekday > 0) return weekday_value(reading, tense);
  return year_value(reading.year);
}

std::string Resolver::quarter_value_of(const Reading& reading) {
  int year = reading.year;
  if (reading.quarter < 0) return spoken_.quarter > 0 ? quarter_value(year, spoken_.quarter) : year_value(year);  // "the 1989 period"
  if (year == 0) {
    if (!anchor_) return reading.half > 0 ? "XXXX-H" + std::to_string(reading.half) : "XXXX-Q" + std::to_string(reading.quarter);
    year = year_of(today());
    const int first_month = reading.half > 0 ? reading.half * 6 - 5 : reading.quarter * 3 - 2;
    if (first_month > month_of(today()) && tense_at(words_, reading) != Tense::future) --year;
    if (reading.year_shifted) {
      const bool of_anchor = words_[reading.first].is != W::the && words_[reading.first].is != W::unit;
      year = (of_anchor ? year_of(today()) : year) + reading.count;
    }
  }
  if (reading.half > 0) return year_value(year) + "-H" + std::to_string(reading.half);
  return quarter_value(year, reading.quarter);
}

// "The quarter ended Sept. 30": the quarter of that day; empty where no day follows.
std::string Resolver::quarter_that_ends(const Reading& reading) const {
  if (!next_ || next_->form != Form::calendar || !next_->says_day() || reading.last >= words_.size() || words_[reading.last].is != W::ended) return {};
  if (next_->first > reading.last + 2 || (next_->year == 0 && !anchor_)) return {};
  const int year = next_->year > 0 ? next_->year : year_for(*next_, next_->month, next_->day, tense_at(words_, *next_));
  return quarter_value(year, (next_->month - 1) / 3 + 1);
}

std::string Resolver::unit_at_value(const Reading& reading) {
  if (reading.unit == Unit::quarter)
    if (std::string ended = quarter_that_ends(reading); !ended.empty()) return ended;
  int step = 0;
  switch (reading.direction) {
    case Direction::last: case Direction::past: case Direction::previous: step = -1; break;
    case Direction::next: case Direction::coming: case Direction::following: step = 1; break;
    default: break;
  }
  const bool spoken = reading.direction == Direction::that || reading.direction == Direction::the || reading.direction == Direction::latest;
  if (reading.unit == Unit::quarter && reading.direction == Direction::that && !spoken_.last_quarter.empty()) return spoken_.last_quarter;
  if (reading.unit == Unit::quarter && spoken && spoken_.quarter > 0) return quarter_value(spoken_.quarter_year, spoken_.quarter);
  if (spoken && reading.direction == Direction::that && spoken_.value.size() >= 4) {
    if (reading.unit == Unit::year) return spoken_.value.substr(0, 4);
    if (reading.unit == Unit::month && spoken_.value.size() >= month_size) return spoken_.value.substr(0, month_size);
  }
  if (reading.direction == Direction::that && reading.unit == Unit::day) return spoken_.day.empty() ? "XXXX-XX-XX" : spoken_.day;
  if (!anchor_) {
    switch (reading.unit) {
      case Unit::year: return "XXXX";
      case Unit::month: return "XXXX-XX";
      case Unit::quarter: return "XXXX-QX";
      case Unit::weekend: return "XXXX-WXX-WE";
      case Unit::week: return "XXXX-WXX";
      default: return "XXXX-XX-XX";
    }
  }
  const Date day = today();
  switch (reading.unit) {
    case Unit::day: {  // "the next day": behind the one last spoken of
      const auto spoken_of = interval_of_value(spoken_.day);
      return day_value(add_days(spoken_of ? spoken_of->from->date : day, step));
    }
    case Unit::week:
      // On a Sunday "last week" is the one that ends with it: Sunday's papers look back on it.
      if (step == -1 && iso_weekday(day) == 7 && reading.direction == Direction::last) step = 0;
      return week_value(add_days(day, 7 * step));
    case Unit::fortnight: return week_value(add_days(day, 14 * step));
    case Unit::weekend: {
      // Spoken of from Monday to Thursday, "the weekend" is the one past; on Friday and later the one at hand.
      const int weekday = iso_weekday(day);
      const bool future = tense_at(words_, reading) == Tense::future;
      if (step == 0 && !future && weekday < 5) step = -1;
      return week_value(add_days(day, 7 * step)) + "-WE";
    }
    case Unit::month: {
      const Date moved = add_months(make_date(year_of(day), static_cast<unsigned>(month_of(day)), 1), step);
      return month_value(year_of(moved), month_of(moved));
    }
    case Unit::quarter: {
      if (spoken) step = -1;
      int index = year_of(day) * 4 + (month_of(day) - 1) / 3 + step;
      return quarter_value(index / 4, index % 4 + 1);
    }
    case Unit::year: return year_value(year_of(day) + (reading.direction == Direction::latest ? -1 : step));
    case Unit::decade: return year_value(year_of(day) + 10 * step).substr(0, 3);
    case Unit::century: return year_value(year_of(day) + 100 * step).substr(0, 2);
    default: return "XXXX-XX-XX";
  }
}

std::string Resolver::shift_value(const Reading& reading) {
  const int sign = reading.count != 0 ? (reading.count < 0 ? -1 : 1) : (reading.second_count < 0 ? -1 : 1);
  if (reading.vague) return sign < 0 ? "PAST_REF" : "FUTURE_REF";
  // A year earlier: of the quarter, day, month or year last spoken of; "a year ago" too where quarters are spoken of.
  if (reading.unit == Unit::year && std::abs(reading.count) == 1 && (!reading.from_anchor || spoken_.quarter > 0)) {
    if (spoken_.quarter > 0 && spoken_.months) return year_value(spoken_.quarter_year + reading.count);
    if (spoken_.quarter > 0) return quarter_value(spoken_.quarter_year + reading.count, spoken_.quarter);
    if (reading.quarter != 0 && anchor_) return year_value(year_of(today()) + reading.count) + "-QX";
    if (!reading.from_anchor && spoken_.value.size() >= 4) {
      int year = 0;
      for (char c : spoken_.value.substr(0, 4)) year = year * 10 + (c - '0');
      return year_value(year + reading.count) + spoken_.value.substr(4);
    }
  }
  std::optional<Date> base;
  if (!reading.from_anchor) {
    if (const auto spoken = interval_of_value(spoken_.day)) base = spoken->from->date;
    else if (reading.unit == Unit::day && spoken_.value.size() == month_size && spoken_.value[5] <= '1') return spoken_.value;
  }
  if (!base && anchor_) base = today();
  if (!base) return sign < 0 ? "PAST_REF" : "FUTURE_REF";
  const int count = std::clamp(reading.count, -4000, 4000);
  switch (reading.unit) {
    case Unit::second: case Unit::minute: return day_value(*base);
    case Unit::hour: return day_value(*base);
    case Unit::day: return day_value(add_days(*base, count));
    case Unit::week: return day_value(add_days(*base, 7 * count));
    case Unit::fortnight: return day_value(add_days(*base, 14 * count));
    case Unit::weekend: return week_value(add_days(*base, 7 * count)) + "-WE";
    case Unit::month: {
      const Date moved = add_months(*base, count);
      return month_value(year_of(moved), month_of(moved));
    }
    case Unit::quarter: {
      const int index = year_of(*base) * 4 + (month_of(*base) - 1) / 3 + count;
      return quarter_value(index / 4, index % 4 + 1);
    }
    case Unit::decade: return year_value(std::max(1, year_of(*base) + 10 * count)).substr(0, 3);
    case Unit::century: return year_value(std::max(1, year_of(*base) + 100 * std::max(count, -20))).substr(0, 2);
    default: return year_value(std::max(1, year_of(*base) + count));
  }
}

std::string Resolver::duration_value(const Reading& reading) const {
  std::string value = is_clock_unit(reading.unit) ? "PT" : "P";
  std::int64_t count = reading.count;
  Unit unit = reading.unit;
  if (unit == Unit::decade) count *= 10, unit = Unit::year;
  else if (unit == Unit::century) count *= 100, unit = Unit::year;
  else if (unit == Unit::millennium) count *= 1000, unit = Unit::year;
  else if (unit == Unit::fortnight) count *= 2;
  else if (unit == Unit::weekend) count *= 2;
  const bool back = reading.direction == Direction::last || reading.direction == Direction::past;
  if (reading.unit == Unit::hour && count == 24 && back) return "P1D";
  if (reading.vague) return value + "X" + unit_letters[static_cast<std::size_t>(reading.unit)];
  if (reading.half_count) return value + std::to_string(count) + ".5" + unit_letters[static_cast<std::size_t>(unit)];
  return value + std::to_string(count) + unit_letters[static_cast<std::size_t>(unit)];
}

std::string Resolver::set_value(const Reading& reading) const {
  if (reading.weekday > 0) return "XXXX-WXX-" + std::to_string(reading.weekday);
  if (reading.month > 0) return "XXXX-" + month_value(0, reading.month).substr(5);
  if (reading.season) return "XXXX-" + season_value(0, *reading.season).substr(5);
  if (reading.part != DayPart::none) return "XXXX-XX-XX" + std::string(part_value(reading.part));
  if (reading.unit == Unit::quarter && words_[reading.first].is == W::adverb_set) return "P3M";
  return duration_value(reading);
}

void Resolver::add_time(std::string& value, const Reading& reading) const {
  if (reading.hour >= 0) value += clock_value(reading.hour, reading.minute);
  else value += part_value(reading.part);
}

std::string Resolver::value_of(const Reading& reading) {
  switch (reading.form) {
    case Form::calendar: {
      std::string value = calendar_value(reading);
      if (reading.weekday > 0 || reading.day > 0) add_time(value, reading);
      return value;
    }
    case Form::numeric: {
      bool day_leads = order_ == NumberOrder::day_first;
      if (reading.count > 12) day_leads = true;
      if (reading.second_count > 12) day_leads = false;
      const int day = day_leads ? reading.count : reading.second_count, month = day_leads ? reading.second_count : reading.count;
      return day_value(make_date(reading.year, static_cast<unsigned>(month), static_cast<unsigned>(day)));
    }
    case Form::quarter: return quarter_value_of(reading);
    case Form::decade: return year_value(reading.year).substr(0, 3);
    case Form::century: return year_value(reading.year * 100).substr(0, 2);
    case Form::day_shift: {
      std::string value = anchor_ ? day_value(add_days(today(), reading.count)) : "XXXX-XX-XX";
      add_time(value, reading);
      return value;
    }
    case Form::unit_at: {
      std::string value = unit_at_value(reading);
      if (reading.part != DayPart::none) add_time(value, reading);
      return value;
    }
    case Form::shift: return shift_value(reading);
    case Form::fixed: return std::string(reading.fixed);
    case Form::duration: return duration_value(reading);
    case Form::set: return set_value(reading);
  }
  return {};
}

// A report speaks of its newest quarter; what it compares it with is older.
void Resolver::note_quarter(std::string_view value) {
  constexpr std::size_t quarter_size = 7;  // "2016-Q2"
  if (value.size() != quarter_size || value[5] != 'Q' || value[6] < '1' || value[6] > '4') return;
  spoken_.last_quarter = value;
  int year = 0;
  for (char c : value.substr(0, 4)) year = year * 10 + (c - '0');
  const int quarter = value[6] - '0';
  if (std::pair(year, quarter) >= std::pair(spoken_.quarter_year, spoken_.quarter)) spoken_.quarter = quarter, spoken_.quarter_year = year;
  spoken_.months = false;
}

// "early May" is its first third, "earlier this year" its part before the anchor.
void Resolver::narrow(Interval& interval, Modifier modifier) const {
  const Date from = interval.from->date, to = interval.to->date;
  const int days = days_between(from, to) + 1;
  if (days < 3) return;
  switch (modifier) {
    case Modifier::early: case Modifier::beginning: interval.to->date = add_days(from, days / 3 - 1); break;
    case Modifier::mid:
      interval.from->date = add_days(from, days / 3);
      interval.to->date = add_days(from, days * 2 / 3);
      break;
    case Modifier::late: case Modifier::end: interval.from->date = add_days(from, days * 2 / 3); break;
    case Modifier::before_now:
      if (anchor_ && from <= today() && today() <= to) interval.to->date = today();
      break;
    case Modifier::after_now:
      if (anchor_ && from <= today() && today() <= to) interval.from->date = today();
      break;
    case Modifier::none: case Modifier::approx: break;
  }
}

std::optional<Interval> Resolver::interval(const Reading& reading, const std::string& value) const {
  if (reading.form == Form::set || reading.form == Form::fixed) {
    if (value == "PRESENT_REF" && anchor_) return day_interval(today());
    return {};
  }
  if (reading.form == Form::duration) {
    // "the past three months" lies before the anchor, "the next two weeks" behind it.
    if (!anchor_ || reading.vague || is_clock_unit(reading.unit)) return {};
    const bool back = reading.direction == Direction::past || reading.direction == Direction::last;
    if (!back && reading.direction != Direction::next && reading.direction != Direction::coming) return {};
    static constexpr int unit_days[] = {0, 0, 0, 1, 7, 14, 30, 91, 365, 3652, 36524, 0, 7};
    const int length = std::clamp(reading.count, 0, 1000) * unit_days[static_cast<std::size_t>(reading.unit)];
    if (length > 365 * 1000) return {};
    Interval found = day_interval(today());
    (back ? found.from : found.to)->date = add_days(today(), back ? -length : length);
    return found;
  }
  std::optional<Interval> found = interval_of_value(value);
  if (!found) return {};
  narrow(*found, reading.modifier);
  if (reading.zone_minutes)
    for (auto* end : {&found->from, &found->to})
      if ((*end)->second_of_day) (*end)->zone_minutes = reading.zone_minutes;
  return found;
}

// "until after the vote on 2 May": what is told next did not happen then.
bool Resolver::is_end_of_stretch(const Reading& reading) const {
  constexpr std::size_t reach = 7;  // words
  for (std::size_t i = reading.first; i-- > 0 && i + reach >= reading.first && words_[i].is != W::mark && !words_[i].new_line;)
    if (words_[i].is == W::until) return true;
  return false;
}

Timex Resolver::resolve(const Reading& reading, const Reading* next, const std::optional<Timestamp>& anchor) {
  anchor_ = anchor;
  next_ = next;
  Timex found;
  found.span = {words_[reading.first].span.begin, words_[reading.last - 1].span.end};
  found.value = value_of(reading);
  switch (reading.form) {
    case Form::duration: found.type = TimexType::duration; break;
    case Form::set: found.type = TimexType::set; break;
    default: found.type = found.value.find('T') != std::string::npos && found.value.find("REF") == std::string::npos ? TimexType::time : TimexType::date;
  }
  found.interval = interval(reading, found.value);
  if (found.interval) {
    found.interval->basis = std::string(text_of(text_, found.span));
    found.interval->span = found.span;
  }
  const bool names_stretch = reading.form != Form::duration && reading.form != Form::set && reading.form != Form::fixed;
  if (reading.form == Form::duration && reading.unit == Unit::month && reading.count > 3) spoken_.months = true;
  if (names_stretch && !found.value.empty() && found.value[0] >= '0' && found.value[0] <= '9') {
    note_quarter(found.value);
    // What a quotation speaks of is not what its frame counts from.
    const bool in_quotation = words_[reading.first].quoted;
    if (!in_quotation && !is_end_of_stretch(reading) && (reading.form != Form::shift || found.value.size() == day_size)) {
      spoken_.value = found.value;
      if (found.value.size() >= day_size && found.value[5] != 'W') spoken_.day = found.value.substr(0, day_size);
    }
  }
  return found;
}

}  // namespace

std::vector<Timex> resolve(std::string_view text, const std::vector<TimeWord>& words, const std::vector<Reading>& readings, const Anchors& anchors, NumberOrder order) {
  Resolver resolver(text, words, order);
  std::vector<Timex> found;
  found.reserve(readings.size());
  for (std::size_t r = 0; r < readings.size(); ++r)
    found.push_back(resolver.resolve(readings[r], r + 1 < readings.size() ? &readings[r + 1] : nullptr, anchors.at(words[readings[r].first].span.begin)));
  return found;
}

}  // namespace onrecord::time
