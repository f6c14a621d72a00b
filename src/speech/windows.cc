#include "speech/windows.h"

#include <algorithm>  // std::find
#include <span>       // std::span

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

}  // namespace

std::vector<Window> windows_of(const Document& document, const Tokens& tokens, const WordPiece& wordpiece, std::size_t limit) {
  Packer packer(wordpiece, limit);
  std::vector<Piece> pieces;
  for (const Paragraph& paragraph : tokens.paragraphs) {
    pieces.clear();
    wordpiece.encode(document.text, paragraph.span, pieces);
    packer.add_paragraph(pieces);
  }
  return packer.finish();
}

}  // namespace onrecord
