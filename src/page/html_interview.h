// Interviews on web pages without labels: the questions are set in bold or slanted, the answers are not.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include "page/html_blocks.h"
#include "page/html_describe.h"

namespace onrecord {

// Whose words each block is, for blocks of a page that is such an interview: `asker` or the one whom headline, <title> or lead name; empty for the others. Nothing at all for any other page.
std::vector<std::string> turns_by_weight(const HtmlBlocks& page, const std::vector<PartKind>& kinds, const Headline& headline, const PageMetadata& metadata, const std::string& asker);

}  // namespace onrecord
