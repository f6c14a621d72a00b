#include "base/utf8.h"

#include <algorithm>  // std::upper_bound, std::min
#include <cstring>    // std::memcpy

namespace onrecord {
namespace {

bool continues(std::string_view text, std::size_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; }

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t first = byte(at);
  if (first < 0x80) return {first, 1};
  if (first >= 0xC2 && first <= 0xDF && continues(text, at + 1)) return {(first & 0x1F) << 6 | (byte(at + 1) & 0x3F), 2};
  if (first >= 0xE0 && first <= 0xEF && continues(text, at + 1) && continues(text, at + 2)) {
    const char32_t value = (first & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F);
    if (value >= 0x800 && (value < 0xD800 || value > 0xDFFF)) return {value, 3};
  }
  if (first >= 0xF0 && first <= 0xF4 && continues(text, at + 1) && continues(text, at + 2) && continues(text, at + 3)) {
    const char32_t value = (first & 0x07) << 18 | (byte(at + 1) & 0x3F) << 12 | (byte(at + 2) & 0x3F) << 6 | (byte(at + 3) & 0x3F);
    if (value >= 0x10000 && value <= 0x10FFFF) return {value, 4};
  }
  return {};
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    if (point.size == 1) return false;
    at += point.size;
  }
  return true;
}

void append_utf8(std::string& text, char32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = 0xFFFD;
  const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | value >> 6), put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | value >> 12), put(0x80 | (value >> 6 & 0x3F)), put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | value >> 18), put(0x80 | (value >> 12 & 0x3F)), put(0x80 | (value >> 6 & 0x3F)), put(0x80 | (value & 0x3F));
  }
}

bool on_border(std::string_view text, std::size_t at) { return at <= text.size() && !continues(text, at); }

namespace {

// Bytes of [begin, end) that start a character, eight at a time.
std::uint32_t starts_in(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::uint64_t ones = 0x0101010101010101u;
  std::uint32_t count = 0;
  for (; begin + 8 <= end; begin += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + begin, 8);
    const std::uint64_t going_on = (word >> 7) & (~word >> 6) & ones;  // 10xxxxxx
    count += 8 - static_cast<std::uint32_t>(going_on * ones >> 56);
  }
  for (; begin < end; ++begin) count += !continues(text, begin);
  return count;
}

}  // namespace

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  marks_.reserve(text.size() / stride + 1);
  for (std::size_t at = 0; at < text.size(); at += stride) {
    marks_.push_back(count_);
    count_ += starts_in(text, at, std::min(at + stride, text.size()));
  }
}

std::uint32_t CodePointIndex::code_point(ByteOffset byte) const {
  if (byte >= text_.size()) return count_;
  const std::uint32_t count = marks_[byte / stride] + starts_in(text_, byte / stride * stride, byte);
  return continues(text_, byte) ? count - 1 : count;
}

ByteOffset CodePointIndex::byte(std::uint32_t code_point) const {
  if (code_point >= count_) return static_cast<ByteOffset>(text_.size());
  const auto mark = std::upper_bound(marks_.begin(), marks_.end(), code_point) - 1;
  std::uint32_t count = *mark;
  auto at = static_cast<std::size_t>(mark - marks_.begin()) * stride;
  for (; at < text_.size(); ++at) {
    if (continues(text_, at)) continue;
    if (count == code_point) break;
    ++count;
  }
  return static_cast<ByteOffset>(at);
}

}  // namespace onrecord
