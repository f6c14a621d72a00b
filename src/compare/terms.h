// Key terms of statements: stems (Snowball English) of content words and their pairs, weighted by rarity over the record
// (tf-idf with cosine normalisation; Salton & Buckley 1988).
#pragma once

#include <cstdint>      // std::uint32_t
#include <string>       // std::string
#include <vector>       // std::vector

#include "language/text_words.h"
#include "record/rows.h"

namespace onrecord {

using TermId = std::uint32_t;

struct WeightedTerm {
  TermId term = 0;
  float weight = 0;
};
using TermVector = std::vector<WeightedTerm>;  // sorted by term

// take(of a, of b) for each term that both hold.
template <class Take>
void for_each_shared(const TermVector& a, const TermVector& b, Take take) {
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    const TermId one = left->term, other = right->term;
    if (one == other) take(*left, *right);
    left += one <= other;
    right += other <= one;
  }
}

float cosine(const TermVector& a, const TermVector& b);

class TermVectors {
 public:
  explicit TermVectors(const std::vector<StatementRow>& statements);

  const TermVector& of(std::size_t statement) const { return vectors_[statement]; }
  std::size_t term_count() const { return forms_.size(); }
  // How many statements hold a term.
  std::uint32_t frequency(TermId term) const { return frequency_[term]; }
  // The commonest written form of a term.
  const std::string& form(TermId term) const { return forms_[term]; }
  // Its stem, or two with a blank between them.
  const std::string& stem(TermId term) const { return stems_[term]; }
  // Rarity: log of (statements / those that hold it).
  float rarity(TermId term) const { return rarity_[term]; }
  // Whether a term is two words in a row.
  bool is_pair(TermId term) const { return pair_[term]; }
  // How often a term (of two words the last) ends a noun phrase, as far as the words around it show: behind an article, a possessive or a preposition, and no other content word follows. 0 to 1; 0 for a single
  // word that hardly ever stands right behind one of these.
  float noun_share(TermId term) const { return noun_share_[term]; }
  // The rarity of a statement's single words, summed.
  float weight_of(std::size_t statement) const { return weights_[statement]; }

 private:
  std::vector<TermVector> vectors_;
  std::vector<std::uint32_t> frequency_;
  std::vector<float> rarity_;
  std::vector<bool> pair_;
  std::vector<float> weights_;
  std::vector<float> noun_share_;
  std::vector<std::string> forms_;
  std::vector<std::string> stems_;
};

}  // namespace onrecord
