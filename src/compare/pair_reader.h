// Two texts read together by a cross-encoder (a folder under models/ with model.json, vocab.txt and a graph), int8, run by OpenVINO on the CPU:
// what judge.h and clashes.h make their judgements of. Not thread-safe.
#pragma once

#include <memory>       // std::unique_ptr
#include <span>         // std::span
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/result.h"

namespace onrecord {

struct TextPair {
  std::string_view a, b;
};

class PairReader {
 public:
  // `model`: the name of its folder and graph ("judge"). `threads`: how many batches of pairs are read at the same time.
  static Result<PairReader> load(std::string_view model, unsigned threads);
  PairReader(PairReader&&) noexcept;
  PairReader& operator=(PairReader&&) noexcept;
  ~PairReader();

  // The model's numbers for each pair, a before b, whatever is read beside it; none where a text has no words. Of long texts the first pieces count (model.json: longest).
  Result<std::vector<std::vector<float>>> read(std::span<const TextPair> pairs);
  // model.json's "margin": between the two largest numbers; what lies nearer is doubtful. 0 where it gives none.
  float margin() const;

 private:
  struct State;
  explicit PairReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace onrecord
