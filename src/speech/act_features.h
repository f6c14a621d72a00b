// The words of a statement and its cue as features of a log-linear model that tells its act (train/acts.py).
#pragma once

#include <array>        // std::array
#include <functional>   // std::function
#include <string_view>  // std::string_view

#include "speech/statement.h"

namespace onrecord {

// What a feature counts for each act, in their order, `hold` left out: that is no speech.
using ActWeights = std::array<float, 8>;
struct ActRow {
  std::string_view feature;
  ActWeights weights;
};

// Names every feature of a statement once or more; arguments as for act_of. A name is valid during its call.
void act_features(StatementKind kind, std::string_view cue, std::string_view content, bool turn, const std::function<void(std::string_view)>& take);

}  // namespace onrecord
