// A text's head and first sentences leave names out that stand below: speakers who are found when the whole text is known.
#pragma once

#include <vector>  // std::vector

#include "people/cast.h"
#include "people/role_index.h"
#include "people/spoken.h"

namespace onrecord::people {

// Gives the first quotations in a headline or standfirst the speaker that they have in the text below, and "a judge has rejected" in the first sentences
// the name that the text gives him later. `spoken`: one for each statement, with the speakers found where they stand. A description that is found to mean somebody is seen by `cast`.
void name_from_below(Cast& cast, const RoleIndex& roles, std::vector<Spoken>& spoken);

}  // namespace onrecord::people
