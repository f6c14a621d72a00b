// What can be measured of each block of a page, for the model that tells the text of the article from the rest.
#pragma once

#include <array>   // std::array
#include <memory>  // std::unique_ptr
#include <vector>  // std::vector

#include "page/html_blocks.h"
#include "page/html_describe.h"
#include "page/phrases.h"

namespace onrecord {

// The order is that of the names in block_features.cc; train/page_model.py reads them from the dump.
constexpr std::size_t block_feature_count = 136;
using BlockFeatures = std::array<float, block_feature_count>;

// What each shorter block says by its wording alone; none for the longer ones.
std::vector<Phrase> phrases_of(const HtmlBlocks& page);

// Measures a page once and gives the row of each block when it is asked for: rows of a large page would take more memory
// than the page. Linear in the number of blocks and in their text.
class BlockMeasures {
 public:
  // The page and the headline must outlive it.
  BlockMeasures(const HtmlBlocks& page, const Headline& headline, const std::vector<Phrase>& phrases);
  ~BlockMeasures();
  BlockMeasures(const BlockMeasures&) = delete;
  BlockMeasures& operator=(const BlockMeasures&) = delete;

  BlockFeatures row(std::size_t block) const;

 private:
  class Measurer;
  std::unique_ptr<Measurer> measurer_;
};

}  // namespace onrecord
