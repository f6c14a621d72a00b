#include "page/printed_mail.h"

#include <algorithm>  // std::min
#include <optional>   // std::optional
#include <string>     // std::string

#include "page/blocks.h"
#include "page/mail_quotes.h"

namespace onrecord {
namespace {

constexpr std::size_t above = 8;  // lines over the first head: whose it is, when it was printed, "MEMORANDUM", "Not for circulation"

struct Head {
  std::size_t last = 0;  // line behind it
  MailOrigin origin;
};

// Whether line `at`, which has no label, goes on with the one above it ("To: …;" over two lines): a labelled one follows right below.
bool goes_on(std::string_view text, const std::vector<TextLine>& lines, std::size_t at) {
  constexpr std::size_t longest = 4;  // lines
  for (std::size_t i = at; i < std::min(lines.size(), at + longest) && lines[i].blanks == 0; ++i)
    if (parse_head_line(text_of(text, lines[i].span))) return true;
  return false;
}

// The head that begins at line `first`. Its lines follow each other; those of a memo may have blank ones between.
std::optional<Head> head_at(std::string_view text, const std::vector<TextLine>& lines, std::size_t first) {
  constexpr std::size_t most_blanks = 1, longest = 24;  // lines
  std::string block;
  std::size_t at = first;
  for (; at < std::min(lines.size(), first + longest) && (at == first || lines[at].blanks <= most_blanks); ++at) {
    const std::string_view words = text_of(text, lines[at].span);
    if (!parse_head_line(words) && (at == first || !goes_on(text, lines, at))) break;
    block.append(words).append("\n");
  }
  const auto origin = parse_header_block(block);
  if (!origin || origin->author.empty()) return std::nullopt;
  return Head{at, *origin};
}

std::optional<std::size_t> first_head(std::string_view text, const std::vector<TextLine>& lines) {
  for (std::size_t i = 0; i < std::min(lines.size(), above + 1); ++i) {
    if (head_at(text, lines, i)) return i;
    const std::string_view words = text_of(text, lines[i].span);
    if (word_count(words) > 8 && ends_sentence(words)) break;
  }
  return std::nullopt;
}

// Behind the marks ">" and "> " with which line [begin, end) starts.
std::size_t behind_marks(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end && text[begin] == '>' && (begin + 1 >= end || text[begin + 1] == '>' || text[begin + 1] == ' ' || text[begin + 1] == '\n' || text[begin + 1] == '\r')) {
    ++begin;
    while (begin < end && text[begin] == ' ') ++begin;
  }
  return begin;
}

class PrintedMail {
 public:
  PrintedMail(Document& document, const std::vector<TextLine>& lines) : document_(document), lines_(lines) {}

  void read() {
    const std::size_t first = first_ = first_head(document_.text, lines_).value_or(0);
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

  // "Ann Lee, head of unit"
  static std::string without_office(const std::string& name) {
    const std::size_t comma = name.find(", ");
    return comma != std::string::npos && comma + 2 < name.size() && name[comma + 2] >= 'a' && name[comma + 2] <= 'z' ? name.substr(0, comma) : name;
  }

  void take_head(std::size_t begin, const Head& head, bool first) {
    document_.addresses.insert(document_.addresses.end(), head.origin.addresses.begin(), head.origin.addresses.end());
    if (first) {
      document_.author = document_.from = {without_office(head.origin.author)};
      document_.recipients = head.origin.recipients;
      if (head.origin.at) document_.published = Interval{head.origin.at, head.origin.at, "Sent line", {}};
    } else {
      below_ = head.origin;
    }
    MailLabel label = MailLabel::other;
    for (std::size_t i = begin; i < head.last; ++i) {
      const auto labelled = parse_head_line(words(i));
      const std::string_view value = labelled ? labelled->value : words(i);
      if (labelled) label = labelled->label;
      if (first && label == MailLabel::date && document_.published && !document_.published->span) document_.published->span = span_of(value);
      if (first && label == MailLabel::subject && document_.title.empty() && !value.empty()) {
        document_.title = value;
        const Span title = span_of(value);
        add_part(document_, PartKind::furniture, trimmed(document_.text, {lines_[i].span.begin, title.begin}));
        add_part(document_, PartKind::title, title);
      } else {
        add(PartKind::furniture, i);
      }
    }
  }

  // "3/4", "Page 3 of 4", and what stands at the head of every printed page: it stands above the first mail too.
  bool is_of_the_page(std::size_t i) const {
    const std::string line = folded_line(words(i));
    constexpr std::size_t longest = 14;  // bytes of a page's number
    const bool number = line.size() <= longest && (line.starts_with("page ") || line.find('/') != std::string::npos) && line.find_first_not_of("0123456789/ pageof") == std::string::npos;
    const auto stands_above = [&](std::size_t k) { return folds_to(words(k), line); };
    const bool dated = line.find_first_of("0123456789") != std::string::npos;  // a name above the head stands under the words too
    for (std::size_t k = 0; !number && dated && k < first_; ++k)
      if (stands_above(k)) return true;
    return number;
  }

  // The words up to the next head, lines broken for lack of room joined.
  std::size_t add_words(std::size_t begin) {
    const auto stands_apart = [&](std::size_t i) { return is_of_the_page(i) || is_quote_divider(words(i)) || is_mail_furniture(words(i)); };
    if (stands_apart(begin)) {
      add(PartKind::furniture, begin);
      return begin + 1;
    }
    std::size_t end = begin + 1;
    while (end < lines_.size() && !head_at(document_.text, lines_, end) && !stands_apart(end)) ++end;
    for (const TextLine& line : unwrapped(document_.text, {lines_.begin() + static_cast<std::ptrdiff_t>(begin), lines_.begin() + static_cast<std::ptrdiff_t>(end)})) {
      const std::string_view words = text_of(document_.text, line.span);
      const auto announced = parse_attribution_line(words);
      if (announced) quoted_ = announced;
      const bool furniture = announced || is_mail_furniture(words);
      add_part(document_, furniture ? PartKind::furniture : PartKind::body, line.span);
      if (furniture || document_.parts.empty()) continue;
      if (document_.text[line.span.begin] == '>') {  // what an answer quotes is its writer's, not the answerer's
        document_.parts.back().quoted = true;
        if (quoted_) document_.parts.back().author = quoted_->author, document_.parts.back().at = quoted_->at;
        continue;
      }
      if (!below_) continue;
      document_.parts.back().author = below_->author;
      document_.parts.back().at = below_->at;
      document_.parts.back().to = below_->recipients;
    }
    return end;
  }

  Document& document_;
  const std::vector<TextLine>& lines_;
  std::size_t first_ = 0;  // line of the first head
  std::optional<MailOrigin> quoted_;  // whom "On … wrote:" names, for the lines marked ">" below it
  std::optional<MailOrigin> below_;  // of the mail whose words these are, where it is not the first
};

}  // namespace

bool is_printed_mail(std::string_view text, const std::vector<TextLine>& lines) { return first_head(text, lines).has_value(); }

MappedText without_quote_marks(std::string_view text) {
  MappedText plain;
  const auto line_end = [&](std::size_t at) { return std::min(text.find('\n', at), text.size() - 1) + 1; };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;  // of the lines that are marked, or of one that is not
    bool head = false;
    while (end < text.size() && text[end] == '>') {
      const std::size_t next = line_end(end), words = behind_marks(text, end, next);
      const auto label = parse_head_line(text.substr(words, next - words));
      head = head || (label && label->label == MailLabel::from);
      end = next;
    }
    if (end == at || !head) {
      const std::size_t last = std::max(end, line_end(at));
      plain.copy(text.substr(at, last - at), at);
      at = last;
      continue;
    }
    while (at < end) {
      const std::size_t next = line_end(at), words = behind_marks(text, at, next);
      plain.copy(text.substr(words, next - words), words);
      at = next;
    }
  }
  return plain;
}

void read_printed_mail(Document& document, const std::vector<TextLine>& lines) { PrintedMail(document, lines).read(); }

}  // namespace onrecord
