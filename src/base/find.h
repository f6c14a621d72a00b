// Looking for bytes in long texts, 16 at a time: every processor we build for has registers of that size.
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // std::int64_t
#include <cstring>      // std::memcpy
#include <string_view>  // std::string_view

namespace onrecord {

// 16 bytes side by side; comparing two gives 0 or -1 for each.
using ByteBlock = unsigned char __attribute__((vector_size(16)));
using ByteMask = signed char __attribute__((vector_size(16)));

inline bool any_of(ByteMask mask) {
  std::int64_t parts[sizeof mask / sizeof(std::int64_t)];
  std::memcpy(parts, &mask, sizeof mask);
  return (parts[0] | parts[1]) != 0;
}

// The first place from `at` on where a byte is not plain, or text.size(). `not_plain(x)` is true for such a byte: it is called with
// bytes and with blocks of them, and must be made of comparisons joined by | and & alone.
template <class NotPlain>
std::size_t skip_plain(std::string_view text, std::size_t at, NotPlain not_plain) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (; at + sizeof(ByteBlock) <= text.size(); at += sizeof(ByteBlock)) {
    ByteBlock block;
    std::memcpy(&block, text.data() + at, sizeof block);
    if (any_of(not_plain(block))) break;
  }
  while (at < text.size() && !not_plain(byte(at))) ++at;
  return at;
}

// As text.find(part) != npos, for long texts: std::string_view stops at every byte that is the part's first one.
inline bool occurs(std::string_view text, std::string_view part) {
  if (part.empty() || part.size() > text.size()) return part.empty();
  const auto first = static_cast<unsigned char>(part.front());
  const auto last = static_cast<unsigned char>(part.back());
  const std::size_t gap = part.size() - 1;
  std::size_t at = 0;
  for (; at + gap + sizeof(ByteBlock) <= text.size(); at += sizeof(ByteBlock)) {
    ByteBlock begins;
    ByteBlock ends;
    std::memcpy(&begins, text.data() + at, sizeof begins);
    std::memcpy(&ends, text.data() + at + gap, sizeof ends);
    if (!any_of((begins == first) & (ends == last))) continue;
    for (std::size_t i = at; i < at + sizeof(ByteBlock); ++i)
      if (std::memcmp(text.data() + i, part.data(), part.size()) == 0) return true;
  }
  return text.substr(at).find(part) != std::string_view::npos;
}

}  // namespace onrecord
