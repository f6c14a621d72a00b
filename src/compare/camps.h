// Whose words are set against whose: the camp each statement counts for.
#pragma once

#include <vector>  // std::vector

#include "record/rows.h"

namespace onrecord {

// The camp of each statement's speaker: his side; where he is on none, the person he speaks for, or the company he keeps (who writes in one closed chat
// of a few, none or all of whom are on one side); else he alone. 0 where nobody is known to speak. Numbers mean nothing else.
std::vector<RowId> find_camps(const std::vector<StatementRow>& statements, const std::vector<ActorRow>& actors);

}  // namespace onrecord
