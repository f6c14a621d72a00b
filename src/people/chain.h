// Chains: through whom each statement reached the reader, nearest first: the outlet, the outlet it cites, who passes the
// words on, the leak or letter.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include "people/authors.h"
#include "people/cast.h"
#include "people/spoken.h"

namespace onrecord::people {

// One for each statement.
std::vector<std::vector<std::string>> find_chains(Cast& cast, Authors& authors, const std::vector<Spoken>& spoken);

}  // namespace onrecord::people
