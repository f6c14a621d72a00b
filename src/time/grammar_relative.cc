// Expressions that point from the time of writing: "yesterday", "last week", "the third quarter", "early next year", "now".
#include "time/grammar.h"

namespace onrecord::time {
namespace {

constexpr Unit unit_of(std::int8_t value) { return static_cast<Unit>(value); }

}  // namespace

// "Today's youth", "in today's world": the times, not a day.
bool Grammar::is_these_days(std::size_t i) const {
  if (!is_mark(i + 1, '\'') || !says(i + 2, "s")) return false;
  for (std::string_view times : {"world", "youth", "society", "economy", "generation", "generations", "children", "standards", "climate", "technology", "culture", "workplace", "politics"})
    if (says(i + 3, times)) return true;
  return false;
}

Grammar::Maybe Grammar::deictic_day(std::size_t i) const {
  Reading found = made(Form::day_shift, i, i + 1);
  switch (at(i).is) {
    case W::today:
      if (is_these_days(i)) return {};
      break;
    case W::yesterday: found.count = -1; break;
    case W::tomorrow: found.count = 1; break;
    case W::tonight: found.part = DayPart::night; return found;
    case W::overnight: found.part = DayPart::night; found.count = -1; return found;
    case W::last:
      if (!is(i + 1, W::day_part) || static_cast<DayPart>(at(i + 1).value) != DayPart::night || at(i + 1).span.size() != 5) return {};
      found.count = -1;
      found.part = DayPart::night;
      found.last = i + 2;
      return found;
    case W::that:  // "that night"
      if (!is(i + 1, W::day_part)) return {};
      found.form = Form::unit_at;
      found.unit = Unit::day;
      found.direction = Direction::that;
      found.part = static_cast<DayPart>(at(i + 1).value);
      found.last = i + 2;
      return found;
    case W::this_:
      if (!is(i + 1, W::day_part) && !is(i + 1, W::noon)) return {};
      found.part = is(i + 1, W::noon) ? DayPart::midday : static_cast<DayPart>(at(i + 1).value);
      found.last = i + 2;
      return found;
    default: return {};
  }
  part_behind(found);
  return found;
}

std::size_t Grammar::direction(std::size_t i, Direction& direction) const {
  std::size_t k = i;
  if (is(k, W::this_) && (is(k + 1, W::past) || is(k + 1, W::coming) || is(k + 1, W::last) || is(k + 1, W::current))) {
    direction = is(k + 1, W::coming) ? Direction::coming : is(k + 1, W::current) ? Direction::this_ : Direction::past;
    return k + 2;
  }
  const bool the = is(k, W::the);
  if (the) ++k;
  switch (at(k).is) {
    case W::last: direction = Direction::last; return k + 1;
    case W::next: direction = Direction::next; return k + 1;
    case W::past: direction = Direction::past; return k + 1;
    case W::coming: direction = Direction::coming; return k + 1;
    case W::previous: direction = Direction::previous; return k + 1;
    case W::following: direction = Direction::following; return k + 1;
    case W::current: direction = Direction::this_; return k + 1;
    case W::latest: direction = Direction::latest; return k + 1;
    case W::same: direction = Direction::that; return k + 1;
    case W::this_: direction = Direction::this_; return k + 1;
    case W::that: direction = Direction::that; return k + 1;
    default: break;
  }
  if (the) direction = Direction::the;
  return the ? k : i;
}

Grammar::Maybe Grammar::directed(std::size_t i) const {
  Direction which = Direction::none;
  const std::size_t k = direction(i, which);
  if (k == i) return {};
  Maybe found = directed_core(k, which);
  // “This Week”, “Next Year”: a title in quotation marks.
  if (found && i > 0 && is_mark(i - 1, '"') && is_unit(k) && at(i).capital && at(k).capital) return {};
  if (found) found->first = i;
  return found;
}

// "For the last week", "over the past year": a length that ends now, where "last week" is one of the calendar's.
bool Grammar::is_stretch_up_to_now(std::size_t unit, Direction which) const {
  if (unit < 3 || !is(unit - 2, W::the)) return false;
  if (which == Direction::last) return is(unit - 3, W::for_);
  return which == Direction::past && (is(unit - 3, W::for_) || is(unit - 3, W::over) || is(unit - 3, W::in) || is(unit - 3, W::during) || is(unit - 3, W::within));
}

Grammar::Maybe Grammar::directed_core(std::size_t i, Direction which) const {
  std::size_t k = i;
  if (is(k, W::fiscal)) ++k;
  if (says(k, "calendar")) ++k;
  Reading found = made(Form::unit_at, i, k + 1);
  found.direction = which;
  if (is(k, W::unit)) {
    found.unit = unit_of(at(k).value);
    if (found.unit == Unit::second || found.unit == Unit::minute || found.unit == Unit::hour) return {};
    if (is(k + 1, W::units) || is_hyphen(k + 1)) return {};  // "the year-earlier period" is read elsewhere
    if (is_mark(k + 1, '\'') && says(k + 2, "s") && found.unit == Unit::day) return {};
    if (which == Direction::the) {
      switch (found.unit) {
        case Unit::weekend:  // "over the weekend"; not "the weekend premium"
          if (i < 2 || !is(i - 1, W::the)) return {};
          switch (at(i - 2).is) {
            case W::over: case W::at: case W::during: case W::for_: case W::by: case W::on: case W::of: case W::before: case W::after: case W::until:
            case W::since: case W::through: case W::to: return found;
            default: return {};
          }
        case Unit::year: case Unit::quarter: {
          if (const Count said = found.unit == Unit::year ? year(k + 1) : Count{}) {  // "the year 2000"
            found = made(Form::calendar, i, said.next);
            found.year = said.value;
            return found;
          }
          if (found.unit == Unit::year && is(k + 1, W::ended)) {  // "for the year ended March 31": a length
            found.form = Form::duration;
            found.count = 1;
            return found;
          }
          if (is(k + 1, W::of) || is(k + 1, W::before) || is(k + 1, W::after)) return {};
          return found;
        }
        case Unit::day:  // "later in the day"
          if (i < 3 || !is(i - 2, W::in) || !(is(i - 3, W::later) || is(i - 3, W::earlier) || is(i - 3, W::late) || is(i - 3, W::early))) return {};
          found.direction = Direction::that;
          return found;
        default: return {};
      }
    }
    if (found.unit == Unit::day) {
      if (which == Direction::that || which == Direction::following || which == Direction::next || which == Direction::previous) return found;
      return {};
    }
    if (is_stretch_up_to_now(i, which)) {
      found.form = Form::duration;
      found.count = 1;
      return found;
    }
    if (which == Direction::that && found.unit != Unit::year && found.unit != Unit::month && found.unit != Unit::week && found.unit != Unit::quarter) return {};
    return found;
  }
  if (which == Direction::the) return {};
  if (is(i, W::day_part) && (which == Direction::following || which == Direction::next || which == Direction::previous)) {  // "the following morning"
    found.unit = Unit::day;
    found.part = static_cast<DayPart>(at(i).value);
    return found;
  }
  if (is(i, W::season)) {
    found.form = Form::calendar;
    found.season = static_cast<Season>(at(i).value);
    found.last = i + 1;
    if (says(i, "fall") && (is(i + 1, W::in) || is(i + 1, W::of))) return {};
    return found;
  }
  if (is_weekday(i) || is(i, W::weekday)) {
    if (!at(i).capital || at(i).span.size() < 6) return {};
    Maybe day = weekday_date(i);
    if (day) day->direction = which;
    return day;
  }
  if (is(i, W::month) && at(i).capital && which != Direction::latest) {
    if (which == Direction::that && says(i, "may")) return {};
    Maybe date = month_date(i);
    if (date && date->year == 0) date->direction = which;
    return date;
  }
  if (Maybe date = holiday_date(i)) {
    date->direction = which;
    return date;
  }
  return {};
}

// [the] [latest|1988|year-earlier|fiscal] third[-]quarter [of 1984|of last year], this year's third quarter, Q3 2015.
Grammar::Maybe Grammar::quarter(std::size_t i) const {
  Reading found = made(Form::quarter, i, i);
  std::size_t k = i;
  if (at(k).capital && at(k).span.size() == 2 && text_at(k)[0] == 'Q' && text_at(k)[1] >= '1' && text_at(k)[1] <= '4') {
    found.quarter = text_at(k)[1] - '0';
    found.last = k + 1;
    if (Count said = year(found.last)) found.year = said.value, found.last = said.next;
    return found;
  }
  if (is(k, W::this_) || is(k, W::last) || is(k, W::next)) {  // "this year's third quarter", "last year's"
    const bool possessive = is(k + 1, W::unit) && unit_of(at(k + 1).value) == Unit::year && is_mark(k + 2, '\'') && says(k + 3, "s");
    if (possessive) {
      found.year_shifted = true;
      found.count = is(k, W::last) ? -1 : is(k, W::next) ? 1 : 0;
      k += 4;
    }
  }
  const bool the = is(k, W::the) || is(k, W::its);
  if (is(k, W::the)) ++k;
  if (the && is(k, W::latest)) ++k;
  if (Count said = year(k); said && is(k, W::number)) {
    found.year = said.value;
    k = said.next;
    if (is_mark(k, '\'') && says(k + 1, "s")) k += 2;
    if (the && (is(k, W::period) || (is(k, W::unit) && unit_of(at(k).value) == Unit::quarter))) {
      found.quarter = -1;  // the one spoken of
      found.last = k + 1;
      return found;
    }
  } else if (is(k, W::unit) && unit_of(at(k).value) == Unit::year && is_mark(k + 1, '-') && (is(k + 2, W::earlier) || is(k + 2, W::ago))) {
    found.year_shifted = true;
    found.count = -1;
    k += 3;
  }
  if (is(k, W::fiscal)) ++k;
  Count which = is(k, W::last) || is(k, W::latest) ? Count{k + 1, 2} : ordinal(k);
  if (!which || which.value < 1 || which.value > 4) return {};
  const bool last = is(k, W::last);
  k = which.next;
  if (is_hyphen(k)) ++k;
  if (is(k, W::fiscal)) ++k;
  if (is(k, W::unit) && unit_of(at(k).value) == Unit::quarter && !last) found.quarter = which.value;
  else if (is(k, W::half) && which.value <= 2 && !is(k + 1, W::a)) found.half = which.value;
  else return {};
  found.last = k + 1;
  // "the first half of the match" is no date: a half needs a year, or "half" of the year, behind it.
  std::size_t of = found.last;
  if (is(of, W::of) || is(of, W::in)) ++of;
  if (is(of, W::fiscal)) ++of;
  const std::size_t the_year = skip(of, W::the);
  if (Count said = year(of); said && of > found.last) {
    found.year = said.value;
    found.last = said.next;
  } else if (Count direct = year(found.last); direct && is(found.last, W::number)) {
    found.year = direct.value;
    found.last = direct.next;
  } else if (of > found.last && (is(of, W::last) || is(of, W::next) || is(of, W::this_)) && is(of + 1, W::unit) && unit_of(at(of + 1).value) == Unit::year) {
    found.year_shifted = true;
    found.count = is(of, W::last) ? -1 : is(of, W::next) ? 1 : 0;
    found.last = of + 2;
  } else if (found.half > 0) {
    if (the_year > of && is(the_year, W::unit) && unit_of(at(the_year).value) == Unit::year) found.last = the_year + 1;
    else if (found.year == 0 && !found.year_shifted && !(i > 0 && (is(i - 1, W::in) || is(i - 1, W::for_)) && !is(found.last, W::of))) return {};
  }
  return found;
}

// "year-earlier", "the year-ago quarter", "the comparable year-earlier period".
Grammar::Maybe Grammar::year_earlier(std::size_t i) const {
  std::size_t k = skip(i, W::the);
  const bool the = k > i;
  if (the && (says(k, "comparable") || says(k, "same") || says(k, "corresponding"))) ++k;
  if (!is(k, W::unit) || unit_of(at(k).value) != Unit::year || !is_mark(k + 1, '-') || !(is(k + 2, W::earlier) || is(k + 2, W::ago))) return {};
  Reading found = made(Form::shift, i, k + 3);
  found.unit = Unit::year;
  found.count = -1;
  if (!the) return found;
  k += 3;
  if (is(k, W::period) || (is(k, W::unit) && unit_of(at(k).value) == Unit::quarter)) found.last = k + 1;
  else found.first = i + 1;
  if (is(k, W::unit) && unit_of(at(k).value) == Unit::quarter) found.quarter = -1;  // some quarter, not said which
  return found;
}

Grammar::Maybe Grammar::year_end(std::size_t i) const {
  if (!is(i, W::unit) || unit_of(at(i).value) != Unit::year) return {};
  const std::size_t k = is_hyphen(i + 1) ? i + 2 : i + 1;
  if (!is(k, W::end) || !says(k, "end")) return {};
  Reading found = made(Form::calendar, i, k + 1);
  found.month = 12;
  found.day = is_hyphen(i + 1) ? 31 : 0;
  found.modifier = Modifier::end;
  return found;
}

// "early", "late", "mid-", "the end of", "earlier", "later", "sometime" before another expression.
Grammar::Maybe Grammar::modified(std::size_t i) const {
  std::size_t k = i;
  Modifier modifier = Modifier::none;
  bool of_needed = false;
  if (is(k, W::the)) ++k;
  switch (at(k).is) {
    case W::early: modifier = Modifier::early; break;
    case W::late: modifier = Modifier::late; break;
    case W::mid: modifier = Modifier::mid; of_needed = says(k, "middle"); break;
    case W::beginning: modifier = Modifier::beginning; of_needed = true; break;
    case W::end: modifier = Modifier::end; of_needed = true; break;
    case W::earlier: modifier = Modifier::before_now; break;
    case W::later: modifier = Modifier::after_now; break;
    case W::sometime: modifier = Modifier::approx; break;
    default: return {};
  }
  ++k;
  if (is_hyphen(k)) ++k;
  else if (is(k, W::in) && modifier != Modifier::approx) ++k;
  else if (of_needed && is(k, W::of)) ++k;
  else if (of_needed) return {};
  else if (is(k, W::on) && (modifier == Modifier::early || modifier == Modifier::late || modifier == Modifier::before_now || modifier == Modifier::after_now)) ++k;
  if (at(k).new_line) return {};
  Maybe found;
  if (modifier == Modifier::mid && (is(k, W::day_part) || is(k, W::noon))) {
    found = made(Form::day_shift, i, k + 1);
    found->part = is(k, W::noon) ? DayPart::midday : static_cast<DayPart>(at(k).value);
    found->first = i;
    return found;
  }
  found = deictic_day(k);
  if (!found) found = quarter(k);
  if (!found) found = directed(k);
  if (!found && !is(k, W::number)) found = calendar(k);
  if (!found && is(k, W::number)) {
    found = decade_or_century(k);
    if (!found && (of_needed || is_hyphen(k - 1))) found = bare_year(k);
    if (!found && !of_needed) found = bare_year(k);
  }
  if (!found || found->hour >= 0) return {};
  // "in" belongs to the sentence, not to the expression: "later in the day"
  if (is(k - 1, W::in) && found->form != Form::unit_at) return {};
  if (modifier == Modifier::before_now || modifier == Modifier::after_now) {
    if (found->form == Form::calendar && found->weekday == 0 && found->year > 0) return {};
  }
  found->first = i;
  found->modifier = modifier;
  return found;
}

Grammar::Maybe Grammar::reference(std::size_t i) const {
  const auto fixed = [&](std::string_view value, std::size_t last) {
    Reading found = made(Form::fixed, i, last);
    found.fixed = value;
    return found;
  };
  constexpr std::string_view past = "PAST_REF", now = "PRESENT_REF", future = "FUTURE_REF";
  switch (at(i).is) {
    case W::now:
      if (is_mark(i + 1, '-') && at(i + 1).glued && at(i + 2).glued) return {};  // "now-defunct"
      if (says(i + 1, "that") || at(i).capital) return {};  // at the head of a sentence it mostly turns the talk
      return fixed(now, i + 1);
    case W::right:
      if (is(i + 1, W::now)) return fixed(now, i + 2);
      return {};
    case W::currently: return fixed(now, i + 1);
    case W::recently: return fixed(past, i + 1);
    case W::soon:
      if (is(i + 1, W::after) || is(i + 1, W::before) || is(i + 1, W::as) || (i > 0 && is(i - 1, W::as))) return {};
      return fixed(future, i + 1);
    case W::as:
      if (is(i + 1, W::soon) && is(i + 2, W::as) && is(i + 3, W::possible)) return fixed(future, i + 4);
      return {};
    case W::coming:  // "in coming weeks"
      return is(i + 1, W::units) ? fixed(future, i + 2) : Maybe{};
    case W::future:  // "future losses" says nothing about when; "future quarters" does
      return is(i + 1, W::units) ? fixed(future, i + 2) : Maybe{};
    case W::the:
      if (is(i + 1, W::future)) return fixed(future, i + 2);
      if (is(i + 1, W::past) && !is_unit(i + 2) && !cardinal(i + 2) && i > 0 && is(i - 1, W::in)) return fixed(past, i + 2);
      if ((is(i + 1, W::near) || is(i + 1, W::brief)) && (is(i + 2, W::future) || is(i + 2, W::term))) return fixed(future, i + 3);
      return {};
    default: return {};
  }
}

}  // namespace onrecord::time
