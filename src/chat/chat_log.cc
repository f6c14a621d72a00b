#include "chat/chat_log.h"

#include <algorithm>  // std::max, std::min
#include <cstring>    // std::memchr
#include <utility>    // std::exchange

#include "chat/marks.h"

namespace onrecord {
namespace {

constexpr std::size_t longest_name = 160;      // bytes
constexpr std::size_t most_names = 1 << 18;    // no chat has more members; a text made to have them keeps its authors unjudged
constexpr std::size_t most_clock_words = 256;

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

// The first ": " (or ":" at the end) of the first line of `rest`, early enough to end a name.
std::size_t colon_of(std::string_view rest) {
  const std::string_view start = rest.substr(0, longest_name);
  for (std::size_t colon = start.find(':'); colon != std::string_view::npos; colon = start.find(':', colon + 1))
    if (colon + 1 == rest.size() || rest[colon + 1] == ' ') return colon;
  return std::string_view::npos;
}

// The first line of an entry behind its head.
std::string_view first_line_of(std::string_view text, const EntryCutter::Cut& cut) {
  const std::size_t rest = cut.line + cut.head.size;
  std::string_view line = text.substr(rest, std::max(cut.line_end, rest) - rest);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_marked(std::string_view text, std::size_t line) { return line > 0 && static_cast<unsigned char>(text[line]) >= 0x80 && leading_marks(text.substr(line, 3)) > 0; }

// Few different ones are printed, and the same one mostly follows itself: `last` is the one before.
std::size_t words_of_clock(const ChatLog& log, const Head& head, std::size_t last) {
  const auto same = [&](std::size_t i) { return log.clock_words[i] == head.between && log.clock_tails[i] == head.after; };
  if (last < log.clock_words.size() && same(last)) return last;
  for (last = 0; last < log.clock_words.size(); ++last)
    if (same(last)) return last;
  return last;
}

// What stands in the last pair of quotation marks: 'created group "X"', 'changed the subject from "X" to "Y"'.
std::string_view quoted_subject(std::string_view notice) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}}) {
    const std::size_t end = notice.rfind(close);
    if (end == std::string_view::npos || end == 0) continue;
    const std::size_t begin = notice.rfind(open, end - 1);
    if (begin == std::string_view::npos) continue;
    const std::string_view subject = notice.substr(begin + open.size(), end - begin - open.size());
    if (!subject.empty()) return subject;
  }
  return {};
}

class Survey {
 public:
  Survey(std::string_view text, const MappedFile* mapped, IsNotice is_notice) : is_notice_(is_notice), cutter_(text, mapped, std::nullopt) {
    log_.text = text;
    log_.mapped = mapped;
  }

  std::optional<ChatLog> run() {
    while (const EntryCutter::Cut* cut = cutter_.next()) take(*cut);
    if (log_.entries == 0) return std::nullopt;
    log_.lines_before = cutter_.lines_without_head();
    log_.has_returns = cutter_.has_returns();
    return std::move(log_);
  }

 private:
  void take(const EntryCutter::Cut& cut) {
    const Head& head = cut.head;
    if (log_.entries++ == 0) start(cut);
    log_.latest_hour = std::max(log_.latest_hour, head.hour);
    const PrintedDate date{head.date, head.width};
    if (log_.entries == 1 || date != last_date_) {
      last_date_ = date;
      log_.orders.add(date);
      for (std::size_t i = 0; i < 3; ++i)
        if (head.date[i] < 10 && head.width[i] == 1) log_.zero_padded = false;
    }
    if (head.signs == 0 || head.signs != last_signs_) last_words_ = words_of_clock(log_, head, last_words_);
    last_signs_ = head.signs;
    if (last_words_ == log_.clock_words.size() && last_words_ < most_clock_words) {
      log_.clock_words.push_back(head.between);
      log_.clock_tails.push_back(head.after);
    }
    take_name(cut, first_line_of(log_.text, cut));
  }

  void start(const EntryCutter::Cut& cut) {
    const std::string_view line = log_.text.substr(cut.line, cut.head.size);
    log_.shape = cut.head.shape;
    log_.before = cut.head.before;
    log_.has_seconds = cut.head.has_second;
    log_.first_date = {cut.head.date, cut.head.width};
    log_.bracketed = line.substr(leading_marks_and_blanks(line)).starts_with('[');
    const std::size_t rest = cut.line + cut.head.size;
    log_.first_rest = log_.text.substr(rest, cut.end - std::min(rest, cut.end));
  }

  void take_name(const EntryCutter::Cut& cut, std::string_view rest) {
    const std::size_t colon = colon_of(rest);
    const std::uint32_t id = colon == std::string_view::npos || colon == 0 ? no_name : intern(rest.substr(0, colon));
    if (id == no_name) {
      note_subject(rest.substr(0, 1024), cut.line);
      ++log_.notices;
      return;
    }
    if (id == unlisted_name) return;
    LogName& name = log_.names[id];
    ++name.count;
    name.last = cut.line;
    const std::string_view body = colon + 1 == rest.size() ? std::string_view{} : rest.substr(colon + 2);
    if (leading_marks(body) == 0) {
      ++name.free;
      if (const std::size_t behind = log_.bracketed ? behind_marked_colon(rest) : 0; behind > 0) {
        ++name.later;
        if (name.with_colon.empty()) name.with_colon = rest.substr(0, behind - 2);
      }
    } else if (log_.bracketed && name.free == 0) {
      const std::size_t begin = std::min(cut.line + cut.head.size + colon + 2, cut.end);
      ++(is_notice_(log_.text.substr(begin, cut.end - begin), is_marked(log_.text, cut.line)) ? name.notices : name.sent);
    }
  }

  std::uint32_t intern(std::string_view printed) {
    if (const auto known = log_.name_ids.find(printed)) return *known;
    if (log_.name_ids.size() >= most_names) return unlisted_name;
    const std::uint32_t id = opens_quotation(printed) ? no_name : static_cast<std::uint32_t>(log_.names.size());
    if (id != no_name) log_.names.emplace_back().printed = printed;
    log_.name_ids.add(printed, id);
    return id;
  }

  void note_subject(std::string_view notice, std::size_t line) {
    const std::string_view subject = quoted_subject(notice);
    if (subject.empty()) return;
    if (!log_.subject.empty() && log_.subject != subject) log_.other_subject = log_.subject;
    log_.subject = subject;
    log_.subject_at = line;
  }

  IsNotice is_notice_;
  ChatLog log_;
  EntryCutter cutter_;
  PrintedDate last_date_;
  std::size_t last_words_ = 0;
  std::uint32_t last_signs_ = 0;
};

// The bytes at `at` as a number.
template <class Number>
Number number_at(const char* at) {
  Number number;
  std::memcpy(&number, at, sizeof number);
  return number;
}

// The first and the last eight bytes of a name; up to sixteen bytes they are all of it.
std::pair<std::uint64_t, std::uint64_t> ends_of(std::string_view name) {
  const char* const begin = name.data();
  const char* const end = begin + name.size();
  if (name.size() >= 8) return {number_at<std::uint64_t>(begin), number_at<std::uint64_t>(end - 8)};
  if (name.size() >= 4) return {number_at<std::uint32_t>(begin), number_at<std::uint32_t>(end - 4)};
  std::uint64_t all = 0;
  for (char c : name) all = all << 8 | static_cast<unsigned char>(c);
  return {all, 0};
}

}  // namespace

std::optional<std::uint32_t> NameTable::find(std::string_view printed) const {
  // Names are told apart by how they start, numbers by how they end.
  const auto [start, end] = ends_of(printed);
  Recent& recent = recent_[((start ^ (end << 1)) + printed.size()) * 0x9E3779B97F4A7C15u >> 58];
  if (recent.start == start && recent.end == end && recent.printed.size() == printed.size() && (printed.size() <= 16 || recent.printed == printed)) return recent.id;
  const auto found = ids_.find(printed);
  if (found == ids_.end()) return std::nullopt;
  recent = {printed, found->second, start, end};
  return recent.id;
}

const EntryCutter::Cut* EntryCutter::next() {
  while (at_ < text_.size()) {
    const std::size_t at = at_;
    const std::size_t end = line_end(text_, at);
    at_ = end + 1;
    const std::string_view line = text_.substr(at, end - at);
    has_returns_ |= !line.empty() && line.back() == '\r';
    Cut& fresh = cuts_[1 - open_];
    if (!may_start_head(line) || !heads_.read(line, fresh.head) || (shape_ && fresh.head.shape != *shape_)) {
      if (!shape_ && ++lines_without_head_ > 50) return nullptr;
      continue;
    }
    shape_ = fresh.head.shape;
    fresh.line = at;
    fresh.line_end = end;
    behind_.at(at);
    open_ = 1 - open_;
    if (std::exchange(is_open_, true)) return close(cuts_[1 - open_], at);
  }
  return std::exchange(is_open_, false) ? close(cuts_[open_], text_.size()) : nullptr;
}

const EntryCutter::Cut* EntryCutter::close(Cut& cut, std::size_t at) const {
  const std::size_t rest = cut.line + cut.head.size;
  while (at > rest && (text_[at - 1] == '\n' || text_[at - 1] == '\r')) --at;
  cut.end = at;
  return &cut;
}

std::size_t behind_marked_colon(std::string_view rest) {
  const std::string_view start = rest.substr(0, std::min(rest.find('\n'), longest_name));
  for (std::size_t colon = start.find(": "); colon != std::string_view::npos; colon = start.find(": ", colon + 1))
    if (leading_marks(start.substr(colon + 2)) > 0) return colon + 2;
  return 0;
}

std::optional<ChatLog> survey_log(std::string_view text, const MappedFile* mapped, IsNotice is_notice) { return Survey(text, mapped, is_notice).run(); }

bool EntryReader::next(LogEntry& entry) {
  const EntryCutter::Cut* next = cutter_.next();
  if (next == nullptr) return false;
  const EntryCutter::Cut& cut = *next;
  entry = {};
  entry.rest = cut.line + cut.head.size;
  entry.end = std::max(cut.end, entry.rest);
  entry.date = {cut.head.date, cut.head.width};
  entry.hour = cut.head.hour;
  entry.minute = cut.head.minute;
  entry.second = cut.head.second;
  entry.marked_line = is_marked(log_.text, cut.line);
  if (cut.head.signs == 0 || cut.head.signs != last_signs_) last_words_ = words_of_clock(log_, cut.head, last_words_);
  last_signs_ = cut.head.signs;
  entry.words = static_cast<std::uint16_t>(last_words_ < log_.clock_words.size() ? last_words_ : 0);
  const std::string_view rest = first_line_of(log_.text, cut);
  const std::size_t colon = colon_of(rest);
  if (colon == std::string_view::npos || colon == 0) return true;
  const std::string_view printed = rest.substr(0, colon);
  entry.name_size = static_cast<std::uint32_t>(colon);
  entry.name = log_.name_ids.find(printed).value_or(unlisted_name);
  return true;
}

}  // namespace onrecord
