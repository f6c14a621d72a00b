// Sayings: statements of one side that carry the same words. Words that were printed twice, or drafted in private and then
// spoken, do not stand against themselves.
#pragma once

#include <utility>  // std::pair
#include <vector>   // std::vector

#include "compare/terms.h"
#include "record/rows.h"

namespace onrecord {

// How near a statement is to the mouth it came from: own words before quoted ones before reported ones; hearsay last. `again`: it
// stands in a headline or in a copy of another document. 0 to 6.
int nearness_to_the_mouth(const StatementRow& statement, bool again);

// For each statement the one that stands for its saying: of those of one camp of which one prints the other's words (`originals`: statements and the messages that they print, by id), with
// five words in a row in common, or with three quarters of the shorter one's key terms (by rarity; at least four), the nearest to the mouth, then the earliest. Of two of which one denies and the other does not
// ("it is our last word", "nobody said that it was our last word") more must agree: half of the shorter one's rows of five words. `camps` has the side of each
// statement; those of camp 0 stand for themselves; `nearness` is as above; `denies`: whether there is a negation in it. Near-linear: a term that very many share joins nothing.
std::vector<std::size_t> find_sayings(const std::vector<StatementRow>& statements, const TermVectors& terms, const std::vector<RowId>& camps, const std::vector<int>& nearness, const std::vector<bool>& denies, const std::vector<std::pair<RowId, RowId>>& originals = {});

}  // namespace onrecord
