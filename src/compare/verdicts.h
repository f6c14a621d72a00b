// What a person judged tells something of what is left: verdicts move the open confrontations that are like the judged ones.
#pragma once

#include <vector>  // std::vector

#include "record/record.h"

namespace onrecord {

// Orders rows (best first, verdicts in them) anew. Each open row looks at the judged one whose two halves are most like its own two
// (the lower of the two cosines of meaning, at least .5): "contradicts" lifts it, "consistent" and "out of context" sink it, the more the
// nearer; a reason says so. What is judged keeps its score. Rows without vectors stay where they are.
void rank_by_verdicts(std::vector<ConfrontationRow>& rows, const StatementVectors& meanings);

// Whether there is anything to learn from.
bool has_verdicts(const std::vector<ConfrontationRow>& rows);

}  // namespace onrecord
