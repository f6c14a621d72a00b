#include "chat/chat_log.h"

#include <algorithm>  // std::max, std::min
#include <cstring>    // std::memchr

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
  std::string_view line = text.substr(rest, std::min(line_end(text, rest), std::max(cut.end, rest)) - rest);
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
    for (EntryCutter::Cut cut; cutter_.next(cut);) take(cut);
    if (log_.entries == 0) return std::nullopt;
    log_.lines_before = cutter_.lines_without_head();
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
    last_words_ = words_of_clock(log_, head, last_words_);
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
    if (last_name_ < log_.names.size() && log_.names[last_name_].printed == printed) return last_name_;
    if (log_.name_ids.size() >= most_names) {
      const auto found = log_.name_ids.find(printed);
      return found == log_.name_ids.end() ? unlisted_name : found->second;
    }
    const auto [found, added] = log_.name_ids.try_emplace(printed, static_cast<std::uint32_t>(log_.names.size()));
    if (added) {
      if (opens_quotation(printed)) found->second = no_name;
      else log_.names.emplace_back().printed = printed;
    }
    return last_name_ = found->second;
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
  std::uint32_t last_name_ = 0;
};

}  // namespace

bool EntryCutter::next(Cut& cut) {
  while (at_ < text_.size()) {
    const std::size_t at = at_;
    const std::size_t end = line_end(text_, at);
    at_ = end + 1;
    const std::string_view line = text_.substr(at, end - at);
    std::optional<Head> head;
    if (may_start_head(line)) head = heads_.read(line);
    if (!head || (shape_ && head->shape != *shape_)) {
      if (!shape_ && ++lines_without_head_ > 50) return false;
      continue;
    }
    shape_ = head->shape;
    behind_.at(at);
    const bool had_one = open_.has_value();
    if (had_one) {
      close(at);
      cut = *open_;
    }
    open_ = Cut{*head, at, 0};
    if (had_one) return true;
  }
  if (!open_) return false;
  close(text_.size());
  cut = *open_;
  open_.reset();
  return true;
}

void EntryCutter::close(std::size_t at) {
  const std::size_t rest = open_->line + open_->head.size;
  while (at > rest && (text_[at - 1] == '\n' || text_[at - 1] == '\r')) --at;
  open_->end = at;
}

std::size_t behind_marked_colon(std::string_view rest) {
  const std::string_view start = rest.substr(0, std::min(rest.find('\n'), longest_name));
  for (std::size_t colon = start.find(": "); colon != std::string_view::npos; colon = start.find(": ", colon + 1))
    if (leading_marks(start.substr(colon + 2)) > 0) return colon + 2;
  return 0;
}

std::optional<ChatLog> survey_log(std::string_view text, const MappedFile* mapped, IsNotice is_notice) { return Survey(text, mapped, is_notice).run(); }

bool EntryReader::next(LogEntry& entry) {
  EntryCutter::Cut cut;
  if (!cutter_.next(cut)) return false;
  entry = {};
  entry.rest = cut.line + cut.head.size;
  entry.end = std::max(cut.end, entry.rest);
  entry.date = {cut.head.date, cut.head.width};
  entry.hour = cut.head.hour;
  entry.minute = cut.head.minute;
  entry.second = cut.head.second;
  entry.marked_line = is_marked(log_.text, cut.line);
  last_words_ = words_of_clock(log_, cut.head, last_words_);
  entry.words = static_cast<std::uint16_t>(last_words_ < log_.clock_words.size() ? last_words_ : 0);
  const std::string_view rest = first_line_of(log_.text, cut);
  const std::size_t colon = colon_of(rest);
  if (colon == std::string_view::npos || colon == 0) return true;
  const std::string_view printed = rest.substr(0, colon);
  entry.name_size = static_cast<std::uint32_t>(colon);
  if (last_name_ < log_.names.size() && log_.names[last_name_].printed == printed) {
    entry.name = last_name_;
    return true;
  }
  const auto found = log_.name_ids.find(printed);
  entry.name = found == log_.name_ids.end() ? unlisted_name : found->second;
  if (entry.name < log_.names.size()) last_name_ = entry.name;
  return true;
}

}  // namespace onrecord
