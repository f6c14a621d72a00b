// Title, authors, outlet, agency, address, language and date of a page, from its mark-up and its words.
#pragma once

#include <vector>  // std::vector

#include "base/document.h"
#include "page/html_blocks.h"
#include "page/page_metadata.h"

namespace onrecord {

// Which block carries the headline; `no_block` where only the head of the page has it.
struct Headline {
  std::string words;
  std::uint32_t block = no_block;
};
Headline headline_of(const HtmlBlocks& page, const PageMetadata& metadata);

// Fills author, outlet, agency, url and language. The byline may stand around `body`, the first block of the body, or
// `body_end`, the one behind its last.
void describe(Document& document, const HtmlBlocks& page, const PageMetadata& metadata, const Headline& headline, std::uint32_t body, std::uint32_t body_end);

// The writers: by what the page shows beside its headline, its linked data, its meta elements, a byline at the end.
// `site` is nobody.
std::vector<std::string> authors_of(const HtmlBlocks& page, const PageMetadata& metadata, const std::string& site, const Headline& headline, std::uint32_t body, std::uint32_t body_end);

// When the page was published, by what it declares, its address and its visible dateline; never from lists of other
// articles. Nothing where the page does not tell.
std::optional<Interval> publication_date(const HtmlBlocks& page, const PageMetadata& metadata, const Headline& headline, std::uint32_t body, std::string_view url);

// The name of the site as the page gives it; empty where it does not.
std::string site_name(const PageMetadata& metadata);

// Character references left in linked data or meta elements ("&amp;", "&#8217;") made characters; white space collapsed.
std::string folded_words_of(std::string_view text);

}  // namespace onrecord
