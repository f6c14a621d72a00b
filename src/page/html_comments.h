// Reader comments in the mark-up of a page: which blocks are their words, whose, and when.
#pragma once

#include <vector>  // std::vector

#include "page/html_blocks.h"

namespace onrecord {

// One comment: blocks [first, last].
struct HtmlComment {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string author;
  std::optional<Timestamp> at;
};

struct HtmlComments {
  std::vector<HtmlComment> comments;
  std::vector<bool> in_section;  // of every block: stands among the comments, as words, names or buttons
  std::vector<bool> is_words;    // of every block: words of a comment
};

HtmlComments comments_of(const HtmlBlocks& page);

}  // namespace onrecord
