#include "speech/windows.h"

#include <algorithm>  // std::find, std::sort
#include <span>       // std::span
#include <utility>    // std::pair

#include "speech/quotations.h"

namespace onrecord {
namespace {

bool ends_sentence(std::string_view word) { return word == "." || word == "!" || word == "?"; }

bool closes(std::string_view word) {
  constexpr std::string_view marks[] = {"\"", "'", "”", "’", "»", ")"};
  return std::find(std::begin(marks), std::end(marks), word) != std::end(marks);
}

class Packer {
 public:
  Packer(const WordPiece& wordpiece, std::size_t limit) : wordpiece_(wordpiece), limit_(limit) {}

  // A paragraph, cut into runs where it is too long for one window.
  void add_paragraph(std::span<const Piece> pieces) {
    while (pieces.size() > limit_ - 2) {
      const std::size_t at = cut(pieces, limit_ - 2);
      add_run(pieces.first(at));
      pieces = pieces.subspan(at);
    }
    if (!pieces.empty()) add_run(pieces);
  }

  std::vector<Window> finish() {
    end_window();
    return std::move(windows_);
  }

 private:
  // Where to cut within the first `most` pieces: behind the last sentence end in their second half, else before a word.
  std::size_t cut(std::span<const Piece> pieces, std::size_t most) const {
    const auto word = [&](std::size_t index) { return wordpiece_.word(pieces[index].id); };
    for (std::size_t at = most - 1; at > most / 2; --at) {
      if (pieces[at].inner) continue;
      if (ends_sentence(word(at - 1)) && !closes(word(at))) return at;
      if (closes(word(at - 1)) && ends_sentence(word(at - 2))) return at;
    }
    for (std::size_t at = most; at > most / 2; --at)
      if (!pieces[at].inner) return at;
    return most;
  }

  void add_run(std::span<const Piece> run) {
    if (!window_.ids.empty() && window_.ids.size() + run.size() + 1 > limit_) end_window();
    if (window_.ids.empty()) window_.ids.push_back(WordPiece::begin);
    for (const Piece& piece : run) {
      if (!piece.inner || window_.units.empty()) {
        add_unit(piece.span);
      } else {
        window_.spans.back().end = piece.span.end;
      }
      window_.ids.push_back(piece.id);
    }
    add_unit({run.back().span.end, run.back().span.end});
    window_.ids.push_back(WordPiece::separator);
  }

  void add_unit(Span span) {
    window_.units.push_back(static_cast<std::uint32_t>(window_.ids.size()));
    window_.spans.push_back(span);
  }

  void end_window() {
    if (window_.ids.empty()) return;
    window_.units.pop_back();  // the last [SEP] stands between nothing
    window_.spans.pop_back();
    windows_.push_back(std::move(window_));
    window_ = {};
  }

  const WordPiece& wordpiece_;
  std::size_t limit_;
  Window window_;
  std::vector<Window> windows_;
};

// Where single quotation marks stand for double ones, as British papers have them, and the pieces of the double ones, in order.
std::vector<std::pair<ByteOffset, std::uint32_t>> single_marks(const Document& document, std::span<const Quotation> quotations, const WordPiece& wordpiece) {
  std::vector<Piece> doubles;
  constexpr std::string_view both = "“ ”";
  wordpiece.encode(both, {0, static_cast<ByteOffset>(both.size())}, doubles);
  std::vector<std::pair<ByteOffset, std::uint32_t>> marks;
  if (doubles.size() != 2) return marks;
  std::size_t others = 0;
  for (const Quotation& quotation : quotations) {
    const std::string_view mark = std::string_view(document.text).substr(quotation.span.begin, quotation.words.begin - quotation.span.begin);
    if (quotation.depth != 0) continue;
    if (mark != "‘" && mark != "'") {
      ++others;
      continue;
    }
    marks.emplace_back(quotation.span.begin, doubles[0].id);
    if (quotation.closed) marks.emplace_back(quotation.words.end, doubles[1].id);
  }
  if (others >= marks.size() / 2) return {};  // here and there a word in single ones
  std::sort(marks.begin(), marks.end());
  return marks;
}

}  // namespace

std::vector<Window> windows_of(const Document& document, const Tokens& tokens, std::span<const Quotation> quotations, const WordPiece& wordpiece, std::size_t limit) {
  Packer packer(wordpiece, limit);
  std::vector<Piece> pieces;
  const std::vector<std::pair<ByteOffset, std::uint32_t>> marks = single_marks(document, quotations, wordpiece);
  std::size_t next = 0;
  for (const Paragraph& paragraph : tokens.paragraphs) {
    pieces.clear();
    wordpiece.encode(document.text, paragraph.span, pieces);
    for (Piece& piece : pieces) {
      while (next < marks.size() && marks[next].first < piece.span.begin) ++next;
      if (next < marks.size() && marks[next].first == piece.span.begin) piece.id = marks[next].second;
    }
    packer.add_paragraph(pieces);
  }
  return packer.finish();
}

}  // namespace onrecord
