// The words of a text as the grammar of time sees them: each with its class in a small closed lexicon of English.
#pragma once

#include <cstdint>      // std::uint8_t
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/span.h"

namespace onrecord::time {

enum class W : std::uint8_t {
  other, mark, number,
  // calendar words; the value says which
  weekday,       // 1 Monday .. 7 Sunday
  month,         // 1..12
  season,        // Season
  unit, units,   // Unit, singular and plural
  day_part,      // DayPart
  noon,          // 12 or 24: noon, midnight
  holiday,       // Holiday
  cardinal, tens, hundred, scale, ordinal, decade,
  // words that build expressions
  the, a, this_, that, these, last, next, past, coming, previous, following, current, recent, latest, same,
  early, late, mid, beginning, end, half,
  earlier, later, ago, before, after, hence, from,
  of, in, on, at, by, until, since, to, and_, or_, during, through, within, over, for_, between,
  few, several, couple, many, some, more, additional, another, full, only,
  every, each,
  today, tonight, yesterday, tomorrow, overnight,
  now, currently, recently, previously, soon, future, present, right, once,
  adverb_set,    // daily, weekly: Unit
  about, nearly, least, up, than, less, so, good, part, as, possible, sometime, all, its, near, brief, term,
  fiscal, ended, period, year_end, old, age, am, pm, zone, oclock, eve,
  will,          // its value is 1 for "would", which looks ahead only from the past
  future_cue, past_verb, had, be, set_,
};

enum class Unit : std::uint8_t { second, minute, hour, day, week, fortnight, month, quarter, year, decade, century, millennium, weekend };
enum class Season : std::uint8_t { spring, summer, autumn, winter };
enum class DayPart : std::uint8_t { none, morning, midday, afternoon, evening, night };
enum class Holiday : std::uint8_t {
  christmas, christmas_eve, boxing_day, new_year, new_year_eve, easter, good_friday, easter_monday, thanksgiving,
  halloween, independence_day, labor_day, memorial_day, veterans_day, columbus_day, election_day
};

enum class Suffix : std::uint8_t { none, ordinal, plural, am, pm, other };

struct TimeWord {
  Span span;
  W is = W::other;
  std::int8_t value = 0;          // of a lexicon word
  std::int32_t number = -1;       // of W::number: its digits; -1 where too many
  std::uint8_t digits = 0;        // how many digits
  Suffix suffix = Suffix::none;   // letters glued to a number: "8th", "1980s", "9am"
  char mark = 0;                  // of W::mark: the ASCII character; typographic dashes count as '-', single quotes as '\'', “ ” as '"'
  bool glued = false;             // no blank between it and the word before
  bool new_line = false;          // a paragraph ends before it: a blank line, or the end of a line that is not full
  bool capital = false;           // starts with a capital letter
  bool quoted = false;            // stands in double quotation marks
};

// The words, numbers and marks of a text, in order. Linear in its length.
std::vector<TimeWord> time_words(std::string_view text);

}  // namespace onrecord::time
