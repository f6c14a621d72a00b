// Numbers in digits and words, and years.
#include <array>  // std::array

#include "time/grammar.h"

namespace onrecord::time {

std::string_view Grammar::text_at(std::size_t i) const {
  return i < words_.size() ? text_of(text_, words_[i].span) : std::string_view{};
}

bool Grammar::says(std::size_t i, std::string_view lower_word) const {
  const std::string_view word = text_at(i);
  if (word.size() != lower_word.size()) return false;
  for (std::size_t k = 0; k < word.size(); ++k) {
    const char c = word[k];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != lower_word[k]) return false;
  }
  return true;
}

Grammar::Count Grammar::cardinal(std::size_t i) const {
  if (is(i, W::number)) {
    if (at(i).suffix != Suffix::none || at(i).number < 0) return {};
    Count found{i + 1, at(i).number};
    // "2.5", "3 1/2": the fraction is not counted, but read.
    if (is_mark(i + 1, '.') && at(i + 1).glued && is(i + 2, W::number) && at(i + 2).glued && at(i + 2).suffix == Suffix::none)
      found.next = i + 3, found.half = at(i + 2).number == 5;
    else if (is(i + 1, W::number) && is_mark(i + 2, '/') && is(i + 3, W::number) && at(i + 3).glued)
      found.next = i + 4, found.half = true;
    // "16-18 months": the first number counts.
    if (is_hyphen(found.next) && is(found.next + 1, W::number) && at(found.next + 1).suffix == Suffix::none) found.next += 2;
    return found;
  }
  int total = 0, below = 0;  // below: what is still under a hundred or a thousand
  std::size_t k = i;
  bool any = false;
  constexpr std::size_t longest = 8;
  while (k < i + longest) {
    if (is(k, W::tens)) {
      below += at(k).value;
      ++k;
      const std::size_t unit = is_hyphen(k) ? k + 1 : k;
      if (is(unit, W::cardinal) && at(unit).value > 0 && at(unit).value < 10) below += at(unit).value, k = unit + 1;
    } else if (is(k, W::cardinal) && (!any || below % 100 == 0)) {
      below += at(k).value;
      ++k;
    } else if (is(k, W::hundred) && any) {
      below = (below == 0 ? 1 : below) * 100;
      ++k;
    } else if (is(k, W::scale) && any && at(k).value == 3) {
      total += (below == 0 ? 1 : below) * 1000;
      below = 0;
      ++k;
    } else if (any && is(k, W::and_) && below % 100 == 0 && (is(k + 1, W::cardinal) || is(k + 1, W::tens)) && k > i && (is(k - 1, W::hundred) || is(k - 1, W::scale))) {
      ++k;
      continue;
    } else {
      break;
    }
    any = true;
  }
  if (!any) return {};
  return {k, total + below};
}

Grammar::Count Grammar::count(std::size_t i) const {
  if (is(i, W::half) && is(i + 1, W::a)) return {i + 2, 0, false, true};
  if (is(i, W::a)) {
    if (is(i + 1, W::few)) return {i + 2, 0, true};
    if (is(i + 1, W::couple)) return {skip(i + 2, W::of), 2};
    if (says(i + 1, "dozen")) return {i + 2, 12};
    if (is(i + 1, W::hundred) || is(i + 1, W::scale)) return {i + 2, is(i + 1, W::hundred) ? 100 : 1000};
    Count one{i + 1, 1};
    one.article = true;
    if (is(one.next, W::full) || is(one.next, W::additional) || is(one.next, W::good)) ++one.next;
    if (is(one.next, W::half) && is_hyphen(one.next + 1)) return {one.next + 2, 0, false, true};
    return one;
  }
  if (is(i, W::another)) {
    Count more = cardinal(i + 1);
    if (more) return more;
    return {i + 1, 1};
  }
  if (is(i, W::few) || is(i, W::several) || is(i, W::many)) return {i + 1, 0, true};
  if (is(i, W::some)) {
    if (Count more = cardinal(i + 1)) return more;
    return {};
  }
  if (is(i, W::couple)) return {skip(i + 1, W::of), 2};
  return cardinal(i);
}

Grammar::Count Grammar::ordinal(std::size_t i) const {
  if (is(i, W::number) && at(i).suffix == Suffix::ordinal) return {i + 1, at(i).number};
  if (is(i, W::ordinal)) return {i + 1, at(i).value};
  if (is(i, W::unit) && at(i).value == 0) return {i + 1, 2};  // "second"
  if (is(i, W::tens) && (is_hyphen(i + 1) || is(i + 1, W::ordinal))) {
    const std::size_t k = is_hyphen(i + 1) ? i + 2 : i + 1;
    if (is(k, W::ordinal) && at(k).value < 10) return {k + 1, at(i).value + at(k).value};
    if (is(k, W::unit) && at(k).value == 0) return {k + 1, at(i).value + 2};
  }
  return {};
}

Grammar::Count Grammar::short_year(std::size_t i) const {
  if (!is_mark(i, '\'') || !is(i + 1, W::number) || !at(i + 1).glued || at(i + 1).digits != 2 || at(i + 1).suffix != Suffix::none) return {};
  const int two = at(i + 1).number;
  return {i + 2, two < 50 ? 2000 + two : 1900 + two};
}

Grammar::Count Grammar::year(std::size_t i) const {
  if (is(i, W::number)) {
    if (at(i).digits != 4 || at(i).suffix != Suffix::none || at(i).span.size() != 4) return {};
    if (at(i).number < 1000 || at(i).number > 2200) return {};
    return {i + 1, at(i).number};
  }
  if (Count two = short_year(i)) return two;
  // "nineteen seventy-nine", "eighteen twelve", "twenty sixteen", "two thousand (and) five"
  const bool teen = is(i, W::cardinal) && at(i).value >= 15 && at(i).value <= 19;
  if (teen || (is(i, W::tens) && at(i).value == 20)) {
    const int hundreds = at(i).value;
    if (is(i + 1, W::tens) || (is(i + 1, W::cardinal) && at(i + 1).value >= 10)) {
      const Count low = cardinal(i + 1);
      if (low && low.value < 100) return {low.next, hundreds * 100 + low.value};
    }
    return {};
  }
  if (is(i, W::cardinal) && at(i).value == 2 && is(i + 1, W::scale) && at(i + 1).value == 3) {
    const Count whole = cardinal(i);
    if (whole && whole.value < 2100 && !is_unit(whole.next) && i > 0 && (is(i - 1, W::in) || says(i - 1, "year"))) return whole;
  }
  return {};
}

}  // namespace onrecord::time
