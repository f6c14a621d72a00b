// What a statement does: says, denies, promises, demands, threatens, asks, accuses, admits, or (hold) is no speech at all.
#pragma once

#include <cstddef>      // std::size_t
#include <optional>     // std::optional
#include <string_view>  // std::string_view

#include "speech/statement.h"

namespace onrecord {

inline constexpr std::size_t act_window = 1200;  // bytes of a content that tell its act

// The act that a cue names ("denied"; one that names no speech: `hold`), else the one that a turn of phrase or a question shows; nothing where neither does. `cue` and `content` as plain_words gives them;
// `turn`: one speaker's turn or message.
std::optional<Act> act_shown(StatementKind kind, std::string_view cue, std::string_view content, bool turn);

// The act of a statement of `kind`: the one shown, else what a log-linear model makes of the words (train/acts.py).
Act act_of(StatementKind kind, std::string_view cue, std::string_view content, bool turn);

}  // namespace onrecord
