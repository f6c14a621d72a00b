// Addressees by their words: "told [MPs and the BMA]", "wrote to [colleagues]", "in a letter to [the minister]".
#pragma once

#include <optional>  // std::optional
#include <vector>    // std::vector

#include "people/reading.h"

namespace onrecord::people {

// Words [first, last) that name one addressee.
struct AddresseeWords {
  std::size_t first = 0, last = 0;
};

std::vector<AddresseeWords> find_addressees(const Reading& reading, const Statement& statement);
// Those that follow right behind a word ("telling [colleagues] that"), which need not be of the cue.
std::vector<AddresseeWords> addressees_behind(const Reading& reading, const Statement& statement, std::size_t word);

// "Our member has been told by [two producers] that": who speaks, be it marked as a source or not.
std::optional<Span> agent_of(const Reading& reading, const Statement& statement);

// Whether the source words name the one spoken to: "the committee was accused of", "I am told that".
bool is_passive(const Reading& reading, const Statement& statement);
// Whether they name nobody: "it is expected that".
bool is_impersonal(const Reading& reading, const Statement& statement);

// Whether the cue is one of a question or request: what the one asked says next is said to the asker.
bool asks(const Reading& reading, const Statement& statement);

}  // namespace onrecord::people
