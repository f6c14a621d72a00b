#include "people/memberships.h"

#include <algorithm>
#include <string_view>

#include "people/joiner.h"
#include "people/lexicon.h"
#include "people/mail_hosts.h"
#include "people/names.h"
#include "people/offices.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

// "a BMA spokesman" has the body's name in it; "the health secretary" has nothing of the journal Health.
bool writes_as_name(const std::string& name, const std::vector<std::string>& body) {
  const std::size_t first = name.find_first_not_of(' '), blank = name.find(' ');
  const bool article = blank != std::string::npos && is_article(folded(name.substr(first, blank - first)));
  const char letter = name[article ? blank + 1 : first];
  return letter < 'a' || letter > 'z' || is_organisation_noun(body.back());
}

void note_only(std::map<std::string, std::optional<std::size_t>>& only, const std::string& key, std::size_t i) {
  const auto [at, fresh] = only.try_emplace(key, i);
  if (!fresh && at->second != i) at->second.reset();
}

}  // namespace

Memberships::Memberships(const std::vector<Actor>& actors, const std::vector<LinkedActor>& linked) : actors_(actors), linked_(linked) {
  for (const bool unnamed : {false, true})
    for (std::size_t i = 0; i < linked_.size(); ++i)
      for (const std::size_t member : linked_[i].members)
        if (actors_[member].unnamed == unnamed) note_name(i, actors_[member]);
  note_hosts();
}

void Memberships::note_name(std::size_t i, const Actor& member) {
  if (member.type != ActorType::person) return note_body(i, member);
  if (!member.unnamed) persons_.try_emplace(joined_words(name_words(member.name)), i);
  else note_office(i, body_words(member.name));
  if (member.unnamed) return;
  for (const std::string& alias : member.aliases)
    if (is_office(parse_person(alias))) note_office(i, body_words(alias));
  for (const Role& role : member.roles)
    if (role.of.empty()) note_office(i, body_words(role.role));
}

// "Mayor", "resources minister".
void Memberships::note_office(std::size_t i, const Words& words) {
  constexpr std::size_t longest = 4;  // words
  if (words.empty() || words.size() > longest || !(is_chief_office(words.back()) || words.back() == "secretary")) return;
  if (linked_[i].actor.unnamed) nameless_offices_.try_emplace(joined_words(words), i);
  else note_only(offices_, joined_words(words), i);
}

void Memberships::note_body(std::size_t i, const Actor& member) {
  const Words words = body_words(member.name);
  bodies_.try_emplace(joined_words(words), i);
  if (member.type == ActorType::organisation && !member.unnamed) {
    note_ministry(i, words);
    if (words.size() > 1 && (words.back() == "council" || is_outlet_noun(words.back()))) places_.insert(words.front());
    constexpr std::size_t most_of_a_noun = 50;
    if (words.size() > 1)
      for (const std::string& word : words)
        if (is_organisation_noun(word))
          if (auto& all = by_noun_[word]; all.size() < most_of_a_noun) all.emplace_back(i, words);
    for (const std::string& label : host_labels_of(words)) note_only(by_label_, label, i);
  }
  constexpr std::size_t short_enough = 5;  // a longer word in capitals may be shouted
  for (const std::string& alias : member.aliases)
    if (is_abbreviation(alias) && (alias.size() <= short_enough || abbreviates(alias, member.name))) {
      bodies_.try_emplace(joined_words(body_words(alias)), i);
      note_only(by_label_, folded(alias), i);
    }
}

void Memberships::note_ministry(std::size_t i, const Words& words) {
  const bool ministry = words.size() > 1 && (words.front() == "department" || words.front() == "ministry" || words.back() == "department" || words.back() == "ministry" || words.back() == "office");
  constexpr std::size_t most = 200;  // of more, none is told by a field
  if (ministry && ministries_.size() <= most) ministries_[i].insert(ministries_[i].end(), words.begin(), words.end());
}

void Memberships::note_hosts() {
  for (std::size_t i = 0; i < linked_.size(); ++i) {
    if (linked_[i].actor.type != ActorType::person || by_address(i)) continue;
    for (const std::string& alias : linked_[i].actor.aliases)
      if (const std::string host = mail_host(alias); !host.empty()) unnamed_hosts_[host].insert(i);
  }
}

std::optional<std::size_t> Memberships::of(std::size_t i) const {
  const Actor& actor = linked_[i].actor;
  if (const auto of = by_members(i)) return of;
  if (const auto of = by_roles(actor)) return of;
  if (actor.type != ActorType::person || actor.unnamed) return by_own_name(i);
  if (const auto of = ministry_of(actor)) return of;
  if (const auto of = council_of(actor)) return of;
  return chief_of(actor);
}

std::set<std::size_t> Memberships::in_roles(std::size_t i) const {
  std::set<std::size_t> bodies;
  static const WordSet past("former ex past onetime one-time honorary outgoing retired"), leads("chair chairman chairwoman chairperson president leader negotiator secretary spokesman spokeswoman spokesperson convener");
  const auto counts = [&](const Role& role) {
    const Words words = name_words(role.role);
    return std::none_of(words.begin(), words.end(), [&](const std::string& word) { return past.has(word); }) && std::any_of(words.begin(), words.end(), [&](const std::string& word) { return leads.has(word); });
  };
  for (const Role& role : linked_[i].actor.roles)
    if (const auto of = role.of.empty() || !counts(role) ? std::nullopt : body(body_words(role.of)); of && *of != i && linked_[*of].actor.type == ActorType::organisation) bodies.insert(*of);
  return bodies;
}

std::optional<std::size_t> Memberships::body(const Words& words) const {
  const auto found = bodies_.find(joined_words(words));
  if (words.empty() || found == bodies_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::size_t> Memberships::called_for_short(const std::string& initials) const {
  const auto of = by_label_.find(folded(initials));
  return of == by_label_.end() ? std::nullopt : of->second;
}

// A body by its name or what it is, a person by name, one who holds an office.
std::optional<std::size_t> Memberships::named_so(const std::string& name) const {
  if (name.empty()) return std::nullopt;
  const Words words = body_words(name);
  if (const auto of = body(words)) return of;
  if (const auto of = only_body_called(words)) return of;
  if (const auto of = persons_.find(joined_words(name_words(name))); of != persons_.end()) return of->second;  // "a spokeswoman for Ann Lee"
  if (const auto office = offices_.find(joined_words(words)); office != offices_.end()) return office->second;
  const auto nameless = nameless_offices_.find(joined_words(words));
  return nameless == nameless_offices_.end() ? std::nullopt : std::optional(nameless->second);
}

// What most documents say it is part of, counted with what its roles and its address say.
std::optional<std::size_t> Memberships::by_members(std::size_t i) const {
  std::map<std::string_view, std::size_t> parts, roles;  // how many documents say so
  for (const std::size_t member : linked_[i].members) {
    if (!actors_[member].part_of.empty()) ++parts[actors_[member].part_of];
    for (const Role& role : actors_[member].roles)
      if (!role.of.empty()) ++roles[role.of];
  }
  std::map<std::size_t, std::size_t> votes;
  for (const auto& [name, count] : parts)
    if (const auto of = named_so(std::string(name)); of && *of != i) votes[*of] += 2 * count;
  for (const auto& [name, count] : roles)
    if (const auto of = body(body_words(name)); of && votes.contains(*of)) votes[*of] += count;
  if (const auto where = by_address(i); where && *where != i) votes[*where] += 3;
  const auto most = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == votes.end() ? std::nullopt : std::optional(most->first);
}

// "chair of [the JDC]"; "[Norland] chair", where nothing else tells.
std::optional<std::size_t> Memberships::by_roles(const Actor& actor) const {
  for (const Role& role : actor.roles)
    if (const auto of = body(body_words(role.of))) return of;
  if (actor.type != ActorType::person || actor.unnamed) return std::nullopt;
  for (const Role& role : actor.roles)
    if (const auto of = role.of.empty() ? body_in_front(role.role, body_words(role.role), linked_.size()) : std::nullopt) return of;
  return std::nullopt;
}

// "a BMA spokesman", "BMA Pay Committee".
std::optional<std::size_t> Memberships::by_own_name(std::size_t i) const {
  const std::string& name = linked_[i].actor.name;
  const Words words = body_words(name);
  static const WordSet unions_have("strike negotiating bargaining dispute"), parts("committee team");
  if (words.size() == 2 && unions_have.has(words.front()) && parts.has(words.back()))  // "the strike committee", where one body alone is a union
    if (const auto of = only_body_called({"union"}); of && *of != i) return of;
  return body_in_front(name, words, i);
}

// The body whose name the first words are; not `i` itself.
std::optional<std::size_t> Memberships::body_in_front(const std::string& name, const Words& all, std::size_t i) const {
  const bool is_body = i < linked_.size() && linked_[i].actor.type == ActorType::organisation && !linked_[i].actor.unnamed;
  Words words = all;
  while (words.size() > 1) {
    words.pop_back();
    const bool bare_noun = words.size() == 1 && is_organisation_noun(words.front()) && is_body;  // the "Association of Divers" is of no other association
    const bool on_a_road = is_body && is_way(words.back());  // "High Street Families Together" is no part of the street
    const bool town = words.size() == 1 && places_.contains(words.front());  // the "Ham Courier" is no part of "Ham", which a headline took for a body
    const auto of = bare_noun || on_a_road || town ? std::nullopt : body(words);
    if (of && *of != i && linked_[*of].actor.type == ActorType::organisation && writes_as_name(name, words)) return of;
    if (words.back() == "departmental")
      if (const auto department = only_body_called({"department"}); department && *department != i) return department;
  }
  return std::nullopt;
}

// "residents' association", "department": the only body whose name ends so or goes on behind it with "of" or "for".
std::optional<std::size_t> Memberships::only_body_called(const Words& noun) const {
  if (noun.empty() || !is_organisation_noun(noun.back())) return std::nullopt;
  const auto found = by_noun_.find(noun.back());
  if (found == by_noun_.end()) return std::nullopt;
  std::set<std::size_t> fit;
  for (const auto& [i, words] : found->second)
    for (std::size_t end = noun.size(); end <= words.size(); ++end)
      if (std::equal(noun.begin(), noun.end(), words.begin() + static_cast<std::ptrdiff_t>(end - noun.size())) && says_what_it_is(words, end)) fit.insert(i);
  return fit.size() == 1 ? std::optional(*fit.begin()) : std::nullopt;
}

// "Ann Lee, the transport minister", where the Department for Transport is the only one of that field; "the minister", where there is one ministry.
std::optional<std::size_t> Memberships::ministry_of(const Actor& actor) const {
  std::set<std::size_t> found;
  for (const Role& role : actor.roles) {
    const Words field = field_of_minister(role.role);
    if (field.empty() && folded(role.role) == "minister" && role.of.empty() && ministries_.size() == 1 && ministries_.begin()->second.back() != "office") found.insert(ministries_.begin()->first);
    if (field.empty()) continue;
    for (const auto& [ministry, words] : ministries_)
      if (std::all_of(field.begin(), field.end(), [&](const std::string& word) { return std::find(words.begin(), words.end(), word) != words.end(); })) found.insert(ministry);
  }
  return found.size() == 1 ? std::optional(*found.begin()) : std::nullopt;
}

// "Councillor Ann Lee, the leader", "the cabinet member for boats", where one body is a council: who governs it speaks for it, a councillor alone does not.
std::optional<std::size_t> Memberships::council_of(const Actor& actor) const {
  static const std::set<std::string> heads = {"leader", "deputy leader", "council leader", "deputy council leader", "leader of the council", "deputy leader of the council"};
  bool councillor = false, governs = false;
  const auto look_at = [&](const std::string& name) {
    const std::string plain = folded(name), role = " " + plain + " ";
    const auto says = [&](std::string_view words) { return role.find(words) != std::string::npos; };
    const bool against = says(" opposition ") || says(" shadow ") || says(" former ") || says(" group ");
    councillor = councillor || says(" councillor ") || says(" cllr ");
    governs = governs || heads.contains(plain) || (!against && (says(" cabinet member ") || says(" executive member ") || says(" portfolio holder ")));
  };
  for (const Role& role : actor.roles) look_at(role.role);
  for (const std::string& alias : actor.aliases) look_at(alias);
  look_at(actor.name);
  return councillor && governs ? only_body_called({"council"}) : std::nullopt;
}

// The body after which the host of a mail address is called; the Ministry of Health at "health.gov.example".
std::optional<std::size_t> Memberships::by_address(std::size_t i) const {
  for (const std::string& alias : linked_[i].actor.aliases) {
    const std::string host = mail_host(alias);
    if (host.empty()) continue;
    const bool of_state = ("." + host + ".").find(".gov.") != std::string::npos;  // "ham.gov.example" is not of Ham Ferries
    for (const std::string& label : telling_labels(host)) {
      if (const auto of = by_label_.find(label); of != by_label_.end() && of->second && (!of_state || is_public_body(linked_[*of->second].actor.name))) return of->second;
      std::set<std::size_t> of_field;
      for (const auto& [ministry, words] : ministries_)
        if (std::find(words.begin(), words.end(), label) != words.end()) of_field.insert(ministry);
      if (of_field.size() == 1) return *of_field.begin();
    }
  }
  return std::nullopt;
}

// "deputy mayor", where one is known as the mayor.
std::optional<std::size_t> Memberships::chief_of(const Actor& actor) const {
  static const WordSet chiefs("mayor governor premier");
  for (const Role& role : actor.roles) {
    const Words words = body_words(role.role);
    for (std::size_t k = 0; k + 1 < words.size(); ++k) {
      if (words[k] != "deputy" || !chiefs.has(words[k + 1])) continue;
      if (const auto chief = named_so(words[k + 1])) return chief;
    }
  }
  return std::nullopt;
}

}  // namespace onrecord::people
