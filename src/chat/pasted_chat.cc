// A chat copied as text: a channel out of Slack, Teams or the like ("Ann Lee  08:40" above her words), or messages typed off a telephone ("Ann 8.40  words", "Ann 8:40pm: words",
// "8.40 Ann: words"), with the days on lines between them.
#include <algorithm>  // std::all_of, std::any_of, std::find, std::min
#include <cstdlib>    // std::abs
#include <set>        // std::set
#include <utility>    // std::pair, std::swap

#include "base/utf8.h"
#include "base/written_date.h"
#include "chat/builder.h"
#include "chat/marks.h"
#include "chat/text_chats.h"
#include "source/ascii_text.h"

namespace onrecord {
namespace {

using ascii::is_digit;

constexpr std::size_t longest_text = 8'000'000;  // bytes: nobody copies more by hand

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::size_t words_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) count += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
  return count;
}

// "08:40", "8.40", "8:40 AM", "[08:40]": where it ends, and the second of the day.
struct Clock {
  std::size_t end = 0;
  int second = 0;
  bool dotted = false;
};
std::optional<Clock> clock_at(std::string_view line, std::size_t begin) {
  std::size_t at = begin;
  const bool bracketed = at < line.size() && line[at] == '[';
  at += bracketed;
  const auto number = [&](std::size_t digits) {
    int value = 0;
    const std::size_t first = at;
    while (at < line.size() && at - first < digits && is_digit(line[at])) value = value * 10 + line[at++] - '0';
    return at == first ? -1 : value;
  };
  int hour = number(2);
  if (hour < 0 || at >= line.size() || (line[at] != ':' && line[at] != '.')) return std::nullopt;
  const bool dotted = line[at++] == '.';
  const std::size_t minutes_at = at;
  const int minute = number(2);
  if (at - minutes_at != 2 || hour > 23 || minute > 59 || (at < line.size() && is_digit(line[at]))) return std::nullopt;
  std::size_t half = at;
  while (half < line.size() && line[half] == ' ') ++half;
  if (half + 1 < line.size() && ((line[half] | 0x20) == 'a' || (line[half] | 0x20) == 'p') && (line[half + 1] | 0x20) == 'm' && (half + 2 == line.size() || std::string_view(" :]-").find(line[half + 2]) != std::string_view::npos)) {
    if (hour == 0 || hour > 12) return std::nullopt;
    hour = hour % 12 + ((line[half] | 0x20) == 'p' ? 12 : 0);
    at = half + 2;
  }
  if (bracketed && (at >= line.size() || line[at++] != ']')) return std::nullopt;
  return Clock{at, hour * 3600 + minute * 60, dotted};
}

// "At 8.40 the alarm rang", "Just after 9.10": what begins a line that tells of an hour.
bool tells_when(std::string_view name) {
  constexpr std::string_view words[] = {"at", "by", "around", "about", "just", "after", "before", "from", "until", "till", "since", "then", "on", "in", "between", "the", "a", "an", "to", "and", "near", "shortly", "nearly"};
  return std::find(std::begin(words), std::end(words), ascii::lowered(name.substr(0, name.find(' ')))) != std::end(words);
}

// "Ann Lee (Boat Works)".
bool is_name(std::string_view name) {
  constexpr std::size_t longest = 70, most = 8;  // bytes; words
  return !name.empty() && !tells_when(name) && name.size() <= longest && words_in(name) <= most && name.find_first_of("0123456789:;?!\"[]") == std::string_view::npos && name.find(". ") == std::string_view::npos && !name.ends_with(',') && !name.ends_with('-');
}

// How a copy writes the heads of its messages.
enum class Layout {
  above,    // "Ann Lee  08:40", the words on the lines below
  behind,   // "Ann 8.40 words"
  before,   // "8.40 Ann: words"
};

struct PastedHead {
  std::string_view name;
  int second = 0;
  bool dotted = false;
  std::string_view words;  // those on the line of the head
};

// Behind a clock and the ":" or dash that may follow it.
std::string_view behind_mark(std::string_view rest) {
  rest = trim(rest);
  for (const std::string_view mark : {":", "-", "–", "—"})
    if (rest.starts_with(mark)) return trim(rest.substr(mark.size()));
  return rest;
}

std::optional<PastedHead> head_of(std::string_view line, Layout layout) {
  constexpr std::size_t longest_name = 40;  // bytes, where words follow
  if (layout == Layout::before) {
    const auto clock = clock_at(line, 0);
    if (!clock) return std::nullopt;
    const std::string_view rest = behind_mark(line.substr(clock->end));
    const std::size_t colon = rest.find(": ");
    if (colon > longest_name || !is_name(rest.substr(0, colon))) return std::nullopt;
    return PastedHead{rest.substr(0, colon), clock->second, clock->dotted, trim(rest.substr(colon + 2))};
  }
  for (std::size_t at = 1; at < line.size() && at <= 80; ++at) {
    if ((line[at - 1] != ' ' && line[at - 1] != '\t') || (!is_digit(line[at]) && line[at] != '[')) continue;
    const auto clock = clock_at(line, at);
    const std::string_view name = trim(line.substr(0, at));
    if (!clock || !is_name(name)) return std::nullopt;
    const std::string_view words = behind_mark(line.substr(clock->end));
    if ((layout == Layout::above) != (clock->end == line.size()) || (layout == Layout::behind && (name.size() > longest_name || words.empty()))) return std::nullopt;
    return PastedHead{name, clock->second, clock->dotted, words};
  }
  return std::nullopt;
}

// "--- Monday ---" without the rules.
std::string_view without_rules(std::string_view line) {
  const std::size_t begin = line.find_first_not_of("-=*#_[ "), end = line.find_last_not_of("-=*#_]: ");
  return begin == std::string_view::npos || end < begin ? std::string_view{} : line.substr(begin, end + 1 - begin);
}

// "Tuesday, 21 February 2023", "--- 21 February 2023 ---", "February 21st, 2023".
std::optional<Date> day_line(std::string_view line) {
  constexpr std::size_t longest = 60, most_beside = 12;  // bytes; beside the date: the name of the day
  line = without_rules(line);
  if (line.empty() || line.size() > longest) return std::nullopt;
  const auto date = first_written_date(line);
  if (!date || date->when.second_of_day || line.size() - (date->span.end - date->span.begin) > most_beside || line.find(": ") != std::string_view::npos) return std::nullopt;
  return date->when.date;
}

// "Mon 16 Oct", "--- Sat 4 February ---", "Thu Feb 4": a day whose year stands elsewhere, or nowhere.
struct ShortDay {
  std::string day_and_month;
  std::optional<unsigned> weekday;
};
std::optional<ShortDay> short_day(std::string_view line) {
  constexpr std::size_t longest = 40;  // bytes
  if (line.size() > longest) return std::nullopt;
  line = without_rules(line);
  ShortDay found;
  const std::size_t blank = line.find(' ');
  std::string_view first = line.substr(0, blank);
  while (first.ends_with(',') || first.ends_with('.')) first.remove_suffix(1);
  if (blank != std::string_view::npos && (found.weekday = weekday_of_name(first))) line = trim(line.substr(blank));
  const std::size_t between = line.find(' ');
  if (between == std::string_view::npos) return std::nullopt;
  std::string_view day = line.substr(0, between), month = trim(line.substr(between));
  if (!is_digit(day.front())) std::swap(day, month);
  for (const std::string_view ending : {"st", "nd", "rd", "th"})
    if (day.ends_with(ending)) day.remove_suffix(ending.size());
  if (day.empty() || day.size() > 2 || !std::all_of(day.begin(), day.end(), is_digit) || month_of_name(month) == 0) return std::nullopt;
  found.day_and_month = std::string(day) + " " + std::string(month);
  return found;
}

// The first year that stands in a line: "2023", "24/9/23".
std::optional<int> year_in(std::string_view line) {
  for (std::size_t at = 0; at + 4 <= line.size(); ++at) {
    const bool alone = (at == 0 || !is_digit(line[at - 1])) && (at + 4 == line.size() || !is_digit(line[at + 4]));
    const std::string_view digits = line.substr(at, 4);
    if (alone && (digits.starts_with("19") || digits.starts_with("20")) && is_digit(digits[2]) && is_digit(digits[3])) return std::stoi(std::string(digits));
  }
  for (const char mark : {'/', '.'})
    for (std::size_t at = line.find(mark); at != std::string_view::npos; at = line.find(mark, at + 1)) {
      const std::size_t second = line.find(mark, at + 1);
      if (at == 0 || second == std::string_view::npos || second - at < 2 || second - at > 3 || second + 3 > line.size()) continue;
      const std::string_view year = line.substr(second + 1, 2), month = line.substr(at + 1, second - at - 1);
      const bool ends = second + 3 == line.size() || !is_digit(line[second + 3]);
      if (ends && is_digit(line[at - 1]) && std::all_of(month.begin(), month.end(), is_digit) && std::all_of(year.begin(), year.end(), is_digit)) return 2000 + std::stoi(std::string(year));
    }
  return std::nullopt;
}

// "20:44 [Ann sent a photo]": no message, but its time.
std::optional<Clock> notice_at(std::string_view line) {
  const auto clock = clock_at(line, 0);
  const std::string_view rest = clock ? trim(line.substr(clock->end)) : std::string_view{};
  return rest.starts_with('[') && rest.find(']') == rest.size() - 1 ? clock : std::nullopt;
}

// The beginning of a text, cut between characters.
std::string plain_cut(const std::string& text) {
  constexpr std::size_t longest = 300;  // bytes
  if (text.size() <= longest) return text;
  std::size_t end = longest;
  while (!on_border(text, end)) --end;
  return text.substr(0, end) + "…";
}

struct Line {
  std::string_view words;
  bool apart = false;  // behind an empty line, a day, or nothing
  bool day = false;
};

class PastedChat {
 public:
  explicit PastedChat(std::string_view text) : text_(text) {
    bool apart = true;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view words = trim(text.substr(at, end - at));
      const bool day = day_line(words) || (apart && short_day(words));
      if (!words.empty()) lines_.push_back({words, apart, day});
      apart = words.empty() || day;
      at = end + 1;
    }
  }

  // Whether its heads are written in one of the layouts.
  bool is_one() {
    for (const Layout layout : {Layout::above, Layout::behind, Layout::before}) {
      layout_ = layout;
      if (fits()) return true;
    }
    return false;
  }

  Document read() && {
    first_year_ = first_year();
    std::string above;
    std::optional<Date> day;
    std::size_t i = 0;
    for (; i < lines_.size() && !head_at(i); ++i) {
      if (lines_[i].day) {
        day = day_at(i, day);
        continue;
      }
      take_above(lines_[i].words);
      above += (above.empty() ? "" : " / ") + std::string(lines_[i].words);
    }
    if (!above.empty()) builder_.add_finding("OR-0508", "above the first message stands, and is in no message: “" + plain_cut(above) + "”");
    const auto sent = [&](int second) { return day ? std::optional(Timestamp{.date = *day, .second_of_day = second, .zone_minutes = {}, .to_the_minute = true}) : std::nullopt; };
    while (i < lines_.size()) {
      if (lines_[i].day) {
        day = day_at(i++, day);
        continue;
      }
      Message message;
      const auto notice = notice_at(lines_[i].words);
      const auto head = head_at(i);
      if (!head && notice) {
        message.kind = MessageKind::system;
        message.sent_at = sent(notice->second);
        add_line(trim(lines_[i++].words.substr(notice->end)));
        builder_.end_message(std::move(message));
        continue;
      }
      message.author = plain_name(head->name);
      message.sent_at = sent(head->second);
      if (!head->words.empty()) add_line(head->words);
      for (++i; i < lines_.size() && !head_at(i) && !notice_at(lines_[i].words); ++i) {
        if (lines_[i].day) day = day_at(i, day);
        else add_line(lines_[i].words);
      }
      builder_.end_message(std::move(message));
    }
    builder_.add_finding("OR-0504", "the copy names no time zone: times are as the copying device showed them");
    return std::move(builder_).take();
  }

 private:
  // Three heads or more (four, below a day, where the words follow on the line and a note says that it is a chat, or they are many and talk to one another) of two people or more, each with words of its own, and few lines above the first.
  bool fits() const {
    constexpr std::size_t most_above = 12;
    const bool above = layout_ == Layout::above;
    const std::size_t enough = above ? 3 : 4, many = 8, lines_of_one = above ? 8 : 3;
    std::size_t heads = 0, first = lines_.size(), days = 0, dotted = 0, personal = 0;
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].day && first == lines_.size()) ++days;
      const auto head = head_at(i);
      if (!head || (above && (i + 1 == lines_.size() || lines_[i + 1].apart))) continue;
      first = std::min(first, i);
      ++heads;
      dotted += head->dotted;
      personal += !above && speaks_to_somebody(head->words);
      names.insert(head->name);
    }
    if (days == 0 && (!above || dotted > 0)) return false;  // "Room 2.10" stands in a list of rooms
    const bool talks = layout_ == Layout::behind && heads >= many && personal * 3 >= heads;
    if (!above && !says_chat(first) && !talks) return false;  // programmes, tides and minutes have hours, too
    const bool recurs = above ? heads >= names.size() + names.size() / 4 : heads * 2 >= names.size() * 3;  // not "Room 9.30 Opening"
    return heads >= enough && names.size() >= 2 && recurs && first <= most_above && (lines_.size() - first) <= heads * lines_of_one;
  }

  // "I", "we", "you": a third of the lines of a talk has one.
  static bool speaks_to_somebody(std::string_view words) {
    const std::string folded = " " + folded_words(words) + " ";
    constexpr std::string_view persons[] = {" i ", " we ", " you ", " me ", " us ", " my ", " our ", " your "};
    return std::any_of(std::begin(persons), std::end(persons), [&](std::string_view person) { return ascii::holds(folded, person); });
  }

  // "Copied by hand from my phone", "Group: Boats" above the first head, at line `first`.
  bool says_chat(std::size_t first) const {
    constexpr std::string_view signs[] = {"whatsapp", "signal", "telegram", "messenger", "imessage", "slack", "group", "chat", "channel", "phone", "copied", "thread", "texts", "messages"};
    for (std::size_t i = 0; i < std::min(first, lines_.size()); ++i) {
      const std::string line = ascii::lowered(lines_[i].words);
      if (std::any_of(std::begin(signs), std::end(signs), [&](std::string_view sign) { return ascii::holds(line, sign); })) return true;
    }
    return false;
  }

  std::optional<PastedHead> head_at(std::size_t i) const { return (lines_[i].apart || layout_ != Layout::above) && !lines_[i].day ? head_of(lines_[i].words, layout_) : std::nullopt; }

  // The day of a line; where it has no year, the one of the day before it, or of what the copy says first, in which the name of the day fits and time runs forward.
  std::optional<Date> day_at(std::size_t i, std::optional<Date> before) const {
    if (const auto date = day_line(lines_[i].words)) return date;
    const auto shorter = short_day(lines_[i].words);
    if (!shorter) return before;
    const std::optional<int> year = before ? std::optional(static_cast<int>(before->year())) : first_year_;
    if (!year) return std::nullopt;
    std::optional<Date> best;
    int best_cost = 0;
    for (const int one : {*year, *year + 1, *year - 1}) {
      const auto date = first_written_date(shorter->day_and_month + " " + std::to_string(one));
      if (!date) continue;
      if (shorter->weekday && *shorter->weekday != weekday_of(date->when.date)) continue;
      const int cost = std::abs(one - *year) + 2 * (before && date->when.date < *before);
      if (!best || cost < best_cost) best = date->when.date, best_cost = cost;
    }
    return best;
  }

  // The year of the note above the first head, else of the first day that has one.
  std::optional<int> first_year() const {
    for (std::size_t i = 0; i < lines_.size() && !head_at(i); ++i)
      if (const auto year = lines_[i].day ? std::nullopt : year_in(lines_[i].words)) return year;
    for (const Line& line : lines_)
      if (const auto date = line.day ? day_line(line.words) : std::nullopt) return static_cast<int>(date->year());
    return std::nullopt;
  }

  void add_line(std::string_view words) {
    builder_.text().copy(words, static_cast<std::uint64_t>(words.data() - text_.data()));
    builder_.text().insert("\n");
  }

  void name_it(std::string_view name) {
    builder_.set_title(name);
    builder_.set_group(name);
  }

  // "Channel: #boats (private, 7 members)", "#boats (private channel)", "copied from the group “Boats”".
  void take_above(std::string_view line) {
    constexpr std::size_t longest = 60, farthest = 12;  // bytes of a name; between "group" and its name
    const std::string lower = ascii::lowered(line);
    const auto plain = [](std::string_view name) { return trim(name.substr(0, std::min(name.find(" ("), name.find("  ")))); };
    for (const std::string_view key : {"channel:", "group:", "chat:", "conversation:", "team:"})
      if (lower.starts_with(key)) return name_it(plain(trim(line.substr(key.size()))));
    if (line.starts_with('#') && line.size() <= longest && line.find(' ') != 1) return name_it(plain(line));
    for (const std::string_view mark : {" - ", " – ", " — "})  // "Boat crews - Signal, copied out by hand"
      if (const std::size_t at = lower.find(mark); at != std::string::npos && at > 0 && at <= longest)
        for (const std::string_view app : {"whatsapp", "signal", "telegram", "messenger", "imessage", "slack", "teams"})
          if (std::string_view(lower).substr(at + mark.size()).starts_with(app)) return name_it(line.substr(0, at));
    for (const std::string_view key : {"group", "channel", "chat"}) {
      const std::size_t at = lower.find(key);
      if (at == std::string::npos) continue;
      for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"\"", "\""}, {"“", "”"}, {"‘", "’"}}) {
        const std::size_t begin = line.find(open, at + key.size());
        const std::size_t end = begin == std::string_view::npos ? begin : line.find(close, begin + open.size());
        if (end == std::string_view::npos || begin - at - key.size() > farthest || end - begin > longest) continue;
        return name_it(line.substr(begin + open.size(), end - begin - open.size()));
      }
    }
  }

  std::string_view text_;
  Layout layout_ = Layout::above;
  std::optional<int> first_year_;
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
