// Draws attributions under their text, one line each, one column a character: c content, s source, v cue.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/document.h"
#include "base/utf8.h"

namespace onrecord::test {

// A document of one body part per line.
inline Document document_of(std::string_view text, DocumentKind kind = DocumentKind::article) {
  Document document;
  document.kind = kind;
  document.language = "und";  // rules only: no model is needed
  document.text = text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) document.parts.push_back({PartKind::body, {static_cast<ByteOffset>(at), static_cast<ByteOffset>(end)}, "", std::nullopt, false, 0});
    at = end + 1;
  }
  return document;
}

template <class Attributed>
std::string drawn(std::string_view text, const Attributed& item) {
  const CodePointIndex index(text);
  std::string line(index.count(), ' ');
  const auto mark = [&](const Spans& spans, char letter) {
    for (const Span span : spans)
      for (std::uint32_t i = index.code_point(span.begin); i < index.code_point(span.end); ++i) line[i] = letter;
  };
  mark(item.content, 'c');
  mark(item.source, 's');
  mark(item.cue, 'v');
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

template <class Attributed>
std::vector<std::string> drawn_all(std::string_view text, const std::vector<Attributed>& items) {
  std::vector<std::string> lines;
  for (const Attributed& item : items) lines.push_back(drawn(text, item));
  return lines;
}

}  // namespace onrecord::test
