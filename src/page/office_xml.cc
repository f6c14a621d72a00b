#include "page/office_xml.h"

#include <map>        // std::map
#include <utility>    // std::exchange
#include <vector>     // std::vector

#include "page/paged_text.h"
#include "source/decode.h"
#include "source/xml.h"
#include "source/zip_members.h"

namespace onrecord {
namespace {

using Event = XmlReader::Event;

std::optional<Timestamp> time_of(const std::string& iso) { return iso.empty() ? std::nullopt : parse_iso(iso); }

// Reads past the end tag of the element whose start was just read.
void skip_element(XmlReader& xml) {
  for (int depth = 1; depth > 0;) {
    const Event event = xml.next();
    if (event == Event::finish) return;
    if (event == Event::start) ++depth;
    if (event == Event::end) --depth;
  }
}

// The words of an element whose start was just read, up to its end.
std::string words_of_element(XmlReader& xml) {
  std::string words;
  for (int depth = 1; depth > 0;) {
    const Event event = xml.next();
    if (event == Event::finish) break;
    if (event == Event::text) words += xml.text();
    if (event == Event::start) ++depth;
    if (event == Event::end) --depth;
  }
  return words;
}

// The paragraphs of a text box whose start was just read, up to its end: words stand in elements called `words` (any, where
// that is empty) inside paragraphs called `paragraph`.
std::vector<std::string> boxed_paragraphs(XmlReader& xml, std::string_view words, std::string_view paragraph) {
  std::vector<std::string> found;
  std::string text;
  int in_words = 0, in_paragraph = 0;
  for (int depth = 1; depth > 0;) {
    const Event event = xml.next();
    if (event == Event::finish) break;
    if (event == Event::text) {
      if (in_paragraph > 0 && (words.empty() || in_words > 0)) text += xml.text();
      continue;
    }
    const int step = event == Event::start ? 1 : -1;
    depth += step;
    const std::string_view name = xml.local_name();
    if (name == words) in_words += step;
    if (name != paragraph) continue;
    in_paragraph += step;
    if (event == Event::end && !text.empty()) found.push_back(std::exchange(text, {}));
  }
  return found;
}

// Builds paragraphs from the words of either format; a table row is one paragraph, its cells apart by tabs.
class Paragraphs {
 public:
  explicit Paragraphs(PagedText& out) : out_(out) {}

  void append(std::string_view words) { words_ += words; }
  bool in_row() const { return rows_ > 0; }
  void begin_row() { ++rows_; }
  void end_cell() {
    while (!words_.empty() && words_.back() == ' ') words_.pop_back();
    if (rows_ > 0 && !words_.empty() && words_.back() != '\t') words_ += '\t';
  }
  void end_row() {
    if (rows_ > 0) --rows_;
    if (rows_ == 0) flush({});
  }
  void end_paragraph(PagedParagraph paragraph) {
    if (rows_ > 0) {
      if (!words_.empty() && words_.back() != '\t' && words_.back() != ' ') words_ += ' ';
      return;
    }
    flush(std::move(paragraph));
  }

 private:
  void flush(PagedParagraph paragraph) {
    out_.add(words_, std::move(paragraph));
    words_.clear();
  }

  PagedText& out_;
  std::string words_;
  int rows_ = 0;
};

// ---- Word: ECMA-376, part 1, 17 ("WordprocessingML")

// Word names styles in the language it runs in, without letters that are not ASCII ("Título").
bool is_title_style(const std::string& style) { return style == "Title" || style == "Titel" || style == "Titre" || style == "Ttulo" || style == "Titolo"; }

// The paragraphs of a part of the file ("word/document.xml", notes, headers).
void read_word_part(std::string_view part, PagedParagraph usual, PagedText& out) {
  const DecodedText decoded = decode_text(part, "utf-8");
  XmlReader xml(decoded.text);
  Paragraphs paragraphs(out);
  PagedParagraph current = usual;
  bool in_text = false;
  std::vector<std::string> boxes;  // of the paragraph that is being read; they come behind it
  for (Event event = xml.next(); event != Event::finish; event = xml.next()) {
    const std::string_view name = event == Event::text ? std::string_view() : xml.local_name();
    if (event == Event::start) {
      // Deleted words; a copy of a text box for old programs; where tabulators stop, which are no tabulators.
      if (name == "del" || name == "moveFrom" || name == "Fallback" || name == "tabs") skip_element(xml);
      else if (name == "txbxContent") {
        for (std::string& words : boxed_paragraphs(xml, "t", "p")) boxes.push_back(std::move(words));
      } else if (name == "p") current = usual;
      else if (name == "pStyle" && usual.role == ParagraphRole::body && is_title_style(xml.attribute("val"))) current.role = ParagraphRole::title;
      else if (name == "t") in_text = true;
      else if (name == "tab" || name == "ptab") paragraphs.append("\t");
      else if (name == "br" || name == "cr") paragraphs.append("\n");
      else if (name == "noBreakHyphen") paragraphs.append("-");
      else if (name == "tr") paragraphs.begin_row();
    } else if (event == Event::end) {
      if (name == "t") in_text = false;
      else if (name == "p") {
        paragraphs.end_paragraph(current);
        if (!paragraphs.in_row())
          for (const std::string& words : std::exchange(boxes, {})) out.add(words, usual);
      } else if (name == "tc") paragraphs.end_cell();
      else if (name == "tr") paragraphs.end_row();
    } else if (in_text) {
      paragraphs.append(xml.text());
    }
  }
}

void read_word_comments(std::string_view part, PagedText& out) {
  const DecodedText decoded = decode_text(part, "utf-8");
  XmlReader xml(decoded.text);
  PagedParagraph comment;
  comment.role = ParagraphRole::comment;
  std::string words;
  bool in_text = false;
  for (Event event = xml.next(); event != Event::finish; event = xml.next()) {
    const std::string_view name = event == Event::text ? std::string_view() : xml.local_name();
    if (event == Event::start && name == "comment") {
      comment.author = xml.attribute("author");
      comment.at = time_of(xml.attribute("date"));
      words.clear();
    } else if (event == Event::end && name == "comment") {
      out.add(words, comment);
    } else if (event == Event::end && name == "p" && !words.empty()) {
      words += ' ';
    } else if (event == Event::text && in_text) {
      words += xml.text();
    }
    if (name == "t") in_text = event == Event::start;
  }
}

void read_properties(std::string_view part, PagedText& out) {
  const DecodedText decoded = decode_text(part, "utf-8");
  XmlReader xml(decoded.text);
  for (Event event = xml.next(); event != Event::finish; event = xml.next()) {
    if (event != Event::start) continue;
    if (xml.name() == "dc:title") out.title = words_of_element(xml);
    else if (xml.name() == "dc:creator" || xml.name() == "meta:initial-creator") out.author = words_of_element(xml);
  }
}

// ---- OpenDocument: OASIS OpenDocument 1.3, part 3, 4 to 7

class OdfReader {
 public:
  OdfReader(std::string_view xml, PagedText& out) : xml_(xml), out_(out), paragraphs_(out) {}

  void read() {
    for (Event event = xml_.next(); event != Event::finish; event = xml_.next()) {
      if (event == Event::start) on_start();
      else if (event == Event::end) on_end();
      else if (paragraph_depth_ > 0) paragraphs_.append(collapsed(xml_.text()));
    }
    for (const std::string& note : notes_) out_.add(note, {});
    for (auto& [words, comment] : comments_) out_.add(words, comment);
  }

 private:
  // Line breaks inside a paragraph of XML are blanks.
  static std::string collapsed(std::string text) {
    for (char& c : text)
      if (c == '\n' || c == '\t' || c == '\r') c = ' ';
    return text;
  }

  void on_start() {
    const std::string_view name = xml_.name();
    if (name == "text:tracked-changes" || name == "office:styles" || name == "office:automatic-styles" || name == "office:master-styles" || name == "office:binary-data" || name == "svg:title" || name == "svg:desc") skip_element(xml_);
    else if (name == "draw:text-box") {
      for (std::string& words : boxed_paragraphs(xml_, "", "p")) boxes_.push_back(std::move(words));
    }
    else if (name == "dc:title" && out_.title.empty()) out_.title = words_of_element(xml_);
    else if (name == "meta:initial-creator") out_.author = words_of_element(xml_);
    else if (name == "office:annotation") read_annotation();
    else if (name == "text:note") read_note();
    else if (name == "text:p" || name == "text:h") {
      ++paragraph_depth_;
      current_ = {};
      if (xml_.attribute("text:style-name") == "Title") current_.role = ParagraphRole::title;
    } else if (name == "text:s") {
      const std::string count = xml_.attribute("text:c");
      const bool few = !count.empty() && count.size() <= 3 && count.find_first_not_of("0123456789") == std::string::npos;
      paragraphs_.append(std::string(few ? static_cast<std::size_t>(std::stoi(count)) : 1, ' '));
    } else if (name == "text:tab") paragraphs_.append("\t");
    else if (name == "text:line-break") paragraphs_.append("\n");
    else if (name == "table:table-row") paragraphs_.begin_row();
  }

  void on_end() {
    const std::string_view name = xml_.name();
    if ((name == "text:p" || name == "text:h") && paragraph_depth_ > 0) {
      --paragraph_depth_;
      paragraphs_.end_paragraph(current_);
      if (!paragraphs_.in_row())
        for (const std::string& words : std::exchange(boxes_, {})) out_.add(words, {});
    } else if (name == "table:table-cell") paragraphs_.end_cell();
    else if (name == "table:table-row") paragraphs_.end_row();
  }

  void read_annotation() {
    PagedParagraph comment;
    comment.role = ParagraphRole::comment;
    std::string words;
    for (Event event = xml_.next(); event != Event::finish; event = xml_.next()) {
      if (event == Event::end && xml_.name() == "office:annotation") break;
      if (event == Event::start && xml_.name() == "dc:creator") comment.author = words_of_element(xml_);
      else if (event == Event::start && xml_.name() == "dc:date") comment.at = time_of(words_of_element(xml_).substr(0, 19));
      else if (event == Event::start && xml_.local_name() == "creator-initials") skip_element(xml_);
      else if (event == Event::text && !xml_.is_blank_text()) words += (words.empty() ? "" : " ") + collapsed(xml_.text());
    }
    comments_.emplace_back(std::move(words), std::move(comment));
  }

  void read_note() {
    std::string words;
    for (Event event = xml_.next(); event != Event::finish; event = xml_.next()) {
      if (event == Event::end && xml_.name() == "text:note") break;
      if (event == Event::start && xml_.name() == "text:note-citation") skip_element(xml_);
      else if (event == Event::text && !xml_.is_blank_text()) words += collapsed(xml_.text());
    }
    notes_.push_back(std::move(words));
  }

  XmlReader xml_;
  PagedText& out_;
  Paragraphs paragraphs_;
  PagedParagraph current_;
  int paragraph_depth_ = 0;
  std::vector<std::string> boxes_;   // of the paragraph that is being read
  std::vector<std::string> notes_;
  std::vector<std::pair<std::string, PagedParagraph>> comments_;
};

const Finding cut_finding{"OR-0321", "the file ends early or is damaged; what could be unpacked was read", {}};

Error placed(Error error, const Source& source) {
  error.place = source.member.empty() ? source.path : source.path + ": " + source.member;
  return error;
}

std::vector<Document> finished(PagedText text, const Source& source) {
  text.map = whole_file_map(text.text.size(), source.bytes.size());
  std::vector<Document> documents;
  documents.push_back(document_of(std::move(text)));
  return documents;
}

}  // namespace

Result<std::vector<Document>> read_docx(const Source& source) {
  auto unpacked = read_zip_members(source.bytes, {"word/document.xml", "word/comments.xml", "word/footnotes.xml", "word/endnotes.xml", "word/header1.xml", "word/header2.xml", "word/header3.xml", "word/footer1.xml", "word/footer2.xml", "word/footer3.xml", "docProps/core.xml"});
  if (!unpacked.ok()) return placed(unpacked.error(), source);
  auto& members = unpacked->found;
  if (!members.contains("word/document.xml")) return Error{ErrorKind::damaged, source.path, "is a Word file without its text", "open it in another program and save it anew"};
  PagedText text;
  PagedParagraph furniture;
  furniture.role = ParagraphRole::furniture;
  for (const char* name : {"word/header1.xml", "word/header2.xml", "word/header3.xml"}) read_word_part(members[name], furniture, text);
  read_word_part(members["word/document.xml"], {}, text);
  for (const char* name : {"word/footnotes.xml", "word/endnotes.xml"}) read_word_part(members[name], {}, text);
  for (const char* name : {"word/footer1.xml", "word/footer2.xml", "word/footer3.xml"}) read_word_part(members[name], furniture, text);
  read_word_comments(members["word/comments.xml"], text);
  read_properties(members["docProps/core.xml"], text);
  if (unpacked->is_cut) text.findings.push_back(cut_finding);
  return finished(std::move(text), source);
}

Result<std::vector<Document>> read_odt(const Source& source) {
  auto unpacked = read_zip_members(source.bytes, {"content.xml", "meta.xml"});
  if (!unpacked.ok()) return placed(unpacked.error(), source);
  auto& members = unpacked->found;
  if (!members.contains("content.xml")) return Error{ErrorKind::damaged, source.path, "is an OpenDocument file without its text", "open it in another program and save it anew"};
  PagedText text;
  const DecodedText decoded = decode_text(members["content.xml"], "utf-8");
  OdfReader(decoded.text, text).read();
  read_properties(members["meta.xml"], text);
  if (unpacked->is_cut) text.findings.push_back(cut_finding);
  return finished(std::move(text), source);
}

Result<std::vector<Document>> read_flat_odt(const Source& source) {
  PagedText text;
  const DecodedText decoded = decode_text(source.bytes);
  OdfReader(decoded.text, text).read();
  return finished(std::move(text), source);
}

}  // namespace onrecord
