#include "base/calendar.h"

#include <fmt/format.h>

namespace onrecord {
namespace {

// Reads exactly `digits` digits at `at`; moves on.
std::optional<int> digits_at(std::string_view text, std::size_t& at, std::size_t digits) {
  if (at + digits > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    const char c = text[at + i];
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  at += digits;
  return value;
}

bool take(std::string_view text, std::size_t& at, char wanted) {
  if (at >= text.size() || text[at] != wanted) return false;
  ++at;
  return true;
}

// "Z", "+01:00", "-0500", "+01" or nothing; false if something else stands there.
bool read_zone(std::string_view text, std::size_t& at, std::optional<std::int32_t>& zone) {
  if (at == text.size()) return true;
  if (take(text, at, 'Z') || take(text, at, 'z')) {
    zone = 0;
    return at == text.size();
  }
  const char sign = text[at];
  if (sign != '+' && sign != '-') return false;
  ++at;
  const auto hours = digits_at(text, at, 2);
  if (!hours) return false;
  take(text, at, ':');
  const auto minutes = at < text.size() ? digits_at(text, at, 2) : std::optional<int>{0};
  if (!minutes || at != text.size() || *hours > 14 || *minutes > 59) return false;
  zone = (sign == '-' ? -1 : 1) * (*hours * 60 + *minutes);
  return true;
}

}  // namespace

std::string Timestamp::iso() const {
  std::string text;
  text.reserve(26);
  const auto two = [&](int number) { text += {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)}; };
  const int year = static_cast<int>(date.year());
  if (year < 0 || year > 9999) {
    text += fmt::format("{:04}", year);
  } else {
    two(year / 100);
    two(year % 100);
  }
  text += '-';
  two(static_cast<int>(static_cast<unsigned>(date.month())));
  text += '-';
  two(static_cast<int>(static_cast<unsigned>(date.day())));
  if (!second_of_day) return text;
  text += 'T';
  two(*second_of_day / 3600);
  text += ':';
  two(*second_of_day / 60 % 60);
  text += ':';
  two(*second_of_day % 60);
  if (!zone_minutes) return text;
  const int away = *zone_minutes < 0 ? -*zone_minutes : *zone_minutes;
  text += *zone_minutes < 0 ? '-' : '+';
  two(away / 60);
  text += ':';
  two(away % 60);
  return text;
}

std::optional<Timestamp> parse_iso(std::string_view text) {
  std::size_t at = 0;
  const auto year = digits_at(text, at, 4);
  if (!year || !take(text, at, '-')) return std::nullopt;
  const auto month = digits_at(text, at, 2);
  if (!month || !take(text, at, '-')) return std::nullopt;
  const auto day = digits_at(text, at, 2);
  if (!day) return std::nullopt;
  Timestamp stamp;
  stamp.date = make_date(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
  if (!stamp.date.ok()) return std::nullopt;
  if (at == text.size()) return stamp;
  if (!take(text, at, 'T') && !take(text, at, ' ')) return std::nullopt;
  const auto hour = digits_at(text, at, 2);
  if (!hour || !take(text, at, ':')) return std::nullopt;
  const auto minute = digits_at(text, at, 2);
  if (!minute) return std::nullopt;
  int second = 0;
  stamp.to_the_minute = !take(text, at, ':');
  if (!stamp.to_the_minute) {
    const auto read = digits_at(text, at, 2);
    if (!read) return std::nullopt;
    second = *read;
    if (take(text, at, '.') || take(text, at, ','))
      while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  }
  if (*hour > 24 || *minute > 59 || second > 60) return std::nullopt;
  stamp.second_of_day = *hour * 3600 + *minute * 60 + second;
  if (!read_zone(text, at, stamp.zone_minutes)) return std::nullopt;
  return stamp;
}

Interval day_interval(Date day) { return {Timestamp{day, {}, {}, false}, Timestamp{day, {}, {}, false}, {}, {}}; }

Interval month_interval(int year, unsigned month) {
  return {Timestamp{make_date(year, month, 1), {}, {}, false}, Timestamp{month_end(year, month), {}, {}, false}, {}, {}};
}

Interval year_interval(int year) { return {Timestamp{make_date(year, 1, 1), {}, {}, false}, Timestamp{make_date(year, 12, 31), {}, {}, false}, {}, {}}; }

}  // namespace onrecord
