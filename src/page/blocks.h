// Blocks: the stretches of a page in order, each to become one part of the document. Made by the readers of HTML and of
// scraped text; a label is first guessed and then decided.
#pragma once

#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

#include "base/document.h"

namespace onrecord {

// Adds a part unless its span is empty.
inline void add_part(Document& document, PartKind kind, Span span, std::string author = {}) {
  if (span.empty()) return;
  Part part;
  part.kind = kind;
  part.span = span;
  part.author = std::move(author);
  document.parts.push_back(std::move(part));
}

}  // namespace onrecord
