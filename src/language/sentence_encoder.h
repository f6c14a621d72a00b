// What a text means, as a vector: all-MiniLM-L6-v2 in int8 (models/sentence), run by OpenVINO on the CPU.
//
//   SentenceEncoder encoder = TRY(SentenceEncoder::load());
//   std::vector<SentenceVector> vectors = TRY(encoder.encode(texts));
//
// English; texts of other languages get vectors too, but far less can be read off them. A text's vector depends on the text
// alone, not on its neighbours, their number, or the threads. Not thread-safe; loading takes a third of a second.
#pragma once

#include <memory>       // std::unique_ptr
#include <span>         // std::span
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/result.h"
#include "language/sentence_vector.h"

namespace onrecord {

class SentenceEncoder {
 public:
  // `threads`: how many texts are read at the same time.
  static Result<SentenceEncoder> load(unsigned threads = 1);
  SentenceEncoder(SentenceEncoder&&) noexcept;
  SentenceEncoder& operator=(SentenceEncoder&&) noexcept;
  ~SentenceEncoder();

  // One vector a text, in the same order; empty for a text without words. A text of more pieces than the model reads at a time
  // (126, about a hundred words) is read in stretches and has the mean of their vectors; of very long ones the first ten
  // stretches count. Memory: about 300 bytes a text beside the result, so give some thousands at a time.
  Result<std::vector<SentenceVector>> encode(std::span<const std::string_view> texts);

  // Names the weights that load() would take, without loading them: vectors of different weights do not compare.
  static Result<std::string> installed();

 private:
  struct State;
  explicit SentenceEncoder(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace onrecord
