// Points in time for the entries of a text export: the order of day and month and the halves of the day are decided from
// the whole of it.
#pragma once

#include <optional>  // std::optional
#include <vector>    // std::vector

#include "base/calendar.h"
#include "base/finding.h"
#include "chat/chat_log.h"

namespace onrecord {

class LogTimes {
 public:
  explicit LogTimes(const ChatLog& log);
  // When the entry was sent; nothing where what is printed is no date.
  std::optional<Timestamp> at(const LogEntry& entry);
  // How the dates were read, and that no zone is known.
  std::vector<Finding> findings() const;

 private:
  const ChatLog& log_;
  DateReading reading_;
  Era era_ = Era::by_value;
  std::vector<DayHalf> halves_;
  PrintedDate last_;                // as printed, and what it is: most entries have the date of the one before
  std::optional<Date> last_date_;
};

}  // namespace onrecord
