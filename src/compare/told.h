// Who must know what from private words: what one who says not to have known, or not to have been told, may have been told.
#pragma once

#include <cstddef>        // std::size_t
#include <unordered_map>  // std::unordered_map
#include <vector>         // std::vector

#include "record/rows.h"

namespace onrecord {

// Whether a statement says something that can be set beside another: it has a speaker and more than a word or two. What somebody is said to want or think does only where private
// words are told of: "the chat shows that they wanted to draw out the strikes".
bool comparable(const StatementRow& one);

struct Told {
  std::size_t index = 0;   // of the statement
  bool addressed = false;  // else he is in the chat it was written in, or said it himself
};
// By person, and by side for what its people know: what was said to him, as a recipient or in so many words; what was written in a chat of a few in which he writes too; what he said
// himself. In private, at most two thousand of each kind for one person.
std::unordered_map<RowId, std::vector<Told>> told_to(const std::vector<StatementRow>& statements, const std::vector<ActorRow>& actors);

// Whether words came, in another document, not after a claim.
bool could_have_been_told(const StatementRow& before, const StatementRow& claim);

}  // namespace onrecord
