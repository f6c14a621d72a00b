#include "speech/label_path.h"

#include <algorithm>  // std::max_element, std::reverse
#include <cmath>      // std::exp, std::log

namespace onrecord {
namespace {

using Step = std::array<double, unit_labels>;

double log_sum(const Step& values) {
  const double top = *std::max_element(values.begin(), values.end());
  double sum = 0;
  for (double value : values) sum += std::exp(value - top);
  return top + std::log(sum);
}

// The score of label `to` at a unit after label `from` at the unit before it (whose row is `before`; nullptr at the first unit).
double step_score(std::span<const float> row, const float* before, std::size_t from, std::size_t to, const Transitions& transitions) {
  double score = static_cast<double>(row[to]) + transitions[from][to];
  if (from != to) score += static_cast<double>(row[unit_labels + to]) + (before ? static_cast<double>(before[2 * unit_labels + from]) : 0.0);
  return score;
}

}  // namespace

LabelPath best_path(const Matrix& scores, const Transitions& transitions) {
  const std::size_t count = scores.rows();
  LabelPath path;
  if (count == 0) return path;
  std::vector<std::array<std::uint8_t, unit_labels>> back(count);
  Step best{}, total{};
  for (std::size_t to = 0; to < unit_labels; ++to) best[to] = total[to] = step_score(scores.row(0), nullptr, 0, to, transitions);
  for (std::size_t unit = 1; unit < count; ++unit) {
    const float* before = scores.row(unit - 1).data();
    Step next_best{}, next_total{};
    for (std::size_t to = 0; to < unit_labels; ++to) {
      Step ways{}, sums{};
      for (std::size_t from = 0; from < unit_labels; ++from) {
        const double score = step_score(scores.row(unit), before, from, to, transitions);
        ways[from] = best[from] + score;
        sums[from] = total[from] + score;
      }
      const auto top = std::max_element(ways.begin(), ways.end());
      back[unit][to] = static_cast<std::uint8_t>(top - ways.begin());
      next_best[to] = *top;
      next_total[to] = log_sum(sums);
    }
    best = next_best;
    total = next_total;
  }
  const auto top = std::max_element(best.begin(), best.end());
  path.log_share = *top - log_sum(total);
  auto label = static_cast<std::uint8_t>(top - best.begin());
  for (std::size_t unit = count; unit-- > 0;) {
    path.labels.push_back(static_cast<UnitLabel>(label));
    label = back[unit][label];
  }
  std::reverse(path.labels.begin(), path.labels.end());
  return path;
}

}  // namespace onrecord
