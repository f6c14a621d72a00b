// Cutting a document into the windows that the model reads: whole paragraphs side by side. Must stay the same as
// train/windows.py, by which the model was trained, but for one thing: where a text quotes in single marks, the model reads double ones in their place.
#pragma once

#include <cstdint>  // std::int64_t
#include <span>     // std::span
#include <vector>   // std::vector

#include "base/document.h"
#include "language/language.h"
#include "language/wordpiece.h"
#include "speech/quotations.h"

namespace onrecord {

// [CLS] paragraph [SEP] paragraph [SEP] ... A unit is a piece that begins a word, or the [SEP] between two paragraphs: labels
// are given to units.
struct Window {
  std::vector<std::int64_t> ids;
  std::vector<std::uint32_t> units;  // index in ids
  std::vector<Span> spans;           // of the unit's whole word; empty for [SEP]
};

// `limit`: the most pieces in a window, [CLS] and [SEP] counted; at least 8.
std::vector<Window> windows_of(const Document& document, const Tokens& tokens, std::span<const Quotation> quotations, const WordPiece& wordpiece, std::size_t limit);

}  // namespace onrecord
