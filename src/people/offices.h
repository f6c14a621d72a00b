// Offices: who "the minister" of one document is, from what others say of who held the office at the time.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include "people/joiner.h"
#include "people/names.h"

namespace onrecord::people {

// Whether a name is an office and nothing else: "Minister", "the Health Secretary".
bool is_office(const PersonName& name);

// Joins actors that are called by an office alone with the one person known to hold it at that time.
void join_offices(const std::vector<Actor>& actors, const Setting& setting, Groups& groups, std::vector<Joint>& joints);

}  // namespace onrecord::people
