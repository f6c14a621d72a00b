#include "page/paged_text.h"

#include <algorithm>  // std::find_if, std::min
#include <array>      // std::array

#include "page/document_builder.h"
#include "page/printed_mail.h"
#include "page/text_lines.h"
#include "source/ascii_text.h"

namespace onrecord {
namespace {

using ascii::lowered;
using ascii::is_upper;
using ascii::is_digit;

using Words = std::vector<std::string_view>;

Words words_of(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t\n", at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(" \t\n", begin), text.size());
    words.push_back(text.substr(begin, at - begin));
  }
  return words;
}

bool holds_word(const std::string& low, std::string_view word) {
  for (std::size_t at = low.find(word); at != std::string::npos; at = low.find(word, at + 1)) {
    const bool starts = at == 0 || !(low[at - 1] >= 'a' && low[at - 1] <= 'z');
    const std::size_t end = at + word.size();
    if (starts && (end == low.size() || !(low[end] >= 'a' && low[end] <= 'z'))) return true;
  }
  return false;
}

// A line that is nothing but the name of a body: a letterhead.
bool is_name_of_body(std::string_view line) {
  static constexpr std::array<std::string_view, 34> bodies = {"service", "services", "council", "ministry", "department", "committee", "authority", "union", "trust", "board", "association", "company", "limited", "ltd", "plc",
                                                              "inc", "university", "college", "commission", "office", "agency", "institute", "police", "foundation", "society", "court", "tribunal", "parliament", "assembly",
                                                              "senate", "federation", "group", "party", "inquiry"};
  const std::string low = lowered(line);
  if (words_of(line).size() > 7 || line.find_first_of(":.!?") != std::string_view::npos) return false;
  for (std::string_view body : bodies)
    if (holds_word(low, body)) return true;
  return false;
}

// Lines that are about the occasion and not its name.
bool is_about_occasion(std::string_view line) {
  static constexpr std::array<std::string_view, 19> starts = {"held ", "held:", "date", "present", "attend", "in attendance", "apolog", "dear ", "to:", "from:", "cc:", "ref", "venue", "time:", "place:", "page ", "contents", "by ", "for immediate"};
  const std::string low = lowered(line);
  for (std::string_view start : starts)
    if (low.substr(0, start.size()) == start) return true;
  static constexpr std::array<std::string_view, 12> months = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
  bool has_digit = false;
  for (char c : line) has_digit = has_digit || is_digit(c);
  for (std::string_view month : months)
    if (has_digit && holds_word(low, month) && words_of(line).size() <= 10) return true;
  return false;
}

bool is_heading(std::string_view line) {
  if (line.size() > 160 || line.empty() || is_digit(line.front())) return false;
  if (line.find_first_of("\t\n") != std::string_view::npos) return false;
  const char last = line.back();
  return last != '.' && last != ',' && last != ';' && words_of(line).size() <= 22;
}

// Capitalised words and initials from the start of `text`: "B. Dunmore. Next" gives "B. Dunmore"; fewer than two give nothing.
std::string name_at(std::string_view text) {
  std::string name;
  std::size_t count = 0;
  for (std::string_view word : words_of(text.substr(0, std::min<std::size_t>(text.size(), 80)))) {
    const bool initial = word.size() == 2 && is_upper(word[0]) && word[1] == '.';
    std::string_view bare = word;
    const bool stops = !initial && (word.back() == '.' || word.back() == ',' || word.back() == ';' || word.back() == ')');
    if (stops) bare.remove_suffix(1);
    if (bare.empty() || !(is_upper(bare[0]) || static_cast<unsigned char>(bare[0]) >= 0x80) || count == 5) break;
    name += (name.empty() ? "" : " ") + std::string(bare);
    ++count;
    if (stops) break;
  }
  return count >= 2 ? name : std::string();
}

// "Minutes: B. Dunmore", "Prepared by Ann Lee": who wrote it, in its first or last paragraphs.
std::string writer_in(std::string_view paragraph) {
  static constexpr std::array<std::string_view, 12> labels = {"Minutes:", "Minutes by", "Minutes taken by", "Minute taker:", "Note taker:", "Prepared by", "Written by", "Report by", "Author:", "Drafted by", "Prepared by:", "Author(s):"};
  for (std::string_view label : labels) {
    const std::size_t at = paragraph.find(label);
    if (at == std::string_view::npos || (at > 0 && paragraph[at - 1] != ' ' && paragraph[at - 1] != '\n')) continue;
    if (std::string name = name_at(paragraph.substr(at + label.size())); !name.empty()) return name;
  }
  return {};
}

DocumentKind kind_of(const Words& first_lines) {
  for (std::string_view line : first_lines) {
    const std::string low = lowered(line);
    if (low.substr(0, 5) == "dear ") return DocumentKind::letter;
    if (holds_word(low, "press release") || low.substr(0, 13) == "for immediate" || holds_word(low, "news release")) return DocumentKind::press_release;
    if (line.size() < 120 && line.back() != '.' && (holds_word(low, "minutes") || holds_word(low, "transcript") || holds_word(low, "official report") || holds_word(low, "hansard"))) return DocumentKind::transcript;
  }
  return DocumentKind::document;
}

// A name in capitals as one writes it: "CONCILIATION SERVICE" to "Conciliation Service".
std::string in_mixed_case(std::string_view name) {
  for (char c : name)
    if (c >= 'a' && c <= 'z') return std::string(name);
  std::string out = lowered(name);
  for (std::size_t i = 0; i < out.size(); ++i)
    if ((i == 0 || out[i - 1] == ' ') && out[i] >= 'a' && out[i] <= 'z') out[i] = static_cast<char>(out[i] - 'a' + 'A');
  for (std::string_view small : {" Of ", " And ", " The ", " For ", " In "})
    for (std::size_t at = out.find(small); at != std::string::npos; at = out.find(small, at + 1)) out[at + 1] = static_cast<char>(out[at + 1] - 'A' + 'a');
  return out;
}

void append_title(std::string& title, std::string_view line) {
  if (!title.empty()) title += title.back() == ':' || title.back() == '?' || title.back() == '!' ? " " : ". ";
  title += line;
}

bool is_plain_heading(const PagedText& paged, const PagedParagraph& paragraph) {
  const std::string_view line = text_of(paged.text, paragraph.span);
  return paragraph.role == ParagraphRole::title || (paragraph.role == ParagraphRole::body && is_heading(line) && !is_about_occasion(line));
}

// The headings that the text begins with: a letterhead, where a title follows it; then the title in at most three lines.
void read_headings(PagedText& paged, Document& document) {
  std::vector<PagedParagraph*> headings;
  for (PagedParagraph& paragraph : paged.paragraphs) {
    if (paragraph.role == ParagraphRole::furniture) continue;
    if (headings.size() == 4 || !is_plain_heading(paged, paragraph)) break;
    headings.push_back(&paragraph);
  }
  // Where a style says what the title is, it ends there.
  const auto last_title = std::find_if(headings.rbegin(), headings.rend(), [](const PagedParagraph* heading) { return heading->role == ParagraphRole::title; });
  if (last_title != headings.rend()) headings.resize(static_cast<std::size_t>(headings.rend() - last_title));
  const auto line = [&](std::size_t i) { return text_of(paged.text, headings[i]->span); };
  const bool has_letterhead = headings.size() >= 2 && headings[0]->role != ParagraphRole::title && is_name_of_body(line(0));
  if (has_letterhead) {
    document.outlet = in_mixed_case(line(0));
    headings[0]->role = ParagraphRole::furniture;
  }
  const std::size_t first = has_letterhead ? 1 : 0;
  for (std::size_t i = first; i < headings.size() && i < first + 3; ++i) {
    append_title(document.title, line(i));
    headings[i]->role = ParagraphRole::title;
  }
}

PartKind kind_of(ParagraphRole role) {
  switch (role) {
    case ParagraphRole::title: return PartKind::title;
    case ParagraphRole::furniture: return PartKind::furniture;
    case ParagraphRole::comment: return PartKind::comment;
    case ParagraphRole::body: break;
  }
  return PartKind::body;
}

// A mail or memo that was printed, or written in an office file. Its margin's comments and the heads and feet of its pages are not its words.
Document mail_of(PagedText paged, const std::vector<TextLine>& lines) {
  Document document;
  document.text = std::move(paged.text);
  document.bytes = std::move(paged.map);
  document.findings = std::move(paged.findings);
  read_printed_mail(document, lines);
  auto paragraph = paged.paragraphs.begin();
  for (Part& part : document.parts) {
    while (paragraph != paged.paragraphs.end() && paragraph->span.end <= part.span.begin) ++paragraph;
    if (paragraph == paged.paragraphs.end()) break;
    part.page = paragraph->page;
    if (paragraph->role != ParagraphRole::comment && paragraph->role != ParagraphRole::furniture) continue;
    part.kind = kind_of(paragraph->role);
    part.author = paragraph->author;
    part.at = paragraph->at;
  }
  return document;
}

}  // namespace

void PagedText::add(std::string_view words, PagedParagraph paragraph) {
  const std::size_t begin = words.find_first_not_of(" \t\n");
  if (begin == std::string_view::npos) return;
  words = words.substr(begin, words.find_last_not_of(" \t\n") - begin + 1);
  paragraph.span = {static_cast<ByteOffset>(text.size()), static_cast<ByteOffset>(text.size() + words.size())};
  text.append(words).append("\n");
  paragraphs.push_back(std::move(paragraph));
}

OffsetMap whole_file_map(std::size_t text_size, std::uint64_t source_size) {
  OffsetMap map;
  const auto size = static_cast<ByteOffset>(text_size);
  if (text_size == 0) return map;
  if (text_size != source_size) {
    map.add(0, size, 0, source_size);
    return map;
  }
  // Equal sizes would say that the bytes are the same: two runs of unequal sizes instead.
  if (text_size > 2) {
    map.add(0, 1, 0, 2);
    map.add(1, size - 1, 2, source_size - 2);
  }
  return map;
}

Document document_of(PagedText paged) {
  if (const std::vector<TextLine> lines = lines_of(paged.text); is_printed_mail(paged.text, lines)) return mail_of(std::move(paged), lines);
  DocumentBuilder builder;
  Document& document = builder.document;
  read_headings(paged, document);
  Words first_lines;
  std::string writer;
  for (const PagedParagraph& paragraph : paged.paragraphs) {
    if (paragraph.role == ParagraphRole::comment || first_lines.size() == 15) break;
    first_lines.push_back(text_of(paged.text, paragraph.span));
    if (writer.empty()) writer = writer_in(first_lines.back());
  }
  document.kind = kind_of(first_lines);
  if (document.title.empty()) document.title = paged.title;
  if (writer.empty() && paged.author.find(' ') != std::string::npos) writer = paged.author;  // a lone word is an account, not a name
  if (!writer.empty()) document.author.push_back(writer);
  document.findings = std::move(paged.findings);
  for (const PagedParagraph& paragraph : paged.paragraphs) {
    Part part;
    part.kind = kind_of(paragraph.role);
    part.page = paragraph.page;
    part.author = paragraph.author;
    part.at = paragraph.at;
    builder.add_block(paged.text, paragraph.span, part);
  }
  return std::move(builder).finish(paged.map);
}

}  // namespace onrecord
