// Where a text itself sets one thing said against another: "Weekend pay was the only red line, despite the BMA insisting that …".
#pragma once

#include <span>         // std::span
#include <string>       // std::string
#include <string_view>  // std::string_view

#include "base/utf8.h"
#include "record/rows.h"

namespace onrecord {

// The word of contrast ("despite", "but", "contrary") between two statements of one paragraph that stand close together, or before
// the first of them; empty where there is none. `text` is the document's, `points` its code points, the spans are the
// statements' contents in it.
std::string set_against(std::string_view text, const CodePointIndex& points, std::span<const PointSpan> a, std::span<const PointSpan> b);

}  // namespace onrecord
