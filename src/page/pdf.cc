#include "page/pdf.h"

#include <algorithm>      // std::max
#include <array>          // std::array
#include <unordered_set>  // std::unordered_set

#include <fmt/format.h>

#include "page/mail_quotes.h"
#include "page/pdf_layout.h"
#include "page/pdf_ocr.h"
#include "page/paged_text.h"
#include "source/ascii_text.h"
#include "source/child_process.h"
#include "source/decode.h"

namespace onrecord {
namespace {

using ascii::is_lower;

struct Paragraph {
  std::string text;
  int page = 0;
  bool is_furniture = false;
};

bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

// "1.2 Ms Lee replied", "(a) the", "• fenders", "Q. And", "- first".
bool starts_item(std::string_view line) {
  if (line.substr(0, 3) == "\xE2\x80\xA2" || line.substr(0, 2) == "- ") return true;
  std::size_t at = line.empty() || line[0] != '(' ? 0 : 1;
  const std::size_t begin = at;
  while (at < line.size() && at < begin + 8 && ((line[at] >= '0' && line[at] <= '9') || line[at] == '.')) ++at;
  if (at == begin && at < line.size() && is_letter(line[at])) ++at;  // "(a)", "Q."
  else if (at > begin && line[at - 1] == '.' && at < line.size() && line[at] == ' ') return true;
  if (at == begin || at + 1 >= line.size()) return false;
  if (line[at] == ')' || line[at] == '.') return line[at + 1] == ' ';
  return line[at] == ' ' && line.substr(begin, at - begin).find('.') != std::string_view::npos;
}

bool ends_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 9> ends = {".", "!", "?", ":", ";", "\"", "\xE2\x80\x9D", "\xE2\x80\x99", ")"};
  for (std::string_view end : ends)
    if (text.size() >= end.size() && text.substr(text.size() - end.size()) == end) return true;
  return false;
}

// Words with a hyphen that stand whole somewhere in the file: "eleven-hour" tells what "eleven-" + "hour" at a line end is.
using Words = std::unordered_set<std::string>;

Words hyphenated_words(const PdfLayout& layout) {
  Words words;
  for (const PdfPage& page : layout.pages)
    for (const PdfLine& line : page.lines)
      for (std::size_t at = line.text.find('-'); at != std::string::npos; at = line.text.find('-', at + 1)) {
        std::size_t begin = at, end = at + 1;
        while (begin > 0 && at - begin < 40 && is_letter(line.text[begin - 1])) --begin;
        while (end < line.text.size() && end - at < 40 && is_letter(line.text[end])) ++end;
        if (begin < at && end > at + 1) words.insert(line.text.substr(begin, end - begin));
      }
  return words;
}

void join_line(std::string& text, const std::string& line, const Words& hyphenated) {
  if (text.empty()) {
    text = line;
    return;
  }
  const bool hyphen = text.back() == '-' && text.size() > 1 && is_letter(text[text.size() - 2]);
  if (!hyphen || !is_letter(line.front()) || (line.front() >= 'A' && line.front() <= 'Z')) {
    if (!hyphen) text += ' ';
    text += line;
    return;
  }
  std::size_t begin = text.size() - 1, end = 0;
  while (begin > 0 && text.size() - begin < 40 && is_letter(text[begin - 1])) --begin;
  while (end < line.size() && end < 40 && is_letter(line[end])) ++end;
  if (!hyphenated.contains(text.substr(begin) + line.substr(0, end))) text.pop_back();
  text += line;
}

// Whether `line` begins a paragraph, given the line before it in the same block.
bool begins_paragraph(const PdfLine& line, const PdfLine& before, double column_left, double column_right) {
  const double size = std::max(before.height(), 4.0);
  if (starts_item(line.text) || parse_head_line(line.text)) return true;  // "To: Ann Lee" of a printed mail
  if (line.top - before.bottom > size * 0.9) return true;                                       // a gap
  if (line.top < before.top - size) return true;                                                // another column
  const bool indented = line.left > column_left + size * 0.8 && before.left < column_left + size * 0.8;
  if (indented && ends_sentence(before.text)) return true;
  const double first_word = static_cast<double>(std::min(line.text.find(' '), line.text.size())) / static_cast<double>(std::max<std::size_t>(line.text.size(), 1)) * (line.right - line.left);
  if (before.text.back() == ',') return false;
  // There was room for the next word: the line was ended. In the midst of a sentence only much room tells so.
  const double slack = ends_sentence(before.text) ? size * 0.5 : (column_right - column_left) * 0.25;
  return before.right + first_word + slack < column_right;
}

std::vector<Paragraph> paragraphs_of(const PdfLayout& layout, const Words& hyphenated) {
  std::vector<Paragraph> paragraphs;
  int number = 0;
  for (const PdfPage& page : layout.pages) {
    ++number;
    const PdfLine* before = nullptr;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      const PdfLine& line = page.lines[i];
      if (line.text.empty()) continue;
      double left = line.left, right = line.right;
      for (std::size_t k = i > 20 ? i - 20 : 0; k < page.lines.size() && k < i + 20; ++k)
        if (page.lines[k].left < line.right && page.lines[k].right > line.left) left = std::min(left, page.lines[k].left), right = std::max(right, page.lines[k].right);
      const bool same_block = before != nullptr && before->block == line.block && before->is_furniture == line.is_furniture;
      // A list of names that runs on is often cut into blocks of one line.
      const bool runs_on = before != nullptr && before->text.back() == ',' && !before->is_furniture && !line.is_furniture && line.left < before->left + 1 && line.left > before->left - 1;
      if ((same_block || runs_on) && !begins_paragraph(line, *before, left, right)) join_line(paragraphs.back().text, line.text, hyphenated);
      else paragraphs.push_back({line.text, number, line.is_furniture});
      before = &line;
    }
  }
  return paragraphs;
}

// A paragraph that runs over the end of a column or page goes on; headers and footers between come behind it.
void join_over_pages(std::vector<Paragraph>& paragraphs, const Words& hyphenated) {
  std::vector<Paragraph> joined;
  std::size_t open = 0;  // index + 1 of the last paragraph of the text
  int open_page = 0;     // where its last line stands
  for (Paragraph& next : paragraphs) {
    const bool goes_on = open > 0 && !next.is_furniture && next.page <= open_page + 1 && !ends_sentence(joined[open - 1].text) && is_lower(next.text.front());
    if (!next.is_furniture) open_page = next.page;
    if (goes_on) {
      join_line(joined[open - 1].text, next.text, hyphenated);
      continue;
    }
    const bool furniture = next.is_furniture;
    joined.push_back(std::move(next));
    if (!furniture) open = joined.size();
  }
  paragraphs = std::move(joined);
}

Error not_installed(const Source& source) {
  return {ErrorKind::not_found, source.path, "a PDF is read by the program pdftotext, which is not installed", "install the package poppler-utils"};
}

void tell_pages_without_text(const PdfLayout& layout, std::vector<Finding>& findings) {
  std::string pages;
  std::size_t count = 0;
  for (std::size_t i = 0; i < layout.pages.size(); ++i)
    if (layout.pages[i].lines.empty()) {
      if (++count <= 20) pages += fmt::format("{}{}", pages.empty() ? "" : ", ", i + 1);
    }
  if (count > 0) findings.push_back({"OR-0312", fmt::format("{} page(s) have no text, perhaps scans: {}{}", count, pages, count > 20 ? ", …" : ""), {}});
}

// Each scanned page with the words that were read from it.
void tell_scans(const std::vector<OcrPage>& scans, PagedText& paged) {
  for (const OcrPage& scan : scans) {
    std::optional<Span> words;
    for (const PagedParagraph& paragraph : paged.paragraphs)
      if (paragraph.page == scan.page) words = Span{words ? words->begin : paragraph.span.begin, paragraph.span.end};
    paged.findings.push_back({"OR-0313", fmt::format("page {} is a scan; its words were read from the picture (OCR by Tesseract) with {} % confidence", scan.page, scan.confidence), words});
  }
}

}  // namespace

Result<std::vector<Document>> read_pdf(const Source& source) {
  ChildOutput child = TRY(run_child({"pdftotext", "-q", "-enc", "UTF-8", "-bbox-layout", "/dev/stdin", "-"}, source.bytes));
  if (child.exit_code == 127) return not_installed(source);
  if (child.output.empty()) return Error{ErrorKind::damaged, source.path, "is damaged or encrypted: pdftotext cannot read it", "open it in another program and save it anew"};
  const DecodedText decoded = decode_text(child.output, "utf-8");
  PdfLayout layout = parse_pdf_layout(decoded.text);
  const std::vector<OcrPage> scans = read_scans(layout, source.bytes);
  mark_furniture(layout.pages);
  const Words hyphenated = hyphenated_words(layout);
  std::vector<Paragraph> paragraphs = paragraphs_of(layout, hyphenated);
  join_over_pages(paragraphs, hyphenated);

  PagedText paged;
  for (const Paragraph& paragraph : paragraphs) {
    PagedParagraph part;
    part.page = paragraph.page;
    part.role = paragraph.is_furniture ? ParagraphRole::furniture : ParagraphRole::body;
    paged.add(paragraph.text, std::move(part));
  }
  paged.map = whole_file_map(paged.text.size(), source.bytes.size());
  paged.title = layout.title;
  paged.author = layout.author;
  tell_pages_without_text(layout, paged.findings);
  tell_scans(scans, paged);
  if (child.exit_code != 0) paged.findings.push_back({"OR-0311", "the PDF is damaged; what could be read of it was read", {}});
  std::vector<Document> documents;
  documents.push_back(document_of(std::move(paged)));
  return documents;
}

}  // namespace onrecord
