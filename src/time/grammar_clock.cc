// Times of day, alone and with the day they belong to.
#include "base/written_date.h"
#include "time/grammar.h"

namespace onrecord::time {
std::size_t Grammar::meridiem(std::size_t i, bool& pm) const {
  if (is(i, W::am) || is(i, W::pm)) {
    pm = is(i, W::pm);
    return i + 1;
  }
  const bool is_a = is(i, W::a) && at(i).span.size() == 1, is_p = says(i, "p");
  if ((is_a || is_p) && is_mark(i + 1, '.') && at(i + 1).glued && says(i + 2, "m")) {
    pm = is_p;
    return is_mark(i + 3, '.') && at(i + 3).glued ? i + 4 : i + 3;
  }
  return i;
}

void Grammar::zone_behind(Reading& reading) const {
  const std::size_t i = reading.last;
  if (at(i).new_line || !is(i, W::zone) || !at(i).capital) return;
  if (const std::optional<int> minutes = zone_minutes_of(text_at(i))) reading.zone_minutes = *minutes;
  reading.last = i + 1;
}

Grammar::Maybe Grammar::clock_time(std::size_t i) const {
  Reading found = made(Form::day_shift, i, i + 1);
  if (is(i, W::noon)) {
    found.hour = at(i).value;
    found.minute = 0;
    zone_behind(found);
    return found;
  }
  Count hour;
  if (is(i, W::number) && at(i).digits <= 2 && at(i).number <= 24) hour = {i + 1, at(i).number};
  else if (is(i, W::cardinal) && at(i).value >= 1 && at(i).value <= 12) hour = {i + 1, at(i).value};
  else return {};
  found.hour = hour.value;
  found.minute = 0;
  found.last = hour.next;
  Suffix suffix = is(i, W::number) ? at(i).suffix : Suffix::none;
  bool with_minutes = false, colon = false;
  const std::size_t k = hour.next;
  if (suffix == Suffix::none && is(i, W::number) && is(k, W::mark) && (at(k).mark == ':' || at(k).mark == '.') && at(k).glued && is(k + 1, W::number) &&
      at(k + 1).glued && at(k + 1).digits == 2 && at(k + 1).number < 60) {
    with_minutes = true;
    colon = at(k).mark == ':';
    found.minute = at(k + 1).number;
    found.last = k + 2;
    suffix = at(k + 1).suffix;
    if (colon && is_mark(k + 2, ':') && at(k + 2).glued && is(k + 3, W::number) && at(k + 3).glued && at(k + 3).digits == 2) found.last = k + 4, suffix = at(k + 3).suffix;
  }
  bool pm = suffix == Suffix::pm, said_half = suffix == Suffix::am || suffix == Suffix::pm;
  if (!said_half) {
    if (suffix != Suffix::none) return {};
    const std::size_t behind = meridiem(found.last, pm);
    if (behind > found.last && !at(found.last).new_line) {
      found.last = behind;
      said_half = true;
    } else if (is(found.last, W::oclock)) {
      ++found.last;
    } else if (!colon || !with_minutes) {
      return {};
    } else if (i > 0 && (at(i).glued || is_mark(found.last, '%'))) {
      return {};  // "3:45" glued to something is a score or a verse
    }
  }
  if (said_half) {
    if (found.hour > 12) return {};
    found.hour = found.hour % 12 + (pm ? 12 : 0);
  }
  if (found.hour == 24 && found.minute > 0) return {};
  zone_behind(found);
  return found;
}

Grammar::Maybe Grammar::clock(std::size_t i) const {
  Maybe time = clock_time(i);
  if (!time) return {};
  std::size_t k = time->last;
  if (at(k).new_line) return time;
  // "nine in the morning"; "9 a.m. (GMT) on Tuesday"; "noon Saturday"; "13:23 yesterday"
  if (is(k, W::in) && is(k + 1, W::the) && is(k + 2, W::day_part)) {
    time->last = k + 3;
    if (static_cast<DayPart>(at(k + 2).value) != DayPart::morning && time->hour < 12) time->hour += 12;
    k = time->last;
  }
  if (is_mark(k, ',') && at(k).glued) ++k;
  if (is(k, W::on)) ++k;
  if (at(k).new_line) return time;
  Maybe day = deictic_day(k);
  if (!day) day = weekday_date(k);
  if (!day) day = day_month(k);
  if (!day && is_month(k)) day = month_date(k);
  if (!day && (is(k, W::last) || is(k, W::next) || is(k, W::this_))) day = directed(k);
  if (!day) return time;
  const bool is_a_day = day->form == Form::day_shift || day->day > 0 || day->weekday > 0;
  if (!is_a_day || day->hour >= 0) return time;
  day->first = i;
  day->hour = time->hour;
  day->minute = time->minute;
  day->zone_minutes = time->zone_minutes;
  if (day->part == DayPart::night && day->hour < 12) day->hour += 12;
  return day;
}

}  // namespace onrecord::time
