#include "people/link.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace onrecord {
namespace {

Actor actor(ActorType type, std::string name, std::vector<std::string> aliases = {}, std::string part_of = {}) {
  Actor made;
  made.type = type;
  made.name = std::move(name);
  made.aliases = std::move(aliases);
  made.part_of = std::move(part_of);
  return made;
}

Actor person(std::string name, std::string part_of = {}) { return actor(ActorType::person, std::move(name), {}, std::move(part_of)); }
Actor body(std::string name, std::vector<std::string> aliases = {}, std::string part_of = {}) {
  return actor(ActorType::organisation, std::move(name), std::move(aliases), std::move(part_of));
}

// "Ann Lee{0,2} of Crew Union; …": name, members, membership, in order of names.
std::string dump(const std::vector<LinkedActor>& linked) {
  std::vector<std::string> lines;
  for (const LinkedActor& one : linked) {
    std::string line = one.actor.name + "{";
    for (std::size_t i = 0; i < one.members.size(); ++i) line += (i == 0 ? "" : ",") + std::to_string(one.members[i]);
    line += "}";
    if (one.part_of) line += " of " + linked[*one.part_of].actor.name;
    if (one.side) line += " side " + linked[*one.side].actor.name;
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : "; ") + line;
  return all;
}

TEST(Link, table) {
  const struct {
    std::vector<Actor> actors;
    std::string expected;
  } rows[] = {
      {{person("Ann Lee"), person("Ms Lee"), person("Ann Lee")}, "Ann Lee{0,1,2}"},
      {{person("Ann Lee"), person("Bob Lee"), person("Lee")}, "Ann Lee{0}; Bob Lee{1}; Lee{2}"},
      {{person("Ann Lee"), person("A. Lee")}, "Ann Lee{0,1}"},
      {{person("Ann L"), person("Ann Lee"), person("Bob Low")}, "Ann Lee{0,1}; Bob Low{2}"},
      {{person("Ann L"), person("Ann Lee"), person("Ann Low")}, "Ann Lee{1}; Ann Low{2}; Ann L{0}"},
      {{body("Crew Union", {"CU"}), body("CU"), person("Ann Lee", "CU")}, "Ann Lee{2} of Crew Union side Crew Union; Crew Union{0,1} side Crew Union"},
      {{body("Norland"), body("Norland Ferries")}, "Norland Ferries{0,1} side Norland Ferries"},
      {{body("Crew Union", {"ACU"}), body("Pay Committee"), body("ACU Pay Committee")},
       "ACU Pay Committee{1,2} of Crew Union side Crew Union; Crew Union{0} side Crew Union"},
  };
  for (const auto& row : rows) EXPECT_EQ(dump(link_actors(row.actors)), row.expected);
}

TEST(Link, unnamed_actors_stay_apart) {
  Actor source = person("a source");
  source.unnamed = true;
  EXPECT_EQ(link_actors({source, source}).size(), 2U);
}

TEST(Link, a_closed_group_proposes_its_side_and_says_why) {
  const std::vector<Actor> actors = {body("Norland Ferries"), person("Ann Lee", "Norland Ferries"), person("Bob Low", "Norland Ferries"), person("Cat Moe")};
  const std::vector<LinkedActor> linked = link_actors(actors, {{"Night shift", {1, 2, 3}}});
  ASSERT_EQ(linked.size(), 4U);
  EXPECT_EQ(linked[3].side, 0U);
  EXPECT_EQ(linked[3].side_basis, "writes in the closed group “Night shift” with Ann Lee");
}

TEST(Link, memberships_in_a_circle_end) {
  const std::vector<LinkedActor> linked = link_actors({body("A One", {}, "B Two"), body("B Two", {}, "A One")});
  EXPECT_TRUE(linked[0].side && linked[1].side);
}

// A hundred thousand names in seconds: near-linear.
TEST(Link, many_names) {
  std::vector<Actor> actors;
  for (int i = 0; i < 100000; ++i) actors.push_back(person("Given" + std::to_string(i % 700) + " Sur" + std::to_string(i)));
  EXPECT_EQ(link_actors(actors).size(), 100000U);
}

}  // namespace
}  // namespace onrecord
