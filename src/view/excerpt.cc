#include "view/excerpt.h"

#include <algorithm>  // std::max
#include <array>      // std::array
#include <optional>   // std::optional

#include "base/span.h"
#include "base/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t most_context = 220;  // bytes of paragraph before or after the words
constexpr std::size_t most_message = 220;  // bytes of a neighbouring message or comment
constexpr std::size_t most_gap = 160;      // bytes shown between two pieces

constexpr std::array<std::string_view, 6> opening_marks = {"“", "\"", "«", "„", "‘", "'"};
constexpr std::array<std::string_view, 6> closing_marks = {"”", "\"", "»", "“", "’", "'"};

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string_view trimmed(std::string_view words) {
  while (!words.empty() && is_blank(words.front())) words.remove_prefix(1);
  while (!words.empty() && is_blank(words.back())) words.remove_suffix(1);
  return words;
}

// The place in a table of marks with which `words` starts (or ends).
std::optional<std::size_t> mark_at_start(std::string_view words, const std::array<std::string_view, 6>& marks) {
  for (std::size_t i = 0; i < marks.size(); ++i)
    if (words.starts_with(marks[i])) return i;
  return std::nullopt;
}
std::optional<std::size_t> mark_at_end(std::string_view words, const std::array<std::string_view, 6>& marks) {
  for (std::size_t i = 0; i < marks.size(); ++i)
    if (words.ends_with(marks[i])) return i;
  return std::nullopt;
}

// What follows a statement, without the marks that end it: a comma, a full stop, a closing quotation mark (but not one that
// opens the next quotation).
std::string_view without_leading_marks(std::string_view words) {
  constexpr std::size_t german_closing = 3;  // “ closes in German and opens in English
  while (!words.empty() && !is_blank(words.front())) {
    const auto closing = mark_at_start(words, closing_marks);
    if (closing && *closing != german_closing)
      words.remove_prefix(closing_marks[*closing].size());
    else if (std::string_view(",.;:!?)").find(words.front()) != std::string_view::npos)
      words.remove_prefix(1);
    else
      break;
  }
  return trimmed(words);
}

bool is_verbatim(StatementKind kind) { return kind == StatementKind::direct || kind == StatementKind::own; }

// Whether words bring their own quotation marks at one end or the other (a single one at the end may be an apostrophe).
bool is_marked(std::string_view words) {
  constexpr std::size_t doubles = 4;
  return mark_at_start(words, opening_marks) || mark_at_end(words, closing_marks).value_or(doubles) < doubles;
}

// The text, byte spans of a statement in it and of the part around it.
class Excerpter {
 public:
  Excerpter(const DocumentRow& document, const StatementRow& statement) : document_(document), statement_(statement), text_(document.text), points_(text_) {
    for (PointSpan span : statement.spans)
      if (span.start < span.end && span.end <= points_.count()) pieces_.push_back({points_.byte(span.start), points_.byte(span.end)});
  }

  Excerpt excerpt(std::size_t most_words) {
    Excerpt excerpt;
    if (pieces_.empty()) {
      excerpt.pieces.push_back({quoted_words(statement_, most_words), true});
      return excerpt;
    }
    if (statement_.kind != StatementKind::indirect) take_quotation_marks();
    write_pieces(excerpt, most_words);
    const std::size_t part = part_around(hull(pieces_));
    if (part == document_.parts.size()) return excerpt;
    const PartRow& own = document_.parts[part];
    const bool turns = own.kind == PartKind::message || own.kind == PartKind::comment;
    if (turns) excerpt.at = own.at;
    write_paragraph(excerpt, bytes_of(own));
    if (turns || excerpt.before.empty()) write_neighbour(excerpt.before, part, -1, own, turns, true);
    if (turns) write_neighbour(excerpt.after, part, +1, own, turns, false);
    return excerpt;
  }

 private:
  Span bytes_of(const PartRow& part) const { return {points_.byte(std::min(part.span.start, points_.count())), points_.byte(std::min(part.span.end, points_.count()))}; }

  // The quotation marks right beside a piece belong to it, and so does a comma or full stop before the closing one.
  void take_quotation_marks() {
    for (Span& piece : pieces_) {
      const bool stop = piece.end < text_.size() && std::string_view(",.!?;").find(text_[piece.end]) != std::string_view::npos;
      if (stop && mark_at_start(text_.substr(piece.end + 1), closing_marks)) ++piece.end;
      const auto opening = mark_at_end(text_.substr(0, piece.begin), opening_marks);
      if (opening && !mark_at_start(text_of(text_, piece), opening_marks)) piece.begin -= static_cast<ByteOffset>(opening_marks[*opening].size());
      const auto closing = mark_at_start(text_.substr(piece.end), closing_marks);
      if (closing && !mark_at_end(text_of(text_, piece), closing_marks)) piece.end += static_cast<ByteOffset>(closing_marks[*closing].size());
    }
  }

  void write_pieces(Excerpt& excerpt, std::size_t most_words) const {
    for (std::size_t i = 0; i < pieces_.size() && most_words > 0; ++i) {
      const std::string words = shortened(trimmed(text_of(text_, pieces_[i])), most_words);
      const bool add_marks = is_verbatim(statement_.kind) && !is_marked(words);
      excerpt.pieces.push_back({add_marks ? "“" + words + "”" : words, true});
      most_words -= std::min(most_words, words.size());
      if (i + 1 == pieces_.size() || pieces_[i + 1].begin < pieces_[i].end) continue;
      const std::string_view gap = text_.substr(pieces_[i].end, pieces_[i + 1].begin - pieces_[i].end);
      excerpt.pieces.push_back({gap.size() > most_gap ? " … " : std::string(gap), false});
    }
  }

  std::size_t part_around(Span span) const {
    for (std::size_t i = 0; i < document_.parts.size(); ++i)
      if (bytes_of(document_.parts[i]).contains(Span{span.begin, span.begin})) return i;
    return document_.parts.size();
  }

  void write_paragraph(Excerpt& excerpt, Span paragraph) const {
    const Span said = hull(pieces_);
    if (paragraph.begin < said.begin) {
      const std::string_view before = trimmed(text_.substr(paragraph.begin, said.begin - paragraph.begin));
      if (!before.empty()) excerpt.before.push_back({"", "", shortened_tail(before, most_context)});
    }
    if (said.end < paragraph.end) {
      const std::string_view after = trimmed(text_.substr(said.end, paragraph.end - said.end));
      const std::string_view rest = without_leading_marks(after);
      const bool goes_on = after.substr(0, after.size() - rest.size()).find_first_of(",;:") != std::string_view::npos;
      if (!rest.empty()) excerpt.after.push_back({"", "", (goes_on ? "… " : "") + shortened(rest, most_context)});
    }
  }

  // The part before (step -1) or after (+1), where it is of the same kind: a message, a comment, a paragraph.
  void write_neighbour(std::vector<Excerpt::Line>& lines, std::size_t part, int step, const PartRow& own, bool turns, bool in_front) const {
    const std::size_t other = part + static_cast<std::size_t>(step);
    if (other >= document_.parts.size() || document_.parts[other].kind != own.kind) return;
    const PartRow& neighbour = document_.parts[other];
    const std::string_view words = trimmed(text_of(text_, bytes_of(neighbour)));
    if (words.empty()) return;
    Excerpt::Line line{turns ? neighbour.author : "", turns ? neighbour.at : "", turns ? shortened(words, most_message) : shortened_tail(words, most_context)};
    lines.insert(in_front ? lines.begin() : lines.end(), std::move(line));
  }

  const DocumentRow& document_;
  const StatementRow& statement_;
  std::string_view text_;
  CodePointIndex points_;
  Spans pieces_;
};

}  // namespace

std::string shortened(std::string_view words, std::size_t most) {
  if (words.size() <= most) return std::string(words);
  std::size_t cut = words.find_last_of(" \n", most);
  if (cut == std::string_view::npos || cut == 0)
    for (cut = most; cut > 0 && !on_border(words, cut);) --cut;
  return std::string(trimmed(words.substr(0, cut))) + " …";
}

std::string shortened_tail(std::string_view words, std::size_t most) {
  if (words.size() <= most) return std::string(words);
  std::size_t cut = words.find_first_of(" \n", words.size() - most);
  if (cut == std::string_view::npos)
    for (cut = words.size() - most; cut < words.size() && !on_border(words, cut);) ++cut;
  return "… " + std::string(trimmed(words.substr(cut)));
}

std::string quoted_words(const StatementRow& statement, std::size_t most) {
  const std::string words = shortened(trimmed(statement.content), most);
  return is_verbatim(statement.kind) && !is_marked(words) ? "“" + words + "”" : words;
}

Excerpt excerpt_of(const DocumentRow& document, const StatementRow& statement, std::size_t most_words) {
  return Excerpter(document, statement).excerpt(most_words);
}

}  // namespace onrecord
