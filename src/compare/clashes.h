// How likely an editor would set two statements of one side against each other, by their words alone: a cross-encoder (models/clash, made by train/clash.py,
// taught by a larger one on invented disputes), int8, run on the CPU. English. It reads what a word list cannot hold: "no decision has been taken" against "Yes. That ship has left."
#pragma once

#include <span>         // std::span
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <utility>      // std::move
#include <vector>       // std::vector

#include "base/result.h"
#include "compare/pair_reader.h"

namespace onrecord {

// One half as the model reads it, which knows where it was said, whether after the other, and what a short answer answers.
struct ClashHalf {
  std::string_view text;    // the content, in quotation marks or not
  std::string_view before;  // what was said right before it; counts for short ones only
  bool closed = false;      // in private
  bool later = false;       // certainly after the other half
};
// "private, later, to “Is it decided?”: That ship has left"
std::string worded(const ClashHalf& half);

struct WordedPair {
  std::string first, second;  // the public half first; of two alike the earlier
};

class ClashReader {
 public:
  // `threads`: how many batches of pairs are read at the same time.
  static Result<ClashReader> load(unsigned threads = 1);

  // Log odds of each pair, whatever is read beside it; `unread` where a half has no words.
  static constexpr float unread = -8;
  Result<std::vector<float>> read(std::span<const WordedPair> pairs);

 private:
  explicit ClashReader(PairReader reader) : reader_(std::move(reader)) {}
  PairReader reader_;
};

}  // namespace onrecord
