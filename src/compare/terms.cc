#include "compare/terms.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace onrecord {

float cosine(const TermVector& a, const TermVector& b) {
  float sum = 0;
  for_each_shared(a, b, [&](const WeightedTerm& left, const WeightedTerm& right) { sum += left.weight * right.weight; });
  return sum;
}

TermVectors::TermVectors(const std::vector<StatementRow>& statements) {
  std::unordered_map<std::string, TermId> ids;
  std::vector<std::map<std::string, std::uint32_t>> written;
  const auto id_of = [&](const std::string& term, const std::string& form) {
    const auto [at, fresh] = ids.try_emplace(term, static_cast<TermId>(ids.size()));
    if (fresh) {
      written.emplace_back();
      frequency_.push_back(0);
      stems_.push_back(term);
      pair_.push_back(term.find(' ') != std::string::npos);
    }
    ++written[at->second][form];
    return at->second;
  };
  std::vector<std::map<TermId, float>> counts(statements.size());
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const TextWord* before = nullptr;
    const std::vector<TextWord> words = text_words(statements[i].content);
    for (const TextWord& word : words) {
      if (word.stem.empty()) {
        before = nullptr;
        continue;
      }
      counts[i][id_of(word.stem, word.form)] += 1;
      if (before != nullptr) counts[i][id_of(before->stem + " " + word.stem, before->form + " " + word.form)] += 1;
      before = &word;
    }
    for (const auto& [term, count] : counts[i]) ++frequency_[term];
  }
  for (const auto& forms : written) {
    const auto best = std::max_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    forms_.push_back(best->first);
  }
  const auto all = static_cast<float>(std::max<std::size_t>(statements.size(), 1));
  for (const std::uint32_t frequency : frequency_) rarity_.push_back(std::log(1 + all / static_cast<float>(frequency)));
  for (const auto& bag : counts) {
    TermVector vector;
    float length = 0, single = 0;
    for (const auto& [term, count] : bag) {
      const float weight = (1 + std::log(count)) * rarity_[term];
      vector.push_back({term, weight});
      length += weight * weight;
      if (!pair_[term]) single += rarity_[term];
    }
    for (WeightedTerm& term : vector) term.weight /= std::sqrt(length);
    vectors_.push_back(std::move(vector));
    weights_.push_back(single);
  }
}

}  // namespace onrecord
