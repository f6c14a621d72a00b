// The blocks of a page, in order, and the boxes (block elements) they stand in.
#pragma once

#include <cstdint>  // std::uint32_t
#include <string>   // std::string
#include <vector>   // std::vector

#include "base/document.h"
#include "page/html_tree.h"

namespace onrecord {

// What the class and id words of an element, its role and its tag say about it.
enum BoxHint : std::uint32_t {
  hint_navigation = 1U << 0,   // nav, menu, breadcrumb
  hint_footer = 1U << 1,
  hint_header = 1U << 2,       // page header, masthead
  hint_aside = 1U << 3,        // sidebar, widget
  hint_related = 1U << 4,      // related, recommended, more, popular, trending
  hint_share = 1U << 5,        // share, social
  hint_comment = 1U << 6,
  hint_advertisement = 1U << 7,
  hint_caption = 1U << 8,      // figcaption, credit
  hint_byline = 1U << 9,       // author, byline
  hint_date = 1U << 10,
  hint_newsletter = 1U << 11,  // subscribe, sign-up, promo
  hint_article = 1U << 12,     // article, main, entry, content, story, post, body
  hint_standfirst = 1U << 13,  // lead, intro, summary, deck
  hint_title = 1U << 14,       // headline, title
  hint_hidden = 1U << 15,      // display: none, hidden, aria-hidden
  hint_form = 1U << 16,
  hint_cookie = 1U << 17,      // cookie, consent, gdpr
  hint_tags = 1U << 18,        // tags, categories, meta
  hint_quote = 1U << 19,       // blockquote, pull quote
  hint_author_box = 1U << 20,  // bio, about the author
};

struct Box {
  std::uint32_t parent = 0;  // index; the root is its own parent
  std::uint32_t tag = 0;     // lexbor's number
  std::uint32_t hints = 0;   // its own
  std::uint32_t all = 0;     // its own and those of the boxes around it
  std::uint32_t depth = 0;
  std::uint32_t first = 0;   // blocks [first, last)
  std::uint32_t last = 0;
  lxb_dom_node_t* node = nullptr;
};

struct HtmlBlock {
  Span span;
  std::uint32_t box = 0;
  std::uint32_t link_bytes = 0;  // of its words, in links
  std::uint32_t strong_bytes = 0;
  std::uint32_t small_bytes = 0;     // <small>
  std::uint32_t slanted_bytes = 0;   // <em>, <i>
  std::uint16_t links = 0;
  bool in_button = false;
  bool begins_in_link = false;
  bool ends_in_link = false;
  bool behind_rule = false;          // the first behind an <hr>
};

struct HtmlBlocks {
  std::string text;
  OffsetMap map;                // text to bytes of the page
  std::vector<HtmlBlock> blocks;
  std::vector<Box> boxes;       // in order of their start tags
};

// Also notes at every element of the body which block its first words stand in (`block_at`).
HtmlBlocks blocks_of(const HtmlTree& tree);

// The block that an element's first words stand in, or would stand in; `no_block` outside the body.
constexpr std::uint32_t no_block = ~std::uint32_t{0};
std::uint32_t block_at(const lxb_dom_node_t* element);

// The value of an attribute; empty where there is none.
std::string_view attribute(lxb_dom_node_t* element, std::string_view name);

}  // namespace onrecord
