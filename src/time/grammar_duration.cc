// Durations, shifts made of durations ("two years ago"), and sets.
#include "time/grammar.h"

namespace onrecord::time {

std::size_t Grammar::approximator(std::size_t i) const {
  if (is(i, W::about) || is(i, W::nearly) || is(i, W::over)) return says(i, "throughout") ? i : i + 1;
  if (is(i, W::at) && (is(i + 1, W::least) || says(i + 1, "most"))) return i + 2;
  if (is(i, W::up) && is(i + 1, W::to)) return i + 2;
  if ((is(i, W::more) || is(i, W::less)) && is(i + 1, W::than)) return i + 2;
  if (is(i, W::less) && says(i, "under")) return i + 1;
  if (is(i, W::as) && (says(i + 1, "many") || says(i + 1, "long") || says(i + 1, "little")) && is(i + 2, W::as)) return i + 3;
  return i;
}

Grammar::Maybe Grammar::duration_core(std::size_t i) const {
  Reading found = made(Form::duration, i, i);
  std::size_t k = i;
  Direction which = Direction::none;
  // "each of the past three years", "the first nine months", "the past two weeks", "the four days"
  if (is(k, W::each) && is(k + 1, W::of)) k += 2;
  std::size_t behind = direction(k, which);
  bool first = false;
  if (behind > k && which == Direction::the && (says(behind, "first") || says(behind, "final") || says(behind, "opening") || says(behind, "coming"))) {
    first = true;
    ++behind;
  }
  if (which == Direction::the && is(behind, W::unit) && at(behind).value == static_cast<int>(Unit::year) && is_mark(behind + 1, '-') && is(behind + 2, W::earlier)) behind += 3;
  const bool directed_count = behind > k;
  k = behind;
  Count number = count(k);
  if (directed_count && number && number.article) return {};
  bool recent = false;
  if (!number && !directed_count && is(k, W::recent) && is(k + 1, W::units)) {
    number = {k + 1, 0, true};
    recent = true;
  }
  if (!number && first && is(k, W::units)) number = {k, 0, true};
  if (!number) {
    if (directed_count && (which == Direction::past || which == Direction::last || which == Direction::coming) && is_unit(k)) {
      const Unit unit = static_cast<Unit>(at(k).value);
      if (unit == Unit::decade || unit == Unit::century) number = {k, 1};  // "the past decade"
      else return {};
    } else {
      return {};
    }
  }
  k = number.next;
  while (is(k, W::more) || is(k, W::additional) || is(k, W::full) || is(k, W::few) || says(k, "other") || says(k, "trading") || says(k, "working") || says(k, "business")) ++k;
  if (is(k, W::fiscal) || says(k, "calendar")) ++k;
  const bool hyphen = is_hyphen(k);
  if (hyphen) ++k;
  if (!is_unit(k) || (is(k, W::unit) && at(k).value == 0 && !hyphen && number.value != 1)) return {};
  const Unit unit = static_cast<Unit>(at(k).value);
  const bool plural = is(k, W::units);
  found.unit = unit;
  found.count = number.value;
  found.vague = number.vague;
  found.half_count = number.half;
  found.direction = which == Direction::the ? Direction::none : which;
  found.last = k + 1;
  if (directed_count && (which == Direction::this_ || which == Direction::that)) return {};
  if (directed_count && !plural && !hyphen && number.next == k && number.value > 1) return {};
  if (directed_count && number.value == 1 && !plural && number.next != k && which != Direction::last && which != Direction::past && which != Direction::next) return {};
  // "52 years old", "6-year-old": an age, no time. "8-month-old truce" is one, of things.
  const std::size_t old = is_hyphen(found.last) ? found.last + 1 : found.last;
  if (is(old, W::old)) {
    if (unit == Unit::year || old == found.last) return {};
    found.last = old + 1;
  }
  if (is(found.last, W::of) && is(found.last + 1, W::age)) return {};
  if (number.article && !plural && (unit == Unit::second || unit == Unit::weekend)) return {};
  if (number.article && number.next != k) {  // "a fiscal year"
    if (is(number.next, W::fiscal) || says(number.next, "calendar")) return {};
  }
  if (unit == Unit::quarter && (number.article || hyphen)) return {};              // a fourth: "more than a quarter", "three-quarters"
  if (at(k).capital && plural && is(number.next - 1, W::number)) return {};        // a name: "60 Minutes"
  // "a year and a half"
  if (is(found.last, W::and_) && is(found.last + 1, W::a) && is(found.last + 2, W::half)) {
    found.half_count = true;
    found.last += 3;
  }
  if (recent) found.direction = Direction::past;
  if (is_hyphen(found.last) && says(found.last + 1, "long")) found.last += 2;
  return found;
}

Grammar::Maybe Grammar::shift_behind(Reading duration) const {
  std::size_t k = duration.last;
  if (is(k, W::or_) && is(k + 1, W::so)) k += 2;
  if (at(k).new_line) return {};
  const bool sized = duration.count > 0 || duration.vague || duration.half_count;
  if (!sized) return {};
  int sign = 0;
  bool anchor = false;
  if (is(k, W::ago)) sign = -1, anchor = true;
  else if (is(k, W::earlier) || is(k, W::previously)) sign = -1;
  else if (is(k, W::later)) sign = 1;
  else if (is(k, W::from) && is(k + 1, W::now)) sign = 1, anchor = true, ++k;
  else if (is(k, W::hence)) sign = 1, anchor = true;
  else if (is(k, W::before) && !is_hyphen(k) && (is_mark(k + 1, '.') || is_mark(k + 1, ','))) sign = -1;
  else return {};
  duration.form = Form::shift;
  duration.count *= sign;
  if (duration.vague || duration.half_count) duration.second_count = sign;
  duration.from_anchor = anchor;
  duration.direction = Direction::none;
  duration.last = k + 1;
  return duration;
}

Grammar::Maybe Grammar::duration(std::size_t i) const {
  const std::size_t k = approximator(i);
  Maybe found = duration_core(k);
  if (!found) return {};
  if (k > i) found->modifier = Modifier::approx;
  if (k > i && at(k).new_line) return {};
  if (Maybe shifted = shift_behind(*found)) {
    shifted->first = is(i, W::over) ? k : i;
    return shifted;
  }
  // A bare "a day", "a year" is mostly a rate ("$2 a day", "7% a year") or a figure of speech; it is a length of time
  // behind a word that measures one.
  const Count number = count(k);
  if (k == i && number && number.article && is(number.next, W::unit) && number.next == found->last - 1) {
    const bool hyphen_before = i > 0 && is_hyphen(i - 1);
    if (i == 0 || hyphen_before) return {};
    switch (at(i - 1).is) {
      case W::for_: case W::within: case W::in: case W::during: case W::over: case W::after: case W::only: case W::nearly: case W::about: break;
      default: return {};
    }
  }
  found->first = i;
  return found;
}

Grammar::Maybe Grammar::vague_plural(std::size_t i) const {
  if (!is(i, W::units) || i == 0) return {};
  Reading found = made(Form::duration, i, i + 1);
  found.unit = static_cast<Unit>(at(i).value);
  found.vague = true;
  if (found.unit == Unit::second || found.unit == Unit::quarter || found.unit == Unit::weekend) return {};
  if (is(i + 1, W::ago)) {
    found.form = Form::shift;
    found.second_count = -1;
    found.from_anchor = true;
    found.last = i + 2;
    return found;
  }
  switch (at(i - 1).is) {
    case W::for_: case W::within: case W::in:
      if (is(i + 1, W::of) || is(i + 1, W::past) || is_hyphen(i + 1)) return {};
      return found;
    default: return {};
  }
}

Grammar::Maybe Grammar::set(std::size_t i) const {
  Reading found = made(Form::set, i, i + 1);
  if (is(i, W::adverb_set)) {
    if (is(i + 1, W::other) && at(i + 1).capital && !at(i).capital && !at(i + 1).new_line) return {};  // "the party daily Herald"
    found.unit = static_cast<Unit>(at(i).value);
    found.count = 1;
    if (found.unit == Unit::quarter && is(i + 1, W::other) && !at(i + 1).new_line) return {};  // "the quarterly dividend"
    if (at(i).capital && at(i + 1).capital && !at(i + 1).new_line && i > 0 && !is_mark(i - 1, '.')) return {};  // "the Daily Mirror"
    return found;
  }
  if (!is(i, W::every) && !is(i, W::each)) return {};
  std::size_t k = i + 1;
  found.count = 1;
  if (says(k, "other")) found.count = 2, ++k;
  else if (Count number = cardinal(k); number && is_unit(number.next)) found.count = number.value, k = number.next;
  else if (is(k, W::few)) return {};
  found.last = k + 1;
  if (is_unit(k)) {
    found.unit = static_cast<Unit>(at(k).value);
    return found;
  }
  if (is(k, W::weekday)) {
    found.weekday = at(k).value;
    return found;
  }
  if (is(k, W::month) && at(k).capital) {
    found.month = at(k).value;
    return found;
  }
  if (is(k, W::season)) {
    found.season = static_cast<Season>(at(k).value);
    return found;
  }
  if (is(k, W::day_part)) {
    found.part = static_cast<DayPart>(at(k).value);
    return found;
  }
  return {};
}

}  // namespace onrecord::time
