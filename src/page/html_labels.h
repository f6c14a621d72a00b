// What kind of part each block of a page is: the model's word where no rule has one.
#pragma once

#include <optional>  // std::optional
#include <vector>    // std::vector

#include "base/document.h"
#include "page/html_blocks.h"
#include "page/html_comments.h"
#include "page/html_describe.h"
#include "page/phrases.h"

namespace onrecord {

// Kinds by mark-up and set phrases; nothing where the model is to say whether the block is the article's.
std::vector<std::optional<PartKind>> settled_kinds(const HtmlBlocks& page, const Headline& headline, const HtmlComments& comments, const std::vector<Phrase>& phrases);

// The kinds of all blocks. Words of reader comments are furniture here: HtmlComments has them. Where they are body, they
// are no comment after all.
std::vector<PartKind> kinds_of(const HtmlBlocks& page, const Headline& headline, const HtmlComments& comments);

// The first block of the body behind the headline, and one behind the body's last; `no_block` where there is none.
std::uint32_t first_body(const std::vector<PartKind>& kinds, const Headline& headline);
std::uint32_t body_end(const std::vector<PartKind>& kinds);

}  // namespace onrecord
