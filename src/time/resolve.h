// Readings put on the calendar: TIMEX3 type, value and interval, from the date of writing and what was spoken of before.
#pragma once

#include <optional>     // std::optional
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/calendar.h"
#include "time/anchors.h"
#include "time/number_order.h"
#include "time/reading.h"
#include "time/time.h"
#include "time/time_words.h"

namespace onrecord::time {

// One expression for each reading, same order. `anchors`: when the text was written, where known; without one, what needs
// it gets a value with unknown digits ("XXXX-05-07", "XXXX-WXX-3") and no interval.
std::vector<Timex> resolve(std::string_view text, const std::vector<TimeWord>& words, const std::vector<Reading>& readings,
                           const Anchors& anchors, NumberOrder order);

}  // namespace onrecord::time
