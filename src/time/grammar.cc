#include "time/grammar.h"

namespace onrecord::time {

// Whether an expression can start at a word of this class at all: spares most words the tries below.
bool Grammar::may_start(std::size_t i) const {
  switch (at(i).is) {
    case W::other: return at(i).capital;  // "Boxing Day", "Q3"
    case W::mark: return at(i).mark == '\'';
    case W::of: case W::in: case W::on: case W::by: case W::until: case W::since: case W::to: case W::and_: case W::or_: case W::during: case W::through: case W::within:
    case W::for_: case W::between: case W::ago: case W::hence: case W::from: case W::will: case W::set_: case W::future_cue: case W::past_verb: case W::old: case W::age:
    case W::am: case W::pm: case W::zone: case W::oclock: case W::eve: case W::ended: case W::term: case W::period: case W::possible: case W::so: case W::part:
      return false;
    default: return true;
  }
}

// The longest of the readings that start at a word.
Grammar::Maybe Grammar::expression(std::size_t i) const {
  Maybe best;
  const auto keep = [&](Maybe found) {
    if (found && (!best || found->last > best->last)) best = std::move(found);
  };
  keep(clock(i));
  if (const std::size_t k = approximator(i); k > i && is(i, W::about)) {
    Maybe found = clock(k);
    if (!found) found = year_end(k);
    if (found) found->first = i, found->modifier = Modifier::approx;
    keep(found);
  }
  keep(deictic_day(i));
  keep(calendar(i));
  keep(quarter(i));
  keep(year_earlier(i));
  keep(year_end(i));
  keep(modified(i));
  keep(directed(i));
  keep(duration(i));
  keep(vague_plural(i));
  keep(set(i));
  keep(reference(i));
  return best;
}

// The second day of "April 24 and 25".
Grammar::Maybe Grammar::second_day(const Reading& first) const {
  const std::size_t k = first.last;
  if (first.form != Form::calendar || !first.says_day() || first.weekday > 0 || !is(k - 1, W::number) || at(k - 1).digits > 2) return {};
  if (!is(k, W::and_) || !is(k + 1, W::number) || at(k + 1).digits > 2 || at(k + 1).suffix != Suffix::none) return {};
  if (at(k + 1).number <= first.day || at(k + 1).number > 31 || !is(k + 2, W::mark) || is_mark(k + 2, '%')) return {};
  Reading second = first;
  second.first = k + 1;
  second.last = k + 2;
  second.day = at(k + 1).number;
  return second;
}

std::vector<Reading> Grammar::read_all() const {
  std::vector<Reading> found;
  for (std::size_t i = 0; i < words_.size();) {
    Maybe here = may_start(i) ? expression(i) : Maybe{};
    if (here) {
      i = here->last;
      found.push_back(*here);
      if (Maybe more = second_day(*here)) {
        i = more->last;
        found.push_back(*more);
      }
    } else {
      ++i;
    }
  }
  return found;
}

}  // namespace onrecord::time
