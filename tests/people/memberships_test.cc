// What belongs to what: mail hosts, aides, what most documents say.
#include "people/memberships.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "marked.h"
#include "people/joiner.h"
#include "people/mail_hosts.h"

namespace onrecord {
namespace {

Actor made(ActorType type, std::string name, std::string part_of = {}, std::vector<std::string> aliases = {}, std::vector<Role> roles = {}) {
  Actor actor;
  actor.name = std::move(name);
  actor.type = type;
  actor.part_of = std::move(part_of);
  actor.aliases = std::move(aliases);
  actor.roles = std::move(roles);
  return actor;
}
Actor person(std::string name, std::string part_of = {}, std::vector<std::string> aliases = {}, std::vector<Role> roles = {}) { return made(ActorType::person, std::move(name), std::move(part_of), std::move(aliases), std::move(roles)); }
Actor body(std::string name, std::vector<std::string> aliases = {}) { return made(ActorType::organisation, std::move(name), {}, std::move(aliases)); }
Role role(std::string what, std::string of = {}) { return {.role = std::move(what), .of = std::move(of), .span = {}}; }

// "Ann Lee: Boat Union": persons with their sides, in order of names.
std::string sides(const std::vector<Actor>& actors) {
  std::vector<std::string> lines;
  const std::vector<LinkedActor> linked = link_actors(actors);
  for (const LinkedActor& one : linked)
    if (one.actor.type == ActorType::person) lines.push_back(one.actor.name + ": " + (one.side ? linked[*one.side].actor.name : "-"));
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : "; ") + line;
  return all;
}

TEST(Mail_hosts, table) {
  const struct {
    std::string_view text, host;
  } rows[] = {{"Ann.Lee@Boats.example", "boats.example"}, {"ann@gmail.com", ""}, {"Ann Lee", ""}, {"ann@", ""}, {"@boats.example", ""}, {"ann@boats", ""}, {"a@b@c.example", ""}};
  for (const auto& row : rows) EXPECT_EQ(people::mail_host(row.text), row.host) << row.text;
  const auto called = [](std::string_view name, std::string_view label) {
    const std::vector<std::string> labels = people::host_labels_of(people::body_words(name));
    return std::find(labels.begin(), labels.end(), label) != labels.end();
  };
  for (std::string_view label : {"hamboatunion", "hambu", "hamunion", "hbu"}) EXPECT_TRUE(called("the Ham Boat Union", label)) << label;
  EXPECT_TRUE(called("Norland Ferries Ltd", "norland"));
  EXPECT_FALSE(called("National Boat Union", "national")) << "says too little";
  EXPECT_FALSE(called("Ham Works Liaison Meeting", "hamworks")) << "another body";
}

TEST(Memberships, of_who_has_mail_at_a_body) {
  EXPECT_EQ(sides({body("Ham Boat Union"), person("Ann Lee", {}, {"ann@hambu.example"})}), "Ann Lee: Ham Boat Union");
  EXPECT_EQ(sides({body("Ham Boat Union"), person("Ann Lee", {}, {"ann@gmail.com"})}), "Ann Lee: -");
  EXPECT_EQ(sides({body("Ministry of Health"), person("Ann Lee", {}, {"ps@health.gov.example"})}), "Ann Lee: Ministry of Health");
  EXPECT_EQ(sides({body("Crew Union"), person("Ann Lee", "Crew Union", {"ann@pier.example"}), person("Bob Ray", {}, {"bob@pier.example"})}), "Ann Lee: Crew Union; Bob Ray: Crew Union") << "as all others at that host";
  EXPECT_EQ(sides({body("Crew Union"), body("Port Trust"), person("Ann Lee", "Crew Union", {"ann@pier.example"}), person("Cy Dow", "Port Trust", {"cy@pier.example"}), person("Bob Ray", {}, {"bob@pier.example"})}),
            "Ann Lee: Crew Union; Bob Ray: -; Cy Dow: Port Trust");
}

TEST(Memberships, are_what_most_documents_say) {
  EXPECT_EQ(sides({body("Crew Union"), body("Boat Trust"), person("Ann Lee", "Boat Trust"), person("Ann Lee", "Crew Union"), person("Ann Lee", "Crew Union")}), "Ann Lee: Crew Union");
  EXPECT_EQ(sides({body("Crew Union"), body("Boat Trust"), person("Ann Lee", "Boat Trust"), person("Ann Lee", "Crew Union", {}, {role("secretary", "Crew Union")})}), "Ann Lee: Crew Union") << "of as many, what a role says too";
  EXPECT_EQ(sides({body("Norland"), person("Ann Lee", {}, {}, {role("Norland chair")})}), "Ann Lee: Norland");
}

TEST(Memberships, of_the_aides_of_an_office) {
  EXPECT_EQ(sides({person("Ann Lee", {}, {}, {role("mayor")}), person("Bob Ray", "mayor"), person("Cy Dow", {}, {}, {role("deputy mayor")})}), "Ann Lee: Ann Lee; Bob Ray: Ann Lee; Cy Dow: Ann Lee");
  EXPECT_EQ(sides({person("Ann Lee", {}, {}, {role("superintendent")}), person("Bob Ray", "superintendent")}), "Ann Lee: Ann Lee; Bob Ray: Ann Lee");
  EXPECT_EQ(sides({person("Ann Lee", {}, {}, {role("mayor")}), person("Eve Orr", {}, {}, {role("mayor")}), person("Bob Ray", "mayor")}), "Ann Lee: -; Bob Ray: -; Eve Orr: -") << "whose?";
}

TEST(Memberships, of_an_employer_of_nobody_else_give_way_to_a_body_of_several) {
  const std::vector<Role> both = {role("vice-chancellor", "Ham University"), role("chair", "Boat Conference")};
  const std::vector<Actor> one = {body("Ham University"), body("Boat Conference"), person("Ann Lee", "Ham University", {}, both), person("Bob Ray", "Boat Conference"), person("Cy Dow", "Boat Conference")};
  EXPECT_EQ(sides(one), "Ann Lee: Boat Conference; Bob Ray: Boat Conference; Cy Dow: Boat Conference");
  std::vector<Actor> former = one;
  former[2].roles[1].role = "former chair";
  EXPECT_NE(sides(former).find("Ann Lee: Ham University"), std::string::npos);
  std::vector<Actor> colleague = one;
  colleague.push_back(person("Di Orr", "Ham University"));
  EXPECT_NE(sides(colleague).find("Ann Lee: Ham University"), std::string::npos);
}

TEST(Memberships, join_by_address_and_by_initials) {
  EXPECT_EQ(link_actors({person("Ann Lee", {}, {"ann@pier.example"}), person("Bob Roe", {}, {"ann@pier.example"}), person("Cy Dow")}).size(), 3U) << "two full names stay two";
  EXPECT_EQ(link_actors({person("Ann Lee", {}, {"ann@pier.example"}), person("Ann", {}, {"ann@pier.example"}), person("Ann Roe")}).size(), 2U);
  EXPECT_EQ(link_actors({body("Ham Boat Union"), body("HBU")}).size(), 1U);
  EXPECT_EQ(link_actors({body("Ham Boat Union"), body("Hull Buoy Union"), body("HBU")}).size(), 3U) << "whose?";
}

TEST(Memberships, a_mail_tells_the_addresses_of_those_in_its_head) {
  test::Marked mail("[The boats are late.]");
  mail.document.kind = DocumentKind::email;
  mail.document.author = mail.document.from = {"Lee, Ann"};
  mail.document.addresses = {{"Lee, Ann", "Ann@Boats.example"}};
  mail.statements[0].kind = StatementKind::own;
  const People people = mail.people();
  ASSERT_EQ(people.actors.size(), 1U);
  EXPECT_EQ(people.actors[0].name, "Ann Lee");
  EXPECT_NE(std::find(people.actors[0].aliases.begin(), people.actors[0].aliases.end(), "ann@boats.example"), people.actors[0].aliases.end());
}

}  // namespace
}  // namespace onrecord
