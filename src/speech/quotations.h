// Quotation marks to quotations. All pairs in use are known: “ ” „ “ ” ‘ ’ ‚ ‘ " ' « » » « ‹ › 「 」. An apostrophe is no
// mark; a quotation that is not closed ends with its paragraph, so that one odd mark never turns the rest inside out.
#pragma once

#include <cstdint>  // std::uint32_t
#include <span>    // std::span
#include <vector>   // std::vector

#include "base/document.h"
#include "base/span.h"
#include "language/language.h"

namespace onrecord {

struct Quotation {
  Span span;                    // with its marks
  Span words;                   // without them
  std::uint32_t paragraph = 0;  // index in Tokens::paragraphs
  std::uint32_t depth = 0;      // 0 for one that stands in no other
  bool closed = true;
  bool continues = false;       // goes on the quotation that the paragraph before left open
};

// The quotations of a document in order of their begin; an inner one comes after the one that holds it. Linear time.
std::vector<Quotation> find_quotations(const Document& document, const Tokens& tokens);

// Whether `span` stands in one of them; looks at the nearest few.
bool is_quoted(std::span<const Quotation> quotations, Span span);

}  // namespace onrecord
