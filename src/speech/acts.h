// What a statement does: says, denies, promises, demands, threatens, asks, accuses, admits, or (hold) is no speech at all.
#pragma once

#include <string_view>  // std::string_view

#include "speech/statement.h"

namespace onrecord {

// The act of a statement of `kind` from its cue words and its content, both as plain_words gives them. A cue that names the
// act decides ("denied"); a cue that does not ("said") leaves it to the content. `turn`: one speaker's turn or message.
Act act_of(StatementKind kind, std::string_view cue, std::string_view content, bool turn);

}  // namespace onrecord
