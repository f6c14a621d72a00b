#include "chat/head.h"

#include <unicode/uchar.h>  // U_GET_GC_MASK

#include <cstring>  // std::memcpy

#include "base/utf8.h"
#include "chat/marks.h"

namespace onrecord {
namespace {

constexpr std::size_t longest_head = 120;
constexpr std::size_t longest_gap = 32;
constexpr std::size_t most_groups = 6;

struct Group {
  std::uint32_t value = 0;
  std::uint32_t digits = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

enum class Ending { bracket, dash, colon };

struct Scan {
  std::array<Group, most_groups> groups{};
  std::size_t count = 0;
  std::size_t start = 0;      // of what stands before the first digit
  std::size_t tail_end = 0;   // where the ending begins
  std::size_t size = 0;       // behind the ending
  Ending ending = Ending::dash;
};

bool is_dash(char32_t c) { return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2212; }

// Behind a clock: " - ", with any blanks and marks; gives the size up to the text, 0 where there is none.
std::size_t dash_at(std::string_view line, std::size_t at) {
  const std::size_t blanks = leading_marks_and_blanks(line.substr(at));
  if (blanks == 0 || at + blanks >= line.size()) return 0;
  const CodePoint dash = code_point_at(line, at + blanks);
  if (!is_dash(dash.value)) return 0;
  const std::size_t behind = at + blanks + dash.size;
  if (behind == line.size()) return behind;
  return is_blank(code_point_at(line, behind).value) ? behind + code_point_at(line, behind).size : 0;
}

// Reads groups and gaps until the ending; false where the line cannot be a head.
bool scan_head(std::string_view line, Scan& scan) {
  std::size_t at = leading_marks_and_blanks(line);
  const bool bracket = at < line.size() && line[at] == '[';
  if (bracket) ++at;
  scan.start = at;
  std::size_t gap_begin = at;
  while (at < line.size() && at < longest_head) {
    const CodePoint point = code_point_at(line, at);
    const int digit = digit_value(point.value);
    if (digit >= 0) {
      if (scan.count == most_groups) return false;
      Group& group = scan.groups[scan.count++];
      group.begin = at;
      for (int value = digit; value >= 0 && at < line.size();) {
        group.value = group.value * 10 + static_cast<std::uint32_t>(value);
        if (++group.digits > 4) return false;
        at += code_point_at(line, at).size;
        value = at < line.size() ? digit_value(code_point_at(line, at).value) : -1;
      }
      group.end = at;
      gap_begin = at;
      continue;
    }
    if (at - gap_begin > longest_gap) return false;
    if (bracket && point.value == ']') {
      scan.ending = Ending::bracket;
      scan.tail_end = at;
      scan.size = at + 1;
      const std::string_view rest = line.substr(scan.size);
      if (rest.empty()) return scan.count >= 5;
      const std::size_t blanks = leading_marks(rest);
      scan.size += blanks;
      if (scan.size < line.size() && is_blank(code_point_at(line, scan.size).value)) scan.size += code_point_at(line, scan.size).size;
      return scan.count >= 5;
    }
    if (!bracket && scan.count >= 5) {
      if (const std::size_t behind = dash_at(line, at)) {
        scan.ending = Ending::dash;
        scan.tail_end = at;
        scan.size = behind;
        return true;
      }
      if (point.value == ':' && at + 1 < line.size() && line[at + 1] == ' ') {
        scan.ending = Ending::colon;
        scan.tail_end = at;
        scan.size = at + 2;
        return true;
      }
    }
    at += point.size;
  }
  return false;
}

// A separator inside a clock: one colon, stop or other sign, or a letter or word for the hour ("9h58", "9時58分").
bool clock_gap(std::string_view gap) {
  if (gap == ":" || gap == ".") return true;
  if (gap.size() == 1 && gap != "h") return false;
  const std::string sign = plain_name(gap);
  for (std::string_view known : {"\u2236", "\uFF1A", "\u066B", ":", "h", "min", "時", "时", "點", "点", "시", "분", "分"})
    if (sign == known) return true;
  return false;
}

// Minutes and seconds have two digits, but where words part them ("9시 5분 0초").
bool has_width_of_minutes(const Group& group, std::string_view sign) { return group.digits == 2 || (group.digits == 1 && sign.size() > 1); }

struct Plan {
  std::size_t date = 0;
  std::size_t clock = 0;
};

// Which groups are the date and which the clock.
std::optional<Plan> plan_of(std::string_view line, const Scan& scan) {
  auto gap = [&](std::size_t after) { return line.substr(scan.groups[after].end, scan.groups[after + 1].begin - scan.groups[after].end); };
  const std::size_t clocks = scan.count - 3;
  auto works = [&](std::size_t clock) {
    for (std::size_t i = clock; i + 1 < clock + clocks; ++i)
      if (!clock_gap(gap(i))) return false;
    for (std::size_t i = clock + 1; i < clock + clocks; ++i)
      if (!has_width_of_minutes(scan.groups[i], gap(i - 1)) || scan.groups[i].value > 60) return false;
    return scan.groups[clock].digits <= 2 && scan.groups[clock].value <= 24;
  };
  auto a_date = [&](std::size_t date) {
    int long_groups = 0;
    for (std::size_t i = date; i < date + 3; ++i) long_groups += scan.groups[i].digits > 2 ? 1 : 0;
    return long_groups <= 1 && gap(date) != ":" && gap(date + 1) != ":";
  };
  const bool last = works(3) && a_date(0);
  const bool first = works(0) && a_date(clocks);
  if (last && first) return scan.groups[3].digits > 2 || scan.groups[scan.count - 1].digits > 2 ? Plan{clocks, 0} : Plan{0, 3};
  if (last) return Plan{0, 3};
  if (first) return Plan{clocks, 0};
  return std::nullopt;
}

// A letter, or a mark that is written on one.
bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

// Signs inside a word: "قبل‌ازظهر", "kang’ama", "Hwaĩ-inĩ".
bool joins_letters(char32_t c) { return c == 0x200C || c == 0x200D || c == '\'' || c == 0x2019 || c == '-'; }

void mix(std::uint64_t& hash, std::uint64_t value) { hash = (hash ^ value) * 0x100000001B3u; }

// Adds a gap to the shape: signs as they are, words as one letter and blanks as one blank, marks not at all.
void mix_gap(std::uint64_t& hash, std::string_view gap) {
  char32_t last = 0;
  for (std::size_t at = 0; at < gap.size();) {
    const CodePoint point = code_point_at(gap, at);
    at += point.size;
    if (is_direction_mark(point.value)) continue;
    char32_t c = point.value;
    if (last == 'w' && joins_letters(c)) continue;
    if (is_blank(c)) c = ' ';
    else if (is_letter(c)) c = 'w';
    // "p. m." and "PM" are printed by one rule, and so are "a. m." and "12:05 noon".
    if ((c == ' ' || c == '.') && last == 'w') continue;
    if (c == last && (c == 'w' || c == ' ')) continue;
    mix(hash, c);
    last = c;
  }
  mix(hash, 0x110000);
}

}  // namespace

std::optional<Head> read_head(std::string_view line) {
  Scan scan;
  if (!scan_head(line, scan)) return std::nullopt;
  const std::optional<Plan> plan = plan_of(line, scan);
  if (!plan) return std::nullopt;
  Head head;
  std::uint64_t shape = 0xCBF29CE484222325u;
  mix(shape, static_cast<std::uint64_t>(scan.ending));
  mix(shape, scan.count * 16 + plan->clock);
  for (std::size_t i = 0; i < 3; ++i) {
    head.date[i] = static_cast<std::uint16_t>(scan.groups[plan->date + i].value);
    head.width[i] = static_cast<std::uint8_t>(scan.groups[plan->date + i].digits);
    mix(shape, head.width[i] > 2 ? 1u : 0u);
  }
  head.hour = static_cast<std::uint8_t>(scan.groups[plan->clock].value);
  head.minute = static_cast<std::uint8_t>(scan.groups[plan->clock + 1].value);
  head.has_second = scan.count == 6;
  if (head.has_second) head.second = static_cast<std::uint8_t>(scan.groups[plan->clock + 2].value);
  head.before = line.substr(scan.start, scan.groups[0].begin - scan.start);
  const std::size_t join = (plan->date == 0 ? plan->clock : plan->date) - 1;
  head.between = line.substr(scan.groups[join].end, scan.groups[join + 1].begin - scan.groups[join].end);
  head.after = line.substr(scan.groups[scan.count - 1].end, scan.tail_end - scan.groups[scan.count - 1].end);
  mix_gap(shape, head.before);
  for (std::size_t i = 0; i + 1 < scan.count; ++i)
    mix_gap(shape, line.substr(scan.groups[i].end, scan.groups[i + 1].begin - scan.groups[i].end));
  mix_gap(shape, head.after);
  head.shape = shape;
  head.size = static_cast<std::uint32_t>(scan.size);
  head.clock_first = plan->clock == 0;
  return head;
}

bool HeadReader::read(std::string_view line, Head& head) {
  if (word_count_ > 0 && has_same_signs(line)) {
    if (head.signs != last_.signs) head = last_;
    if (write_digits(line, head)) return true;
  }
  std::optional<Head> found;
  if (groups_ > 0) found = read_like_last(line);
  if (!found) {
    found = read_head(line);
    if (!found) return false;
    remember(*found, line);
  }
  head = *found;
  return true;
}

void HeadReader::remember(const Head& head, std::string_view line) {
  groups_ = 0;
  word_count_ = 0;
  std::size_t count = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < head.size;) {
    if (line[at] < '0' || line[at] > '9') {
      ++at;
      continue;
    }
    if (count == most_groups) return;
    signs_[count].assign(line.substr(begin, at - begin));
    const std::size_t first = at;
    while (at < head.size && line[at] >= '0' && line[at] <= '9') ++at;
    long_group_[count++] = at - first > 2;
    begin = at;
  }
  // Digits of another script are signs here, and do not stay the same.
  if (count != (head.has_second ? 6u : 5u)) return;
  signs_[count].assign(line.substr(begin, head.size - begin));
  last_ = head;
  groups_ = count;
  date_ = head.clock_first ? count - 3 : 0;
  clock_ = head.clock_first ? 0 : 3;
  remember_widths(line.substr(0, head.size));
  last_.signs = ++signs_seen_;
}

void HeadReader::remember_widths(std::string_view head) {
  word_count_ = 0;
  if (head.size() < 8 || head.size() > 8 * most_words) return;
  std::size_t group = 0;
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t begin = at;
    while (at < head.size() && head[at] >= '0' && head[at] <= '9') ++at;
    if (at > begin) {
      if (group == groups_) return;
      group_at_[group] = static_cast<std::uint8_t>(begin);
      group_width_[group++] = static_cast<std::uint8_t>(at - begin);
    } else {
      ++at;
    }
  }
  for (std::size_t at = 0; at < head.size(); at += 8) {
    Word& word = words_[word_count_++];
    word = {};
    word.at = static_cast<std::uint32_t>(std::min(at, head.size() - 8));
    for (std::size_t i = 0; i < 8; ++i) {
      const char c = head[word.at + i];
      reinterpret_cast<unsigned char*>(&word.digit_mask)[i] = c >= '0' && c <= '9' ? 0xFF : 0;
      reinterpret_cast<char*>(&word.signs)[i] = c >= '0' && c <= '9' ? '\0' : c;
    }
  }
}

// Whether the line has the signs of the last head where they stood, and digits everywhere else; none may follow a group,
// since a sign follows each.
bool HeadReader::has_same_signs(std::string_view line) const {
  if (line.size() < last_.size) return false;
  for (std::size_t i = 0; i < word_count_; ++i) {
    const Word& word = words_[i];
    std::uint64_t here = 0;
    std::memcpy(&here, line.data() + word.at, 8);
    if ((here & ~word.digit_mask) != word.signs) return false;
    // A digit has 3 in its upper half, also when 6 is added.
    constexpr std::uint64_t upper = 0xF0F0F0F0F0F0F0F0u, threes = 0x3030303030303030u, sixes = 0x0606060606060606u;
    const std::uint64_t digits = (here & word.digit_mask) | (threes & ~word.digit_mask);
    if ((digits & upper) != threes || ((digits + sixes) & upper) != threes) return false;
  }
  return true;
}

// The numbers of a line that has the same signs; false where they make no clock.
bool HeadReader::write_digits(std::string_view line, Head& head) const {
  const auto value = [&](std::size_t group) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < group_width_[group]; ++i) number = number * 10 + static_cast<std::uint32_t>(line[group_at_[group] + i] - '0');
    return number;
  };
  for (std::size_t i = 0; i < 3; ++i) head.date[i] = static_cast<std::uint16_t>(value(date_ + i));
  head.hour = static_cast<std::uint8_t>(value(clock_));
  head.minute = static_cast<std::uint8_t>(value(clock_ + 1));
  if (head.has_second) head.second = static_cast<std::uint8_t>(value(clock_ + 2));
  return head.hour <= 24 && head.minute <= 60 && head.second <= 60;
}

std::optional<Head> HeadReader::read_like_last(std::string_view line) const {
  std::array<Group, most_groups> groups{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < groups_; ++i) {
    if (!line.substr(at).starts_with(signs_[i])) return std::nullopt;
    at += signs_[i].size();
    Group& group = groups[i];
    group.begin = at;
    for (; at < line.size() && line[at] >= '0' && line[at] <= '9' && group.digits <= 4; ++at, ++group.digits)
      group.value = group.value * 10 + static_cast<std::uint32_t>(line[at] - '0');
    group.end = at;
    if (group.digits == 0 || group.digits > 4 || (group.digits > 2) != long_group_[i]) return std::nullopt;
  }
  if (!line.substr(at).starts_with(signs_[groups_])) return std::nullopt;
  for (std::size_t i = clock_ + 1; i < clock_ + groups_ - 3; ++i)
    if (!has_width_of_minutes(groups[i], signs_[i]) || groups[i].value > 60) return std::nullopt;
  if (groups[clock_].value > 24) return std::nullopt;
  Head head = last_;
  head.signs = 0;  // its numbers may be wider
  for (std::size_t i = 0; i < 3; ++i) {
    head.date[i] = static_cast<std::uint16_t>(groups[date_ + i].value);
    head.width[i] = static_cast<std::uint8_t>(groups[date_ + i].digits);
  }
  head.hour = static_cast<std::uint8_t>(groups[clock_].value);
  head.minute = static_cast<std::uint8_t>(groups[clock_ + 1].value);
  if (head.has_second) head.second = static_cast<std::uint8_t>(groups[clock_ + 2].value);
  head.size = static_cast<std::uint32_t>(at + signs_[groups_].size());
  return head;
}

}  // namespace onrecord
