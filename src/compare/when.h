// Days of statements, as far as their times tell.
#pragma once

#include <optional>     // std::optional
#include <string_view>  // std::string_view

#include "base/calendar.h"
#include "record/rows.h"

namespace onrecord {

// The day of an ISO time; nothing where it has none.
std::optional<Date> day_of(std::string_view iso);

// The last time at which something can have been said, as an ISO time; empty where none is known.
std::string_view last_time_of(const When& when);
// Its day.
std::optional<Date> last_day_of(const When& when);

// Days that certainly lie between two statements; negative where b certainly was first, 0 where they may be of one time; nothing where that is not known.
std::optional<int> days_apart(const When& a, const When& b);

// Between the last days on which two statements can have been made; nothing where one has none.
std::optional<double> days_between_reports(const When& a, const When& b);

}  // namespace onrecord
