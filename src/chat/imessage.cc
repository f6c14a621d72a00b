#include <array>     // std::array
#include <charconv>  // std::from_chars

#include "chat/builder.h"
#include "chat/text_chats.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<int> number(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && value >= 0 ? std::optional(value) : std::nullopt;
}

// "Mar 05, 2024  9:00:05 AM", and what follows it in the line.
struct TimeLine {
  Timestamp time;
  std::string_view rest;
};

std::optional<TimeLine> read_time_line(std::string_view line) {
  constexpr std::size_t size = 24;
  if (line.size() < size || line[6] != ',' || line[12] != ' ' || line[15] != ':' || line[18] != ':' || line[23] != 'M') return std::nullopt;
  std::size_t month = 0;
  while (month < months.size() && months[month] != line.substr(0, 3)) ++month;
  const auto day = number(line.substr(4, 2));
  const auto year = number(line.substr(8, 4));
  const auto hour = number(line.substr(13, 2));
  const auto minute = number(line.substr(16, 2));
  const auto second = number(line.substr(19, 2));
  const char half = line[22];
  if (month == months.size() || !day || !year || !hour || !minute || !second || (half != 'A' && half != 'P')) return std::nullopt;
  if (*hour > 12 || *minute > 59 || *second > 60) return std::nullopt;
  TimeLine result;
  result.time.date = make_date(*year, static_cast<unsigned>(month + 1), static_cast<unsigned>(*day));
  if (!result.time.date.ok()) return std::nullopt;
  result.time.second_of_day = (*hour % 12 + (half == 'P' ? 12 : 0)) * 3600 + *minute * 60 + *second;
  result.rest = line.substr(size);
  return result;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \r");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(" \r") - begin + 1);
}

bool is_attachment_path(std::string_view line) {
  const bool path = line.starts_with("/") || line.starts_with("~/") || line.starts_with("attachments/") || (line.size() > 3 && line[1] == ':' && line[2] == '\\');
  const std::size_t dot = line.rfind('.');
  const std::size_t slash = line.find_last_of("/\\");
  return path && dot != std::string_view::npos && slash != std::string_view::npos && dot > slash && line.size() - dot <= 6;
}

class ImessageReader {
 public:
  explicit ImessageReader(std::string_view text) : text_(text) {}

  std::optional<Document> read() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      take_line(text_.substr(at, end - at));
      at = end + 1;
      if (!open_ && builder_.count() == 0 && !at_start_) return std::nullopt;
    }
    end_message();
    if (builder_.count() == 0) return std::nullopt;
    builder_.add_finding("OR-0504", "the export names no time zone: times are the local time of the exporting device");
    return std::move(builder_).take();
  }

 private:
  void take_line(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    // Replies are printed twice: indented below what they answer, and again in their own place.
    const bool indented = line.starts_with("    ");
    if (indented && read_time_line(trim(line))) in_thread_ = true;
    if (in_thread_ && (indented || line.empty())) return;
    if (const auto head = after_blank_ ? read_time_line(line) : std::nullopt) {
      start(*head);
    } else if (!open_) {
      at_start_ = line.empty();
    } else if (needs_author_) {
      message_.author = trim(line);
      needs_author_ = false;
    } else {
      lines_.push_back(line);
    }
    after_blank_ = line.empty();
  }

  void start(const TimeLine& head) {
    end_message();
    open_ = true;
    in_thread_ = false;
    message_ = Message{};
    message_.sent_at = head.time;
    const std::string_view rest = trim(head.rest);
    needs_author_ = rest.empty() || rest.starts_with('(');
    if (!needs_author_) {
      message_.kind = MessageKind::system;
      lines_.push_back(rest);
    }
  }

  // Sorts what was printed below the words (tapbacks, edits, paths) from the words.
  void end_message() {
    if (!open_) return;
    bool tapbacks = false;
    std::vector<std::string_view> words;
    for (std::string_view line : lines_) {
      if (line == "Tapbacks:" || line == "Reactions:") {
        tapbacks = true;
      } else if (tapbacks && line.starts_with("    ")) {
        add_tapback(trim(line));
      } else if (line == "This message responded to an earlier message." || line.starts_with("Sent with ")) {
        continue;
      } else if (const std::size_t colon = line.find(" later: "); line.starts_with("Edited ") && colon != std::string_view::npos) {
        // The wording before an edit is replaced; one message has one wording.
        words.assign(1, line.substr(colon + 8));
        message_.edited = true;
      } else if (is_attachment_path(line) && message_.kind != MessageKind::system) {
        if (message_.attachment.empty()) message_.attachment = line;
        message_.kind = MessageKind::media;
      } else {
        if (is_unsent(line)) message_.kind = MessageKind::deleted;
        words.push_back(line);
      }
    }
    for (std::string_view line : words) {
      builder_.text().copy(line, static_cast<std::uint64_t>(line.data() - text_.data()));
      builder_.text().insert("\n");
    }
    builder_.end_message(std::move(message_));
    lines_.clear();
    open_ = false;
  }

  static bool is_unsent(std::string_view line) {
    return line.find(" unsent ") != std::string_view::npos && line.find(" message") != std::string_view::npos && line.ends_with("!");
  }

  void add_tapback(std::string_view line) {
    const std::size_t by = line.rfind(" by ");
    if (by == std::string_view::npos) message_.reactions.emplace_back(line);
    else message_.reactions.push_back(std::string(line.substr(0, by)) + " " + std::string(line.substr(by + 4)));
  }

  std::string_view text_;
  ConversationBuilder builder_;
  Message message_;
  std::vector<std::string_view> lines_;
  bool open_ = false;
  bool needs_author_ = false;
  bool in_thread_ = false;
  bool after_blank_ = true;
  bool at_start_ = true;
};

}  // namespace

std::optional<Document> read_imessage(std::string_view text) { return ImessageReader(text).read(); }

}  // namespace onrecord
