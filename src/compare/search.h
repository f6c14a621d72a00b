// Search: statements by their words (full text, BM25) and by what they mean (vectors), in one list.
//
//   Searcher searcher = TRY(Searcher::open(record));
//   SearchResult result = TRY(searcher.find({.words = "agency crews", .speaker = "Lee"}));
//
// The two lists are joined by reciprocal ranks (Cormack, Clarke, Büttcher 2009): what stands high in either stands high. Vectors are
// compared one by one, all of them, by the processor's widest instructions; where more than 100,000 different texts pass the filters a
// sketch of one bit a number chooses those that are compared. Where no statement has all the words, one is enough; words that so many
// hold that more than 10,000 would be found are then left out beside rarer ones (WordsAsked::any).
#pragma once

#include <memory>    // std::unique_ptr
#include <optional>  // std::optional
#include <vector>    // std::vector

#include "base/result.h"
#include "language/sentence_encoder.h"
#include "record/record.h"

namespace onrecord {

struct SearchHit {
  RowId statement = 0;
  double score = 0;
  bool by_words = false;  // it has the words, in any form
  float meaning = 0;      // cosine to what was asked; 0 where it was found by its words alone
};

struct SearchResult {
  std::vector<SearchHit> hits;  // best first; without words, by place
  bool more = false;            // so many statements have the words that only some of them were ranked
};

class Searcher {
 public:
  // Reads what filters need and all vectors: about 450 bytes a statement. What is written to the record afterwards is not found.
  static Result<Searcher> open(const Record& record);
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  // Loads the sentence encoder at the first search with words. Not thread-safe. A limit of 0 gives all that are found by
  // words, and a hundred by meaning.
  Result<SearchResult> find(const StatementFilter& filter);

 private:
  struct Index;
  explicit Searcher(std::unique_ptr<Index> index);
  std::unique_ptr<Index> index_;
};

}  // namespace onrecord
