#include "compare/when.h"

#include <cmath>  // std::abs

namespace onrecord {

std::optional<Date> day_of(std::string_view iso) {
  if (iso.size() < 10) return std::nullopt;
  const auto stamp = parse_iso(iso.substr(0, 10));
  return stamp ? std::optional<Date>(stamp->date) : std::nullopt;
}

std::string_view last_time_of(const When& when) { return when.to.empty() ? when.from : when.to; }

std::optional<Date> last_day_of(const When& when) { return day_of(last_time_of(when)); }

std::optional<int> days_apart(const When& a, const When& b) {
  const auto a_from = day_of(a.from), a_to = day_of(a.to), b_from = day_of(b.from), b_to = day_of(b.to);
  if (a_to && b_from && *a_to < *b_from) return days_between(*a_to, *b_from);
  if (b_to && a_from && *b_to < *a_from) return -days_between(*b_to, *a_from);
  if (a_from && a_to && b_from && b_to) return 0;
  return std::nullopt;
}

std::optional<double> days_between_reports(const When& a, const When& b) {
  const auto one = last_day_of(a), other = last_day_of(b);
  if (!one || !other) return std::nullopt;
  return std::abs(static_cast<double>(days_between(*one, *other)));
}

}  // namespace onrecord
