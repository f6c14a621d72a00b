#include "page/block_model.h"

#include <algorithm>  // std::clamp
#include <cmath>      // std::exp
#include <span>       // std::span

#include "page/block_model_generated.h"

namespace onrecord {
namespace {

using block_model::Node;

constexpr float no_second_look = 0.02F;    // below it the second round is spared
constexpr std::size_t context_count = 14;  // the same features as `context` in train/page_model.py

// Most blocks are plainly furniture after a few dozen trees; the rest of the trees could not bring them back.
constexpr std::size_t first_look = 40;
constexpr float hopeless = -2.4F;

float sum_of(std::span<const Node> nodes, std::span<const std::uint16_t> roots, const float* row) {
  float sum = 0;
  for (std::uint16_t root : roots) {
    const Node* node = &nodes[root];
    while (node->feature >= 0) node = &nodes[row[node->feature] <= node->threshold ? node->left : node->right];
    sum += node->threshold;
  }
  return sum;
}

float boosted(std::span<const Node> nodes, std::span<const std::uint16_t> roots, const float* row) {
  const std::size_t first = std::min(first_look, roots.size());
  float sum = sum_of(nodes, roots.first(first), row);
  if (sum < hopeless) return 0;
  sum += sum_of(nodes, roots.subspan(first), row);
  return 1.0F / (1.0F + std::exp(-sum));
}

// Share of the words of each box that the first round takes for the article's, for the box itself alone.
std::vector<float> box_shares(const HtmlBlocks& page, const std::vector<float>& scores, int level) {
  std::vector<float> mass(page.boxes.size());
  std::vector<float> total(page.boxes.size());
  const auto box_of = [&](std::size_t i) {
    std::uint32_t box = page.blocks[i].box;
    for (int up = 0; up < level; ++up) box = page.boxes[box].parent;
    return box;
  };
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto bytes = static_cast<float>(page.blocks[i].span.size());
    mass[box_of(i)] += bytes * scores[i];
    total[box_of(i)] += bytes;
  }
  std::vector<float> shares(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) shares[i] = mass[box_of(i)] / std::max(total[box_of(i)], 1e-6F);
  return shares;
}

}  // namespace

std::vector<float> article_scores(const HtmlBlocks& page, const BlockMeasures& measures) {
  const std::size_t count = page.blocks.size();
  std::vector<float> first(count);
  for (std::size_t i = 0; i < count; ++i) first[i] = boosted(block_model::first_nodes, block_model::first_roots, measures.row(i).data());

  const std::vector<float> shares[] = {box_shares(page, first, 0), box_shares(page, first, 1), box_shares(page, first, 2)};
  float total = 0;
  auto begin = static_cast<std::ptrdiff_t>(count);
  std::ptrdiff_t end = -1;
  for (std::size_t i = 0; i < count; ++i) {
    if (first[i] <= 0.5F) continue;
    total += static_cast<float>(page.blocks[i].span.size());
    begin = std::min(begin, static_cast<std::ptrdiff_t>(i));
    end = static_cast<std::ptrdiff_t>(i);
  }
  std::vector<float> second(count);
  float so_far = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    if (first[i] > 0.5F) so_far += static_cast<float>(page.blocks[i].span.size());
    if (first[i] < no_second_look) {
      second[i] = first[i];
      continue;
    }
    std::array<float, block_feature_count + context_count> row;
    const BlockFeatures own = measures.row(i);
    std::copy(own.begin(), own.end(), row.begin());
    std::size_t put = block_feature_count;
    row[put++] = first[i];
    for (const std::ptrdiff_t step : {-3, -2, -1, 1, 2, 3}) row[put++] = at + step >= 0 && at + step < static_cast<std::ptrdiff_t>(count) ? first[static_cast<std::size_t>(at + step)] : -1.0F;
    for (const std::vector<float>& share : shares) row[put++] = share[i];
    row[put++] = static_cast<float>(std::clamp<std::ptrdiff_t>(at - begin, -50, 100));
    row[put++] = static_cast<float>(std::clamp<std::ptrdiff_t>(end - at, -50, 100));
    row[put++] = so_far / std::max(total, 1.0F);
    row[put++] = std::log1p(total);
    second[i] = boosted(block_model::second_nodes, block_model::second_roots, row.data());
  }
  return second;
}

}  // namespace onrecord
