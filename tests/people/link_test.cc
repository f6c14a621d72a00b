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

// A word that may name a body or somebody.
Actor doubtful(std::string name) {
  Actor made = body(std::move(name));
  made.unnamed = true;
  return made;
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
      {{person("P."), person("P. Low"), person("Petra Low"), person("Hilde P."), person("Hilde Prim")}, "Hilde Prim{3,4}; P.{0}; Petra Low{1,2}"},  // "P." brings nobody together
      {{person("D. Low"), person("Des Low"), person("Desmond Low")}, "Desmond Low{0,1,2}"},
      {{body("UNIVERSITY OF HAMDEN"), person("ANN LEE")}, "Ann Lee{1}; University of Hamden{0} side University of Hamden"},
      {{body("BMA COUNCIL")}, "BMA COUNCIL{0} side BMA COUNCIL"},
      {{person("Norland"), body("Norland")}, "Norland{0,1} side Norland"},
      {{person("Raj P."), person("Rajiv Patel"), person("Bob Low")}, "Bob Low{2}; Rajiv Patel{0,1}"},
      {{person("Raj P."), person("Rajiv Patel"), person("Raj Pant")}, "Raj Pant{0,2}; Rajiv Patel{1}"},
      {{person("Raj P."), person("Rajiv Patel"), person("Rajan Pant")}, "Raj P.{0}; Rajan Pant{2}; Rajiv Patel{1}"},
      {{person("Commissioner Alvarez"), person("Luis Alvarez")}, "Luis Alvarez{0,1}"},
      {{person("Dean Alvarez"), person("Luis Alvarez")}, "Dean Alvarez{0}; Luis Alvarez{1}"},
      {{doubtful("Lee"), person("Ann Lee")}, "Ann Lee{0,1}"},
      {{person("Brightwell"), body("Brightwell Boats plc")}, "Brightwell Boats plc{0,1} side Brightwell Boats plc"},
      {{person("Brightwell"), person("Ann Brightwell"), body("Brightwell Boats plc")}, "Ann Brightwell{0,1}; Brightwell Boats plc{2} side Brightwell Boats plc"},
      {{doubtful("Lee"), person("Ann Lee"), person("Bob Lee")}, "Ann Lee{1}; Bob Lee{2}; Lee{0} side Lee"},
      {{body("Crew Union", {"CU"}), body("CU"), person("Ann Lee", "CU")}, "Ann Lee{2} of Crew Union side Crew Union; Crew Union{0,1} side Crew Union"},
      {{body("Norland"), body("Norland Ferries")}, "Norland Ferries{0,1} side Norland Ferries"},
      {{body("Norland"), body("Norland Ferries", {"Norland"}), body("Norland Marine Group")}, "Norland Ferries{0,1} side Norland Ferries; Norland Marine Group{2} of Norland Ferries side Norland Ferries"},
      {{body("Norland"), body("Norland Ferries"), body("Norland Marine Group")}, "Norland Ferries{1} of Norland side Norland; Norland Marine Group{2} of Norland side Norland; Norland{0} side Norland"},
      {{body("Crew Union"), body("Union"), body("Norland Board")}, "Crew Union{0,1} side Crew Union; Norland Board{2} side Norland Board"},
      {{body("Norland Crew Union"), body("Union"), body("Crew union")}, "Norland Crew Union{0,1,2} side Norland Crew Union"},
      {{body("Crew Union"), body("Union"), body("Teachers Union")}, "Crew Union{0} side Crew Union; Teachers Union{2} side Teachers Union; Union{1} side Union"},
      {{body("Crew Union", {"ACU"}), body("Pay Committee"), body("ACU Pay Committee")},
       "ACU Pay Committee{1,2} of Crew Union side Crew Union; Crew Union{0} side Crew Union"},
      {{body("Ham Residents' Association"), person("Ann Lee", "residents' association")}, "Ann Lee{1} of Ham Residents' Association side Ham Residents' Association; Ham Residents' Association{0} side Ham Residents' Association"},
      {{body("Department for Boats"), body("Boat Council"), person("Ann Lee", "department")}, "Ann Lee{2} of Department for Boats side Department for Boats; Boat Council{1} side Boat Council; Department for Boats{0} side Department for Boats"},
      {{body("National Museum"), body("National Museum of Ham"), body("Friends of the National Museum")},
       "Friends of the National Museum{2} side Friends of the National Museum; National Museum of Ham{0,1} side National Museum of Ham"},
      {{body("Association"), body("National Association of Boat Makers"), body("Boat Council")}, "Boat Council{2} side Boat Council; National Association of Boat Makers{0,1} side National Association of Boat Makers"},
      {{body("Association"), body("Association of Boat Makers"), body("Association of Divers")},
       "Association of Boat Makers{1} side Association of Boat Makers; Association of Divers{2} side Association of Divers; Association{0} side Association"},
      {{body("Strike Committee"), body("Crew Union"), person("Ann Lee", "strike committee")}, "Ann Lee{2} of Strike Committee side Crew Union; Crew Union{1} side Crew Union; Strike Committee{0} of Crew Union side Crew Union"},
      {{person("Gid"), person("Gideon Low"), person("Petra Low")}, "Gideon Low{0,1}; Petra Low{2}"},
      {{person("Gid"), person("Gideon Low"), person("Gideon Ray")}, "Gideon Low{1}; Gideon Ray{2}; Gid{0}"},
      {{person("Dominic Lee"), person("Dom Lee")}, "Dominic Lee{0,1}"},
      {{person("Berthold Lee"), person("Berth Lee")}, "Berthold Lee{0,1}"},
      {{person("Paul Lee"), person("Paula Lee")}, "Paul Lee{0}; Paula Lee{1}"},
      {{person("Jess Lee"), person("Jessamy Lee")}, "Jessamy Lee{0,1}"},
      {{person("Theo Press"), person("Theo Lee"), person("Bob Low")}, "Bob Low{2}; Theo Lee{1}; Theo Press{0}"},  // no chat's label
      {{doubtful("the union"), body("United Pilots of Ham")}, "United Pilots of Ham{0,1} side United Pilots of Ham"},
      {{doubtful("the union"), body("United Airlines")}, "United Airlines{1} side United Airlines; the union{0} side the union"},
      {{doubtful("the union"), body("United Pilots of Ham"), body("United Crews")}, "United Crews{2} side United Crews; United Pilots of Ham{1} side United Pilots of Ham; the union{0} side the union"},
      {{person("Ann Lee"), person("Ann Lee"), person("Ann Lee"), person("Bob Lee"), person("Lee")}, "Ann Lee{0,1,2,4}; Bob Lee{3}"},  // the best known
      {{person("Ann Lee"), person("Ann Lee"), person("Bob Lee"), person("Lee")}, "Ann Lee{0,1}; Bob Lee{2}; Lee{3}"},
      {{body("Crew Union", {"BCU"}), person("Ann Lee", "Crew Union"), person("Ann Ray"), person("Ann BCU")}, "Ann Lee{1,3} of Crew Union side Crew Union; Ann Ray{2}; Crew Union{0} side Crew Union"},
  };
  for (const auto& row : rows) EXPECT_EQ(dump(link_actors(row.actors)), row.expected);
}

TEST(Link, a_headline_in_capitals_is_the_body_of_that_name) {
  Actor headline = body("NORLAND");
  headline.unnamed = true;
  Actor spokesman = person("A Norland spokesman", "Norland");
  spokesman.unnamed = true;
  EXPECT_EQ(dump(link_actors({headline, body("Norland"), spokesman})), "A Norland spokesman{2} of Norland side Norland; Norland{0,1} side Norland");
}

TEST(Link, names_in_capitals_are_written_as_names) {
  for (const auto& [loud, name] : {std::pair("JÜRGEN MÜLLER", "Jürgen Müller"), std::pair("MARY O'BRIEN", "Mary O'Brien"), std::pair("J.K. ROWE-LEE", "J.K. Rowe-Lee")})
    EXPECT_EQ(link_actors({person(loud)}).front().actor.name, name);
}

TEST(Link, a_departmental_spokesman_speaks_for_the_department) {
  Actor spokesman = person("A departmental spokesman");
  spokesman.unnamed = true;
  EXPECT_EQ(dump(link_actors({body("Department for Boats"), spokesman})), "A departmental spokesman{1} of Department for Boats side Department for Boats; Department for Boats{0} side Department for Boats");
}

TEST(Link, unnamed_actors_stay_apart) {
  Actor source = person("a source");
  source.unnamed = true;
  EXPECT_EQ(link_actors({source, source}).size(), 2U);
}

std::string why(const std::vector<LinkedActor>& linked) {
  std::string all;
  for (const LinkedActor& one : linked)
    for (const std::string& line : one.joined) all += (all.empty() ? "" : "; ") + line;
  return all;
}

TEST(Link, says_why_different_names_are_one) {
  EXPECT_EQ(why(link_actors({person("Ann Lee"), person("Ann L"), person("Ann Lee")})), "“Ann L” is “Ann Lee”: the only Ann whose surname begins so");
  EXPECT_EQ(why(link_actors({body("Norland"), body("Norland Ferries")})), "“Norland” is “Norland Ferries”: the only longer name that begins so");
  EXPECT_EQ(why(link_actors({body("Hale Council"), body("Hale Council, Planning Committee")})), "");  // a part of it
}

// Chat labels: a number, an initial, a nickname.
TEST(Link, a_chat_label_is_who_is_quoted_with_the_same_words) {
  const std::vector<Actor> actors = {person("~ J"), person("+44 7700 900123"), person("Seagull"), person("Joan Orr"), person("Bob Ray")};
  EXPECT_EQ(link_actors(actors).size(), 5U);
  Setting setting;
  setting.quoted = {{0, 3, "hold the line until Friday"}, {1, 4, "no boat leaves this week"}, {2, 4, "they will fold by Monday"}};
  const std::vector<LinkedActor> linked = link_actors(actors, {}, {}, setting);
  EXPECT_EQ(dump(linked), "Bob Ray{1,4}; Joan Orr{0,3}; Seagull{2}");
  EXPECT_EQ(why(linked), "“~ J” is “Joan Orr”: what “~ J” wrote is quoted as Joan Orr's: “hold the line until Friday”; "
                         "“+44 7700 900123” is “Bob Ray”: what “+44 7700 900123” wrote is quoted as Bob Ray's: “no boat leaves this week”");
  // A nickname needs two messages; words that two people are quoted with show nothing; another name is another person.
  setting.quoted = {{2, 4, "they will fold by Monday"}, {2, 4, "bring the other banner too"}, {0, 3, "hold the line"}, {0, 4, "hold the line"}};
  EXPECT_EQ(dump(link_actors(actors, {}, {}, setting)), "+44 7700 900123{1}; Bob Ray{2,4}; Joan Orr{3}; ~ J{0}");
  setting.quoted = {{4, 3, "hold the line until Friday"}};
  EXPECT_EQ(link_actors(actors, {}, {}, setting).size(), 5U);
}

TEST(Link, the_chair_is_of_whatever_met_there) {
  Actor chair = person("Ann Lee");
  chair.roles = {{"chair", "Boat Union"}};
  Setting setting;
  setting.days = {"2024-03-01", "2024-03-02"};
  EXPECT_EQ(dump(link_actors({chair, person("Chair")}, {}, {}, setting)), "Ann Lee{0}; Chair{1}");
}

TEST(Link, an_office_is_who_held_it_at_the_time) {
  const auto minister = [](std::string name) {
    Actor made = person(std::move(name));
    made.roles = {{"transport minister", ""}};
    return made;
  };
  Actor bare = person("The minister");
  bare.unnamed = true;
  const std::vector<Actor> actors = {minister("Ann Lee"), minister("Bob Ray"), bare, bare, bare, person("Minister")};
  Setting setting;
  setting.days = {"2024-03-01", "2024-11-01", "2024-03-09", "2024-11-02", "2023-01-01", "2024-11-05"};
  const std::vector<LinkedActor> linked = link_actors(actors, {}, {}, setting);
  EXPECT_EQ(dump(linked), "Ann Lee{0,2}; Bob Ray{1,3,5}; The minister{4}");
  EXPECT_EQ(linked[0].actor.roles[0].from, "2024-03-01");
  setting.days = {"2024-03-01", "2024-04-01", "2024-03-09", "2024-04-02", "2023-01-01", "2024-04-05"};  // two at a time: none can be told
  EXPECT_EQ(link_actors(actors, {}, {}, setting).size(), 6U);
  EXPECT_EQ(link_actors(actors).size(), 6U);  // nothing is known of times
}

TEST(Link, a_shadow_is_another_office_and_what_has_no_day_may_be_of_any_time) {
  Actor minister = person("Ann Lee"), shadow = person("Bob Ray"), bare = person("the boats minister");
  minister.roles = {{"boats minister", ""}};
  shadow.roles = {{"shadow boats minister", ""}};
  bare.unnamed = true;
  Setting setting;
  setting.days = {"2024-03-01", "2024-03-01", "2024-03-09"};
  EXPECT_EQ(dump(link_actors({minister, shadow, bare}, {}, {}, setting)), "Ann Lee{0,2}; Bob Ray{1}");
  setting.days = {"2024-03-01", "2024-03-01", ""};
  EXPECT_EQ(dump(link_actors({minister, shadow, bare}, {}, {}, setting)), "Ann Lee{0,2}; Bob Ray{1}");
}

TEST(Link, a_minister_belongs_to_the_ministry_of_the_field) {
  Actor minister = person("Ann Lee"), shadow = person("Bob Ray"), secretary = person("Cat Moe"), clerk = person("Dan Roe");
  minister.roles = {{"boats minister", ""}};
  shadow.roles = {{"shadow boats minister", ""}};
  secretary.roles = {{"secretary of state for boats", ""}};
  clerk.roles = {{"boats secretary", ""}};
  EXPECT_EQ(dump(link_actors({body("Department for Boats and Fish"), minister, shadow, secretary})),
            "Ann Lee{1} of Department for Boats and Fish side Department for Boats and Fish; Bob Ray{2}; Cat Moe{3} of Department for Boats and Fish side Department for Boats and Fish; Department for Boats and Fish{0} side Department for Boats and Fish");
  EXPECT_EQ(dump(link_actors({body("Department for Boats"), body("Ministry of Boats"), minister})).find("Ann Lee{2} of"), std::string::npos) << "two have it";
  Actor bare = person("Eve Dow");
  bare.roles = {{"minister", ""}};
  EXPECT_NE(dump(link_actors({body("Department for Boats"), bare})).find("Eve Dow{1} of Department for Boats"), std::string::npos);
  EXPECT_EQ(dump(link_actors({body("Department for Boats"), body("Ministry of Fish"), bare})).find("Eve Dow{2} of"), std::string::npos) << "of which?";
  EXPECT_NE(dump(link_actors({body("Ministry"), body("Ministry of Boats"), minister})).find("Ann Lee{2} of Ministry of Boats"), std::string::npos) << "called so for short elsewhere";
  EXPECT_EQ(dump(link_actors({body("Boat Union"), clerk})).find("Dan Roe{1} of"), std::string::npos) << "a union is no ministry";
}

TEST(Link, initials_of_a_channel_are_the_only_one_called_so) {
  Setting quoted;
  quoted.quoted = {{0, 1, "we wait"}};
  EXPECT_EQ(dump(link_actors({person("gl"), person("Gareth Lumley"), person("Bob Low")})), "Bob Low{2}; Gareth Lumley{0,1}");
  EXPECT_EQ(dump(link_actors({person("gl"), person("Gareth Lumley"), person("Gail Low")})), "Gail Low{2}; Gareth Lumley{1}; gl{0}");
  EXPECT_EQ(dump(link_actors({person("gl"), person("Bridget Farrar")}, {}, {}, quoted)), "Bridget Farrar{1}; gl{0}") << "whom a report names beside the words has other initials";
  EXPECT_EQ(dump(link_actors({person("jo"), person("Jill Orr"), person("Jo Low")})), "Jill Orr{1}; Jo Low{0,2}") << "a name";
}

TEST(Link, who_sits_at_a_desk_by_a_chats_label_is_the_only_one_called_so) {
  Actor press = person("Theo Press");
  press.roles = {{"press", ""}};
  EXPECT_EQ(dump(link_actors({press, person("Theo Lee"), person("Bob Low")})), "Bob Low{2}; Theo Lee{0,1}");
  EXPECT_EQ(dump(link_actors({press, person("Theo Lee"), person("Theo Low")})), "Theo Lee{1}; Theo Low{2}; Theo Press{0}");
}

TEST(Link, who_governs_a_council_speaks_for_it) {
  Actor leader = person("Ann Lee"), other = person("Bob Roe");
  leader.roles = {{"Councillor", ""}, {"Leader", ""}};
  other.roles = {{"Councillor", ""}};
  other.roles.push_back({"leader of the opposition", ""});
  EXPECT_EQ(dump(link_actors({body("Ham District Council"), leader, other})), "Ann Lee{1} of Ham District Council side Ham District Council; Bob Roe{2}; Ham District Council{0} side Ham District Council");
}

TEST(Link, a_town_after_which_a_paper_is_called_owns_nothing) {
  EXPECT_EQ(dump(link_actors({body("Ham"), body("Ham Courier"), body("Ham and Lee District Council")})).find(" of Ham"), dump(link_actors({body("Ham Courier"), body("Ham and Lee District Council")})).find(" of Ham"));
  EXPECT_EQ(dump(link_actors({body("Defence Ministry"), body("Ministry of Boats"), body("Ministry")})), "Defence Ministry{0} side Defence Ministry; Ministry of Boats{1} side Ministry of Boats; Ministry{2} side Ministry") << "of which?";
}

TEST(Link, a_small_word_in_a_description_is_no_bodys_name) {
  Actor secretary = person("the health secretary"), spokesman = person("a BMA spokesman");
  secretary.unnamed = spokesman.unnamed = true;
  EXPECT_EQ(dump(link_actors({body("Health"), body("BMA"), secretary, spokesman})), "BMA{1} side BMA; Health{0} side Health; a BMA spokesman{3} of BMA side BMA; the health secretary{2}");
}

TEST(Link, an_office_is_told_by_the_body_that_its_holder_belongs_to) {
  Actor leader = person("Ann Lee", "Ham City Council");
  leader.roles = {{"leader", ""}};
  Actor bare = person("The leader of the council"), head = person("the vice-chancellor"), professor = person("Bob Ray");
  bare.unnamed = head.unnamed = true;
  professor.roles = {{"Vice-Chancellor", ""}};
  Setting setting;
  setting.days = {"2024-03-01", "2024-03-09", "2024-03-09", "2024-03-01"};
  EXPECT_EQ(dump(link_actors({leader, bare, head, professor}, {}, {}, setting)), "Ann Lee{0,1}; Bob Ray{2,3}");
  Actor both = person("the mayor and leader of the council");
  both.unnamed = true;
  setting.days.resize(2);
  EXPECT_EQ(dump(link_actors({leader, both}, {}, {}, setting)), "Ann Lee{0,1}");
}

TEST(Link, a_body_of_two_words_that_is_taken_for_a_person_is_that_body) {
  EXPECT_EQ(dump(link_actors({body("New Hearth"), person("New Hearth"), body("Ann Lee"), person("Ann Lee")})), "Ann Lee{2} side Ann Lee; Ann Lee{3}; New Hearth{0,1} side New Hearth");
}

TEST(Link, who_speaks_for_a_person_is_on_that_side) {
  Actor spokeswoman = person("A spokeswoman for Ann Lee", "Ann Lee");
  spokeswoman.unnamed = true;
  EXPECT_EQ(dump(link_actors({body("Crew Union"), person("Ann Lee", "Crew Union"), spokeswoman, person("Bob Ray")})),
            "A spokeswoman for Ann Lee{2} of Ann Lee side Crew Union; Ann Lee{1} of Crew Union side Crew Union; Bob Ray{3}; Crew Union{0} side Crew Union");
  Actor another = person("A spokesman for Bob Ray", "Bob Ray");
  another.unnamed = true;
  EXPECT_EQ(dump(link_actors({another, person("Bob Ray")})), "A spokesman for Bob Ray{0} of Bob Ray; Bob Ray{1}");
  EXPECT_EQ(dump(link_actors({person("Peter Ham", "Bob Ray"), person("Bob Ray")})), "Bob Ray{1} side Bob Ray; Peter Ham{0} of Bob Ray side Bob Ray") << "a named one likewise";
}

TEST(Link, what_a_person_keeps_apart_stays_apart_also_by_way_of_a_third) {
  const std::vector<Actor> actors = {person("Ann Lee"), person("Ann Lee"), person("A. Lee")};
  Wishes wishes;
  wishes.apart = {{{0}, {1}}};
  const std::vector<LinkedActor> linked = link_actors(actors, {}, wishes);
  EXPECT_EQ(dump(linked), "A. Lee{2}; Ann Lee{0}; Ann Lee{1}");  // it may be either now
  wishes.same = {{1, 2}};
  EXPECT_EQ(dump(link_actors(actors, {}, wishes)), "Ann Lee{0}; Ann Lee{1,2}");
}

TEST(Link, other_scripts_homoglyphs_and_marks) {
  const std::vector<LinkedActor> linked = link_actors({person("Анна Ли"), person("Анна Ли"), person("\u200FAnn\u200E Lee"), person("Ann Lee"), person("\u0410nn Lee"), person(""), person("🌊"), person("~"), person(std::string(10000, 'X'))});
  EXPECT_EQ(linked.size(), 7U);  // a Cyrillic А is another letter: two names that only look alike stay two
}

TEST(Link, a_closed_group_proposes_its_side_and_says_why) {
  const std::vector<Actor> actors = {body("Norland Ferries"), person("Ann Lee", "Norland Ferries"), person("Bob Low", "Norland Ferries"), person("Cat Moe")};
  const std::vector<LinkedActor> linked = link_actors(actors, {{"Night shift", {1, 2, 3}, false}});
  ASSERT_EQ(linked.size(), 4U);
  EXPECT_EQ(linked[3].side, 0U);
  EXPECT_EQ(linked[3].side_basis, "writes in the closed group “Night shift” with Ann Lee");
}

TEST(Link, negotiators_of_several_employers_in_one_group_are_of_its_side) {
  std::vector<Actor> actors = {body("Boat Conference"), body("Ham Boats"), person("Ann Lee", "Boat Conference"), person("Bob Low", "Boat Conference"), person("Eve Orr", "Boat Conference"), person("Cat Moe", "Ham Boats")};
  const std::vector<Conversation> table = {{"Table", {2, 3, 4, 5}, false}};
  EXPECT_EQ(link_actors(actors, table)[5].side, 0U);
  EXPECT_EQ(link_actors(actors, {{"Table", {2, 3, 5}, false}})[5].side, 1U) << "two do not outvote an employer";
  std::vector<Actor> party = actors, colleague = actors;
  for (int document = 0; document < 3; ++document) party.push_back(body("Ham Boats"));
  EXPECT_EQ(link_actors(party, table)[5].side, 1U) << "four documents tell of it";
  colleague.push_back(person("Dan Roe", "Ham Boats"));
  EXPECT_EQ(link_actors(colleague, table)[5].side, 1U) << "there are more of them";
}

TEST(Link, a_group_called_after_a_body_is_of_it) {
  const std::vector<Actor> actors = {body("Hold Our Wall"), person("Ann Lee"), person("Bob Low")};
  const auto side_of_last = [&](std::string group, bool reported) { return link_actors(actors, {{std::move(group), {1, 2}, reported}})[2].side; };
  EXPECT_EQ(side_of_last("Hold Our Wall core", false), 0U);
  EXPECT_FALSE(side_of_last("Hold on", false));
  EXPECT_FALSE(side_of_last("Hold Our Wall core", true)) << "who is quoted from it may be a guest";
}

TEST(Link, whom_a_report_quotes_from_private_chats_keeps_company_where_all_are_of_one_side) {
  const auto side_of_last = [](const std::vector<Actor>& actors) { return link_actors(actors, {{"Leaked", {1, 2, 3, 4}, true}})[4].side; };
  const Actor ann = person("Ann Lee", "Norland Ferries"), bob = person("Bob Low", "Norland Ferries"), dan = person("Dan Roe", "Boat Union");
  EXPECT_EQ(side_of_last({body("Norland Ferries"), ann, bob, person("Eve Orr"), person("Cat Moe")}), 0U);
  EXPECT_FALSE(side_of_last({body("Norland Ferries"), ann, bob, dan, person("Cat Moe"), body("Boat Union")}));
  EXPECT_FALSE(link_actors({body("Norland Ferries"), ann, person("Cat Moe")}, {{"Leaked", {1, 2}, true}})[2].side) << "two are no company";
}

TEST(Link, a_minister_in_a_chat_of_lobbyists_is_not_on_their_side) {
  const std::vector<Conversation> chat = {{"Boats", {1, 2, 3, 4}, false}};
  const auto sides = [&](std::string lobby, std::string guest) {
    return dump(link_actors({body(lobby), person("Ann Lee", lobby), person("Bob Low", lobby), person("Dan Roe", lobby), person(std::move(guest))}, chat));
  };
  EXPECT_EQ(sides("Boat Federation", "Cat Moe MP").find("Cat Moe MP{4} side"), std::string::npos);
  EXPECT_NE(sides("Boat Federation", "Cat Moe").find("Cat Moe{4} side Boat Federation"), std::string::npos);
  EXPECT_NE(sides("Ministry of Boats", "Cat Moe MP").find("Cat Moe MP{4} side Ministry of Boats"), std::string::npos);
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
