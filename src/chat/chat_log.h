// The lines of a text export cut into entries, before it is decided what they mean: compact, because an export may have
// millions of them.
#pragma once

#include <cstdint>      // std::uint32_t
#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <unordered_map>
#include <vector>       // std::vector

#include "chat/dates.h"
#include "chat/day_halves.h"
#include "chat/head.h"

namespace onrecord {

constexpr std::uint32_t no_name = 0xFFFFFFFF;

struct LogEntry {
  std::uint32_t line = 0;        // offset of the line
  std::uint32_t rest = 0;        // offset behind the head
  std::uint32_t end = 0;         // offset behind the last character, line breaks left out
  std::uint32_t name = no_name;  // of what stands before the first ": " of the first line, see ChatLog::names
  std::uint32_t date = 0;        // see ChatLog::dates
  std::uint16_t words = 0;       // around the clock, see ChatLog::clock_words
  std::uint8_t hour = 0;
  std::uint8_t minute = 0;
  std::uint8_t second = 0;
  bool marked_line = false;      // a direction mark stood before the head
  bool later_mark = false;       // a later ": " is followed by a direction mark: the name may have a colon in it
};

// A candidate for an author.
struct LogName {
  std::string_view printed;        // as it stands in the text, without ": "
  std::uint32_t count = 0;         // entries
  std::uint32_t free = 0;          // of them, how many do not go on with a direction mark
  std::uint32_t later = 0;         // of the free ones, how many have a later ": " followed by one
};

struct ChatLog {
  std::vector<LogEntry> entries;
  std::vector<LogName> names;
  std::vector<PrintedDate> dates;              // neighbours differ
  std::vector<std::string_view> clock_words;   // what stood between date and clock, and behind it
  std::vector<std::string_view> clock_tails;
  std::string_view before;                     // an era before the first date
  bool bracketed = false;
  bool has_seconds = false;
  bool zero_padded = true;                     // days, months and hours below ten always have two digits
  std::uint8_t latest_hour = 0;                // as printed
  std::size_t lines_before = 0;                // lines before the first head
};

// Behind the first ": " of `rest` that a direction mark follows, in bytes; 0 where there is none in the first line.
std::size_t behind_marked_colon(std::string_view rest);

// Cuts `text` into entries by the rule its first head is printed by; nothing where it has none.
std::optional<ChatLog> cut_log(std::string_view text);

}  // namespace onrecord
