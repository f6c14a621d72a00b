#include "page/text_forms.h"

#include <algorithm>  // std::any_of, std::min
#include <optional>   // std::optional

#include "base/written_date.h"
#include "page/phrases.h"
#include "source/ascii_text.h"

namespace onrecord {
namespace {

constexpr std::string_view release_marks[] = {"press release", "news release", "media release", "for immediate release", "pressemitteilung", "communiqué de presse", "embargoed until"};
constexpr std::string_view release_labels[] = {"media statement", "press statement", "press notice", "news notice", "media notice", "for use from", "for use after", "not for use until", "for immediate use", "for immediate publication", "not for use before", "not for publication before", "not for release before", "embargoed to", "embargoed for", "embargoed:", "under embargo", "strictly embargoed", "embargo:"};

// "HAM WATER", "University of Ham": a few words, in capitals or in title case with a small word for small ones; no headline ("Council Agrees Deal").
bool names_a_body(std::string_view line) {
  constexpr std::size_t most = 6;
  if (line.size() < 2 || line.front() < 'A' || line.front() > 'Z' || word_count(line) > most || line.find_first_of(",:;!?") != std::string_view::npos) return false;
  if (capital_share(line) > 0.9) return true;
  const bool owned = line.find(" of ") != std::string_view::npos || line.find(" for ") != std::string_view::npos;
  return owned || (word_count(line) <= 4 && looks_like_name(line));
}

// Minutes that do not say so: "CONFIDENTIAL TO DIRECTORS", and below it when it was held, who was in the chair, who attended, who did not.
bool take_confidential_minutes(Document& document, const std::vector<TextLine>& lines) {
  constexpr std::size_t top = 12, least = 3;  // lines, labels
  constexpr std::string_view labels[] = {"held ", "present", "in the chair", "attending", "in attendance", "apologies", "not present", "absent"};
  bool confidential = false;
  std::size_t met = 0;
  std::optional<Interval> held;
  for (std::size_t i = 0; i < std::min(lines.size(), top); ++i) {
    const std::string_view words = text_of(document.text, lines[i].span);
    const std::string line = folded_line(words);
    confidential = confidential || line.find("confidential to ") != std::string::npos;
    const bool labelled = std::any_of(std::begin(labels), std::end(labels), [&](std::string_view label) { return line.starts_with(label); });
    met += labelled;
    if (!labelled || held) continue;
    if (const auto date = first_written_date(words)) held = interval_of(*date, lines[i].span.begin, "meeting");
  }
  if (!confidential || met < least) return false;
  document.kind = DocumentKind::transcript;
  if (held) document.published = held;
  return true;
}

// "Ann Lee, chair, Boat Union" signs as Ann Lee.
std::vector<std::string> signer(std::string_view line) {
  const std::string_view name = line.substr(0, line.find(','));
  if (name.size() < line.size() && looks_like_name(name) && word_count(name) >= 2 && word_count(name) <= 5) return {std::string(name)};
  return names_of_byline(line);
}

bool has_word(std::string_view line, std::string_view word) {
  for (std::size_t at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1))
    if ((at == 0 || line[at - 1] == ' ') && (at + word.size() == line.size() || line[at + word.size()] == ' ')) return true;
  return false;
}

// "Ms Lee, Mr Orr", "Ann and Bob" are two; "Sir Peter, chair of the board," is one.
std::vector<std::string> addressed(std::string_view to) {
  std::vector<std::string> found;
  for (std::string_view rest = to; !rest.empty();) {
    const std::size_t comma = std::min(rest.find(", "), rest.size()), word = std::min(rest.find(" and "), rest.size()), end = std::min(comma, word);
    std::string_view one = rest.substr(0, end);
    if (one.starts_with("and ")) one.remove_prefix(4);  // "Ms Lee, Mr Orr, and Dr Hale"
    if (one.empty() || one.front() < 'A' || one.front() > 'Z' || word_count(one) > 4) return {std::string(to)};
    found.emplace_back(one);
    rest.remove_prefix(end == rest.size() ? end : end + (end == comma ? 2 : 5));
  }
  return found;
}

// Where the lines begin with which a letter ends: short ones, the first of them a name; behind the last where there are none.
std::size_t signatures(std::string_view text, const std::vector<TextLine>& lines) {
  constexpr std::size_t most = 10, longest = 10;  // lines, words
  std::size_t first = lines.size();
  while (first > 0 && lines.size() - first < most) {
    const std::string_view line = text_of(text, lines[first - 1].span);
    if (word_count(line) > longest || ends_sentence(line) || line.ends_with(',')) break;
    --first;
  }
  while (first < lines.size() && signer(text_of(text, lines[first].span)).empty()) ++first;
  return first;
}

// "OPEN LETTER", "An open letter to the Council" among the first lines.
bool is_headed_open_letter(std::string_view text, const std::vector<TextLine>& lines) {
  constexpr std::size_t top = 3, most = 20;  // lines, words
  for (std::size_t i = 0; i < std::min(lines.size(), top); ++i) {
    const std::string_view line = text_of(text, lines[i].span);
    const std::string small = folded_line(line);
    if ((small.starts_with("open letter") || small.starts_with("an open letter")) && word_count(line) <= most && !ends_sentence(line)) return true;
  }
  return false;
}

}  // namespace

std::string_view states(std::string_view line) {
  constexpr std::size_t most = 10;  // words
  if (word_count(line) > most || ends_sentence(line)) return {};
  const std::string small = folded_line(line);
  for (std::string_view kind : {"", "a ", "press ", "media ", "public ", "joint ", "full "})
    for (std::string_view start : {"statement from ", "statement by "}) {
      const std::string heading = std::string(kind) + std::string(start);
      if (!small.starts_with(heading) || line.size() <= heading.size()) continue;
      const std::string_view name = line.substr(heading.size());
      return name.front() >= 'A' && name.front() <= 'Z' ? name : std::string_view{};
    }
  return {};
}

std::string_view releaser(std::string_view line) {
  const std::string small = folded_line(line);
  if (small.size() != line.size()) return {};
  for (std::string_view mark : release_marks) {
    if (small.starts_with(mark)) line.remove_prefix(mark.size());
    else if (small.ends_with(mark)) line.remove_suffix(mark.size());
    else continue;
    constexpr std::string_view asides[] = {" ", "-", "–", "—", ":", "|", ","};
    for (bool more = true; more;) {
      more = false;
      for (std::string_view aside : asides) {
        if (line.starts_with(aside)) line.remove_prefix(aside.size()), more = true;
        if (line.ends_with(aside)) line.remove_suffix(aside.size()), more = true;
      }
    }
    for (std::string_view preposition : {"from ", "by ", "of "})
      if (ascii::starts_with_no_case(line, preposition)) line.remove_prefix(preposition.size());
    const bool marked_again = std::any_of(std::begin(release_marks), std::end(release_marks), [&](std::string_view other) { return ascii::starts_with_no_case(line, other); });
    return !marked_again && names_a_body(line) ? line : std::string_view{};
  }
  return {};
}

bool is_release_label(std::string_view line) {
  constexpr std::size_t longest = 80;  // bytes
  const std::string small = folded_line(line.substr(0, longest));
  return line.size() < longest && !ends_sentence(line) && std::any_of(std::begin(release_labels), std::end(release_labels), [&](std::string_view label) {
    if (!small.starts_with(label)) return false;
    const std::string_view rest = std::string_view(small).substr(label.size());
    return rest.empty() || rest.find_first_of("0123456789") != std::string_view::npos;  // "Media statement by minister was misleading"
  });
}

bool is_release(std::string_view text, const std::vector<TextLine>& lines) {
  if (!lines.empty() && !states(text_of(text, lines.front().span)).empty()) return true;
  for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 12); ++i) {
    const std::string line = folded_line(text_of(text, lines[i].span));
    if (is_release_label(line)) return true;
    for (std::string_view mark : release_marks)
      if ((line.starts_with(mark) || (i == 0 && line.ends_with(mark) && !releaser(text_of(text, lines[i].span)).empty())) && line.size() < 80) return true;
  }
  return false;
}

bool take_minutes(Document& document, const std::vector<TextLine>& lines) {
  constexpr std::size_t top = 5, most = 24;  // lines, words
  constexpr std::string_view headings[] = {"minutes of ", "minutes:", "notes of meeting", "notes of a meeting", "notes of the meeting", "notes from meeting", "notes from the meeting", "meeting notes", "note of meeting", "note of a meeting", "note of the meeting",
                                          "note of a public meeting", "note of the public meeting", "notes of a public meeting", "notes of the public meeting", "note of a special meeting", "record of a meeting", "record of the meeting", "record of a public meeting"};
  constexpr std::string_view behind[] = {",", ":", " -", " –", " |", " (", ".", " with ", " between ", " held ", " of ", " on ", " for "};  // "Meeting notes show that …" is a headline
  for (std::size_t i = 0; i < std::min(lines.size(), top); ++i) {
    const std::string_view words = text_of(document.text, lines[i].span);
    const std::string line = folded_line(words) == "minutes" ? "minutes:" : folded_line(words);
    const auto heads = [&](std::string_view heading) {
      if (!line.starts_with(heading)) return false;
      const std::string_view rest = std::string_view(line).substr(heading.size());
      const bool day = rest.size() > 1 && rest[0] == ' ' && rest[1] >= '0' && rest[1] <= '9';
      return heading.starts_with("minutes") || rest.empty() || day || std::any_of(std::begin(behind), std::end(behind), [&](std::string_view mark) { return rest.starts_with(mark); });
    };
    const bool ends = ends_sentence(words) && !line.ends_with(" p.m.") && !line.ends_with(" a.m.");
    if (word_count(words) > most || ends || !std::any_of(std::begin(headings), std::end(headings), heads)) continue;
    document.kind = DocumentKind::transcript;
    for (std::size_t at = 0; at < std::min(lines.size(), i + 3) && !document.published; ++at)
      if (const auto date = first_written_date(text_of(document.text, lines[at].span))) document.published = interval_of(*date, lines[at].span.begin, "meeting");
    return true;
  }
  return take_confidential_minutes(document, lines);
}

bool take_testimony(Document& document, const std::vector<TextLine>& lines) {
  constexpr std::size_t top = 30;  // lines
  for (std::size_t i = 0; i < std::min(lines.size(), top); ++i) {
    const std::string_view words = text_of(document.text, lines[i].span);
    const std::string small = folded_line(words);
    for (std::string_view heading : {"witness statement of ", "statement of ", "affidavit of ", "declaration of ", "deposition of "}) {
      const std::size_t at = small.find(heading);
      if (at == std::string::npos || at > 8 || (at > 0 && small[at - 1] != ' ') || small.size() != words.size()) continue;  // "SECOND WITNESS STATEMENT OF"
      const std::string_view name = words.substr(at + heading.size());
      if (!looks_like_name(name) || word_count(name) < 2 || word_count(name) > 4 || capital_share(name) < 0.1) continue;
      const std::string first_person = folded_line(std::string_view(document.text).substr(0, 3000));
      if (first_person.find(" i ") == std::string::npos && first_person.find("i, ") == std::string::npos) continue;
      document.kind = DocumentKind::document;
      document.author = {spoken_name(name)};
      document.from = document.author;
      return true;
    }
  }
  return false;
}

bool take_letter(Document& document, const std::vector<TextLine>& lines) {
  const auto words = [&](std::size_t i) { return text_of(document.text, lines[i].span); };
  const bool open = is_headed_open_letter(document.text, lines);
  std::size_t opening = lines.size();
  for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 15) && opening == lines.size(); ++i) {
    const std::string line = folded_line(words(i));
    const bool addresses = open && i > 0 && line.ends_with(',') && word_count(line) <= 14;  // "To the chair and members of Council,"
    if (lines[i].span.size() < 100 && (line.starts_with("dear ") || line == "sir," || line == "sir" || line == "madam," || line == "sirs," || line == "to the editor" || line == "to the editor:" || addresses)) opening = i;
  }
  if (opening == lines.size()) return false;
  std::size_t signing = lines.size();
  for (std::size_t i = opening + 1; i < lines.size() && signing == lines.size(); ++i) {
    const std::string line = folded_line(words(i));
    const bool closes = line.starts_with("yours ") || line.starts_with("yours,") || line.starts_with("sincerely") || line.starts_with("kind regards") || line.starts_with("best wishes") || line.starts_with("with thanks") || line.starts_with("with best wishes") ||
                        line.starts_with("with kind regards") || line.starts_with("many thanks") || line.starts_with("warm regards") || line.starts_with("in solidarity") || line == "regards,";
    if (closes && line.size() <= 40) signing = i + 1;
  }
  if (signing == lines.size() && !open) return false;
  if (signing == lines.size()) signing = std::max(opening + 1, signatures(document.text, lines));
  for (std::size_t at = signing; at < std::min(lines.size(), signing + 4); ++at) {
    const std::vector<std::string> names = signer(words(at));
    if (const bool fuller = document.from.size() == 1 && names.size() == 1 && names.front().find(' ') != std::string::npos && has_word(names.front(), document.from.front()); fuller) {  // "Sam" over "Councillor Sam Orr"
      document.author = document.from = names;
      break;
    }
    document.from.insert(document.from.end(), names.begin(), names.end());
    if (!names.empty() && document.author.empty()) document.author = names;
  }
  const std::string small = folded_line(words(opening));
  std::string_view to = words(opening);
  if (small.starts_with("dear ")) to.remove_prefix(5);
  else if (small.starts_with("to ") && !small.starts_with("to the editor")) to.remove_prefix(3);
  else if (!open || small.starts_with("to the editor")) to = "the editor";
  while (to.ends_with(',') || to.ends_with(':')) to.remove_suffix(1);
  document.recipients = addressed(to);
  if (document.recipients.size() == 1 && document.recipients.front().find(' ') == std::string::npos)
    for (std::size_t i = 0; i < opening; ++i)  // "Councillor Neville Orr" in the address over "Dear Neville"
      if (const std::string_view line = words(i); word_count(line) > 1 && looks_like_name(line) && has_word(line, document.recipients.front())) document.recipients = {std::string(line)};
  document.kind = DocumentKind::letter;
  return true;
}

}  // namespace onrecord
