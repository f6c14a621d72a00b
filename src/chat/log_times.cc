#include "chat/log_times.h"

#include <algorithm>  // std::any_of

namespace onrecord {
namespace {

std::string_view words_for(DateOrder order) {
  switch (order) {
    case DateOrder::day_month_year: return "day, month, year";
    case DateOrder::month_day_year: return "month, day, year";
    case DateOrder::year_month_day: return "year, month, day";
    case DateOrder::year_day_month: return "year, day, month";
  }
  return "";
}

}  // namespace

LogTimes::LogTimes(const ChatLog& log) : log_(log) {
  // A clock that shows 13 or later has no halves, whatever words stand around it.
  for (std::size_t i = 0; i < log.clock_words.size(); ++i) {
    DayHalf half = DayHalf::none;
    if (log.latest_hour <= 12) {
      half = day_half_of(log.clock_words[i]);
      if (half == DayHalf::none) half = day_half_of(log.clock_tails[i]);
    }
    halves_.push_back(half);
  }
  const bool halves = std::any_of(halves_.begin(), halves_.end(), [](DayHalf half) { return half != DayHalf::none; });
  reading_ = log.orders.decide(halves && !log.zero_padded);
  era_ = era_of(log.before, log.clock_words.empty() ? std::string_view{} : log.clock_words.front());
}

std::optional<Timestamp> LogTimes::at(const LogEntry& entry) {
  if (entry.date != last_) {
    last_ = entry.date;
    last_date_ = resolve_date(last_, reading_.order, era_);
  }
  if (!last_date_) return std::nullopt;
  Timestamp time;
  time.date = *last_date_;
  time.second_of_day = hour_of_24(entry.hour, halves_[entry.words]) % 24 * 3600 + entry.minute * 60 + entry.second;
  time.to_the_minute = !log_.has_seconds;
  return time;
}

std::vector<Finding> LogTimes::findings() const {
  std::vector<Finding> found;
  const std::string order(words_for(reading_.order));
  switch (reading_.evidence) {
    case DateEvidence::values:
      found.push_back({"OR-0501", "dates were read as " + order + ": other orders give impossible dates", std::nullopt});
      break;
    case DateEvidence::sequence:
      found.push_back({"OR-0501", "dates were read as " + order + ": only so do the messages run forward", std::nullopt});
      break;
    case DateEvidence::convention:
      found.push_back({"OR-0502", "dates were read as " + order + " by convention: nothing in the export tells day from month", std::nullopt});
      break;
  }
  if (reading_.impossible > 0)
    found.push_back({"OR-0503", std::to_string(reading_.impossible) + " printed dates are impossible; their messages have no time", std::nullopt});
  found.push_back({"OR-0504", "the export names no time zone: times are the local time of the exporting device", std::nullopt});
  return found;
}

}  // namespace onrecord
