// Words that stand in two documents: what an undated one quotes was written before it, who quotes it wrote after it.
#pragma once

#include <vector>  // std::vector

#include "time/by_others.h"
#include "time/undated.h"

namespace onrecord::time {

// Fills the bounds of the undated documents, and the mentions whose utterance another document dates.
void read_quoted_words(const std::vector<RecordText>& record, std::vector<Undated>& undated);

}  // namespace onrecord::time
