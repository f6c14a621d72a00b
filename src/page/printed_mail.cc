#include "page/printed_mail.h"

#include <algorithm>  // std::min
#include <optional>   // std::optional
#include <string>     // std::string

#include "page/blocks.h"
#include "page/mail_quotes.h"

namespace onrecord {
namespace {

constexpr std::size_t above = 3;  // lines over the first head: who printed it, "MEMORANDUM"

struct Head {
  std::size_t last = 0;  // line behind it
  MailOrigin origin;
};

// The head that begins at line `first`. Its lines follow each other; those of a memo may have blank ones between.
std::optional<Head> head_at(std::string_view text, const std::vector<TextLine>& lines, std::size_t first) {
  constexpr std::size_t most_blanks = 1, longest = 24;  // lines
  std::string block;
  std::size_t at = first;
  for (; at < std::min(lines.size(), first + longest) && (at == first || lines[at].blanks <= most_blanks); ++at) {
    const std::string_view words = text_of(text, lines[at].span);
    if (!parse_head_line(words)) break;
    block.append(words).append("\n");
  }
  const auto origin = parse_header_block(block);
  if (!origin || origin->author.empty()) return std::nullopt;
  return Head{at, *origin};
}

std::optional<std::size_t> first_head(std::string_view text, const std::vector<TextLine>& lines) {
  for (std::size_t i = 0; i < std::min(lines.size(), above + 1); ++i) {
    if (head_at(text, lines, i)) return i;
    if (word_count(text_of(text, lines[i].span)) > 8) break;
  }
  return std::nullopt;
}

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
std::vector<std::string> names_in(std::string_view value) {
  const bool semicolons = value.find(';') != std::string_view::npos;
  std::vector<std::string> names;
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t end = name_end(value, at, semicolons);
    if (std::string name = name_in_head(value.substr(at, end - at)); !name.empty()) names.push_back(std::move(name));
    at = end + 1;
  }
  return names;
}

class PrintedMail {
 public:
  PrintedMail(Document& document, const std::vector<TextLine>& lines) : document_(document), lines_(lines) {}

  void read() {
    const std::size_t first = first_head(document_.text, lines_).value_or(0);
    document_.kind = DocumentKind::email;
    for (std::size_t i = 0; i < first; ++i) {
      const std::string low = folded_line(words(i));
      if (low.starts_with("memo")) document_.kind = DocumentKind::document;
      add(PartKind::furniture, i);
    }
    for (std::size_t i = first; i < lines_.size();) {
      if (const auto head = head_at(document_.text, lines_, i)) {
        take_head(i, *head, i == first);
        i = head->last;
      } else {
        i = add_words(i);
      }
    }
  }

 private:
  std::string_view words(std::size_t i) const { return text_of(document_.text, lines_[i].span); }

  Span span_of(std::string_view value) const {
    const auto at = static_cast<ByteOffset>(value.data() - document_.text.data());
    return {at, at + static_cast<ByteOffset>(value.size())};
  }

  void add(PartKind kind, std::size_t i) { add_part(document_, kind, lines_[i].span); }

  void take_head(std::size_t begin, const Head& head, bool first) {
    if (first) {
      document_.author = document_.from = {head.origin.author};
      if (head.origin.at) document_.published = Interval{head.origin.at, head.origin.at, "Sent line", {}};
    } else {
      below_ = head.origin;
    }
    for (std::size_t i = begin; i < head.last; ++i) {
      const MailHeadLine line = *parse_head_line(words(i));
      if (first && line.label == MailLabel::date && document_.published && !document_.published->span) document_.published->span = span_of(line.value);
      if (first && line.label == MailLabel::to)
        for (std::string& name : names_in(line.value)) document_.recipients.push_back(std::move(name));
      if (first && line.label == MailLabel::subject && document_.title.empty() && !line.value.empty()) {
        document_.title = line.value;
        const Span title = span_of(line.value);
        add_part(document_, PartKind::furniture, trimmed(document_.text, {lines_[i].span.begin, title.begin}));
        add_part(document_, PartKind::title, title);
      } else {
        add(PartKind::furniture, i);
      }
    }
  }

  // The words up to the next head, lines broken for lack of room joined.
  std::size_t add_words(std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < lines_.size() && !head_at(document_.text, lines_, end)) ++end;
    for (const TextLine& line : unwrapped(document_.text, {lines_.begin() + static_cast<std::ptrdiff_t>(begin), lines_.begin() + static_cast<std::ptrdiff_t>(end)})) {
      const std::string_view words = text_of(document_.text, line.span);
      const bool furniture = is_quote_divider(words) || is_mail_furniture(words);
      add_part(document_, furniture ? PartKind::furniture : PartKind::body, line.span);
      if (furniture || !below_ || document_.parts.empty()) continue;
      document_.parts.back().author = below_->author;
      document_.parts.back().at = below_->at;
    }
    return end;
  }

  Document& document_;
  const std::vector<TextLine>& lines_;
  std::optional<MailOrigin> below_;  // of the mail whose words these are, where it is not the first
};

}  // namespace

bool is_printed_mail(std::string_view text, const std::vector<TextLine>& lines) { return first_head(text, lines).has_value(); }

void read_printed_mail(Document& document, const std::vector<TextLine>& lines) { PrintedMail(document, lines).read(); }

}  // namespace onrecord
