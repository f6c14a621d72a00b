// UTF-8: decoding one code point at a time, validity, and byte offsets against code points.
#pragma once

#include <cstdint>      // std::uint32_t
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/span.h"

namespace onrecord {

struct CodePoint {
  char32_t value = 0xFFFD;
  std::uint32_t size = 1;  // bytes read; 1 for a byte that starts nothing valid
};

// The code point that starts at `at` (must be < text.size()). An invalid sequence gives U+FFFD and one byte.
CodePoint code_point_at(std::string_view text, std::size_t at);

// Whether `text` is well-formed UTF-8 (Unicode 15, table 3-7).
bool is_utf8(std::string_view text);

// Appends one code point. Surrogates and values above U+10FFFF become U+FFFD.
void append_utf8(std::string& text, char32_t value);

// Whether a byte offset lies on the border of a code point (0 and size() do).
bool on_border(std::string_view text, std::size_t at);

// Byte offsets to code-point offsets of one text, in O(log n) after one pass. Offsets inside a code point count as its start.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  explicit CodePointIndex(std::string&&) = delete;
  std::uint32_t code_point(ByteOffset byte) const;
  ByteOffset byte(std::uint32_t code_point) const;
  std::uint32_t count() const { return count_; }

 private:
  static constexpr std::size_t stride = 64;  // code points are counted from the nearest mark, one mark every 64 bytes
  std::string_view text_;
  std::vector<std::uint32_t> marks_;
  std::uint32_t count_ = 0;
};

}  // namespace onrecord
