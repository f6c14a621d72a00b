// The best labels of the units of a window for one cue: a linear-chain conditional random field (Lafferty et al. 2001) with
// scores for beginning and ending a run of a label at each place.
#pragma once

#include <array>   // std::array
#include <vector>  // std::vector

#include "language/encoder.h"

namespace onrecord {

enum class UnitLabel : std::uint8_t { none, source, content, cue };
constexpr std::size_t unit_labels = 4;

// What it costs to go from one label (row) to another.
using Transitions = std::array<std::array<double, unit_labels>, unit_labels>;

struct LabelPath {
  std::vector<UnitLabel> labels;  // one a unit
  double log_share = 0;           // log of the share that this path has of all paths: how sure the model is
};

// `scores`: a row for each unit, of four scores each for the label, for beginning a run of it here, for ending one here.
LabelPath best_path(const Matrix& scores, const Transitions& transitions);

}  // namespace onrecord
