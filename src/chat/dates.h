// What the three numbers of a printed date mean: the order of day, month and year, and the calendar of the year. Decided
// for a file as a whole, because a single "05/03/24" does not say.
#pragma once

#include <array>        // std::array
#include <cstdint>      // std::uint16_t
#include <optional>     // std::optional
#include <string_view>  // std::string_view

#include "base/calendar.h"

namespace onrecord {

// Three numbers as printed, with how many digits each had.
struct PrintedDate {
  std::array<std::uint16_t, 3> number{};
  std::array<std::uint8_t, 3> width{};
  friend bool operator==(const PrintedDate&, const PrintedDate&) = default;
};

enum class DateOrder { day_month_year, month_day_year, year_month_day, year_day_month };

// How sure the order is, from what in the file.
enum class DateEvidence {
  values,      // a number above 12 or a year in front rules the other orders out
  sequence,    // only in this order do the dates run forward
  convention,  // the file is silent; the commoner order for its signs was taken
};

struct DateReading {
  DateOrder order = DateOrder::day_month_year;
  DateEvidence evidence = DateEvidence::convention;
  std::size_t impossible = 0;  // dates that are none in this order
};

// Weighs the orders over the dates of a file, which come one by one in the order of the file.
class DateOrders {
 public:
  void add(const PrintedDate& date);
  // `hint_month_first`: what the printed signs suggest where all else is silent (12-hour clock with slashes and no leading
  // zeros: United States).
  DateReading decide(bool hint_month_first) const;

 private:
  struct Cost {
    std::size_t impossible = 0;
    std::size_t back = 0;   // steps back in time
    double travelled = 0;   // days run through, there and back
    std::optional<int> last;
  };
  static void add(Cost& cost, const PrintedDate& date, DateOrder order);
  std::array<Cost, 4> costs_;   // by DateOrder
};

// The eras a year may be counted in; `by_value` where the file names none: the years of messengers (2009 to about 2050) are
// apart in the common, Buddhist, Solar Hijri, Islamic and Minguo counts.
enum class Era { by_value, buddhist, minguo, reiwa, heisei, solar_hijri, islamic };
// `before` is what stands before the date, `behind` what follows it up to the clock.
Era era_of(std::string_view before, std::string_view behind);

// The common date, or nothing where it is none in that order.
std::optional<Date> resolve_date(const PrintedDate& printed, DateOrder order, Era era);

}  // namespace onrecord
