// Reader comments below an article, in text copied from a page.
#pragma once

#include <vector>  // std::vector

#include "base/document.h"
#include "page/text_lines.h"

namespace onrecord {

// Cuts lines [first, last), which stand below a heading such as "Readers' comments (10)", into comments, each one part with
// its author and time where they are given; the lines between them become furniture.
void add_comments(Document& document, const std::vector<TextLine>& lines, std::size_t first, std::size_t last);

}  // namespace onrecord
