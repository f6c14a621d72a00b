// Dates: weekdays, months, days, years, decades, seasons, holidays.
#include "time/grammar.h"

namespace onrecord::time {
namespace {

constexpr bool is_day(int number) { return number >= 1 && number <= 31; }

}  // namespace

// "Sat." and "Sun" as weekdays need a date beside them; "sat", "sun", "wed" in small letters are other words.
bool Grammar::is_weekday(std::size_t i) const {
  if (!is(i, W::weekday)) return false;
  if (at(i).capital && i > 0 && is(i - 1, W::the) && is(i + 1, W::other) && at(i + 1).capital && !at(i + 1).new_line) return false;  // "the Sunday Ledger"
  const std::size_t size = at(i).span.size();
  if (size >= 6) return true;
  if (!at(i).capital) return false;
  const std::size_t k = is_mark(i + 1, '.') || is_mark(i + 1, ',') ? i + 2 : i + 1;
  return (is(k, W::number) && is_day(at(k).number)) || is(k, W::month) || is(k, W::day_part);
}

// A month's name stands for the month with a capital; "May" and "March" also start sentences as other words, and short
// forms are words of their own ("mar", "dec"), so those need a number, a preposition or a direction beside them.
bool Grammar::is_month(std::size_t i) const {
  if (!is(i, W::month) || !at(i).capital) return false;
  const bool verb = at(i).value == 5 || says(i, "march");
  const bool is_short = at(i).span.size() <= 4 && at(i).value != 5 && !says(i, "june") && !says(i, "july");
  if (!verb && !is_short && !says(i, "april") && !says(i, "june") && !says(i, "august")) return true;
  const std::size_t next = after_month(i);
  const bool number_behind = is(next, W::number) && (is_day(at(next).number) || at(next).digits == 4);
  if (number_behind) return true;
  if (i == 0) return false;
  const TimeWord& before = at(i - 1);
  if (before.is == W::number && (before.suffix == Suffix::none || before.suffix == Suffix::ordinal) && is_day(before.number) && !at(i).new_line) return true;
  if (Count spelled = ordinal(next); spelled && is_day(spelled.value) && verb) return true;
  if (verb && at(i).new_line) return false;
  switch (before.is) {
    case W::in: case W::of: case W::by: case W::until: case W::since: case W::last: case W::next: case W::this_: case W::early: case W::late:
    case W::mid: case W::each: case W::every: case W::from: case W::during: case W::past: case W::before: case W::after: case W::for_: case W::to:
    case W::previous: case W::following: case W::coming: case W::between: case W::end: case W::beginning: case W::over: case W::earlier: case W::later:
      return true;
    case W::the: case W::and_: case W::or_: case W::on: return !is_short || abbreviated(i);
    default: break;
  }
  if (says(i - 1, "through") || is_hyphen(i - 1)) return true;
  return !verb && !is_short ? before.is != W::mark || !is(next, W::other) || !at(next).capital : false;
}

bool Grammar::abbreviated(std::size_t i) const {
  return is(i, W::month) && at(i).span.size() <= 4 && at(i).value != 5 && !says(i, "june") && !says(i, "july") && is_mark(i + 1, '.') && at(i + 1).glued;
}

// Behind "May" or "7 May": ", 2016", "2016", "of this year", "last year".
void Grammar::year_behind(Reading& reading) const {
  std::size_t k = reading.last;
  if (at(k).new_line) return;
  if (is_mark(k, ',') && at(k).glued) {
    if (Count found = year(k + 1); found && is(k + 1, W::number) && reading.day > 0 && !at(k + 1).new_line) {
      reading.year = found.value;
      reading.last = found.next;
    } else if (found && is(k + 1, W::number) && reading.day == 0) {
      reading.year = found.value;
      reading.last = found.next;
    }
    return;
  }
  if (is(k, W::of) || is(k, W::in)) ++k;
  if (Count found = year(k); found && !(is_mark(found.next, '%'))) {
    if (is(k, W::number) || is_mark(k, '\'')) {
      // "Oct. 1989" is a year; "May 7 1234 people" is not worth the doubt
      reading.year = found.value;
      reading.last = found.next;
      return;
    }
  }
  const bool last_year = is(k, W::last), this_year = is(k, W::this_), next_year = is(k, W::next);
  if ((last_year || this_year || next_year) && is(k + 1, W::unit) && at(k + 1).value == static_cast<int>(Unit::year) && !is_mark(k + 2, '\'')) {
    reading.year_shifted = true;
    reading.count = last_year ? -1 : next_year ? 1 : 0;
    reading.last = k + 2;
  }
}

void Grammar::part_behind(Reading& reading) const {
  const std::size_t k = reading.last;
  if (at(k).new_line) return;
  if (is(k, W::day_part)) {
    reading.part = static_cast<DayPart>(at(k).value);
    reading.last = k + 1;
  } else if (is(k, W::noon)) {
    reading.hour = at(k).value;
    reading.minute = 0;
    reading.last = k + 1;
  }
}

Grammar::Maybe Grammar::month_date(std::size_t i) const {
  if (!is_month(i)) return {};
  Reading found = made(Form::calendar, i, after_month(i));
  found.month = at(i).value;
  const std::size_t k = found.last;
  if (!at(k).new_line) {
    if (is(k, W::number) && is_day(at(k).number) && at(k).digits <= 2 && (at(k).suffix == Suffix::none || at(k).suffix == Suffix::ordinal) &&
        !(is_mark(k + 1, '.') && at(k + 1).glued && is(k + 2, W::number) && at(k + 2).glued) && !is_mark(k + 1, '%') &&
        !(is_mark(k + 1, ':') && at(k + 1).glued && is(k + 2, W::number) && at(k + 2).glued)) {
      found.day = at(k).number;
      found.last = k + 1;
    } else {
      const std::size_t the = skip(k, W::the);
      if (Count spelled = ordinal(the); spelled && is_day(spelled.value) && !is(the, W::unit)) {
        found.day = spelled.value;
        found.last = spelled.next;
      }
    }
  }
  year_behind(found);
  if (found.day > 0) part_behind(found);
  return found;
}

Grammar::Maybe Grammar::day_month(std::size_t i) const {
  std::size_t k = skip(i, W::the);
  Count day;
  if (is(k, W::number) && at(k).suffix == Suffix::none && at(k).digits <= 2 && k == i) day = {k + 1, at(k).number};
  else day = ordinal(k);
  if (!day || !is_day(day.value)) return {};
  std::size_t m = day.next;
  if (is(m, W::of)) ++m;
  else if (k != i && !is(k, W::number)) return {};  // "the eighth May" is no date
  if (is_hyphen(m)) ++m;                            // "07-May-2016"
  if (!is(m, W::month) || at(m).new_line || !(at(m).capital || m > day.next || says(m, "january") || says(m, "february") || at(m).span.size() > 5)) return {};
  Reading found = made(Form::calendar, i, after_month(m));
  if (is_hyphen(m - 1)) found.last = m + 1;
  found.day = day.value;
  found.month = at(m).value;
  if (is_hyphen(found.last) && year(found.last + 1)) {
    found.year = year(found.last + 1).value;
    found.last += 2;
  } else {
    year_behind(found);
  }
  part_behind(found);
  return found;
}

Grammar::Maybe Grammar::weekday_date(std::size_t i) const {
  if (!is_weekday(i)) return {};
  Reading found = made(Form::calendar, i, i + 1);
  found.weekday = at(i).value;
  if (at(i).span.size() < 6 && is_mark(i + 1, '.') && at(i + 1).glued) ++found.last;
  part_behind(found);
  std::size_t k = found.last;
  if (at(k).new_line) return found;
  if (is_mark(k, ',') && at(k).glued) ++k;
  if (at(k).new_line) return found;
  Maybe date = day_month(k);
  if (!date) date = month_date(k);
  if (date && date->day > 0) {
    date->first = i;
    date->weekday = found.weekday;
    if (found.part != DayPart::none) date->part = found.part;
    if (found.hour >= 0) date->hour = found.hour, date->minute = found.minute;
    return date;
  }
  const std::size_t the = skip(k, W::the);  // "Friday 8th", "Friday the 8th"
  if (k == found.last && is(the, W::number) && at(the).suffix == Suffix::ordinal && is_day(at(the).number)) {
    found.day = at(the).number;
    found.last = the + 1;
  }
  return found;
}

Grammar::Maybe Grammar::written_number_date(std::size_t i) const {
  const auto glued_number = [&](std::size_t k) { return is(k, W::number) && at(k).glued && at(k).suffix == Suffix::none; };
  if (!is(i, W::number) || !is(i + 1, W::mark) || !at(i + 1).glued || !glued_number(i + 2) || !is(i + 3, W::mark) || !at(i + 3).glued) return {};
  if (at(i + 1).mark != at(i + 3).mark || at(i).suffix != Suffix::none) return {};
  const char mark = at(i + 1).mark;
  if (mark != '-' && mark != '/' && mark != '.') return {};
  if (i > 0 && at(i).glued && (is_mark(i - 1, '/') || is_mark(i - 1, '.') || is_mark(i - 1, '-'))) return {};
  if (is_mark(i + 5, mark) && at(i + 5).glued && is(i + 6, W::number) && at(i + 6).glued) return {};
  Reading found = made(Form::calendar, i, i + 5);
  const int a = at(i).number, b = at(i + 2).number;
  if (at(i).digits == 4) {  // year first: ISO 8601. A time may be glued behind ("2016-05-26T13:23").
    if (!is(i + 4, W::number) || !at(i + 4).glued || b < 1 || b > 12 || !is_day(at(i + 4).number) || a < 1000 || a > 2200) return {};
    found.year = a, found.month = b, found.day = at(i + 4).number;
    return found;
  }
  if (!glued_number(i + 4)) return {};
  const int c = at(i + 4).number;
  if (at(i + 4).digits != 4 && at(i + 4).digits != 2) return {};
  if (at(i).digits > 2 || at(i + 2).digits > 2 || !is_day(a) || !is_day(b) || (a > 12 && b > 12)) return {};
  if (mark == '.' && at(i + 4).digits == 2 && (a > 31 || b > 12)) return {};  // "10.15.30" is a time or a version
  found.form = Form::numeric;
  found.count = a, found.second_count = b;
  found.year = at(i + 4).digits == 4 ? c : c < 50 ? 2000 + c : 1900 + c;
  return found;
}

Grammar::Maybe Grammar::bare_year(std::size_t i) const {
  if (!is(i, W::number) && !is(i, W::cardinal) && !is(i, W::tens)) return {};
  const Count found = year(i);
  if (!found) return {};
  if (is(i, W::number)) {
    if (i > 0 && at(i).glued && is(i - 1, W::mark)) {
      const char before = at(i - 1).mark;
      const bool opens = before == '(' || before == '"' || before == '[' || before == '`' || before == '\'';
      const bool joined = before == '-' || before == '/' || before == ',';
      if (!opens && !joined) return {};
      if (before == '-' && i > 1 && !is(i - 2, W::mid) && !(is(i - 2, W::number) && at(i - 2).digits == 4) && !is(i - 2, W::early) && !is(i - 2, W::late)) return {};
    }
    if (i > 0 && (is_mark(i - 1, '$') || is_mark(i - 1, '#') || is_mark(i - 1, '*') || says(i - 1, "dlrs") || says(i - 1, "no") || says(i - 1, "page"))) return {};
    const std::size_t next = found.next;
    if (is(next, W::mark) && at(next).glued) {
      const char mark = at(next).mark;
      if (mark == '%' || mark == ':') return {};
      if ((mark == '.' || mark == ',' || mark == '/' || mark == '-') && is(next + 1, W::number) && at(next + 1).glued && mark != '-') return {};
    }
    if (is_unit(next) || is(next, W::scale) || is(next, W::hundred) || says(next, "percent") || says(next, "per") || says(next, "people") || says(next, "miles")) return {};
    const bool usual = found.value >= 1900 && found.value <= 2039;
    if (!usual) {
      if (i == 0) return {};
      switch (at(i - 1).is) {
        case W::in: case W::since: case W::of: case W::by: case W::until: case W::from: case W::before: case W::after: case W::during: break;
        default: return {};
      }
      if (found.value < 1400 || found.value > 2100) return {};
      if (is(i - 1, W::of) || is(i - 1, W::by) || is(i - 1, W::from)) return {};
    }
  }
  Reading made_year = made(Form::calendar, i, found.next);
  made_year.year = found.value;
  if (is(found.next, W::or_) && is(found.next + 1, W::later)) made_year.last = found.next + 2;
  return made_year;
}

Grammar::Maybe Grammar::decade_or_century(std::size_t i) const {
  std::size_t k = skip(i, W::the);
  Reading found = made(Form::decade, i, i);
  if (is(k, W::early) || is(k, W::late) || is(k, W::mid)) {
    found.modifier = is(k, W::early) ? Modifier::early : is(k, W::late) ? Modifier::late : Modifier::mid;
    ++k;
    if (is_hyphen(k)) ++k;
  }
  const std::size_t number = is_mark(k, '\'') ? k + 1 : k;
  if (is(number, W::number) && at(number).suffix == Suffix::plural && at(number).number % 10 == 0 && at(number).number >= 10) {
    const int value = at(number).number;
    if (at(number).digits == 4 && value >= 1000 && value < 2200) found.year = value;
    else if (at(number).digits == 2 && (k > i || number > k)) found.year = value < 30 ? 2000 + value : 1900 + value;
    else return {};
    found.last = number + 1;
    return found;
  }
  if (is(k, W::decade) && k > i) {
    found.year = at(k).value < 30 ? 2000 + at(k).value : 1900 + at(k).value;
    found.last = k + 1;
    return found;
  }
  if (is(k, W::cardinal) && at(k).value >= 15 && at(k).value <= 19 && is(k + 1, W::decade)) {
    found.year = at(k).value * 100 + at(k + 1).value;
    found.last = k + 2;
    return found;
  }
  if (Count which = ordinal(k); which && which.value >= 1 && which.value <= 22) {
    const std::size_t unit = is_hyphen(which.next) ? which.next + 1 : which.next;
    if (is(unit, W::unit) && at(unit).value == static_cast<int>(Unit::century)) {
      found.form = Form::century;
      found.year = which.value - 1;
      found.last = unit + 1;
      return found;
    }
  }
  return {};
}

Grammar::Maybe Grammar::season_date(std::size_t i) const {
  const std::size_t k = skip(i, W::the);
  if (!is(k, W::season)) return {};
  Reading found = made(Form::calendar, i, k + 1);
  found.season = static_cast<Season>(at(k).value);
  std::size_t y = k + 1;
  if (is(y, W::of)) ++y;
  if (Count said = year(y)) {
    found.year = said.value;
    found.last = said.next;
    return found;
  }
  year_behind(found);
  if (found.last > k + 1) return found;
  // "Over the summer", "in the spring", "this summer": alone the words are mostly other things (springs, falls, a fall in prices).
  if (says(k, "fall") || says(k, "spring") || i == 0) {
    if (i > 0 && (is(i - 1, W::in) || is(i - 1, W::by) || is(i - 1, W::until) || is(i - 1, W::since)) && (k > i || says(k, "spring"))) {
      if (is(k + 1, W::in) || is(k + 1, W::of)) return {};
      found.first = k;
      return found;
    }
    return {};
  }
  switch (at(i - 1).is) {
    case W::in: case W::over: case W::during: case W::by: case W::until: case W::since: case W::for_: case W::of: case W::each: case W::every:
      found.first = k;
      return found;
    default: return {};
  }
}

Grammar::Maybe Grammar::holiday_date(std::size_t i) const {
  const auto day_word = [&](std::size_t k) { return is(k, W::unit) && at(k).value == static_cast<int>(Unit::day); };
  const auto holiday = [&](Holiday which, std::size_t last) {
    Reading found = made(Form::calendar, i, last);
    found.holiday = which;
    year_behind(found);
    return found;
  };
  if (!at(i).capital) return {};
  if (is(i, W::holiday)) {
    const Holiday which = static_cast<Holiday>(at(i).value);
    if (which == Holiday::christmas && is(i + 1, W::eve)) return holiday(Holiday::christmas_eve, i + 2);
    if (which == Holiday::easter && is(i + 1, W::weekday) && at(i + 1).value == 1) return holiday(Holiday::easter_monday, i + 2);
    if (which == Holiday::easter && is(i + 1, W::weekday) && at(i + 1).value == 7) return holiday(Holiday::easter, i + 2);
    if (day_word(i + 1)) return holiday(which, i + 2);
    if (which == Holiday::thanksgiving || which == Holiday::halloween) return holiday(which, i + 1);
    if (i > 0 && (is(i - 1, W::at) || is(i - 1, W::by) || is(i - 1, W::before) || is(i - 1, W::after) || is(i - 1, W::until) || is(i - 1, W::since)))
      return holiday(which, i + 1);
    return {};
  }
  struct Named {
    std::string_view first, second;
    Holiday which;
  };
  static constexpr Named two_words[] = {{"boxing", "day", Holiday::boxing_day}, {"labor", "day", Holiday::labor_day}, {"memorial", "day", Holiday::memorial_day},
                                        {"veterans", "day", Holiday::veterans_day}, {"columbus", "day", Holiday::columbus_day}, {"election", "day", Holiday::election_day},
                                        {"independence", "day", Holiday::independence_day}, {"good", "friday", Holiday::good_friday}};
  for (const Named& named : two_words)
    if (says(i, named.first) && says(i + 1, named.second) && at(i + 1).capital) return holiday(named.which, i + 2);
  if (says(i, "new") && says(i + 1, "year") && at(i + 1).capital && is_mark(i + 2, '\'') && says(i + 3, "s")) {
    if (is(i + 4, W::eve)) return holiday(Holiday::new_year_eve, i + 5);
    if (day_word(i + 4)) return holiday(Holiday::new_year, i + 5);
  }
  return {};
}

Grammar::Maybe Grammar::calendar(std::size_t i) const {
  switch (at(i).is) {
    case W::weekday: return weekday_date(i);
    case W::month: return month_date(i);
    case W::season: return season_date(i);
    case W::number:
      if (Maybe found = written_number_date(i)) return found;
      if (Maybe found = day_month(i)) return found;
      if (Maybe found = decade_or_century(i)) return found;
      return bare_year(i);
    case W::the:
      if (Maybe found = day_month(i)) return found;
      if (Maybe found = decade_or_century(i)) return found;
      return season_date(i);
    case W::mark: return at(i).mark == '\'' ? decade_or_century(i) : Maybe{};
    case W::ordinal:
      if (Maybe found = day_month(i)) return found;
      return decade_or_century(i);
    case W::unit:
      return at(i).value == 0 ? day_month(i) : Maybe{};
    case W::tens: case W::cardinal:
      if (Maybe found = day_month(i)) return found;
      if (Maybe found = decade_or_century(i)) return found;
      return bare_year(i);
    default: return holiday_date(i);
  }
}

}  // namespace onrecord::time
