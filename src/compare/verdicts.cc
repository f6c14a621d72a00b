#include "compare/verdicts.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace onrecord {
namespace {

constexpr float alike = 0.5F;
constexpr double farthest = 1.5;  // on the logit: what the same pair in other words moves by

// +1 lifts, -1 sinks, 0 says nothing.
int direction(Verdict verdict) {
  switch (verdict) {
    case Verdict::contradicts: return 1;
    case Verdict::consistent: case Verdict::out_of_context: return -1;
    case Verdict::unclear: return 0;
  }
  return 0;
}

struct Halves {
  const SentenceVector* a = nullptr;
  const SentenceVector* b = nullptr;
  explicit operator bool() const { return a != nullptr && b != nullptr; }
};

float likeness(const Halves& one, const Halves& other) {
  return std::max(std::min(cosine(*one.a, *other.a), cosine(*one.b, *other.b)), std::min(cosine(*one.a, *other.b), cosine(*one.b, *other.a)));
}

}  // namespace

bool has_verdicts(const std::vector<ConfrontationRow>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const ConfrontationRow& row) { return row.verdict && direction(*row.verdict) != 0; });
}

void rank_by_verdicts(std::vector<ConfrontationRow>& rows, const StatementVectors& meanings) {
  const auto halves = [&](const ConfrontationRow& row) { return Halves{meanings.find(row.a), meanings.find(row.b)}; };
  std::vector<std::pair<Halves, const ConfrontationRow*>> judged;
  for (const ConfrontationRow& row : rows)
    if (const Halves both = halves(row); row.verdict && direction(*row.verdict) != 0 && both) judged.emplace_back(both, &row);
  if (judged.empty()) return;
  std::vector<std::pair<double, ConfrontationRow>> ordered;  // by what they are worth
  for (const ConfrontationRow& row : rows) {
    auto& [worth, moved] = ordered.emplace_back(row.score, row);
    const Halves both = halves(row);
    if (row.verdict || !both) continue;
    const ConfrontationRow* nearest = nullptr;
    float most = alike;
    for (const auto& [other, held] : judged)
      if (const float like = likeness(both, other); like > most) {
        most = like;
        nearest = held;
      }
    if (nearest == nullptr) continue;
    const double inside = std::clamp(row.score, 1e-9, 1 - 1e-9);
    const double logit = std::log(inside / (1 - inside)) + direction(*nearest->verdict) * farthest * (most - alike) / (1 - alike);
    worth = 1 / (1 + std::exp(-logit));
    moved.score = worth;
    moved.reasons.push_back(fmt::format("like a pair that you judged: {}", word(*nearest->verdict)));
  }
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = std::move(ordered[i].second);
}

}  // namespace onrecord
