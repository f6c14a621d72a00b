// The words that a 12-hour clock prints for the half or the part of the day: "PM", "p. m.", "下午", "ص", "इ.".
#pragma once

#include <cstdint>      // std::uint8_t
#include <string_view>  // std::string_view

namespace onrecord {

enum class DayHalf : std::uint8_t {
  none,       // no word of the kind
  am,
  pm,
  night,      // 凌晨, 深夜, 半夜: 12 is midnight, 1 to 5 in the morning, 6 to 11 in the evening
  noon,       // 中午: 10 and 11 in the morning, 12 to 3 past noon
};

// What the signs and words around a clock say: `printed` is what stands between date and clock and behind the clock.
DayHalf day_half_of(std::string_view printed);

// The hour of 24 for a printed hour.
int hour_of_24(int hour, DayHalf half);

}  // namespace onrecord
