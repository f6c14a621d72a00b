// WordPiece as BERT's uncased models were trained with it (Devlin et al. 2018): the same pieces, byte for byte, as Hugging
// Face's BertTokenizerFast gives, with the place of each piece in the text (train/check_wordpiece.py compares the two).
// Words such as "[SEP]" in a text are read as text, not as control pieces.
#pragma once

#include <cstdint>        // std::uint32_t
#include <filesystem>     // std::filesystem::path
#include <string>         // std::string
#include <string_view>    // std::string_view
#include <unordered_map>  // std::unordered_map
#include <vector>         // std::vector

#include "base/result.h"
#include "base/span.h"

namespace onrecord {

struct Piece {
  std::uint32_t id = 0;
  Span span;           // of the characters it was made from; accents and case are not in the piece but are in the span
  bool inner = false;  // goes on with the word of the piece before ("##ing")
};

class WordPiece {
 public:
  static constexpr std::uint32_t unknown = 100, begin = 101, separator = 102;

  // Reads vocab.txt: one piece a line, the line's number is its id.
  static Result<WordPiece> load(const std::filesystem::path& vocabulary);

  // Appends the pieces of the stretch `span` of `text`, which is UTF-8; bytes that are not are skipped. Linear in its length.
  void encode(std::string_view text, Span span, std::vector<Piece>& pieces) const;

  // The piece as it stands in the vocabulary ("##ing"); empty for an id that is in none.
  std::string_view word(std::uint32_t id) const { return id < words_.size() ? std::string_view(words_[id]) : std::string_view(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  };
  using Index = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

  class Reader;

  std::vector<std::string> words_;
  Index first_;  // pieces that begin a word
  Index inner_;  // pieces that go on with one, without their "##"
};

}  // namespace onrecord
