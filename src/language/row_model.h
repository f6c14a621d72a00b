// A model that turns a row of word pieces into a few numbers (a sentence's vector, a judgement of a pair), run by OpenVINO on
// the CPU. Rows of like length are read together; a row's numbers depend on the row alone: not on its neighbours, their number, or the
// threads. Not thread-safe.
#pragma once

#include <cstdint>     // std::int64_t
#include <filesystem>  // std::filesystem::path
#include <memory>      // std::unique_ptr
#include <span>        // std::span
#include <vector>      // std::vector

#include "base/result.h"
#include "language/encoder.h"

namespace onrecord {

// Word pieces with [CLS] first and [SEP] last.
struct PieceRow {
  std::vector<std::int64_t> ids;
};

class RowModel {
 public:
  // `graph`: an OpenVINO graph with inputs "ids" and "mask" and one output [rows, columns].
  // `threads`: how many batches are read at the same time.
  static Result<RowModel> load(const std::filesystem::path& graph, unsigned threads);
  RowModel(RowModel&&) noexcept;
  RowModel& operator=(RowModel&&) noexcept;
  ~RowModel();

  // One row of numbers a row, in the same order. No row may be empty.
  Result<Matrix> run(std::span<const PieceRow> rows);

 private:
  struct State;
  explicit RowModel(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace onrecord
