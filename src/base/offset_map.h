// Where each byte of a readable text came from in the bytes of its source. Every transform of text carries one; two
// transforms in a row compose. A map is a list of runs: text [text, text + text_size) was made from source bytes
// [source, source + source_size). A run is exact where both sizes are equal and the bytes were copied; otherwise the
// run as a whole came from those bytes (an entity, a character of another encoding) and positions inside it are
// interpolated. Text between runs was made by us (a line break between two blocks) and maps to where it stands.
#pragma once

#include <cstdint>      // std::uint64_t
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/span.h"

namespace onrecord {

struct SourceRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  friend bool operator==(const SourceRange&, const SourceRange&) = default;
};

class OffsetMap {
 public:
  struct Run {
    ByteOffset text = 0;
    ByteOffset text_size = 0;
    std::uint64_t source = 0;
    std::uint64_t source_size = 0;
    friend bool operator==(const Run&, const Run&) = default;
  };

  // The map of a text that is its source, byte for byte.
  static OffsetMap identity(std::size_t size);

  // Adds a run behind the last one; runs come in order of text. Exact neighbours are joined.
  void add(ByteOffset text, ByteOffset text_size, std::uint64_t source, std::uint64_t source_size);

  // The source bytes that a span of text came from: from the first byte of its first character to the last of its last.
  SourceRange source_of(Span span) const;

  // The map of a text made from a text: `this` maps new to middle, `before` maps middle to source.
  OffsetMap after(const OffsetMap& before) const;

  // The same with every source position moved up by `by` (a text cut out of a larger source).
  OffsetMap shifted(std::uint64_t by) const;

  // Makes room for `runs` runs, where a caller knows how many will come.
  void reserve(std::size_t runs) { runs_.reserve(runs); }

  // Forgets everything from text offset `size` on.
  void truncate(ByteOffset size);

  const std::vector<Run>& runs() const { return runs_; }
  bool empty() const { return runs_.empty(); }
  friend bool operator==(const OffsetMap&, const OffsetMap&) = default;

 private:
  std::uint64_t source_begin(ByteOffset at) const;
  std::uint64_t source_end(ByteOffset at) const;
  std::vector<Run> runs_;
};

// A text under construction together with its map.
class MappedText {
 public:
  // Makes room, where a caller knows how much will come.
  void reserve(std::size_t bytes, std::size_t runs) {
    text_.reserve(bytes);
    map_.reserve(runs);
  }
  // Copies bytes that stand at `source` in the source as they are.
  void copy(std::string_view bytes, std::uint64_t source);
  // Appends text that was made from source bytes [source, source + source_size): an entity, a decoded character.
  void made_from(std::string_view text, std::uint64_t source, std::uint64_t source_size);
  // Appends text of our own that stands for nothing in the source (a blank between blocks).
  void insert(std::string_view text) { text_ += text; }
  // Takes back the end of the text down to `size` bytes.
  void cut(std::size_t size);

  ByteOffset size() const { return static_cast<ByteOffset>(text_.size()); }
  const std::string& text() const { return text_; }
  const OffsetMap& map() const { return map_; }
  std::string take_text() && { return std::move(text_); }
  OffsetMap take_map() && { return std::move(map_); }

 private:
  std::string text_;
  OffsetMap map_;
};

}  // namespace onrecord
