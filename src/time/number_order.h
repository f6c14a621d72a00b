// Whether "03/04/2016" is the third of April (British) or the fourth of March (American), from evidence in the text.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "time/reading.h"
#include "time/time_words.h"

namespace onrecord::time {

enum class NumberOrder : std::uint8_t { day_first, month_first };

struct OrderEvidence {
  NumberOrder order = NumberOrder::day_first;
  std::string why;       // "26/05/2016 has no month 26"; empty where nothing in the text tells
  bool needed = false;   // some date of the text can be read both ways
};

OrderEvidence number_order(std::string_view text, const std::vector<TimeWord>& words, const std::vector<Reading>& readings);

}  // namespace onrecord::time
