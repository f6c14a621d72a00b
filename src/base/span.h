// Half-open byte range of a UTF-8 text. The currency of the program: words, statements, mentions and dates are spans of
// `Document::text`; lines, columns and code points are computed only when something is shown.
#pragma once

#include <algorithm>    // std::max, std::min
#include <cstdint>      // std::uint32_t
#include <string_view>  // std::string_view
#include <vector>       // std::vector

namespace onrecord {

using ByteOffset = std::uint32_t;

struct Span {
  ByteOffset begin = 0;
  ByteOffset end = 0;

  constexpr ByteOffset size() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  constexpr bool contains(ByteOffset at) const { return begin <= at && at < end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

// A quotation may have several spans ("“No,” she said, “never.”"); kept sorted and apart.
using Spans = std::vector<Span>;

// The words of a span. The text must outlive the view.
constexpr std::string_view text_of(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }
std::string_view text_of(std::string&& text, Span span) = delete;

// The smallest span that holds all of `spans`; {0, 0} for none.
inline Span hull(const Spans& spans) {
  if (spans.empty()) return {};
  Span all = spans.front();
  for (Span span : spans) all = {std::min(all.begin, span.begin), std::max(all.end, span.end)};
  return all;
}

}  // namespace onrecord
