// The encoder: one small transformer, int8, run by OpenVINO on the CPU. One pass over a window of word pieces feeds all
// heads: attribution, and later names and coreference. Runs on one thread, one window at a time, padded to a width that
// depends on the window alone: so what it gives does not depend on what else is read.
#pragma once

#include <cstdint>     // std::int64_t
#include <filesystem>  // std::filesystem::path
#include <memory>      // std::unique_ptr
#include <span>        // std::span
#include <vector>      // std::vector

#include "base/result.h"

namespace onrecord {

// Rows of numbers, one after the other.
struct Matrix {
  std::size_t columns = 0;
  std::vector<float> values;

  std::size_t rows() const { return columns == 0 ? 0 : values.size() / columns; }
  std::span<const float> row(std::size_t index) const { return std::span(values).subspan(index * columns, columns); }
};

// One row for each piece of a window.
struct Encoded {
  Matrix cues;       // 2 columns: logits that the piece anchors a cue, and a cue inside another's content
  Matrix names;      // logits of the labels "name_labels" in model.json
  Matrix unit_side;  // what the span head reads of each unit ...
  Matrix cue_side;   // ... and of each cue
};

class Encoder {
 public:
  // `folder` holds encoder.xml and spans.xml with their weights (train/export.py).
  static Result<Encoder> load(const std::filesystem::path& folder);

  Encoder(Encoder&&) noexcept;
  Encoder& operator=(Encoder&&) noexcept;
  ~Encoder();

  // `ids`: a window with [CLS] first and [SEP] last.
  Result<Encoded> encode(std::span<const std::int64_t> ids);

  // The span head: for each cue (its row of cue_side and its index among the units) and each unit (its row of unit_side) the
  // scores of labels, of beginning a run of each label, and of ending one. One matrix a cue, one row a unit.
  Result<std::vector<Matrix>> span_scores(const Matrix& units, const Matrix& cues, std::span<const std::int64_t> positions);

 private:
  struct Graphs;
  explicit Encoder(std::unique_ptr<Graphs> graphs);
  std::unique_ptr<Graphs> graphs_;
};

}  // namespace onrecord
