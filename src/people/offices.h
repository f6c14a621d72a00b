// Offices: who "the minister" of one document is, from what others say of who held the office at the time.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include "people/joiner.h"
#include "people/names.h"

namespace onrecord::people {

// Whether a name is an office and nothing else: "Minister", "the Health Secretary".
bool is_office(const PersonName& name);

// Whether somebody is a minister, a member of a parliament, a councillor or the like, or an adviser of one: "Ann Lee MP".
bool holds_public_office(const Actor& actor);
bool is_public_body(const std::string& name);

// What a minister is for: "transport" of "minister for transport" and of "transport secretary"; nothing for other roles.
std::vector<std::string> field_of_minister(const std::string& role);

// Joins actors that are called by an office alone with the one person known to hold it at that time; of what has no day, with the only one known to hold it at all.
void join_offices(const std::vector<Actor>& actors, const Setting& setting, Groups& groups, std::vector<Joint>& joints);

}  // namespace onrecord::people
