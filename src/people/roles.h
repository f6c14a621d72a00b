// Roles: what a document calls its people ("Health secretary Jeremy Hunt", "Ann Lee, who chairs the board,"). Whom a description means by one: role_index.h.
#pragma once

#include <vector>  // std::vector

#include "people/cast.h"

namespace onrecord::people {

// Finds the roles of all named people and enters them into the cast. `names` are those the cast was made from.
void find_roles(Cast& cast, const std::vector<NameMention>& names);

}  // namespace onrecord::people
