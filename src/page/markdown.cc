#include "page/markdown.h"

#include <algorithm>  // std::min

#include "page/document_builder.h"
#include "source/ascii_text.h"
#include "source/decode.h"

namespace onrecord {
namespace {

std::string unquoted(std::string_view value) {
  value = ascii::trimmed(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) value = value.substr(1, value.size() - 2);
  return std::string(value);
}

class MarkdownReader {
 public:
  explicit MarkdownReader(std::string_view text) : text_(text) {}

  Document read(const OffsetMap& decoded) && {
    builder_.document.kind = DocumentKind::article;
    std::size_t at = front_matter();
    while (at < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      line(at, end);
      at = end + 1;
    }
    end_paragraph();
    return std::move(builder_).finish(decoded);
  }

 private:
  // Lines "key: value" between two lines "---"; returns where the text starts.
  std::size_t front_matter() {
    if (text_.substr(0, 4) != "---\n") return 0;
    const std::size_t close = text_.find("\n---", 3);
    if (close == std::string_view::npos) return 0;
    Document& document = builder_.document;
    for (std::size_t at = 4; at < close;) {
      const std::size_t end = std::min(text_.find('\n', at), close);
      const std::string_view entry = text_.substr(at, end - at);
      const std::size_t colon = entry.find(':');
      if (colon != std::string_view::npos) {
        const std::string key = ascii::lowered(ascii::trimmed(entry.substr(0, colon)));
        const std::string value = unquoted(entry.substr(colon + 1));
        if (key == "title") document.title = value;
        else if ((key == "author" || key == "by") && !value.empty()) document.author.push_back(value);
        else if (key == "date" || key == "published") set_date(value);
        else if (key == "url" || key == "link") document.url = value;
      }
      at = end + 1;
    }
    return std::min(text_.find('\n', close + 1), text_.size());
  }

  void set_date(const std::string& value) {
    const std::optional<Timestamp> stamp = parse_iso(value);
    if (!stamp) return;
    Interval interval;
    interval.from = stamp;
    interval.to = stamp;
    interval.basis = "front matter";
    builder_.document.published = interval;
  }

  void line(std::size_t begin, std::size_t end) {
    while (end > begin && ascii::is_blank(text_[end - 1])) --end;
    std::size_t at = begin;
    bool quoted = false;
    while (at < end && (text_[at] == ' ' || text_[at] == '\t' || text_[at] == '>')) quoted = quoted || text_[at] == '>', ++at;
    const std::string_view words = text_.substr(at, end - at);
    if (words.substr(0, 3) == "```" || words.substr(0, 3) == "~~~") {
      end_paragraph();
      in_code_ = !in_code_;
      return;
    }
    if (in_code_) return whole(begin, end, PartKind::furniture);
    if (words.empty()) return end_paragraph();
    if (quoted != quoted_) end_paragraph();
    quoted_ = quoted;
    if (is_rule(words)) return underline();
    const std::size_t hashes = std::min(words.find_first_not_of('#'), words.size());
    if (hashes >= 1 && hashes <= 6 && hashes < words.size() && words[hashes] == ' ') return heading(at + hashes, end);
    if (words.front() == '|') return row(at, end);
    if (const std::size_t mark = item_mark(words); mark > 0) {
      end_paragraph();
      at += mark;
    } else if (in_paragraph_) {
      builder_.made_from(" ", at - 1, 1);
    }
    inline_words(at, end);
    in_paragraph_ = true;
  }

  static bool is_rule(std::string_view words) { return words.size() >= 3 && (words.find_first_not_of("-* ") == std::string_view::npos || words.find_first_not_of('=') == std::string_view::npos); }

  // "---" or "===": under a paragraph it makes a heading of it, else it is a line across the page.
  void underline() {
    if (!in_paragraph_) return;
    end_as(next_heading());
  }

  static std::size_t item_mark(std::string_view words) {
    if (words.size() > 2 && (words[0] == '-' || words[0] == '*' || words[0] == '+') && words[1] == ' ') return 2;
    std::size_t digits = 0;
    while (digits < words.size() && ascii::is_digit(words[digits])) ++digits;
    return digits > 0 && digits < 4 && digits + 1 < words.size() && (words[digits] == '.' || words[digits] == ')') && words[digits + 1] == ' ' ? digits + 2 : 0;
  }

  // The first heading is the title, later ones are between paragraphs.
  PartKind next_heading() {
    const bool first = !has_title_;
    has_title_ = true;
    return first ? PartKind::title : PartKind::body;
  }

  void heading(std::size_t at, std::size_t end) {
    end_paragraph();
    while (end > at && (text_[end - 1] == '#' || text_[end - 1] == ' ')) --end;
    while (at < end && text_[at] == ' ') ++at;
    if (!has_title_ && builder_.document.title.empty()) builder_.document.title = text_.substr(at, end - at);
    inline_words(at, end);
    end_as(next_heading());
  }

  void row(std::size_t at, std::size_t end) {
    end_paragraph();
    if (text_.substr(at, end - at).find_first_not_of("|-: ") == std::string_view::npos) return;
    while (at < end) {
      const std::size_t cell = std::min(text_.find('|', at), end);
      const std::string_view words = ascii::trimmed(text_.substr(at, cell - at));
      if (!words.empty()) {
        if (!builder_.block_is_empty()) builder_.insert("\t");
        const auto begin = static_cast<std::size_t>(words.data() - text_.data());
        inline_words(begin, begin + words.size());
      }
      at = cell + 1;
    }
    end_as(PartKind::body);
  }

  void whole(std::size_t begin, std::size_t end, PartKind kind) {
    Part part;
    part.kind = kind;
    builder_.add_block(text_, {static_cast<ByteOffset>(begin), static_cast<ByteOffset>(end)}, part);
  }

  // Words without emphasis marks, links without their addresses, images by their words.
  void inline_words(std::size_t at, std::size_t end) {
    std::size_t from = at;
    const auto flush = [&](std::size_t to) {
      if (to > from) builder_.copy(text_.substr(from, to - from), from);
    };
    while (at < end) {
      const char c = text_[at];
      std::size_t skip = 0;
      if (c == '\\' && at + 1 < end && std::string_view("\\`*_{}[]()#+-.!|<>~").find(text_[at + 1]) != std::string_view::npos) {
        flush(at);
        from = at + 1;
        at += 2;
        continue;
      }
      if (c == '*' || c == '`') skip = 1;
      else if (c == '_' && (at == 0 || !is_word(text_[at - 1]) || at + 1 >= end || !is_word(text_[at + 1]))) skip = 1;
      else if (c == '!' && at + 1 < end && text_[at + 1] == '[') skip = 1;
      else if (c == '[') skip = 1;
      else if (c == ']') skip = link_tail(at, end);
      if (skip == 0) {
        ++at;
        continue;
      }
      flush(at);
      at += skip;
      from = at;
    }
    flush(end);
  }

  static bool is_word(char c) { return ascii::is_digit(c) || ascii::is_lower(ascii::lower(c)) || static_cast<unsigned char>(c) >= 0x80; }

  // "](address)" or "][name]" or "]": how much of it is no text.
  std::size_t link_tail(std::size_t at, std::size_t end) const {
    if (at + 1 >= end || (text_[at + 1] != '(' && text_[at + 1] != '[')) return 1;
    const std::size_t window = std::min(end, at + 2000);
    const std::size_t close = text_.substr(0, window).find(text_[at + 1] == '(' ? ')' : ']', at + 2);
    return close == std::string_view::npos ? 1 : close + 1 - at;
  }

  void end_paragraph() { end_as(PartKind::body); }

  void end_as(PartKind kind) {
    Part part;
    part.kind = kind;
    part.quoted = quoted_;
    builder_.end_block(std::move(part));
    in_paragraph_ = false;
  }

  std::string_view text_;
  DocumentBuilder builder_;
  bool in_paragraph_ = false;
  bool in_code_ = false;
  bool quoted_ = false;
  bool has_title_ = false;
};

}  // namespace

Result<std::vector<Document>> read_markdown(const Source& source) {
  const DecodedText decoded = decode_text(source.bytes, source.charset);
  Document document = MarkdownReader(decoded.text).read(decoded.map);
  if (document.title.empty())
    for (const Part& part : document.parts)
      if (part.kind == PartKind::title) document.title = text_of(document.text, part.span);
  document.findings.insert(document.findings.end(), decoded.findings.begin(), decoded.findings.end());
  std::vector<Document> documents;
  documents.push_back(std::move(document));
  return documents;
}

}  // namespace onrecord
