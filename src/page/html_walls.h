// Pages that show less than they have: paywalls and walls of consent.
#pragma once

#include <vector>  // std::vector

#include "base/document.h"
#include "page/html_blocks.h"
#include "page/page_metadata.h"

namespace onrecord {

// OR-0402 where the page or words at the end of its article say that the rest is for subscribers; OR-0404 where words
// about consent stand in place of an article.
void find_walls(const HtmlBlocks& page, const PageMetadata& metadata, const std::vector<PartKind>& kinds, std::vector<Finding>& findings);

}  // namespace onrecord
