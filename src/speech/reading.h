// A paragraph as the rules read it: words and marks in order, each quotation folded into one item, so that a cue outside of
// a quotation never sees the words inside, and a full stop inside never ends the sentence around it.
#pragma once

#include <cstdint>      // std::uint32_t
#include <span>         // std::span
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/document.h"
#include "base/span.h"
#include "language/language.h"
#include "speech/quotations.h"

namespace onrecord {

enum class ItemKind { word, mark, quote };

struct Item {
  Span span;
  std::string_view lower;  // lower case (ASCII letters); of a quotation: empty
  ItemKind kind = ItemKind::word;
  bool capital = false;
  bool ends_sentence = false;
  std::uint32_t quotation = 0;  // index, where kind is quote
};

// One level of one paragraph: the paragraph itself, or the inside of a quotation.
using Items = std::vector<Item>;

// What all readings of a document share. Keeps views of what it is given.
struct ReadingText {
  ReadingText(const Document& document, const Tokens& tokens, std::span<const Quotation> quotations);

  const Document& document;
  const Tokens& tokens;
  std::string lower;  // the text with ASCII letters in lower case, byte for byte
  std::span<const Quotation> quotations;

  // The words [first_word, last_word) with the quotations of `depth` among them folded. `next_quotation` is the first
  // quotation that may lie there.
  Items read(std::size_t first_word, std::size_t last_word, std::size_t next_quotation, std::uint32_t depth) const;
};

// A half-open range of items.
struct ItemRange {
  std::size_t first = 0, last = 0;
  bool empty() const { return first >= last; }
};

// The sentences among `items`.
std::vector<ItemRange> sentences_of(const Items& items);

inline Span span_of(const Items& items, ItemRange range) { return {items[range.first].span.begin, items[range.last - 1].span.end}; }

}  // namespace onrecord
