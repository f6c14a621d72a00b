#include "compare/meaning_search.h"

#include <algorithm>

namespace onrecord {

Result<MeaningSearch> MeaningSearch::open(const Record& record) {
  MeaningSearch search;
  search.key_ = TRY(record.vectors_key());
  StatementVectors read = TRY(record.statement_vectors());
  search.first_.assign(read.vectors.size() + 1, 0);
  for (const auto& [statement, text] : read.of) ++search.first_[text + 1];
  for (std::size_t i = 1; i < search.first_.size(); ++i) search.first_[i] += search.first_[i - 1];
  search.statements_.resize(read.of.size());
  std::vector<std::uint32_t> next(search.first_.begin(), search.first_.end() - 1);
  for (const auto& [statement, text] : read.of) search.statements_[next[text]++] = statement;
  search.vectors_ = VectorTable(std::move(read.vectors));
  return search;
}

Result<std::vector<MeaningSearch::Found>> MeaningSearch::find(const std::string& words, std::size_t count, const Allowed& allowed) {
  std::vector<Found> found;
  if (vectors_.size() == 0) return found;
  if (!encoder_) encoder_.emplace(TRY(SentenceEncoder::load()));
  const std::string_view text = words;
  const SentenceVector asked = std::move(TRY(encoder_->encode({&text, 1})).front());
  if (asked.empty()) return found;
  Allowed texts;
  if (!allowed.empty()) {
    texts.assign(vectors_.size(), 0);
    for (std::size_t i = 0; i < texts.size(); ++i)
      for (std::uint32_t place = first_[i]; place < first_[i + 1]; ++place) texts[i] |= allowed[place];
  }
  for (const Near& near : vectors_.nearest(asked, count, texts)) {
    const float cosine = static_cast<float>(near.dot) / (SentenceVector::scale * SentenceVector::scale);
    if (cosine < least_cosine) break;
    for (std::uint32_t place = first_[near.index]; place < first_[near.index + 1] && found.size() < count; ++place)
      if (allowed.empty() || allowed[place] != 0) found.push_back({place, cosine});
  }
  return found;
}

}  // namespace onrecord
