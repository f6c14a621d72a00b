// The lines of a text export cut into entries. A log is gone through twice: `survey_log` learns from the whole of it how
// dates, clocks and names are to be read, then `EntryReader` gives entry after entry. Neither keeps entries, so that an
// export of any size takes the memory of its names.
#pragma once

#include <array>          // std::array
#include <cstdint>        // std::uint32_t
#include <optional>       // std::optional
#include <string_view>    // std::string_view
#include <unordered_map>  // std::unordered_map
#include <vector>         // std::vector

#include "chat/dates.h"
#include "chat/day_halves.h"
#include "chat/head.h"
#include "source/mapped_file.h"

namespace onrecord {

// `LogEntry::name`: there is none, or one that is not among ChatLog::names because they are too many.
constexpr std::uint32_t no_name = 0xFFFFFFFF;
constexpr std::uint32_t unlisted_name = 0xFFFFFFFE;

struct LogEntry {
  std::size_t rest = 0;          // offset behind the head
  std::size_t end = 0;           // offset behind the last character, line breaks left out
  std::uint32_t name = no_name;  // of what stands before the first ": " of the first line, see ChatLog::names
  std::uint32_t name_size = 0;
  PrintedDate date;
  std::uint16_t words = 0;       // around the clock, see ChatLog::clock_words
  std::uint8_t hour = 0;
  std::uint8_t minute = 0;
  std::uint8_t second = 0;
  bool marked_line = false;      // a direction mark stood before the head
};

// A candidate for an author.
struct LogName {
  std::string_view printed;        // as it stands in the text, without ": "
  std::uint32_t count = 0;         // entries
  std::uint32_t free = 0;          // of them, how many do not go on with a direction mark
  std::uint32_t later = 0;         // of the free ones, how many have a later ": " followed by one: the name may have a colon in it
  std::uint32_t notices = 0;       // while it had none that is free: entries that are notices
  std::uint32_t sent = 0;          // and such that are not
  std::size_t last = 0;            // offset of the last entry
  std::string_view with_colon;     // the first such longer name
};

// Names by how they are printed. Most lines have one of a few, which are found without looking into the table.
class NameTable {
 public:
  std::size_t size() const { return ids_.size(); }
  // Nothing where it is not there.
  std::optional<std::uint32_t> find(std::string_view printed) const;
  void add(std::string_view printed, std::uint32_t id) { ids_.emplace(printed, id); }

 private:
  struct Recent {
    std::string_view printed;
    std::uint32_t id = 0;
    std::uint64_t start = 0;   // its first bytes and its last
    std::uint64_t end = 1;
  };
  mutable std::array<Recent, 64> recent_{};   // so a log is for one thread
  std::unordered_map<std::string_view, std::uint32_t> ids_;
};

struct ChatLog {
  std::string_view text;
  const MappedFile* mapped = nullptr;          // that `text` is, if it is one
  std::uint64_t shape = 0;                     // of all heads
  std::size_t entries = 0;
  std::size_t notices = 0;                     // entries without a name
  std::string_view first_rest;                 // of the first entry
  std::vector<LogName> names;
  NameTable name_ids;
  DateOrders orders;
  PrintedDate first_date;
  std::vector<std::string_view> clock_words;   // what stood between date and clock, and behind it
  std::vector<std::string_view> clock_tails;
  std::string_view before;                     // an era before the first date
  bool bracketed = false;
  bool has_seconds = false;
  bool has_returns = false;                    // lines end in CR LF
  bool zero_padded = true;                     // days, months and hours below ten always have two digits
  std::uint8_t latest_hour = 0;                // as printed
  std::size_t lines_before = 0;                // lines before the first head
  std::string_view subject;                    // in quotation marks of the last notice that has some
  std::string_view other_subject;              // another one before it
  std::size_t subject_at = 0;
};

// Cuts a text into heads and what belongs to them. `shape`: the rule that all heads are printed by; else that of the first.
class EntryCutter {
 public:
  EntryCutter(std::string_view text, const MappedFile* mapped, std::optional<std::uint64_t> shape) : text_(text), shape_(shape), behind_(mapped) {}

  struct Cut {
    Head head;
    std::size_t line = 0;       // offset
    std::size_t line_end = 0;   // of the first line, line break left out
    std::size_t end = 0;
  };
  // The next entry, valid up to the next call; none behind the last, or where the first lines have no head.
  const Cut* next();
  std::size_t lines_without_head() const { return lines_without_head_; }
  bool has_returns() const { return has_returns_; }

 private:
  const Cut* close(Cut& cut, std::size_t at) const;
  std::string_view text_;
  HeadReader heads_;
  std::optional<std::uint64_t> shape_;
  ReleaseBehind behind_;
  std::size_t at_ = 0;
  std::size_t lines_without_head_ = 0;
  bool has_returns_ = false;    // a line so far ended in CR LF
  std::array<Cut, 2> cuts_{};   // the one that is open, and the one before it
  std::size_t open_ = 0;
  bool is_open_ = false;
};

// Whether the body of an entry is a notice and nothing that a person wrote or sent.
using IsNotice = bool (*)(std::string_view body, bool marked_line);

// Goes through `text` (which is `mapped`, or mapped is none) by the rule its first head is printed by; nothing where it has none.
std::optional<ChatLog> survey_log(std::string_view text, const MappedFile* mapped, IsNotice is_notice);

// The entries of a surveyed log, in order.
class EntryReader {
 public:
  explicit EntryReader(const ChatLog& log) : log_(log), cutter_(log.text, log.mapped, log.shape) {}
  bool next(LogEntry& entry);

 private:
  const ChatLog& log_;
  EntryCutter cutter_;
  std::size_t last_words_ = 0;
  std::uint32_t last_signs_ = 0;
};

// Behind the first ": " of `rest` that a direction mark follows, in bytes; 0 where there is none in the first line.
std::size_t behind_marked_colon(std::string_view rest);

}  // namespace onrecord
