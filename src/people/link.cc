#include "people/link.h"

#include <algorithm>
#include <cctype>  // std::isalpha
#include <map>
#include <set>
#include <string>
#include <tuple>    // std::tuple

#include "base/utf8.h"
#include "people/joiner.h"
#include "people/lexicon.h"
#include "people/memberships.h"
#include "people/names.h"
#include "people/offices.h"

namespace onrecord {
namespace {

using people::body_words;
using people::is_abbreviation;
using people::joined_words;
using people::name_words;

using Words = std::vector<std::string>;

class Linker {
 public:
  Linker(const std::vector<Actor>& actors, const std::vector<Conversation>& conversations, const Wishes& wishes, const Setting& setting)
      : actors_(actors), conversations_(conversations), wishes_(wishes), setting_(setting) {}

  std::vector<LinkedActor> run() {
    collect();
    wished_roles();
    const people::Memberships memberships(actors_, linked_);
    for (std::size_t i = 0; i < linked_.size(); ++i) {
      linked_[i].part_of = memberships.of(i);
      if (linked_[i].part_of == i) linked_[i].part_of.reset();
    }
    for (const LinkedActor& one : linked_)
      if (one.part_of && one.actor.unnamed) spoken_for_.insert(*one.part_of);
    prefer_company(memberships);
    wished_sides();
    for (std::size_t i = 0; i < linked_.size(); ++i) set_side(i);
    for (const auto& [who, side] : fixed_sides_)
      if (side && !linked_[*side].side) linked_[*side].side = side;  // a person can stand for a side
    stand_for_sides();
    for (std::size_t i = 0; i < linked_.size(); ++i)
      if (linked_[i].side && is_named_person(i)) ++people_on_[*linked_[i].side];
    for (const Conversation& conversation : conversations_) propose_by_company(conversation, memberships);
    for (const auto& [host, all] : memberships.unnamed_hosts()) propose_by_host(host, all);
    wished_names();
    return std::move(linked_);
  }

 private:
  void collect() {
    people::Joined joined = people::join_actors(actors_, wishes_, setting_);
    people::Groups& groups = joined.groups;
    std::map<std::size_t, std::size_t> place;
    linked_of_.resize(actors_.size());
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      const auto [at, fresh] = place.try_emplace(groups.root(i), linked_.size());
      if (fresh) linked_.emplace_back();
      linked_[at->second].members.push_back(i);
      linked_of_[i] = at->second;
    }
    for (LinkedActor& linked : linked_) linked.actor = merged(linked.members);
    for (const people::Joint& joint : joined.joints)
      linked_[linked_of_[joint.one]].joined.push_back("“" + actors_[joint.one].name + "” is “" + actors_[joint.other].name + "”: " + joint.why);
  }

  // Without titles: "Commissioner Lee" says less than "Ann Lee".
  static Words own_words(const std::string& name) {
    const people::PersonName person = people::parse_person(name);
    Words words = person.given;
    words.push_back(person.surname);
    return words;
  }

  Actor merged(const std::vector<std::size_t>& members) const {
    Actor actor;
    std::set<std::string> aliases;
    std::map<std::pair<std::string, std::string>, Role> roles;
    const auto rank = [](const Actor& one) {  // the fullest name; of two alike the first in the alphabet
      const Words words = one.type == ActorType::person ? own_words(one.name) : body_words(one.name);
      std::size_t letters = 0;
      for (const std::string& word : words) letters += word.size();
      const bool label = std::none_of(one.name.begin(), one.name.end(), [](unsigned char c) { return std::isalpha(c) != 0 || c >= 0x80; });  // "+44 7700 900123"
      const bool heading = one.type == ActorType::person && words.size() > 1 && std::none_of(one.name.begin(), one.name.end(), [](char c) { return c >= 'a' && c <= 'z'; });  // "ANN LEE"
      const bool filed = one.type == ActorType::person && words.size() == 2 && (is_abbreviation(one.name.substr(one.name.rfind(' ') + 1)) || people::is_desk(words.back()));  // "Ann BCU", "Ann Press" of an address book
      return std::tuple(one.unnamed, label, heading || filed, -static_cast<std::ptrdiff_t>(words.size()), -static_cast<std::ptrdiff_t>(letters), std::string_view(one.name));
    };
    const Actor* fullest = &actors_[members.front()];
    bool named = false;
    for (const std::size_t member : members) {
      const Actor& one = actors_[member];
      if (rank(one) < rank(*fullest)) fullest = &one;
      named = named || !one.unnamed;
      aliases.insert(one.name);
      aliases.insert(one.aliases.begin(), one.aliases.end());
      for (const Role& role : one.roles) add_role(roles, role, setting_.days.empty() ? std::string() : setting_.days[member]);
    }
    actor.unnamed = !named;
    actor.name = in_mixed_case(*fullest, members);
    actor.type = fullest->type;
    const auto is_body = [&](std::size_t member) { return !actors_[member].unnamed && actors_[member].type == ActorType::organisation; };
    if (actor.type == ActorType::person && std::any_of(members.begin(), members.end(), is_body)) actor.type = ActorType::organisation;  // taken for a person where it says "Norland said"
    aliases.erase(actor.name);
    actor.aliases.assign(aliases.begin(), aliases.end());
    for (auto& [key, role] : roles) actor.roles.push_back(std::move(role));
    return actor;
  }

  // "UNIVERSITY OF HAM" of a heading as somebody writes it: as another of its mentions does, else with capitals for its words; a body's words of three letters may be initials.
  std::string in_mixed_case(const Actor& actor, const std::vector<std::size_t>& members) const {
    const std::string& name = actor.name;
    const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    if (name.find(' ') == std::string::npos || std::any_of(name.begin(), name.end(), small)) return name;
    const std::string wanted = people::folded(name);
    for (const std::size_t member : members) {
      if (actors_[member].name != name && people::folded(actors_[member].name) == wanted) return actors_[member].name;
      for (const std::string& alias : actors_[member].aliases)
        if (alias != name && people::folded(alias) == wanted) return alias;
    }
    std::string mixed;
    for (std::size_t at = 0; at < name.size();) {
      const std::size_t end = std::min(name.find_first_of(" -", at), name.size());
      const std::string word = people::folded(name.substr(at, end - at));
      const bool joins = word == "of" || word == "the" || word == "and" || word == "for" || word == "in";
      if (end - at <= 3 && !joins && actor.type != ActorType::person) return name;
      mixed += at > 0 && joins ? word : capitalised(std::string_view(name).substr(at, end - at));
      if (end < name.size()) mixed += name[end];
      at = end + 1;
    }
    return mixed;
  }

  // "MÜLLER", "O'BRIEN", "J.K." as Müller, O'Brien, J.K.
  static std::string capitalised(std::string_view word) {
    std::string written;
    bool keeps = true;
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint point = code_point_at(word, at);
      const std::string_view letter = word.substr(at, point.size);
      written += keeps ? std::string(letter) : people::folded(letter);
      const bool apostrophe = letter == "'" || letter == "’";
      keeps = letter == "." || (apostrophe && at == 1);
      at += point.size;
    }
    return written;
  }

  static void add_role(std::map<std::pair<std::string, std::string>, Role>& roles, const Role& found, const std::string& day) {
    Role& role = roles[{found.role, found.of}];
    role.role = found.role;
    role.of = found.of;
    if (day.empty()) return;
    role.from = role.from.empty() ? day : std::min(role.from, day);
    role.to = std::max(role.to, day);
  }

  // The linked actor that most of these are part of.
  std::optional<std::size_t> meant(const std::vector<std::size_t>& actors) const {
    std::map<std::size_t, std::size_t> counts;
    for (const std::size_t actor : actors) ++counts[linked_of_[actor]];
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? std::nullopt : std::optional(most->first);
  }

  void wished_roles() {
    for (const Wishes::InRole& wish : wishes_.roles) {
      const auto who = meant(wish.actor);
      if (!who) continue;
      std::vector<Role>& roles = linked_[*who].actor.roles;
      std::erase_if(roles, [&](const Role& role) { return role.role == wish.role.role && role.of == wish.role.of; });
      if (!wish.remove) roles.insert(roles.begin(), wish.role);
    }
  }

  void wished_sides() {
    for (const Wishes::Sided& wish : wishes_.sides)
      if (const auto who = meant(wish.actor)) fixed_sides_[*who] = meant(wish.side);
  }

  void wished_names() {
    for (const Wishes::Named& wish : wishes_.names) {
      const auto who = meant(wish.actor);
      if (!who) continue;
      Actor& actor = linked_[*who].actor;
      std::set<std::string> aliases(actor.aliases.begin(), actor.aliases.end());
      aliases.insert(actor.name);
      aliases.erase(wish.name);
      actor.name = wish.name;
      actor.unnamed = false;
      actor.aliases.assign(aliases.begin(), aliases.end());
    }
  }

  // A body of which several documents tell, or for which somebody without a name speaks, is on nobody else's side.
  bool is_a_party(std::size_t body) const {
    constexpr std::size_t most = 3;  // documents
    return linked_[body].members.size() > most || spoken_for_.contains(body);
  }

  // How many named people are on a side, as far as is known before anybody is proposed for one.
  std::size_t people_on(std::size_t side) const {
    const auto found = people_on_.find(side);
    return found == people_on_.end() ? 0 : found->second;
  }

  bool is_named_person(std::size_t i) const { return linked_[i].actor.type == ActorType::person && !linked_[i].actor.unnamed; }

  // "Vice-chancellor of Ham University and chair of the Conference of Universities": of an employer to which nobody else of the record belongs and a body of several, he is counted to the latter.
  void prefer_company(const people::Memberships& memberships) {
    constexpr std::size_t several = 2;
    std::map<std::size_t, std::size_t> people;
    for (std::size_t i = 0; i < linked_.size(); ++i)
      if (linked_[i].part_of && is_named_person(i)) ++people[*linked_[i].part_of];
    std::vector<std::pair<std::size_t, std::size_t>> moves;
    for (std::size_t i = 0; i < linked_.size(); ++i) {
      const auto& own = linked_[i].part_of;
      if (!own || !is_named_person(i) || people[*own] > 1 || linked_[*own].actor.type != ActorType::organisation || is_a_party(*own)) continue;
      std::size_t most = several - 1;
      std::optional<std::size_t> best;
      for (const std::size_t body : memberships.in_roles(i))
        if (const auto count = people.find(body); body != *own && count != people.end() && count->second > most) best = body, most = count->second;
      if (best) moves.emplace_back(i, *best);
    }
    for (const auto& [who, body] : moves) linked_[who].part_of = body;
  }

  // Up the chain of memberships until one whose side a person set; a circle ends where it began. `seen` holds those below.
  std::optional<std::size_t> side_of(std::size_t i, std::set<std::size_t> seen) const {
    seen.insert(i);
    if (const auto fixed = fixed_sides_.find(i); fixed != fixed_sides_.end()) {
      if (!fixed->second || seen.contains(*fixed->second)) return fixed->second;
      return side_of(*fixed->second, seen).value_or(*fixed->second);
    }
    const auto& up = linked_[i].part_of;
    if (up && !seen.contains(*up)) return side_of(*up, seen);
    const ActorType type = linked_[i].actor.type;
    const bool none = type == ActorType::person || (seen.size() == 1 && type != ActorType::organisation);
    return none ? std::nullopt : std::optional(i);
  }

  void set_side(std::size_t i) {
    linked_[i].side = side_of(i, {});
    if (fixed_sides_.contains(i)) {
      linked_[i].side_basis = "set by hand";
    } else if (linked_[i].side == i) {
      linked_[i].side_basis = "it is the organisation";
    } else if (linked_[i].side) {
      linked_[i].side_basis = "belongs to or speaks for " + linked_[*linked_[i].part_of].actor.name;
    }
  }

  // Whoever on no side has others who speak for him is a side: a mayor with her spokesman.
  void stand_for_sides() {
    std::set<std::size_t> chiefs;
    for (std::size_t i = 0; i < linked_.size(); ++i) {
      const auto& chief = linked_[i].part_of;
      if (chief && !linked_[i].side && !linked_[*chief].side && !linked_[*chief].part_of && !linked_[i].actor.unnamed && !fixed_sides_.contains(*chief)) chiefs.insert(*chief);
    }
    for (const std::size_t chief : chiefs) {
      linked_[chief].side = chief;
      linked_[chief].side_basis = "others speak for " + linked_[chief].actor.name;
    }
    for (std::size_t i = 0; i < linked_.size(); ++i) {
      std::size_t top = i;
      for (int steps = 0; linked_[top].part_of && steps < 8; ++steps) top = *linked_[top].part_of;
      if (linked_[i].side || top == i || !chiefs.contains(top) || fixed_sides_.contains(i)) continue;
      linked_[i].side = top;
      linked_[i].side_basis = "belongs to or speaks for " + linked_[*linked_[i].part_of].actor.name;
    }
  }

  // Who writes in a closed group is proposed for the side of those of its members whose side is known: at least half of them all, or no other side among them. A minister among lobbyists is not.
  void propose_by_company(const Conversation& conversation, const people::Memberships& memberships) {
    std::map<std::size_t, std::set<std::size_t>> sided;
    std::set<std::size_t> open, all;
    for (const std::size_t member : conversation.members) {
      const std::size_t i = linked_of_[member];
      if (conversation.reported && (linked_[i].actor.unnamed || linked_[i].actor.type != ActorType::person)) continue;  // "the leaders" are some of those named
      all.insert(i);
      if (linked_[i].side) {
        sided[*linked_[i].side].insert(i);
      } else if (!fixed_sides_.contains(i) && !linked_[i].part_of) {  // who speaks for a person does so in company too
        open.insert(i);
      }
    }
    const auto is_person = [&](const auto& side) { return linked_[side.first].actor.type == ActorType::person; };
    if (conversation.reported && !std::all_of(sided.begin(), sided.end(), is_person)) std::erase_if(sided, is_person);  // a minister who is quoted beside a company's managers
    if (sided.empty() && !conversation.reported)
      if (const auto named = body_called_by(conversation.name, memberships)) {
        for (const std::size_t i : open) {
          linked_[i].side = linked_[*named].side.value_or(*named);
          linked_[i].side_basis = "writes in the closed group “" + conversation.name + "” of " + linked_[*named].actor.name;
        }
        return;
      }
    const auto most = std::max_element(sided.begin(), sided.end(), [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    if (most == sided.end() || all.size() < 3 || (sided.size() > 1 && (conversation.reported || most->second.size() * 2 < all.size()))) return;
    std::size_t others = 0;
    for (const auto& [side, members] : sided) others += side == most->first ? 0 : members.size();
    if (others >= most->second.size()) return;
    const bool of_state = people::is_public_body(linked_[most->first].actor.name);
    constexpr std::size_t enough = 3;  // of one side
    if (!conversation.reported && most->second.size() >= enough)
      for (const auto& [side, members] : sided)  // negotiators of several employers sit in one group
        for (const std::size_t i : members)
          if (side != most->first && side != i && !fixed_sides_.contains(i) && is_named_person(i) && people_on(side) == 1 && !is_a_party(side)) open.insert(i);
    for (const std::size_t i : open) {
      if (!of_state && people::holds_public_office(linked_[i].actor)) continue;
      linked_[i].side = most->first;
      const std::string named = conversation.name.empty() ? std::string() : " “" + conversation.name + "”";
      linked_[i].side_basis = (conversation.reported ? "is quoted from a private chat in" + named : "writes in " + (named.empty() ? std::string("one closed group") : "the closed group" + named)) + " with " + linked_[*most->second.begin()].actor.name;
    }
  }

  // Who has mail at a host is proposed for the side of all others there whose side is known.
  void propose_by_host(const std::string& host, const std::set<std::size_t>& all) {
    std::map<std::size_t, std::size_t> sided;  // side: who is on it
    for (const std::size_t i : all)
      if (linked_[i].side) sided.emplace(*linked_[i].side, i);
    constexpr std::size_t most = 30;  // who has mail at a host of more shares no more than a provider
    if (sided.size() != 1 || all.size() > most) return;
    for (const std::size_t i : all) {
      if (linked_[i].side || linked_[i].part_of || fixed_sides_.contains(i)) continue;
      linked_[i].side = sided.begin()->first;
      linked_[i].side_basis = "has mail at " + host + ", as " + linked_[sided.begin()->second].actor.name + " has";
    }
  }

  // "Hold Our Wall core": the body whose name of several words begins a group's.
  std::optional<std::size_t> body_called_by(const std::string& group, const people::Memberships& memberships) const {
    Words words = body_words(group);
    for (; words.size() > 1; words.pop_back())
      if (const auto of = memberships.body(words); of && linked_[*of].actor.type == ActorType::organisation && !linked_[*of].actor.unnamed) return of;
    const std::string first = group.substr(0, group.find(' '));
    return is_abbreviation(first) && first.size() > 2 ? memberships.called_for_short(first) : std::nullopt;  // "ACU Exec"
  }

  const std::vector<Actor>& actors_;
  const std::vector<Conversation>& conversations_;
  const Wishes& wishes_;
  const Setting& setting_;
  std::vector<LinkedActor> linked_;
  std::vector<std::size_t> linked_of_;
  std::set<std::size_t> spoken_for_;              // by somebody without a name
  std::map<std::size_t, std::size_t> people_on_;  // by side
  std::map<std::size_t, std::optional<std::size_t>> fixed_sides_;  // by a person; nothing for none
};

}  // namespace

std::vector<LinkedActor> link_actors(const std::vector<Actor>& actors, const std::vector<Conversation>& conversations, const Wishes& wishes, const Setting& setting) {
  return Linker(actors, conversations, wishes, setting).run();
}

}  // namespace onrecord
