// Statements over time as a picture needs them: columns of calendar units, and how many of each side and audience fall
// into each. Inside serve/ only.
#pragma once

#include <vector>  // std::vector

#include "serve/json_rows.h"

namespace onrecord {

// "Who spoke when" for a drawing `width` wide: {unit, columns, ticks, rows, undated, days}. `by`: what a row is.
enum class PictureRows { side, issue, speaker };
Json picture_json(const Snapshot& snapshot, const std::vector<std::uint32_t>& items, double width, PictureRows by);

}  // namespace onrecord
