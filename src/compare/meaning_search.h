// Statements by what they mean: the vectors of all, and the nearest of them to some words.
#pragma once

#include <memory>    // std::unique_ptr
#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

#include "base/result.h"
#include "compare/vector_table.h"
#include "language/sentence_encoder.h"
#include "record/record.h"

namespace onrecord {

class MeaningSearch {
 public:
  static constexpr std::size_t usual_count = 100;
  static constexpr float least_cosine = 0.3F;  // below which two texts have nothing to do with each other

  // Reads all vectors: about 400 bytes a statement. What is written to the record afterwards is not found.
  static Result<MeaningSearch> open(const Record& record);

  struct Found {
    std::uint32_t place = 0;  // in statements()
    float cosine = 0;
  };
  // Nearest first; of the places with `allowed` only, where it is not empty. Loads the sentence encoder when first called. Not thread-safe.
  Result<std::vector<Found>> find(const std::string& words, std::size_t count = usual_count, const Allowed& allowed = {});

  // All statements with a vector; those of the same words stand together.
  const std::vector<RowId>& statements() const { return statements_; }
  // Record::vectors_key of what was read.
  const std::string& key() const { return key_; }

 private:
  MeaningSearch() = default;
  std::string key_;
  std::vector<RowId> statements_;
  std::vector<std::uint32_t> first_;  // statements of text i: [first_[i], first_[i + 1])
  VectorTable vectors_{{}};
  std::optional<SentenceEncoder> encoder_;
};

}  // namespace onrecord
