#include "time/tense.h"

namespace onrecord::time {
namespace {

constexpr std::size_t reach = 12;  // words looked at on each side

Tense sign_at(const std::vector<TimeWord>& words, std::size_t k) {
  switch (words[k].is) {
    case W::will: return Tense::future;
    case W::be: return k + 1 < words.size() && words[k + 1].is == W::to ? Tense::future : Tense::unknown;
    case W::future_cue:  // "is due", "was planned for"; but "had been due to expire", "as previously planned"
      for (std::size_t back = k > 4 ? k - 4 : 0; back < k; ++back)
        if (words[back].is == W::had || (words[back].is == W::previously && back + 2 >= k)) return Tense::past;
      return Tense::future;
    case W::set_: return k + 1 < words.size() && words[k + 1].is == W::to ? Tense::future : Tense::unknown;
    case W::had: return Tense::past;
    case W::past_verb:
      if (k > 0 && words[k - 1].is == W::be) return Tense::unknown;                            // "is heard", "to be held"
      return Tense::past;
    default: return Tense::unknown;
  }
}

// "A march planned for Saturday was called off": the plan is over.
bool plan_is_over(const std::vector<TimeWord>& words, std::size_t plan, const Reading& reading) {
  if (words[plan].is != W::future_cue || (plan > 0 && (words[plan - 1].is == W::be || words[plan - 1].is == W::past_verb))) return false;
  return reading.last < words.size() && words[reading.last].is == W::past_verb && !words[reading.last].new_line;
}

// "Wednesday's ruling": what "would" be done about it leaves its day where it is.
bool possessive(const std::vector<TimeWord>& words, const Reading& reading) {
  return reading.last < words.size() && words[reading.last].is == W::mark && words[reading.last].mark == '\'' && words[reading.last].glued;
}

Tense tense_before(const std::vector<TimeWord>& words, const Reading& reading) {
  if (reading.first == 0) return Tense::unknown;
  const W before = words[reading.first - 1].is;
  const bool day_only = reading.weekday > 0 && reading.day == 0 && reading.hour < 0;
  if (!day_only && (before == W::until || before == W::by)) return Tense::future;
  if (before == W::as && reading.first > 1 && (words[reading.first - 2].is == W::soon || words[reading.first - 2].is == W::early)) return Tense::future;
  if (before == W::since || before == W::ended) return Tense::past;
  return Tense::unknown;
}

}  // namespace

bool ends_sentence(const std::vector<TimeWord>& words, std::size_t at) {
  if (at + 1 < words.size() && words[at + 1].new_line) return true;
  const TimeWord& word = words[at];
  if (word.is != W::mark) return false;
  if (word.mark == ';' || word.mark == '?' || word.mark == '!') return true;
  if (word.mark != '.' || (at > 0 && words[at - 1].is == W::month)) return false;
  return at + 1 < words.size() && words[at + 1].capital && !words[at + 1].glued;
}

Tense tense_at(const std::vector<TimeWord>& words, const Reading& reading) {
  if (const Tense found = tense_before(words, reading); found != Tense::unknown) return found;
  for (std::size_t k = reading.first, steps = 0; k-- > 0 && steps < reach && !ends_sentence(words, k); ++steps) {
    const Tense found = sign_at(words, k);
    if (found == Tense::unknown || (words[k].is == W::will && words[k].value == 1 && possessive(words, reading))) continue;
    return found == Tense::future && plan_is_over(words, k, reading) ? Tense::past : found;
  }
  for (std::size_t k = reading.last, steps = 0; k < words.size() && steps < reach && !ends_sentence(words, k); ++k, ++steps)
    if (const Tense found = sign_at(words, k); found != Tense::unknown) return found;
  return Tense::unknown;
}

}  // namespace onrecord::time
