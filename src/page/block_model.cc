#include "page/block_model.h"

#include <algorithm>  // std::clamp
#include <bit>        // std::countr_zero
#include <cmath>      // std::exp
#include <cstring>    // std::memcpy
#include <span>       // std::span

#include "page/block_model_generated.h"

namespace onrecord {
namespace {

using block_model::Node;

constexpr float no_second_look = 0.02F;    // below it the second round is spared
constexpr std::size_t context_count = 14;  // the same features as `context` in train/page_model.py
constexpr std::size_t column_count = block_feature_count + context_count;

// Most blocks are plainly furniture after a few dozen trees; the rest of the trees could not bring them back.
constexpr std::size_t first_look = 40;
constexpr float hopeless = -2.4F;

// Rows of many blocks, lying so that one feature of all of them is one load.
struct Batch {
  static constexpr std::size_t width = 16;
  std::array<std::array<float, width>, column_count> columns{};
  std::array<float, width> sums{};
  std::array<std::uint32_t, width> block{};
  std::size_t size = 0;

  void add(std::uint32_t of_block, std::span<const float> row) {
    for (std::size_t i = 0; i < row.size(); ++i) columns[i][size] = row[i];
    sums[size] = 0;
    block[size++] = of_block;
  }
  void add(const Batch& other, std::size_t at) {
    for (std::size_t i = 0; i < column_count; ++i) columns[i][size] = other.columns[i][at];
    sums[size] = 0;
    block[size++] = other.block[at];
  }
  bool full() const { return size == width; }
};

// One value of each block of a batch; the compiler makes of it what the processor has (16, 8 or 4 in one step).
using Floats = float __attribute__((vector_size(Batch::width * sizeof(float))));
using Bits = std::int32_t __attribute__((vector_size(Batch::width * sizeof(std::int32_t))));

// A question of a tree: where the answer is no, the leaves on its left are out of reach.
struct Question {
  float threshold;
  std::uint32_t feature;
  std::uint32_t left_shut;  // a bit a leaf, in their order; zero for the leaves on the left
};

// Asks all questions of one tree of every block, without a branch: the leaf of a block is the first that is left (QuickScorer: Lucchese
// et al., SIGIR 2015). Walking down the tree costs a wrong guess of the processor at every second step.
__attribute__((target_clones("avx512f", "avx2", "default"))) void ask(const Question* questions, std::size_t count, const Batch& batch, std::uint32_t* leaves) {
  Bits open = ~Bits{};
  for (std::size_t q = 0; q < count; ++q) {
    const Question& question = questions[q];
    Floats values;
    std::memcpy(&values, batch.columns[question.feature].data(), sizeof values);
    open &= (values <= question.threshold) | static_cast<std::int32_t>(question.left_shut);
  }
  std::memcpy(leaves, &open, sizeof open);
}

class Forest {
 public:
  Forest(std::span<const Node> nodes, std::span<const std::uint16_t> roots) {
    for (std::uint16_t root : roots) {
      Tree tree{static_cast<std::uint32_t>(questions_.size()), 0, static_cast<std::uint32_t>(values_.size())};
      take(nodes, root, tree.first_value);
      tree.questions = static_cast<std::uint32_t>(questions_.size()) - tree.first_question;
      trees_.push_back(tree);
    }
  }

  std::size_t size() const { return trees_.size(); }

  // Adds the values of trees [from, to) to the sums of the batch, in their order: sums of floats depend on it.
  void add(std::size_t from, std::size_t to, Batch& batch) const {
    std::array<std::uint32_t, Batch::width> open;
    for (std::size_t at = from; at < to; ++at) {
      const Tree& tree = trees_[at];
      ask(questions_.data() + tree.first_question, tree.questions, batch, open.data());
      for (std::size_t i = 0; i < batch.size; ++i) batch.sums[i] += values_[tree.first_value + static_cast<std::uint32_t>(std::countr_zero(open[i]))];
    }
  }

 private:
  struct Tree {
    std::uint32_t first_question;
    std::uint32_t questions;
    std::uint32_t first_value;
  };

  // Takes the questions and leaves below a node; the leaves' bits are those of their order in the tree.
  void take(std::span<const Node> nodes, std::size_t at, std::uint32_t first_value) {
    const Node& node = nodes[at];
    if (node.feature < 0) return values_.push_back(node.threshold);
    const std::size_t question = questions_.size();
    questions_.push_back({node.threshold, static_cast<std::uint32_t>(node.feature), 0});
    const std::size_t begin = values_.size() - first_value;
    take(nodes, node.left, first_value);
    const std::size_t end = values_.size() - first_value;
    questions_[question].left_shut = ~static_cast<std::uint32_t>((std::uint64_t{1} << end) - (std::uint64_t{1} << begin));
    take(nodes, node.right, first_value);
  }

  std::vector<Question> questions_;
  std::vector<float> values_;  // of the leaves
  std::vector<Tree> trees_;
};

float logistic(float sum) { return 1.0F / (1.0F + std::exp(-sum)); }

// Scores the blocks that are handed in, a batch at a time; those that the first trees find hopeless stay at 0.
class Scorer {
 public:
  Scorer(const Forest& forest, std::vector<float>& scores) : forest_(forest), scores_(scores) {}

  void add(std::uint32_t block, std::span<const float> row) {
    new_.add(block, row);
    if (new_.full()) look_once();
  }
  void finish() {
    look_once();
    look_again();
  }

 private:
  void look_once() {
    forest_.add(0, std::min(first_look, forest_.size()), new_);
    for (std::size_t i = 0; i < new_.size; ++i) {
      if (new_.sums[i] < hopeless) continue;
      first_sums_[kept_.size] = new_.sums[i];
      kept_.add(new_, i);
      if (kept_.full()) look_again();
    }
    new_.size = 0;
  }
  void look_again() {
    forest_.add(std::min(first_look, forest_.size()), forest_.size(), kept_);
    for (std::size_t i = 0; i < kept_.size; ++i) scores_[kept_.block[i]] = logistic(first_sums_[i] + kept_.sums[i]);
    kept_.size = 0;
  }

  const Forest& forest_;
  std::vector<float>& scores_;
  Batch new_;
  Batch kept_;
  std::array<float, Batch::width> first_sums_{};
};

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
  static const Forest first_forest(block_model::first_nodes, block_model::first_roots);
  static const Forest second_forest(block_model::second_nodes, block_model::second_roots);
  std::vector<float> first(count);
  Scorer first_round(first_forest, first);
  for (std::size_t i = 0; i < count; ++i) first_round.add(static_cast<std::uint32_t>(i), measures.row(i));
  first_round.finish();

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
  Scorer second_round(second_forest, second);
  float so_far = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    if (first[i] > 0.5F) so_far += static_cast<float>(page.blocks[i].span.size());
    if (first[i] < no_second_look) {
      second[i] = first[i];
      continue;
    }
    std::array<float, column_count> row;
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
    second_round.add(static_cast<std::uint32_t>(i), row);
  }
  second_round.finish();
  return second;
}

}  // namespace onrecord
