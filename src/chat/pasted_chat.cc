// A channel copied out of Slack, Teams or the like as text: lines with a name and a clock above the words, lines with a day between them.
#include <algorithm>  // std::any_of
#include <set>        // std::set

#include "base/written_date.h"
#include "chat/builder.h"
#include "chat/marks.h"
#include "chat/text_chats.h"

namespace onrecord {
namespace {

constexpr std::size_t longest_text = 8'000'000;  // bytes: nobody copies more by hand

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t words_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) count += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
  return count;
}

// "08:40", "8:40 AM", "[08:40]" at the end of a line: where it begins, and the second of the day.
struct Clock {
  std::size_t begin = 0;
  int second = 0;
};
std::optional<Clock> clock_at_end(std::string_view line) {
  std::size_t end = line.size();
  const bool bracketed = line.ends_with(']');
  if (bracketed) --end;
  int half = -1;  // 0: morning, 1: afternoon
  if (end > 2 && (line[end - 1] | 0x20) == 'm' && ((line[end - 2] | 0x20) == 'a' || (line[end - 2] | 0x20) == 'p')) {
    half = (line[end - 2] | 0x20) == 'p';
    end -= 2;
    while (end > 0 && line[end - 1] == ' ') --end;
  }
  if (end < 4 || !is_digit(line[end - 1]) || !is_digit(line[end - 2]) || line[end - 3] != ':' || !is_digit(line[end - 4])) return std::nullopt;
  std::size_t begin = end - 4;
  if (begin > 0 && is_digit(line[begin - 1])) --begin;
  if (begin > 0 && (is_digit(line[begin - 1]) || line[begin - 1] == ':')) return std::nullopt;
  int hour = line[end - 4] - '0' + (begin + 1 == end - 3 ? 0 : (line[begin] - '0') * 10);
  const int minute = (line[end - 2] - '0') * 10 + line[end - 1] - '0';
  if (hour > 23 || minute > 59 || (half >= 0 && (hour == 0 || hour > 12))) return std::nullopt;
  if (half >= 0) hour = hour % 12 + half * 12;
  if (bracketed) {
    if (begin == 0 || line[begin - 1] != '[') return std::nullopt;
    --begin;
  }
  return Clock{begin, hour * 3600 + minute * 60};
}

// "Ann Lee (Boat Works)  08:40".
struct PastedHead {
  std::string_view name;
  int second = 0;
};
std::optional<PastedHead> head_of(std::string_view line) {
  constexpr std::size_t longest = 80, most = 8;  // bytes; words
  if (line.size() > longest) return std::nullopt;
  const auto clock = clock_at_end(line);
  if (!clock || clock->begin == 0 || (line[clock->begin - 1] != ' ' && line[clock->begin - 1] != '\t')) return std::nullopt;
  const std::string_view name = trim(line.substr(0, clock->begin));
  if (name.empty() || words_in(name) > most || name.find_first_of("0123456789:;?!\"[]") != std::string_view::npos || name.find(". ") != std::string_view::npos || name.ends_with(',') || name.ends_with('-')) return std::nullopt;
  return PastedHead{name, clock->second};
}

// "Tuesday, 21 February 2023", "--- 21 February 2023 ---", "February 21st, 2023".
std::optional<Date> day_line(std::string_view line) {
  constexpr std::size_t longest = 60, most_beside = 12;  // bytes; beside the date: the name of the day, and marks
  if (line.empty() || line.size() > longest) return std::nullopt;
  const auto date = first_written_date(line);
  if (!date || date->when.second_of_day || line.size() - (date->span.end - date->span.begin) > most_beside || line.find(": ") != std::string_view::npos) return std::nullopt;
  return date->when.date;
}

struct Line {
  std::string_view words;
  bool apart = false;  // behind an empty line, a day, or nothing
};

class PastedChat {
 public:
  explicit PastedChat(std::string_view text) : text_(text) {
    bool apart = true;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view words = trim(text.substr(at, end - at));
      if (!words.empty()) lines_.push_back({words, apart});
      apart = words.empty() || day_line(words);
      at = end + 1;
    }
  }

  // Three heads or more of two people or more, set apart, each above words of its own, and few lines above the first.
  bool is_one() const {
    constexpr std::size_t enough = 3, most_above = 12, lines_of_one = 8;
    std::size_t heads = 0, first = lines_.size();
    std::set<std::string_view> names;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const auto head = head_at(i);
      if (!head || lines_[i + 1].apart) continue;
      first = std::min(first, i);
      ++heads;
      names.insert(head->name);
    }
    return heads >= enough && names.size() >= 2 && heads >= names.size() + names.size() / 4 && first <= most_above && (lines_.size() - first) <= heads * lines_of_one;
  }

  Document read() && {
    std::optional<Date> day;
    std::size_t i = 0;
    for (; i < lines_.size() && !head_at(i); ++i) {
      if (const auto date = day_line(lines_[i].words)) day = date;
      else take_above(lines_[i].words);
    }
    while (i < lines_.size()) {
      const PastedHead head = *head_at(i++);
      Message message;
      message.author = plain_name(head.name);
      if (day) message.sent_at = Timestamp{.date = *day, .second_of_day = head.second, .zone_minutes = {}, .to_the_minute = true};
      for (; i < lines_.size() && !head_at(i); ++i) {
        if (const auto date = day_line(lines_[i].words)) {
          day = date;
          continue;
        }
        builder_.text().copy(lines_[i].words, static_cast<std::uint64_t>(lines_[i].words.data() - text_.data()));
        builder_.text().insert("\n");
      }
      builder_.end_message(std::move(message));
    }
    builder_.add_finding("OR-0504", "the copy names no time zone: times are as the copying device showed them");
    return std::move(builder_).take();
  }

 private:
  std::optional<PastedHead> head_at(std::size_t i) const { return lines_[i].apart ? head_of(lines_[i].words) : std::nullopt; }

  // "Channel: #boats (private, 7 members)".
  void take_above(std::string_view line) {
    for (std::string_view key : {"Channel:", "Group:", "Chat:", "Conversation:", "Team:"}) {
      if (!line.starts_with(key)) continue;
      std::string_view name = trim(line.substr(key.size()));
      name = trim(name.substr(0, name.find(" (")));
      builder_.set_title(name);
      builder_.set_group(name);
    }
  }

  std::string_view text_;
  std::vector<Line> lines_;
  ConversationBuilder builder_;
};

}  // namespace

std::optional<Document> read_pasted_chat(std::string_view text) {
  if (text.size() > longest_text) return std::nullopt;
  PastedChat chat(text);
  return chat.is_one() ? std::optional(std::move(chat).read()) : std::nullopt;
}

}  // namespace onrecord
