// Reader comments in the mark-up of a page: which blocks are their words, whose, and when.
#pragma once

#include <optional>  // std::optional
#include <vector>    // std::vector

#include "page/html_blocks.h"

namespace onrecord {

// One comment: blocks [first, last]; in the first its words begin at `begin`, behind its head.
struct HtmlComment {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  ByteOffset begin = 0;
  std::string author;
  std::optional<Timestamp> at;
};

struct HtmlComments {
  std::vector<HtmlComment> comments;
  std::vector<bool> in_section;  // of every block: stands among the comments, as words, names or buttons
  std::vector<bool> is_words;    // of every block: words of a comment
};

// Where a heading says that comments follow and no class does: lets the boxes like one another behind it be comments.
void mark_comments_below_headings(HtmlBlocks& page);

// `year`: in which the page came out, for "18 June, 09:12".
HtmlComments comments_of(const HtmlBlocks& page, std::optional<int> year);

}  // namespace onrecord
