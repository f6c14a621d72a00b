#include "base/written_date.h"

#include <algorithm>  // std::all_of
#include <array>      // std::array
#include <utility>    // std::move, std::pair

#include "base/utf8.h"

namespace onrecord {
namespace {

constexpr int first_year = 1400;
constexpr int last_year = 2199;

struct Token {
  enum class Kind { number, word, mark } kind = Kind::mark;
  Span span;
  int value = 0;        // of a number (at most 9 digits)
  bool spaced = false;  // white space before it
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string lowered(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (std::string_view known : words)
    if (word == known) return true;
  return false;
}

// Typographic marks are no letters: dashes, quotes, middle dots, no-break blanks.
std::size_t mark_size(std::string_view text, std::size_t at) {
  const CodePoint point = code_point_at(text, at);
  const char32_t c = point.value;
  const bool mark = (c >= 0x80 && c < 0xAA) || (c >= 0xAB && c < 0xB5) || (c >= 0xB6 && c < 0xBA) || (c >= 0xBB && c < 0xC0) || (c >= 0x2000 && c < 0x2070) || c == 0x3000 || c == 0xFFFD;
  return mark ? point.size : 0;
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool spaced = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    Token token;
    token.spaced = spaced;
    spaced = false;
    if (is_space(text[at])) {
      spaced = true;
      ++at;
      continue;
    }
    if (is_digit(text[at])) {
      token.kind = Token::Kind::number;
      while (at < text.size() && is_digit(text[at])) {
        if (at - begin < 9) token.value = token.value * 10 + (text[at] - '0');
        ++at;
      }
    } else if (const std::size_t mark = static_cast<unsigned char>(text[at]) >= 0x80 ? mark_size(text, at) : 0; mark > 0) {
      at += mark;
      if (text.substr(begin, mark) == "\xC2\xA0" || text.substr(begin, mark) == "\xE2\x80\xAF" || text.substr(begin, mark) == "\xE3\x80\x80") {
        spaced = true;
        continue;
      }
    } else if (is_word_byte(text[at])) {
      token.kind = Token::Kind::word;
      while (at < text.size() && is_word_byte(text[at]) && (static_cast<unsigned char>(text[at]) < 0x80 || mark_size(text, at) == 0))
        at += static_cast<unsigned char>(text[at]) < 0x80 ? 1 : code_point_at(text, at).size;
    } else {
      ++at;
    }
    token.span = {static_cast<ByteOffset>(begin), static_cast<ByteOffset>(at)};
    tokens.push_back(token);
  }
  return tokens;
}

struct Clock {
  std::int32_t second_of_day = 0;
  bool to_the_minute = true;
  std::optional<std::int32_t> zone;
};

// Reads dates off a list of tokens; every step looks at a bounded number of them.
class Reader {
 public:
  Reader(std::string_view text, DayMonthOrder order) : text_(text), order_(order), tokens_(tokens_of(text)) {}

  std::vector<WrittenDate> read(std::size_t limit) {
    std::vector<WrittenDate> dates;
    std::size_t clock_begin = 0;  // tokens of the last clock time seen
    std::size_t clock_end = 0;
    std::optional<Clock> clock;
    for (std::size_t at = 0; at < tokens_.size() && dates.size() < limit;) {
      std::size_t end = at;
      WrittenDate date;
      if (!read_date(end, date)) {
        end = at;
        if (std::optional<Clock> found = read_clock(end)) {
          clock = found;
          clock_begin = at;
          clock_end = end;
          at = end;
        } else {
          ++at;
        }
        continue;
      }
      std::size_t begin = at;
      std::size_t after = end;
      if (const std::optional<Clock> behind = clock_behind(after)) {
        set(date, *behind);
        end = after;
      } else if (clock && only_filler(clock_end, at)) {
        set(date, *clock);
        begin = clock_begin;
      }
      date.span = {tokens_[begin].span.begin, tokens_[end - 1].span.end};
      dates.push_back(date);
      clock.reset();
      at = end;
    }
    return dates;
  }

 private:
  bool has(std::size_t at) const { return at < tokens_.size(); }
  bool is_number(std::size_t at) const { return has(at) && tokens_[at].kind == Token::Kind::number; }
  bool is_word(std::size_t at) const { return has(at) && tokens_[at].kind == Token::Kind::word; }
  std::string_view words(std::size_t at) const { return has(at) ? text_of(text_, tokens_[at].span) : std::string_view{}; }
  std::size_t digits(std::size_t at) const { return is_number(at) ? tokens_[at].span.size() : 0; }
  bool glued(std::size_t at) const { return has(at) && !tokens_[at].spaced; }
  int value(std::size_t at) const { return tokens_[at].value; }
  bool is_mark(std::size_t at, std::string_view mark) const { return has(at) && tokens_[at].kind == Token::Kind::mark && words(at) == mark; }

  static void set(WrittenDate& date, const Clock& clock) {
    date.when.second_of_day = clock.second_of_day;
    date.when.zone_minutes = clock.zone;
    date.when.to_the_minute = clock.to_the_minute;
  }

  static bool make(int year, int month, int day, WrittenDate& date) {
    if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1) return false;
    date.when.date = make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    return date.when.date.ok();
  }

  static int full_year(int year, std::size_t digit_count) { return digit_count == 4 ? year : year + (year < 69 ? 2000 : 1900); }

  bool read_date(std::size_t& at, WrittenDate& date) const {
    if (is_number(at)) {
      const bool inside_number = at > 0 && glued(at) && (is_number(at - 1) || is_mark(at - 1, "/") || (is_mark(at - 1, ".") && at > 1 && is_number(at - 2)));
      if (inside_number) return false;
      return read_year_first(at, date) || read_cjk(at, date) || read_numbers(at, date) || read_day_month_name(at, date);
    }
    return is_word(at) && read_month_name_first(at, date);
  }

  bool read_year_first(std::size_t& at, WrittenDate& date) const {
    if (digits(at) != 4 || !has(at + 4)) return false;
    const std::string_view mark = words(at + 1);
    if (!one_of(mark, {"-", "/", "."}) || words(at + 3) != mark || !glued(at + 1) || !glued(at + 2) || !glued(at + 3) || !glued(at + 4)) return false;
    if (digits(at + 2) == 0 || digits(at + 2) > 2 || digits(at + 4) == 0 || digits(at + 4) > 2) return false;
    if (!make(value(at), value(at + 2), value(at + 4), date)) return false;
    at += 5;
    return true;
  }

  bool read_cjk(std::size_t& at, WrittenDate& date) const {
    if (digits(at) != 4 || !is_number(at + 2) || !is_number(at + 4)) return false;
    if (!one_of(words(at + 1), {"年", "년"}) || !one_of(words(at + 3), {"月", "월"})) return false;
    if (!words(at + 5).starts_with("日") && !words(at + 5).starts_with("일")) return false;
    if (!make(value(at), value(at + 2), value(at + 4), date)) return false;
    at += 6;
    return true;
  }

  bool read_numbers(std::size_t& at, WrittenDate& date) const {
    if (digits(at) > 2 || !has(at + 4) || digits(at + 2) == 0 || digits(at + 2) > 2) return false;
    const std::string_view mark = words(at + 1);
    if (!one_of(mark, {"/", ".", "-"}) || words(at + 3) != mark || !glued(at + 1)) return false;
    const bool spaced = mark == "." && tokens_[at + 2].spaced;  // "26. 5. 2016"
    if (!spaced && (!glued(at + 2) || !glued(at + 3) || !glued(at + 4))) return false;
    const std::size_t year_digits = digits(at + 4);
    if (year_digits != 4 && (year_digits != 2 || mark == "-" || spaced)) return false;
    if (glued(at + 5) && (is_mark(at + 5, mark) || is_mark(at + 5, ":")) && is_number(at + 6) && glued(at + 6)) return false;
    const int year = full_year(value(at + 4), year_digits);
    const int one = value(at);
    const int two = value(at + 2);
    const bool can_be_month_first = one <= 12 && two >= 1 && two <= 31 && mark != ".";
    const bool can_be_day_first = two <= 12;
    bool month_first = can_be_month_first && (!can_be_day_first || order_ == DayMonthOrder::month_first);
    if (!make(year, month_first ? one : two, month_first ? two : one, date)) return false;
    date.ambiguous = order_ == DayMonthOrder::unknown && can_be_month_first && can_be_day_first && one != two;
    at += 5;
    return true;
  }

  // "26 May 2016", "26th of May, 2016", "26. Mai 2016", "26 de mayo de 2016", "26-May-16".
  bool read_day_month_name(std::size_t& at, WrittenDate& date) const {
    if (digits(at) > 2) return false;
    const int day = value(at);
    std::size_t next = at + 1;
    if (is_word(next) && glued(next) && one_of(lowered(words(next)), {"st", "nd", "rd", "th", "er", "e", "o", "º"})) ++next;
    else if (is_mark(next, ".") || is_mark(next, "-") || is_mark(next, "/") || is_mark(next, "º") || is_mark(next, "°")) ++next;
    if (is_word(next) && one_of(lowered(words(next)), {"de", "of", "d", "di"})) ++next;
    const unsigned month = is_word(next) ? month_of_name(words(next)) : 0;
    if (month == 0) return false;
    ++next;
    skip_between(next);
    std::size_t year_digits = digits(next);
    if (is_mark(next, "'") || is_mark(next, "’")) {
      ++next;
      year_digits = digits(next) == 2 ? 2 : 0;
    } else if (year_digits == 2 && !is_mark(next - 1, "-")) {
      year_digits = 0;
    }
    if (year_digits != 4 && year_digits != 2) return false;
    if (!make(full_year(value(next), year_digits), static_cast<int>(month), day, date)) return false;
    at = next + 1;
    return true;
  }

  // "May 26, 2016", "Nov. 3rd 2019", "Mayo 26 de 2016".
  bool read_month_name_first(std::size_t& at, WrittenDate& date) const {
    const unsigned month = month_of_name(words(at));
    if (month == 0) return false;
    std::size_t next = at + 1;
    if (is_mark(next, ".") || is_mark(next, "-")) ++next;
    if (digits(next) == 0 || digits(next) > 2) return false;
    const int day = value(next);
    ++next;
    if (is_word(next) && glued(next) && one_of(lowered(words(next)), {"st", "nd", "rd", "th"})) ++next;
    skip_between(next);
    if (digits(next) != 4 || !make(value(next), static_cast<int>(month), day, date)) return false;
    at = next + 1;
    return true;
  }

  // What may stand before the year: "." "," "-" "/" "de" "del" "of".
  void skip_between(std::size_t& at) const {
    for (int i = 0; i < 2; ++i) {
      if (is_mark(at, ".") || is_mark(at, ",") || is_mark(at, "-") || is_mark(at, "/")) ++at;
      else if (is_word(at) && one_of(lowered(words(at)), {"de", "del", "of", "do"})) ++at;
      else return;
    }
  }

  // A clock time behind a date, over a comma, a dash or a word such as "at".
  std::optional<Clock> clock_behind(std::size_t& at) const {
    std::size_t next = at;
    for (int i = 0; i < 3 && has(next); ++i) {
      std::size_t end = next;
      if (std::optional<Clock> clock = read_clock(end)) {
        at = end;
        return clock;
      }
      const bool filler = tokens_[next].kind == Token::Kind::mark
                              ? one_of(words(next), {",", "-", "–", "—", "|", "·", "•", "@", "(", "/"})
                              : is_word(next) && one_of(lowered(words(next)), {"t", "at", "um", "à", "a", "las", "alle", "ore", "kl", "o", "de", "às", "om", "klo", "g", "godz", "v", "в", "saat"});
      const bool dot_after_abbreviation = i > 0 && is_mark(next, ".");
      if (!filler && !dot_after_abbreviation) return std::nullopt;
      ++next;
    }
    return std::nullopt;
  }

  // "13:23", "1.23pm", "13.23 Uhr", "10h30", "7 am", with a zone behind it.
  std::optional<Clock> read_clock(std::size_t& at) const {
    if (digits(at) == 0 || digits(at) > 2 || value(at) > 24) return std::nullopt;
    Clock clock;
    int hour = value(at);
    int minute = 0;
    std::size_t next = at + 1;
    bool sure = false;
    const std::string separator = lowered(words(next));
    if (one_of(separator, {":", ".", "h", "u"}) && glued(next) && digits(next + 1) == 2 && glued(next + 1) && value(next + 1) < 60) {
      sure = separator == ":" || separator == "h";
      minute = value(next + 1);
      next += 2;
    } else if (separator == "h" && glued(next)) {
      sure = true;
      ++next;
    }
    int second = 0;
    if (sure && is_mark(next, ":") && digits(next + 1) == 2 && value(next + 1) <= 60) {
      second = value(next + 1);
      clock.to_the_minute = false;
      next += 2;
      if (is_mark(next, ".") && glued(next) && is_number(next + 1) && glued(next + 1)) next += 2;
    }
    sure |= read_half(next, hour);
    if (is_word(next) && one_of(lowered(words(next)), {"uhr", "h", "hrs", "hours", "uur", "óra"})) {
      sure = true;
      ++next;
    }
    if (!sure || hour > 24) return std::nullopt;
    clock.zone = read_zone(next);
    clock.second_of_day = (hour % 24) * 3600 + minute * 60 + second;
    at = next;
    return clock;
  }

  // "am", "p.m.": moves the hour.
  bool read_half(std::size_t& at, int& hour) const {
    if (!is_word(at)) return false;
    std::string word = lowered(words(at));
    std::size_t next = at + 1;
    if (one_of(word, {"a", "p"}) && is_mark(next, ".") && lowered(words(next + 1)) == "m") {
      word += "m";
      next += is_mark(next + 2, ".") ? 3 : 2;
    }
    if (!one_of(word, {"am", "pm"}) || hour > 12) return false;
    if (word == "pm" && hour < 12) hour += 12;
    if (word == "am" && hour == 12) hour = 0;
    at = next;
    return true;
  }

  std::optional<std::int32_t> read_zone(std::size_t& at) const {
    std::size_t next = at;
    if (is_mark(next, "(")) ++next;
    if (is_mark(next, "+") || is_mark(next, "-") || is_mark(next, "−")) {
      if (!glued(next) && is_number(next + 1) && digits(next + 1) != 4) return std::nullopt;
      return read_offset(at, next);
    }
    if (!is_word(next)) return std::nullopt;
    const std::optional<int> zone = zone_minutes_of(words(next));
    if (!zone) return std::nullopt;
    ++next;
    if (*zone == 0 && glued(next) && (is_mark(next, "+") || is_mark(next, "-"))) {
      at = next;
      if (std::optional<std::int32_t> offset = read_offset(at, next)) return offset;
    }
    at = next;
    return zone;
  }

  // "+01:00", "+0100", "+1" at `sign`.
  std::optional<std::int32_t> read_offset(std::size_t& at, std::size_t sign) const {
    const std::size_t number = sign + 1;
    if (!is_number(number) || !glued(number)) return std::nullopt;
    int minutes = 0;
    std::size_t next = number + 1;
    if (digits(number) == 4) {
      minutes = value(number) / 100 * 60 + value(number) % 100;
    } else if (digits(number) <= 2) {
      minutes = value(number) * 60;
      if (is_mark(next, ":") && digits(next + 1) == 2) {
        minutes += value(next + 1);
        next += 2;
      }
    } else {
      return std::nullopt;
    }
    if (minutes > 14 * 60) return std::nullopt;
    at = next;
    return is_mark(sign, "+") ? minutes : -minutes;
  }

  // Whether only a comma, a weekday or the like stands between a clock time and the date that follows it.
  bool only_filler(std::size_t begin, std::size_t end) const {
    if (end < begin || end - begin > 3) return false;
    for (std::size_t at = begin; at < end; ++at) {
      if (is_number(at)) return false;
      if (is_word(at) && words(at).size() > 12) return false;
      if (is_mark(at, ".") && at + 1 == end) return false;
    }
    return true;
  }

  std::string_view text_;
  DayMonthOrder order_;
  std::vector<Token> tokens_;
};

}  // namespace

std::optional<int> zone_minutes_of(std::string_view zone) {
  // IST, CST in China and the like have more than one meaning; news in English means the American ones by C, E, M, P.
  constexpr std::array<std::pair<std::string_view, int>, 26> zones = {{
      {"Z", 0},      {"UTC", 0},    {"GMT", 0},    {"WET", 0},     {"BST", 60},   {"WEST", 60},  {"CET", 60},   {"MEZ", 60},   {"CEST", 120},
      {"MESZ", 120}, {"EET", 120},  {"EEST", 180}, {"MSK", 180},   {"EST", -300}, {"EDT", -240}, {"CST", -360}, {"CDT", -300}, {"MST", -420},
      {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"AEST", 600},  {"AEDT", 660}, {"NZST", 720}, {"NZDT", 780}, {"JST", 540},
  }};
  for (const auto& [name, minutes] : zones)
    if (zone == name) return minutes;
  return std::nullopt;
}

std::vector<WrittenDate> written_dates(std::string_view text, DayMonthOrder order, std::size_t limit) { return Reader(text, order).read(limit); }

std::optional<WrittenDate> first_written_date(std::string_view text, DayMonthOrder order) {
  std::vector<WrittenDate> dates = written_dates(text, order, 1);
  if (dates.empty()) return std::nullopt;
  return dates.front();
}

std::string with_year(std::string_view line, int year) {
  constexpr std::size_t longest_clock = 12;  // ", 15:05", ", 3.05 pm", " at 21:14"
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (!is_digit(line[at]) || (at > 0 && line[at - 1] != ' ' && line[at - 1] != '(')) continue;
    std::size_t end = at;
    while (end < line.size() && is_digit(line[end])) ++end;
    std::size_t word = end;
    while (word < line.size() && line[word] == ' ') ++word;
    std::size_t behind = word;
    while (behind < line.size() && line[behind] != ' ' && line[behind] != ',') ++behind;
    if (end - at > 2 || word == end || month_of_name(line.substr(word, behind - word)) == 0) continue;
    const std::string_view rest = line.substr(behind);
    const bool clock = rest.size() <= longest_clock && std::all_of(rest.begin(), rest.end(), [&](char c) { return is_digit(c) || std::string_view(" ,:.apmtAPM)").find(c) != std::string_view::npos; });
    if (!clock) return {};
    return std::string(line.substr(0, behind)) + " " + std::to_string(year) + std::string(rest);
  }
  return {};
}

std::optional<WrittenDate> first_written_date_in(std::string_view line, std::optional<int> year) {
  if (auto date = first_written_date(line)) return date;
  if (!year) return {};
  const std::string dated = with_year(line, *year);
  return dated.empty() ? std::nullopt : first_written_date(dated);
}

Interval interval_of(const WrittenDate& date, ByteOffset begin, std::string basis) {
  return {date.when, date.when, std::move(basis), Span{begin + date.span.begin, begin + date.span.end}};
}

}  // namespace onrecord
