// The judge of pairs: are two statements inconsistent, consistent, or about different things? A cross-encoder of six layers
// (models/judge, made by train/judge.py, taught by a larger one), int8, run on the CPU; a pair that leaves it in doubt is read in both orders. English. It weighs words alone: who said them, when and to
// whom is for `confrontations.h` to add. Its labels are those of the Inconsistency Detection Benchmark (Yaltyn et al.).
#pragma once

#include <span>         // std::span
#include <utility>      // std::move
#include <vector>       // std::vector

#include "base/enum_words.h"
#include "base/result.h"
#include "compare/pair_reader.h"

namespace onrecord {

enum class PairLabel { inconsistent, consistent, unrelated };
constexpr EnumWords<3> words_of(PairLabel) { return {"inconsistent", "consistent", "unrelated"}; }

// Shares of belief, adding up to one.
struct Judgement {
  float inconsistent = 0, consistent = 0, unrelated = 1;
  PairLabel label() const;
};

class PairJudge {
 public:
  // `threads`: how many batches of pairs are read at the same time.
  static Result<PairJudge> load(unsigned threads = 1);
  // One judgement a pair, the same for (a, b) and (b, a), whatever is judged beside it. A pair with an empty text is unrelated. Of long
  // texts the first hundred pieces count.
  Result<std::vector<Judgement>> judge(std::span<const TextPair> pairs);

 private:
  explicit PairJudge(PairReader reader) : reader_(std::move(reader)) {}
  PairReader reader_;
};

}  // namespace onrecord
