#include "chat/dates.h"

#include <unicode/ucal.h>  // ucal_open, ucal_setDateTime, ucal_getMillis

#include <cstdlib>  // std::abs
#include <memory>   // std::unique_ptr

#include "chat/marks.h"

namespace onrecord {
namespace {

struct Places {
  std::size_t year;
  std::size_t month;
  std::size_t day;
};

constexpr Places places_of(DateOrder order) {
  switch (order) {
    case DateOrder::day_month_year: return {2, 1, 0};
    case DateOrder::month_day_year: return {2, 0, 1};
    case DateOrder::year_month_day: return {0, 1, 2};
    case DateOrder::year_day_month: return {0, 2, 1};
  }
  return {2, 1, 0};
}

// A day in a calendar of ICU ("fa@calendar=persian", …) as a common date.
std::optional<Date> from_other_calendar(const char* locale, int year, unsigned month, unsigned day) {
  UErrorCode status = U_ZERO_ERROR;
  const UChar utc[] = u"UTC";
  const std::unique_ptr<UCalendar*, void (*)(UCalendar**)> calendar(
      new UCalendar*(ucal_open(utc, -1, locale, UCAL_TRADITIONAL, &status)), [](UCalendar** held) {
        ucal_close(*held);
        delete held;
      });
  if (U_FAILURE(status)) return std::nullopt;
  ucal_setDateTime(*calendar, year, static_cast<int32_t>(month) - 1, static_cast<int32_t>(day), 12, 0, 0, &status);
  const double milliseconds = ucal_getMillis(*calendar, &status);
  if (U_FAILURE(status)) return std::nullopt;
  const auto days = static_cast<int>(milliseconds / 86400000.0);
  return Date{std::chrono::sys_days{std::chrono::days{days}}};
}

struct Year {
  int value = 0;
  const char* calendar = nullptr;  // of ICU; none for the common calendar
};

Year read_year(unsigned printed, unsigned width, Era era) {
  const int year = static_cast<int>(printed);
  switch (era) {
    case Era::buddhist: return {width <= 2 ? year + 1957 : year - 543};
    case Era::minguo: return {year + 1911};
    case Era::reiwa: return {year + 2018};
    case Era::heisei: return {year + 1988};
    case Era::solar_hijri: return {width <= 2 ? year + 1400 : year, "fa@calendar=persian"};
    case Era::islamic: return {width <= 2 ? year + 1400 : year, "ar@calendar=islamic-umalqura"};
    case Era::by_value: break;
  }
  if (width <= 2) {
    if (year <= 8) return {year + 1400, "fa@calendar=persian"};                                 // no messenger is older than 2009
    if (year >= 88) return {year + 1300, "fa@calendar=persian"};
    if (year >= 52) return {year + 1957};                                                       // "67": 2567 of the Buddhist count
    if (year >= 40) return {year + 1400, "ar@calendar=islamic-umalqura"};
    return {year + 2000};
  }
  if (year >= 2500 && year <= 2650) return {year - 543};
  if (width == 3 && year < 150) return {year + 1911};
  if (year >= 1388 && year <= 1429) return {year, "fa@calendar=persian"};
  if (year >= 1430 && year <= 1475) return {year, "ar@calendar=islamic-umalqura"};
  return {year};
}

// Cheap: whether the numbers can be a day, a month and a year in that order.
bool possible(const PrintedDate& date, DateOrder order) {
  const Places at = places_of(order);
  if (date.width[at.day] > 2 || date.width[at.month] > 2) return false;
  return date.number[at.month] >= 1 && date.number[at.month] <= 12 && date.number[at.day] >= 1 && date.number[at.day] <= 31;
}

// A number that grows with the date; only differences matter.
int rank_of(const PrintedDate& date, DateOrder order) {
  const Places at = places_of(order);
  return (date.number[at.year] * 12 + date.number[at.month]) * 31 + date.number[at.day];
}

}  // namespace

void DateOrders::add(Cost& cost, const PrintedDate& date, DateOrder order) {
  if (!possible(date, order)) {
    ++cost.impossible;
    return;
  }
  const int rank = rank_of(date, order);
  if (cost.last && rank < *cost.last) ++cost.back;
  if (cost.last) cost.travelled += std::abs(rank - *cost.last);
  cost.last = rank;
}

void DateOrders::add(const PrintedDate& date) {
  for (std::size_t i = 0; i < costs_.size(); ++i) add(costs_[i], date, static_cast<DateOrder>(i));
}

DateReading DateOrders::decide(bool hint_month_first) const {
  // In the order of trust where the file is silent.
  std::array<DateOrder, 4> orders = {DateOrder::day_month_year, DateOrder::month_day_year, DateOrder::year_month_day, DateOrder::year_day_month};
  std::array<Cost, 4> costs = costs_;
  if (hint_month_first) {
    std::swap(orders[0], orders[1]);
    std::swap(costs[0], costs[1]);
  }
  std::size_t best = 0;
  DateEvidence evidence = DateEvidence::convention;
  for (std::size_t i = 1; i < orders.size(); ++i) {
    const Cost& a = costs[i];
    const Cost& b = costs[best];
    if (a.impossible != b.impossible) {
      if (a.impossible < b.impossible) best = i;
    } else if (a.back != b.back) {
      if (a.back < b.back) best = i;
    } else if (a.travelled * 3 < b.travelled) {
      best = i;
    }
  }
  // What set the winner apart from the order that comes closest to it.
  bool by_values = true;
  bool by_sequence = true;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    if (i == best) continue;
    if (costs[i].impossible > costs[best].impossible) continue;
    by_values = false;
    if (costs[i].back <= costs[best].back && costs[i].travelled <= costs[best].travelled * 3) by_sequence = false;
  }
  if (by_values) evidence = DateEvidence::values;
  else if (by_sequence) evidence = DateEvidence::sequence;
  return {orders[best], evidence, costs[best].impossible};
}

Era era_of(std::string_view before, std::string_view behind) {
  const std::string first = folded_words(before);
  const std::string words = " " + first + " " + folded_words(behind) + " ";
  auto has = [&](std::string_view word) { return words.find(word) != std::string::npos; };
  if (has(" be ") || has("พ ศ") || has("พศ") || has("佛历") || has("佛曆") || has("仏暦")) return Era::buddhist;
  if (has("民國") || has("民国") || has(" minguo ") || has(" roc ")) return Era::minguo;
  if (has("令和") || first == "r") return Era::reiwa;
  if (has("平成") || first == "h") return Era::heisei;
  if (has(" ap ") || has(" ه ش ") || has(" هش ")) return Era::solar_hijri;
  if (has(" ah ") || has(" هـ ") || has(" ه ")) return Era::islamic;
  return Era::by_value;
}

std::optional<Date> resolve_date(const PrintedDate& printed, DateOrder order, Era era) {
  if (!possible(printed, order)) return std::nullopt;
  const Places at = places_of(order);
  const Year year = read_year(printed.number[at.year], printed.width[at.year], era);
  const unsigned month = printed.number[at.month];
  const unsigned day = printed.number[at.day];
  if (year.calendar != nullptr) return from_other_calendar(year.calendar, year.value, month, day);
  const Date date = make_date(year.value, month, day);
  return date.ok() ? std::optional<Date>(date) : std::nullopt;
}

}  // namespace onrecord
