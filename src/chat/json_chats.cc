#include "chat/json_chats.h"

#include <chrono>  // std::chrono::sys_seconds

namespace onrecord {

Timestamp utc_time(std::int64_t seconds) {
  // Beyond year 9999 it is no time that a message was sent at.
  constexpr std::int64_t latest = 253402300799;
  if (seconds < -latest || seconds > latest) seconds = 0;
  const std::chrono::sys_seconds point{std::chrono::seconds{seconds}};
  const auto day = std::chrono::floor<std::chrono::days>(point);
  Timestamp time;
  time.date = Date{day};
  time.second_of_day = static_cast<std::int32_t>((point - day).count());
  time.zone_minutes = 0;
  return time;
}

MappedText words_of_value(const JsonValue& value) {
  MappedText words;
  value.append_to(words);
  return words;
}

bool is_set(const JsonValue& value) {
  if (!value.exists()) return false;
  if (value.kind() == JsonValue::Kind::boolean) return value.is_true();
  const std::string text = value.text();
  return !text.empty() && text != "0" && text != "false" && text != "False";
}

}  // namespace onrecord
