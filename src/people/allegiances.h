// Allegiances: which body somebody speaks for, by the form of a document: whose release it is, who signs a letter or a mail for whom, how a turn of a hearing or one's own words begin.
#pragma once

#include <vector>  // std::vector

#include "people/authors.h"
#include "people/cast.h"
#include "people/spoken.h"

namespace onrecord::people {

// Enters into the cast, once statements have their speakers (`spoken`), the bodies that people speak for.
void find_allegiances(const Document& document, Authors& authors, const std::vector<Spoken>& spoken, Cast& cast);

}  // namespace onrecord::people
