// Copies: documents that carry the same text. Shingles of five words, MinHash with banding (Broder 1997), so near-linear.
#pragma once

#include <vector>  // std::vector

#include "record/rows.h"

namespace onrecord {

// Pairs of documents of one text: syndicated (an article in two outlets), near_duplicate (the same or nearly the same
// text), quotes (one holds a long passage of the other).
std::vector<CopyRow> find_copies(const std::vector<DocumentRow>& documents);

}  // namespace onrecord
