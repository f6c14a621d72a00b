#include "compare/terms.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace onrecord {
namespace {

bool opens_noun_phrase(const std::string& word) {
  static const std::unordered_set<std::string_view> words = {"the", "a", "an", "this", "that", "these", "those", "my", "our", "your", "his", "her", "their", "its", "no", "any", "some", "every", "each", "of", "for", "about", "on", "over", "in", "at", "from", "with", "by", "between", "under", "near", "against"};
  return words.contains(word);
}

// How the word at `at` ends a noun phrase: right behind what opens it ("the [rota]"), behind one word more ("a new [offer] of", and "the company [offers] it"), or not ("the [new] offer").
enum class NounPlace { none, right_behind, one_behind };
NounPlace noun_place(const std::vector<TextWord>& words, std::size_t at) {
  if (at == 0 || (at + 1 < words.size() && !words[at + 1].stem.empty())) return NounPlace::none;
  if (opens_noun_phrase(words[at - 1].form)) return NounPlace::right_behind;
  return at > 1 && !words[at - 1].stem.empty() && opens_noun_phrase(words[at - 2].form) ? NounPlace::one_behind : NounPlace::none;
}

// How often a word stands in which place.
struct NounCounts {
  std::uint32_t right_behind = 0, one_behind = 0, all = 0;

  float share() const { return all == 0 ? 0 : static_cast<float>(right_behind + one_behind) / static_cast<float>(all); }
  // A verb stands behind "the company" now and then, but hardly behind "the".
  bool is_noun() const { return right_behind * 10 >= all; }
};

}  // namespace

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
  std::vector<NounCounts> places;  // of single words, by term
  std::vector<TermId> last_word;   // of pairs
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const TextWord* before = nullptr;
    const std::vector<TextWord> words = text_words(statements[i].content);
    for (std::size_t at = 0; at < words.size(); ++at) {
      const TextWord& word = words[at];
      if (word.stem.empty()) {
        before = nullptr;
        continue;
      }
      const TermId term = id_of(word.stem, word.form);
      counts[i][term] += 1;
      if (places.size() <= term) places.resize(term + 1);
      const NounPlace place = noun_place(words, at);
      places[term].right_behind += place == NounPlace::right_behind;
      places[term].one_behind += place == NounPlace::one_behind;
      ++places[term].all;
      if (before != nullptr) {
        const TermId pair = id_of(before->stem + " " + word.stem, before->form + " " + word.form);
        if (last_word.size() <= pair) last_word.resize(pair + 1);
        last_word[pair] = term;
        counts[i][pair] += 1;
      }
      before = &word;
    }
    for (const auto& [term, count] : counts[i]) ++frequency_[term];
  }
  for (const auto& forms : written) {
    const auto best = std::max_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    forms_.push_back(best->first);
  }
  places.resize(forms_.size());
  for (TermId term = 0; term < forms_.size(); ++term) noun_share_.push_back(pair_[term] ? places[last_word[term]].share() : places[term].is_noun() ? places[term].share() : 0);
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
