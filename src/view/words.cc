#include "view/words.h"

#include <array>  // std::array

#include <fmt/format.h>

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 12> long_months = {"January", "February", "March",     "April",   "May",      "June",
                                                          "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 12> short_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

int year_of(Date date) { return static_cast<int>(date.year()); }
unsigned month_of(Date date) { return static_cast<unsigned>(date.month()); }
unsigned day_of(Date date) { return static_cast<unsigned>(date.day()); }

bool starts_month(Date date) { return day_of(date) == 1; }
bool ends_month(Date date) { return date == month_end(year_of(date), month_of(date)); }
bool starts_year(Date date) { return starts_month(date) && month_of(date) == 1; }
bool ends_year(Date date) { return ends_month(date) && month_of(date) == 12; }

// "Early May" and the like, as time/ reads them: a third of a month.
std::string_view third_of_month(Date from, Date to) {
  if (year_of(from) != year_of(to) || month_of(from) != month_of(to)) return {};
  const unsigned days = day_of(month_end(year_of(from), month_of(from)));
  if (day_of(from) == 1 && day_of(to) == days / 3) return "early";
  if (day_of(from) == days / 3 + 1 && day_of(to) == days * 2 / 3 + 1) return "mid";
  if (day_of(from) == days * 2 / 3 + 1 && ends_month(to)) return "late";
  return {};
}

// Writes dates in one style.
class Dates {
 public:
  explicit Dates(WhenStyle style) : label_(style == WhenStyle::label) {}

  std::string day(Date date) const { return fmt::format("{} {}", day_of(date), month(date)); }
  std::string month(Date date) const { return fmt::format("{} {}", month_name(date), year_of(date)); }
  std::string day_and_month(Date date) const { return fmt::format("{} {}", day_of(date), month_name(date)); }

  // Two ends of which neither is left out; `on` and `in` go before a single day, month or year.
  std::string range(Date from, Date to) const {
    if (from == to) return single("on", day(from));
    if (starts_year(from) && ends_year(to)) {
      if (year_of(from) == year_of(to)) return single("in", fmt::format("{}", year_of(from)));
      return pair(fmt::format("{}", year_of(from)), fmt::format("{}", year_of(to)));
    }
    if (starts_month(from) && ends_month(to)) return months(from, to);
    if (const std::string_view third = third_of_month(from, to); !third.empty()) return single("in", fmt::format("{} {}", third, month(from)));
    if (year_of(from) != year_of(to)) return pair(day(from), day(to));
    if (month_of(from) != month_of(to)) return pair(day_and_month(from), day(to));
    return pair(fmt::format("{}", day_of(from)), day(to));
  }
  std::string open(std::string_view sentence, std::string_view label, Date date) const { return fmt::format("{} {}", label_ ? label : sentence, day(date)); }

 private:
  std::string_view month_name(Date date) const { return (label_ ? short_months : long_months)[month_of(date) - 1]; }
  std::string single(std::string_view preposition, const std::string& words) const { return label_ ? words : fmt::format("{} {}", preposition, words); }
  std::string months(Date from, Date to) const {
    if (year_of(from) != year_of(to)) return pair(month(from), month(to));
    if (month_of(from) == month_of(to)) return single("in", month(from));
    return pair(std::string(month_name(from)), month(to));
  }
  // "9–10 Sep 2024", but "30 Sep – 2 Oct 2024": blanks where an end has blanks of its own.
  std::string pair(const std::string& from, const std::string& to) const {
    if (!label_) return fmt::format("between {} and {}", from, to);
    return from.find(' ') == std::string::npos ? from + "–" + to : from + " – " + to;
  }
  bool label_;
};

std::string clock_words(std::int32_t second_of_day) { return fmt::format(" at {:02}:{:02}", second_of_day / 3600, second_of_day / 60 % 60); }

}  // namespace

std::string when_words(const When& when, WhenStyle style) {
  const auto from = parse_iso(when.from);
  const auto to = parse_iso(when.to);
  const Dates dates(style);
  if (!from && !to) return style == WhenStyle::label ? "no date" : "at an unknown time";
  if (!from) return dates.open("on or before", "by", to->date);
  if (!to) return dates.open("on or after", "from", from->date);
  std::string words = dates.range(from->date, to->date);
  const bool one_minute = from->date == to->date && from->second_of_day && to->second_of_day && *from->second_of_day / 60 == *to->second_of_day / 60;
  if (style == WhenStyle::sentence && one_minute) words += clock_words(*from->second_of_day);
  return words;
}

std::string date_words(Date date) { return Dates(WhenStyle::sentence).day(date); }

std::string grouped(std::uint64_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) { return fmt::format("{} {}", grouped(number), number == 1 ? one : many); }

std::string_view audience_words(Audience audience) { return audience == Audience::unknown ? "audience not known" : word(audience); }

std::string_view channel_words(Channel channel) {
  if (channel == Channel::email) return "e-mail";
  if (channel == Channel::social) return "social media";
  return channel == Channel::unknown ? "channel not known" : word(channel);
}

std::string_view kind_words(DocumentKind kind) {
  if (kind == DocumentKind::press_release) return "press release";
  if (kind == DocumentKind::email) return "e-mail";
  if (kind == DocumentKind::social) return "social media post";
  return word(kind);
}

std::string_view relation_words(Relation relation) {
  switch (relation) {
    case Relation::private_public: return "Private against public";
    case Relation::earlier_later: return "Earlier against later";
    case Relation::said_denied: return "Said against denied";
    case Relation::word_deed: return "Word against deed";
  }
  return "";
}

std::string_view copy_words(CopyKind kind) {
  switch (kind) {
    case CopyKind::syndicated: return "is syndicated from";
    case CopyKind::near_duplicate: return "is nearly the same as";
    case CopyKind::quotes: return "quotes";
  }
  return "";
}

std::string heading(std::string name) {
  if (!name.empty() && name.front() >= 'a' && name.front() <= 'z') name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

std::string role_words(const ActorRow& actor) {
  if (actor.roles.empty()) return "";
  const Role& role = actor.roles.front();
  return role.of.empty() ? role.role : fmt::format("{}, {}", role.role, role.of);
}

std::string place_words(const Place& place) {
  const std::size_t slash = place.path.find_last_of('/');
  std::string words = slash == std::string::npos ? place.path : place.path.substr(slash + 1);
  if (words.empty()) words = place.path;
  if (!place.member.empty()) words += ", " + place.member;
  return words;
}

}  // namespace onrecord
