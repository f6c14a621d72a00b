// Which blocks of a page are the article's, by a small model of boosted trees (models/page/CARD.md).
#pragma once

#include <vector>  // std::vector

#include "page/block_features.h"

namespace onrecord {

// For each block how likely it is to belong to the article's text, 0..1.
std::vector<float> article_scores(const HtmlBlocks& page, const BlockMeasures& measures);

}  // namespace onrecord
