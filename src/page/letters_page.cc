#include "page/letters_page.h"

#include <algorithm>  // std::any_of, std::min
#include <string>     // std::string

#include "base/written_date.h"
#include "page/blocks.h"

namespace onrecord {
namespace {

constexpr std::size_t fewest = 2;             // letters of a page
constexpr std::size_t longest_signature = 8;  // words of a line

// "SIR – I have read …"; on a page that says that it has letters also "Sir, …", "Dear Editor" and the like.
bool begins_letter(std::string_view line, bool headed) {
  const std::string small = folded_line(line.substr(0, 24));
  constexpr std::string_view dashed[] = {"sir –", "sir -", "sir —", "sir.-", "madam –", "madam -", "madam —", "editor –", "editor -"}, others[] = {"dear editor", "dear sir", "dear madam", "to the editor", "sir,", "sir:", "sirs,", "madam,"};
  const auto starts = [&](std::string_view words) { return small.starts_with(words); };
  return std::any_of(std::begin(dashed), std::end(dashed), starts) || (headed && std::any_of(std::begin(others), std::end(others), starts));
}

// "LETTERS", "Letters: the boats, the bay and the bill", "Your letters"; not "Letters show that …".
bool heads_letters(std::string_view heading) {
  const std::string line = folded_line(heading);
  std::string_view rest = line;
  for (const std::string_view whose : {"your ", "readers' ", "reader's ", "our "})
    if (rest.starts_with(whose)) rest.remove_prefix(whose.size());
  if (!rest.starts_with("letters")) return false;
  rest.remove_prefix(std::string_view("letters").size());
  constexpr std::string_view behind[] = {":", " to the editor", " page", " - ", " – ", " — ", " | ", ","};
  return rest.empty() || std::any_of(std::begin(behind), std::end(behind), [&](std::string_view mark) { return rest.starts_with(mark); });
}

// The same near the top.
bool says_letters(std::string_view text, const std::vector<TextLine>& lines) {
  constexpr std::size_t top = 8, most = 8;  // lines, words
  return std::any_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), top)), [&](const TextLine& line) {
    const std::string_view words = text_of(text, line.span);
    return word_count(words) <= most && !ends_sentence(words) && folded_line(words).find("letters") != std::string::npos;
  });
}

// How long "SIR – " is before the words of a letter; all of "Dear Editor," where nothing follows.
std::size_t opening_size(std::string_view line) {
  constexpr std::string_view marks[] = {"–", "—", "-", ",", ":", "."};
  constexpr std::size_t most = 24;  // bytes
  std::size_t first = line.size(), size = 0;
  for (const std::string_view mark : marks)
    if (const std::size_t at = line.find(mark); at < std::min(first, most)) first = at, size = mark.size();
  if (first == line.size()) return line.size() <= most ? line.size() : 0;
  std::size_t end = first + size;
  while (end < line.size() && (line[end] == ' ' || line[end] == '-')) ++end;
  return end;
}

class LettersReader {
 public:
  LettersReader(Document& document, std::string_view text, const std::vector<TextLine>& lines, bool headed) : document_(document), text_(text), lines_(lines), headed_(headed) {}

  // "The Ham Advertiser, Thursday, October 12, 2023      27"
  void take_head() {
    constexpr std::size_t top = 4;  // lines
    for (std::size_t i = 0; i < std::min(lines_.size(), top) && !begins_letter(words(i), headed_); ++i) {
      const auto date = first_written_date(words(i));
      if (!date) continue;
      document_.published = interval_of(*date, lines_[i].span.begin, "dateline");
      const std::string_view name = words(i).substr(0, std::min<std::size_t>(date->span.begin, words(i).find(',')));
      if (word_count(name) > 1 && name.front() >= 'A' && name.front() <= 'Z') document_.outlet = trimmed_name(name);
      return;
    }
  }

  void read() {
    document_.kind = DocumentKind::letter;
    document_.recipients = {"the editor"};
    std::size_t at = 0;
    while (at < lines_.size() && !begins_letter(words(at), headed_)) add(PartKind::furniture, at++);
    while (at < lines_.size()) at = read_letter(at);
  }

 private:
  std::string_view words(std::size_t i) const { return text_of(text_, lines_[i].span); }
  void add(PartKind kind, std::size_t i, const std::string& author = {}) { add_part(document_, kind, lines_[i].span, author); }

  static std::string trimmed_name(std::string_view name) {
    while (!name.empty() && (name.back() == ' ' || name.back() == ',' || name.back() == '|')) name.remove_suffix(1);
    return std::string(name);
  }

  bool is_short(std::size_t i) const { return word_count(words(i)) <= longest_signature && !ends_sentence(words(i)); }

  // The letter that begins at line `first`; gives the line behind it. Its writer stands in the short lines below the last sentence.
  std::size_t read_letter(std::size_t first) {
    std::size_t next = first + 1;
    while (next < lines_.size() && !begins_letter(words(next), headed_)) ++next;
    std::string writer;
    std::size_t end = next, signed_at = next;
    for (std::size_t i = first + 1; i < next && writer.empty(); ++i)  // the first name behind a sentence
      if (is_short(i) && ends_sentence(words(i - 1))) {
        writer = signer(words(i));
        if (!writer.empty()) signed_at = end = i;
      }
    if (writer.empty()) {
      while (end > first + 1 && !(ends_sentence(words(end - 1)) && !lines_[end - 1].bulleted && word_count(words(end - 1)) > longest_signature)) --end;
      while (end < next && words(end).ends_with('.') && !lines_[end].bulleted) ++end;  // "Let me be plain."
    }
    const Span opening = lines_[first].span;
    const auto words_at = static_cast<ByteOffset>(opening.begin + opening_size(words(first)));
    add_part(document_, PartKind::furniture, trimmed(text_, {opening.begin, words_at}));
    if (words_at < opening.end) add_part(document_, PartKind::body, {words_at, opening.end}, writer);
    for (std::size_t i = first + 1; i < end; ++i) add(PartKind::body, i, writer);
    for (std::size_t i = end; i < next; ++i) add(!writer.empty() && i == signed_at ? PartKind::byline : PartKind::furniture, i);
    return next;
  }

  // "Joan Orr", "(Mrs) Dorothy Orr", "Ann Lee, secretary, Boat Union".
  static std::string signer(std::string_view line) {
    std::string name(line.substr(0, line.find(',')));
    if (const std::size_t title = name.rfind(" ("); title != std::string::npos && name.ends_with(')')) name.resize(title);  // "Dorothy Orr (Mrs)"
    std::erase_if(name, [](char c) { return c == '(' || c == ')'; });
    return word_count(name) >= 2 && word_count(name) <= 5 && looks_like_name(name) ? name : std::string();
  }

  Document& document_;
  const std::string_view text_;
  const std::vector<TextLine>& lines_;
  const bool headed_;
};

bool holds_letters(std::string_view text, const std::vector<TextLine>& lines, bool headed) {
  std::size_t letters = 0;
  bool said = true;  // something, since the last letter began: "To the Editor" and "Sir," begin one
  for (const TextLine& line : lines) {
    const std::string_view words = text_of(text, line.span);
    const bool begins = begins_letter(words, headed);
    letters += begins && said;
    said = begins ? word_count(words) > longest_signature : said || ends_sentence(words);
  }
  return letters >= fewest;
}

}  // namespace

bool is_letters_page(std::string_view text, const std::vector<TextLine>& lines) { return holds_letters(text, lines, says_letters(text, lines)); }

void read_letters_page(Document& document, const std::vector<TextLine>& lines) {
  LettersReader reader(document, document.text, lines, says_letters(document.text, lines));
  reader.take_head();
  reader.read();
}

bool is_letters_page(std::string_view text, const std::vector<TextLine>& lines, std::string_view headline) { return heads_letters(headline) && holds_letters(text, lines, true); }

void read_letters(Document& document, std::string_view text, const std::vector<TextLine>& lines) { LettersReader(document, text, lines, true).read(); }

}  // namespace onrecord
