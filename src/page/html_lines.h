// Markup to plain lines without judging what is main text: for HTML inside other formats (mail, feeds), where there is
// no page around the text.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/offset_map.h"
#include "base/span.h"

namespace onrecord {

struct MarkedLine {
  Span span;             // in the text; empty for a blank line
  int quote_depth = 0;   // block quotations around it, or ">" before it (which the span leaves out)
  bool is_soft = false;  // goes on with the next line (RFC 3676)
};

struct MarkedLines {
  std::string text;
  OffsetMap map;  // text to the bytes it was made from
  std::vector<MarkedLine> lines;
};

// `html` is UTF-8. Each block is one line; scripts, styles and the head are left out. Linear.
MarkedLines lines_of_html(std::string_view html);

}  // namespace onrecord
