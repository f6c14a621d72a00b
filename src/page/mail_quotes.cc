#include "page/mail_quotes.h"

#include <array>    // std::array
#include <utility>  // std::exchange, std::pair
#include <vector>   // std::vector

#include "base/written_date.h"
#include "page/text_lines.h"
#include "source/ascii_text.h"
#include "source/mime.h"

namespace onrecord {
namespace {

using ascii::lowered;
using ascii::trimmed;
using ascii::holds;
using ascii::is_digit;

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

std::vector<std::string> words_of_line(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (char c : text) {
    const bool part = is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ':' || c == '-' || c == '.' || c == '/' || static_cast<unsigned char>(c) >= 0x80;
    if (part) word += c;
    if (!part && !word.empty()) words.push_back(std::move(word)), word.clear();
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

std::optional<int> number(const std::string& digits) {
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  int value = 0;
  for (char c : digits) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// "7:48", "07:48:10" to seconds of the day.
std::optional<int> clock_of(const std::string& word) {
  const std::size_t colon = word.find(':');
  if (colon == std::string::npos || colon + 2 >= word.size()) return std::nullopt;
  const std::optional<int> hour = number(word.substr(0, colon)), minute = number(word.substr(colon + 1, 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return *hour * 3600 + *minute * 60;
}

// A date as mail programs write it: day, month name, year in any order, or 2024-12-05, with a clock and am/pm. Dates
// in digits with slashes are left alone: day and month cannot be told apart here.
std::optional<Timestamp> parse_loose_date(std::string_view text) {
  int day = 0, month = 0, year = 0;
  std::optional<int> clock;
  for (std::string word : words_of_line(text)) {
    if (word.size() >= 10 && is_digit(word[0]) && word[4] == '-') {
      if (const auto iso = parse_iso(word.substr(0, 10))) year = static_cast<int>(iso->date.year()), month = static_cast<int>(static_cast<unsigned>(iso->date.month())), day = static_cast<int>(static_cast<unsigned>(iso->date.day()));
      continue;
    }
    const std::string low = lowered(word);
    if (clock && (low == "pm" || low == "p.m.") && *clock < 12 * 3600) *clock += 12 * 3600;
    if (clock && (low == "am" || low == "a.m.") && *clock >= 12 * 3600) *clock -= 12 * 3600;
    if (!clock) clock = clock_of(word);
    while (!word.empty() && word.back() == '.') word.pop_back();
    if (const std::optional<int> value = number(word)) {
      if (*value >= 1970 && *value < 2100 && year == 0) year = *value;
      else if (*value >= 1 && *value <= 31 && day == 0) day = *value;
    } else if (month == 0) {
      month = static_cast<int>(month_of_name(word));
    }
  }
  if (day == 0 || month == 0 || year == 0) return std::nullopt;
  Timestamp stamp;
  stamp.date = make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  if (!stamp.date.ok()) return std::nullopt;
  stamp.second_of_day = clock;
  stamp.to_the_minute = clock.has_value();
  return stamp;
}

// In other languages and in digits, where these can mean one day only.
std::optional<Timestamp> date_of(std::string_view text) {
  if (auto loose = parse_loose_date(text)) return loose;
  const auto written = first_written_date(text);
  return written && !written->ambiguous ? std::optional(written->when) : std::nullopt;
}

// The verb that ends the line, in the languages of the common mail programs.
constexpr std::array<std::string_view, 11> verbs = {"wrote:", "writes:", "schrieb:", "a écrit :", "a écrit:", "escribió:", "ha scritto:", "schreef:", "skrev:", "escreveu:", "napisał(a):"};

// Where the writer's name starts in "On Thu, 5 Dec 2024 at 07:48, Ann Lee": behind the last token of the date.
std::string_view behind_date(std::string_view text) {
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (is_digit(text[at])) start = at + 1;
  std::string_view rest = text.substr(start);
  for (bool again = true; again;) {
    again = false;
    rest = rest.substr(std::min(rest.find_first_not_of(" \t\n,.:;-)"), rest.size()));
    for (std::string_view word : {"AM", "PM", "am", "pm", "a.m.", "p.m.", "Uhr", "UTC", "GMT", "BST", "IST", "CET", "CEST", "EET", "EEST", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AEST", "AEDT", "at", "à", "schrieb"})
      if (starts_with(rest, word) && (rest.size() == word.size() || rest[word.size()] == ' ' || rest[word.size()] == ',')) {
        rest.remove_prefix(word.size());
        again = true;
      }
  }
  return rest;
}

constexpr std::array<std::string_view, 6> from_labels = {"from:", "von:", "de :", "de:", "da:", "van:"};
constexpr std::array<std::string_view, 9> date_labels = {"sent:", "date:", "gesendet:", "envoyé :", "envoyé:", "datum:", "enviado:", "data:", "inviato:"};
constexpr std::array<std::string_view, 8> to_labels = {"to:", "cc:", "bcc:", "an:", "à :", "para:", "a:", "aan:"};
constexpr std::array<std::string_view, 8> subject_labels = {"subject:", "betreff:", "objet :", "objet:", "asunto:", "oggetto:", "onderwerp:", "re:"};
constexpr std::array<std::string_view, 3> other_labels = {"reply-to:", "attachments:", "importance:"};

template <std::size_t N>
std::optional<std::string_view> value_behind(std::string_view line, const std::array<std::string_view, N>& labels) {
  while (!line.empty() && (line.front() == '*' || line.front() == ' ')) line.remove_prefix(1);  // bold in plain text
  const std::string low = lowered(line.substr(0, 24));
  for (std::string_view label : labels) {
    if (!starts_with(low, label)) continue;
    std::string_view value = line.substr(label.size());
    while (!value.empty() && value.front() == '*') value.remove_prefix(1);
    return trimmed(value);
  }
  return std::nullopt;
}

// The address that stands beside a name: "Ann Lee <a@b.example>".
void note_address(MailOrigin& origin, std::string_view value, const std::string& name) {
  if (value.find('@') == std::string_view::npos || name.empty() || name.find('@') != std::string::npos) return;
  const std::size_t mark = value.rfind('<', value.find('@'));
  if (mark == std::string_view::npos) return;
  for (MailAddress& address : parse_addresses(std::string(value.substr(mark)))) {
    origin.addresses.push_back({name, std::move(address.address)});
    return;
  }
}

}  // namespace

std::optional<MailOrigin> parse_attribution_line(std::string_view paragraph) {
  const std::string_view line = trimmed(paragraph);
  if (line.size() < 12 || line.size() > 400) return std::nullopt;
  std::string_view before;
  for (std::string_view verb : verbs)
    if (line.size() > verb.size() && line.substr(line.size() - verb.size()) == verb) before = trimmed(line.substr(0, line.size() - verb.size()));
  if (before.empty() && line.back() == ':') {
    for (std::string_view verb : {" schrieb ", " schreef ", " skrev "})  // "Am 5.12.2024 schrieb Ann Lee:"
      if (holds(line, verb)) before = line.substr(0, line.size() - 1);
  }
  if (before.empty()) return std::nullopt;
  const bool has_address = holds(before, "@");
  bool has_digit = false;
  for (char c : before) has_digit = has_digit || is_digit(c);
  if (!has_address && !has_digit) return std::nullopt;  // "The minister wrote:" is no mail program
  MailOrigin origin;
  const std::size_t address = before.find('<');
  const std::string_view until_address = address == std::string_view::npos ? before : before.substr(0, address);
  std::string_view name = trimmed(behind_date(until_address));
  while (!name.empty() && (name.back() == ',' || name.back() == '"')) name.remove_suffix(1);
  while (!name.empty() && name.front() == '"') name.remove_prefix(1);
  origin.author = name.empty() && has_address ? name_in_head(before.substr(std::min(address, before.size() - 1))) : std::string(name);
  origin.at = date_of(until_address);
  note_address(origin, before, origin.author);
  return origin;
}

std::string name_in_head(std::string_view value) {
  std::string_view name = trimmed(value);
  if (const std::size_t mark = name.find("[mailto:"); mark != std::string_view::npos) name = trimmed(name.substr(0, mark));
  if (const std::size_t address = name.find('<'); address != std::string_view::npos && address > 0) name = trimmed(name.substr(0, address));
  while (name.size() > 1 && (name.front() == '"' || name.front() == '\'') && name.back() == name.front()) name = trimmed(name.substr(1, name.size() - 2));
  if (name.find('@') == std::string_view::npos && !name.empty()) return std::string(name);
  const std::vector<MailAddress> addresses = parse_addresses(std::string(name));
  if (!addresses.empty()) return addresses.front().name.empty() ? addresses.front().address : addresses.front().name;
  return std::string(name);
}

std::optional<MailHeadLine> parse_head_line(std::string_view line) {
  if (const auto value = value_behind(line, from_labels)) return MailHeadLine{MailLabel::from, *value};
  if (const auto value = value_behind(line, date_labels)) return MailHeadLine{MailLabel::date, *value};
  if (const auto value = value_behind(line, to_labels)) return MailHeadLine{MailLabel::to, *value};
  if (const auto value = value_behind(line, subject_labels)) return MailHeadLine{MailLabel::subject, *value};
  if (const auto value = value_behind(line, other_labels)) return MailHeadLine{MailLabel::other, *value};
  return std::nullopt;
}

namespace {

// Where the name that begins at `at` ends: at a semicolon; at a comma outside of quotation marks, but not at that of "Lee, Ann" or "Lee, Ann <a@b.example>".
std::size_t name_end(std::string_view value, std::size_t at, bool semicolons) {
  bool quoted = false, address = false;
  for (std::size_t i = at; i < value.size(); ++i) {
    const char c = value[i];
    quoted = quoted != (c == '"');
    address = address || c == '@' || c == '<';
    if (c == ';' && !quoted) return i;
    if (c != ',' || quoted || semicolons) continue;
    const bool surname = !address && word_count(value.substr(at, i - at)) == 1;
    if (!surname) return i;
  }
  return value.size();
}

// "Ann Lee; Bob Roe", "Lee, Ann <a@b.example>, Roe, Bob <c@d.example>", "a@b.example, c@d.example".
void read_recipients(std::string_view value, MailOrigin& origin) {
  const bool semicolons = value.find(';') != std::string_view::npos;
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t end = name_end(value, at, semicolons);
    if (std::string name = name_in_head(value.substr(at, end - at)); !name.empty()) {
      note_address(origin, value.substr(at, end - at), name);
      origin.recipients.push_back(std::move(name));
    }
    at = end + 1;
  }
}

}  // namespace

std::optional<MailOrigin> parse_header_block(std::string_view paragraph) {
  std::vector<std::pair<MailLabel, std::string>> head;
  bool has_from = false;
  std::string more;  // lines without a label since the last one that has it
  for (std::size_t at = 0; at < paragraph.size() && at < 4000;) {
    const std::size_t end = std::min(paragraph.find('\n', at), paragraph.size());
    const std::string_view line = trimmed(paragraph.substr(at, end - at));
    at = end + 1;
    if (const auto found = parse_head_line(line)) {
      if (!head.empty()) head.back().second += more;
      more.clear();
      if (found->label == MailLabel::from && std::exchange(has_from, true)) break;
      head.emplace_back(found->label, found->value);
    } else if (!head.empty()) {
      more.append(" ").append(line);
    } else if (!is_quote_divider(line)) {
      return std::nullopt;
    }
  }
  constexpr std::size_t fewest = 3;  // lines with a label
  if (!has_from || head.size() < fewest) return std::nullopt;
  MailOrigin origin;
  for (const auto& [label, value] : head) {
    if (label == MailLabel::from) note_address(origin, value, origin.author = name_in_head(trimmed(value)));
    if (label == MailLabel::date) origin.at = date_of(trimmed(value));
    if (label == MailLabel::to) read_recipients(value, origin);
  }
  return origin;
}

bool is_quote_divider(std::string_view line) {
  const std::string_view words = trimmed(line);
  const std::string low = lowered(words);
  if (low == "begin forwarded message:") return true;
  if (words.size() >= 20 && (words.find_first_not_of('_') == std::string_view::npos || words.find_first_not_of('-') == std::string_view::npos || words.find_first_not_of('=') == std::string_view::npos)) return true;
  if (!starts_with(words, "--")) return false;
  return holds(low, "forwarded message") || holds(low, "original message") || holds(low, "ursprüngliche nachricht") || holds(low, "message d'origine") || holds(low, "mensaje original") ||
         holds(low, "messaggio originale") || holds(low, "weitergeleitete nachricht") || holds(low, "forwarded by") || holds(low, "original appointment");
}

bool is_mail_furniture(std::string_view paragraph) {
  const std::string low = lowered(trimmed(paragraph));
  if (starts_with(low, "sent from ") && low.size() < 80) return true;
  if (starts_with(low, "get outlook for ") || starts_with(low, "sent via ") || starts_with(low, "von meinem ")) return low.size() < 80;
  if (holds(low, "consider the environment before printing")) return true;
  const bool of_this_mail = holds(low, "this e-mail") || holds(low, "this email") || holds(low, "this message") || holds(low, "this communication") || holds(low, "diese e-mail");
  const bool legal = holds(low, "confidential") || holds(low, "intended recipient") || holds(low, "intended solely") || holds(low, "disclaimer") || holds(low, "virus") || holds(low, "vertraulich");
  const bool reader = holds(low, "recipient") || holds(low, "addressee") || holds(low, "attachment") || holds(low, "intended") || holds(low, "delete") || holds(low, "scanned") || holds(low, "empfänger");
  return of_this_mail && legal && reader;
}

}  // namespace onrecord
