#include "chat/chat_log.h"

#include <algorithm>  // std::max, std::min
#include <cstring>    // std::memchr

#include "chat/marks.h"

namespace onrecord {
namespace {

constexpr std::size_t longest_name = 160;  // bytes

std::size_t line_end(std::string_view text, std::size_t at) {
  const void* found = std::memchr(text.data() + at, '\n', text.size() - at);
  return found == nullptr ? text.size() : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

// Quick: whether a line may start with a head at all.
bool may_start_head(std::string_view line) {
  if (line.empty()) return false;
  const auto c = static_cast<unsigned char>(line[0]);
  return (c >= '0' && c <= '9') || c == '[' || c >= 0x80 || c == 'A' || c == 'R' || c == 'H' || c == ' ';
}

// An opening quotation mark without its closing one: the colon found lies inside a quoted name of a group.
bool opens_quotation(std::string_view text) {
  int straight = 0;
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (point.value == '"') ++straight;
    if (point.value == 0xAB || point.value == 0x300C || point.value == 0x300E || point.value == 0x201E) ++depth;
    if (point.value == 0xBB || point.value == 0x300D || point.value == 0x300F) --depth;
    // “ opens in English and closes in German.
    if (point.value == 0x201C) depth += depth > 0 ? -1 : 1;
    if (point.value == 0x201D) --depth;
  }
  return straight % 2 != 0 || depth > 0;
}

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::optional<ChatLog> cut() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = line_end(text_, at);
      take_line(at, end);
      at = end + 1;
      if (!shape_ && ++lines_without_head_ > 50) return std::nullopt;
    }
    if (log_.entries.empty()) return std::nullopt;
    end_entry(text_.size());
    log_.lines_before = lines_without_head_;
    return std::move(log_);
  }

 private:
  void take_line(std::size_t at, std::size_t end) {
    const std::string_view line = text_.substr(at, end - at);
    if (!may_start_head(line)) return;
    const std::optional<Head> head = heads_.read(line);
    if (!head || (shape_ && head->shape != *shape_)) return;
    if (!shape_) start(*head, line);
    if (!log_.entries.empty()) end_entry(at);
    add_entry(*head, at, line);
  }

  void start(const Head& head, std::string_view line) {
    shape_ = head.shape;
    log_.before = head.before;
    log_.has_seconds = head.has_second;
    log_.bracketed = line.substr(leading_marks_and_blanks(line)).starts_with('[');
  }

  void end_entry(std::size_t at) {
    while (at > log_.entries.back().rest && (text_[at - 1] == '\n' || text_[at - 1] == '\r')) --at;
    log_.entries.back().end = static_cast<std::uint32_t>(at);
  }

  void add_entry(const Head& head, std::size_t at, std::string_view line) {
    LogEntry entry;
    entry.line = static_cast<std::uint32_t>(at);
    entry.rest = static_cast<std::uint32_t>(at + head.size);
    entry.hour = head.hour;
    entry.minute = head.minute;
    entry.second = head.second;
    entry.marked_line = static_cast<unsigned char>(line[0]) >= 0x80 && leading_marks(line) > 0 && at > 0;
    log_.latest_hour = std::max(log_.latest_hour, head.hour);
    for (std::size_t i = 0; i < 3; ++i)
      if (head.date[i] < 10 && head.width[i] == 1) log_.zero_padded = false;
    const PrintedDate date{head.date, head.width};
    if (log_.dates.empty() || log_.dates.back() != date) log_.dates.push_back(date);
    entry.date = static_cast<std::uint32_t>(log_.dates.size() - 1);
    entry.words = clock_words(head);
    take_name(line.substr(head.size), entry);
    log_.entries.push_back(entry);
    if (log_.entries.size() == sample) reserve(at);
  }

  // Entries of a long text are as long as its first ones, more or less: growing by copying would take twice the memory.
  static constexpr std::size_t sample = 4096;
  void reserve(std::size_t read) {
    const double entries = static_cast<double>(text_.size()) / static_cast<double>(std::max<std::size_t>(read, 1)) * sample;
    log_.entries.reserve(std::min(static_cast<std::size_t>(entries * 1.05) + sample, text_.size() / 20 + sample));
  }

  // Few different ones are printed, and the same one mostly follows itself.
  std::uint16_t clock_words(const Head& head) {
    const auto count = log_.clock_words.size();
    auto same = [&](std::size_t i) { return log_.clock_words[i] == head.between && log_.clock_tails[i] == head.after; };
    if (last_words_ < count && same(last_words_)) return static_cast<std::uint16_t>(last_words_);
    constexpr std::size_t most = 256;
    for (last_words_ = 0; last_words_ < count; ++last_words_)
      if (same(last_words_)) return static_cast<std::uint16_t>(last_words_);
    if (count == most) return static_cast<std::uint16_t>(last_words_ = 0);
    log_.clock_words.push_back(head.between);
    log_.clock_tails.push_back(head.after);
    return static_cast<std::uint16_t>(last_words_);
  }

  void take_name(std::string_view rest, LogEntry& entry) {
    if (rest.ends_with('\r')) rest.remove_suffix(1);
    const std::string_view start = rest.substr(0, longest_name);
    for (std::size_t colon = start.find(':'); colon != std::string_view::npos; colon = start.find(':', colon + 1)) {
      const bool ends_line = colon + 1 == rest.size();
      if (!ends_line && rest[colon + 1] != ' ') continue;
      if (colon == 0) return;
      const std::string_view body = ends_line ? std::string_view{} : rest.substr(colon + 2);
      const bool free = leading_marks(body) == 0;
      entry.name = intern(rest.substr(0, colon));
      if (entry.name == no_name || !free) return;
      ++log_.names[entry.name].free;
      entry.later_mark = log_.bracketed && behind_marked_colon(rest) > 0;
      if (entry.later_mark) ++log_.names[entry.name].later;
      return;
    }
  }

  std::uint32_t intern(std::string_view printed) {
    const auto [found, added] = ids_.try_emplace(printed, static_cast<std::uint32_t>(log_.names.size()));
    if (added) {
      if (opens_quotation(printed)) found->second = no_name;
      else log_.names.push_back({printed});
    }
    if (found->second != no_name) ++log_.names[found->second].count;
    return found->second;
  }

  std::string_view text_;
  ChatLog log_;
  HeadReader heads_;
  std::optional<std::uint64_t> shape_;
  std::unordered_map<std::string_view, std::uint32_t> ids_;
  std::size_t last_words_ = 0;
  std::size_t lines_without_head_ = 0;
};

}  // namespace

std::size_t behind_marked_colon(std::string_view rest) {
  const std::string_view start = rest.substr(0, std::min(rest.find('\n'), longest_name));
  for (std::size_t colon = start.find(": "); colon != std::string_view::npos; colon = start.find(": ", colon + 1))
    if (leading_marks(start.substr(colon + 2)) > 0) return colon + 2;
  return 0;
}

std::optional<ChatLog> cut_log(std::string_view text) { return Cutter(text).cut(); }

}  // namespace onrecord
