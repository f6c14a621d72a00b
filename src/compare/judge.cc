#include "compare/judge.h"

#include <algorithm>  // std::max_element, std::minmax, std::sort
#include <array>      // std::array
#include <cmath>      // std::exp

namespace onrecord {
namespace {

constexpr std::size_t labels = 3;

using Logits = std::vector<float>;  // one a label

// Between the largest and the next.
float margin_of(Logits logits) {
  std::sort(logits.begin(), logits.end());
  return logits[labels - 1] - logits[labels - 2];
}

Judgement judgement(const Logits& logits) {
  const float most = *std::max_element(logits.begin(), logits.end());
  std::array<float, labels> shares{};
  float sum = 0;
  for (std::size_t k = 0; k < labels; ++k) sum += shares[k] = std::exp(logits[k] - most);
  return {shares[0] / sum, shares[1] / sum, shares[2] / sum};
}

}  // namespace

PairLabel Judgement::label() const {
  if (inconsistent >= consistent && inconsistent >= unrelated) return PairLabel::inconsistent;
  return consistent >= unrelated ? PairLabel::consistent : PairLabel::unrelated;
}

Result<PairJudge> PairJudge::load(unsigned threads) { return PairJudge(TRY(PairReader::load("judge", threads))); }

// Every pair is read with the lesser text first, whichever way it comes; where that leaves doubt, the other way round too.
Result<std::vector<Judgement>> PairJudge::judge(std::span<const TextPair> pairs) {
  std::vector<TextPair> ordered, turned;
  for (const TextPair& pair : pairs) {
    const auto [first, second] = std::minmax(pair.a, pair.b);
    ordered.push_back({first, second});
  }
  std::vector<Logits> logits = TRY(reader_.read(ordered));
  std::vector<std::size_t> doubtful;
  for (std::size_t i = 0; i < logits.size(); ++i) {
    if (logits[i].empty() || margin_of(logits[i]) >= reader_.margin()) continue;
    doubtful.push_back(i);
    turned.push_back({ordered[i].b, ordered[i].a});
  }
  const std::vector<Logits> again = TRY(reader_.read(turned));
  for (std::size_t i = 0; i < doubtful.size(); ++i)
    for (std::size_t k = 0; k < labels; ++k) logits[doubtful[i]][k] = (logits[doubtful[i]][k] + again[i][k]) / 2;
  std::vector<Judgement> result(pairs.size());
  for (std::size_t i = 0; i < logits.size(); ++i)
    if (!logits[i].empty()) result[i] = judgement(logits[i]);
  return result;
}

}  // namespace onrecord
