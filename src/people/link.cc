#include "people/link.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>

#include "people/names.h"

namespace onrecord {
namespace {

using people::may_be_same_person;
using people::name_words;
using people::parse_person;
using people::PersonName;

using Words = std::vector<std::string>;

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// The words of an organisation's name without its article.
Words body_words(std::string_view name) {
  Words words = name_words(name);
  if (!words.empty() && (words.front() == "the" || words.front() == "a" || words.front() == "an")) words.erase(words.begin());
  return words;
}

// "BMA", not "the union": a description is another's in another document.
bool is_abbreviation(std::string_view alias) {
  const auto capitals = std::count_if(alias.begin(), alias.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals >= 2 && alias.find(' ') == std::string_view::npos;
}

class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t root(std::size_t item) {
    while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
    return item;
  }
  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

// Joins what is one actor.
class Joiner {
 public:
  explicit Joiner(const std::vector<Actor>& actors) : actors_(actors), groups_(actors.size()) {}

  Groups run() {
    join_persons();
    join_short_persons();
    join_organisations();
    join_owned_organisations();
    join_short_organisations();
    return std::move(groups_);
  }

 private:
  bool named(std::size_t i, bool person) const { return !actors_[i].unnamed && (actors_[i].type == ActorType::person) == person; }

  // One spelling, one person; then spellings of one surname.
  void join_persons() {
    std::map<std::string, std::size_t> spellings;
    std::map<std::string, std::vector<std::size_t>> by_surname;
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      if (!named(i, true)) continue;
      const PersonName name = parse_person(actors_[i].name);
      if (name.surname.empty()) continue;
      const auto [first, fresh] = spellings.try_emplace(joined(name_words(actors_[i].name)), i);
      if (!fresh) groups_.join(first->second, i);
      if (!fresh) continue;
      by_surname[name.surname].push_back(i);
      if (name.full()) by_given_[name.given.front()].push_back(i);
    }
    for (const auto& [surname, bearers] : by_surname) join_bearers(bearers);
    for (const auto& [spelling, first] : spellings) persons_.push_back(first);
  }

  // Few: spellings, not mentions. A bare surname that two persons bear stays by itself.
  void join_bearers(const std::vector<std::size_t>& bearers) {
    constexpr std::size_t most = 200;  // more spellings of one surname are a list of names, not a family
    if (bearers.size() > most) return;
    std::vector<std::pair<std::size_t, PersonName>> names;
    for (const std::size_t bearer : bearers) names.emplace_back(bearer, parse_person(actors_[bearer].name));
    for (const auto& [one, name] : names)
      for (const auto& [other, other_name] : names)
        if (one < other && name.full() && other_name.full() && may_be_same_person(name, other_name)) groups_.join(one, other);
    for (const auto& [one, name] : names) {
      if (name.full()) continue;
      std::set<std::size_t> candidates;
      for (const auto& [other, other_name] : names)
        if (other_name.full() && may_be_same_person(name, other_name)) candidates.insert(groups_.root(other));
      if (candidates.size() == 1) groups_.join(one, *candidates.begin());
    }
  }

  // "Ann L" of a chat, or "Ann" alone: the only Ann whose surname begins with L, the only Ann.
  void join_short_persons() {
    for (const std::size_t one : persons_) {
      const Words words = name_words(actors_[one].name);
      const bool initial = words.size() == 2 && words[1].size() == 1;
      if (!initial && words.size() != 1) continue;
      const auto bearers = by_given_.find(words.front());
      if (bearers == by_given_.end()) continue;
      std::set<std::size_t> candidates;
      for (const std::size_t bearer : bearers->second) {
        const std::string surname = parse_person(actors_[bearer].name).surname;
        if (surname.size() > 1 && (!initial || surname.starts_with(words[1]))) candidates.insert(groups_.root(bearer));
      }
      candidates.erase(groups_.root(one));
      if (candidates.size() == 1) groups_.join(one, *candidates.begin());
    }
  }

  void join_organisations() {
    const auto meet = [&](const std::string& name, std::size_t actor) {
      const Words words = body_words(name);
      if (words.empty()) return;
      const auto [first, fresh] = by_name_.try_emplace(joined(words), actor);
      if (!fresh) groups_.join(first->second, actor);
      if (fresh) bodies_.push_back({words, actor, is_abbreviation(name)});
    };
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      if (!named(i, false)) continue;
      meet(actors_[i].name, i);
      for (const std::string& alias : actors_[i].aliases)
        if (is_abbreviation(alias)) meet(alias, i);
    }
  }

  // "ACU Pay Committee" is the "Pay Committee", where ACU is a body.
  void join_owned_organisations() {
    for (const Body& body : bodies_)
      for (std::size_t owner = 1; owner + 2 <= body.words.size(); ++owner) {
        const auto cut = body.words.begin() + static_cast<std::ptrdiff_t>(owner);
        const auto whose = by_name_.find(joined(Words(body.words.begin(), cut)));
        const auto what = by_name_.find(joined(Words(cut, body.words.end())));
        if (whose != by_name_.end() && what != by_name_.end()) groups_.join(body.actor, what->second);
      }
  }

  // "Norland" is the only body whose longer name begins so. An abbreviation in front of a name is its owner instead.
  void join_short_organisations() {
    std::map<std::string, std::vector<std::size_t>> by_first_word;  // places in bodies_
    for (std::size_t i = 0; i < bodies_.size(); ++i) by_first_word[bodies_[i].words.front()].push_back(i);
    for (const Body& body : bodies_) {
      if (actors_[body.actor].type != ActorType::organisation || body.abbreviation) continue;
      const std::vector<std::size_t>& alike = by_first_word[body.words.front()];
      constexpr std::size_t most = 50;
      if (alike.size() > most) continue;
      std::set<std::size_t> longer;
      for (const std::size_t other : alike)
        if (bodies_[other].words.size() > body.words.size() && std::equal(body.words.begin(), body.words.end(), bodies_[other].words.begin()))
          longer.insert(groups_.root(bodies_[other].actor));
      longer.erase(groups_.root(body.actor));
      if (longer.size() == 1) groups_.join(body.actor, *longer.begin());
    }
  }

  struct Body {
    Words words;
    std::size_t actor = 0;
    bool abbreviation = false;
  };

  const std::vector<Actor>& actors_;
  Groups groups_;
  std::vector<std::size_t> persons_;                            // one for each spelling
  std::map<std::string, std::vector<std::size_t>> by_given_;    // full names by first given name
  std::vector<Body> bodies_;
  std::map<std::string, std::size_t> by_name_;                  // bodies by the words of a name or abbreviation
};

class Linker {
 public:
  Linker(const std::vector<Actor>& actors, const std::vector<Conversation>& conversations) : actors_(actors), conversations_(conversations) {}

  std::vector<LinkedActor> run() {
    collect();
    find_memberships();
    for (std::size_t i = 0; i < linked_.size(); ++i) set_side(i);
    for (const Conversation& conversation : conversations_) propose_by_company(conversation);
    return std::move(linked_);
  }

 private:
  void collect() {
    Groups groups = Joiner(actors_).run();
    std::map<std::size_t, std::size_t> place;
    linked_of_.resize(actors_.size());
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      const auto [at, fresh] = place.try_emplace(groups.root(i), linked_.size());
      if (fresh) linked_.emplace_back();
      linked_[at->second].members.push_back(i);
      linked_of_[i] = at->second;
    }
    for (LinkedActor& linked : linked_) linked.actor = merged(linked.members);
  }

  Actor merged(const std::vector<std::size_t>& members) const {
    Actor actor;
    std::set<std::string> aliases;
    std::set<std::pair<std::string, std::string>> roles;
    const auto rank = [](const Actor& one) {  // the fullest name; of two alike the first in the alphabet
      const Words words = one.type == ActorType::person ? name_words(one.name) : body_words(one.name);
      std::size_t letters = 0;
      for (const std::string& word : words) letters += word.size();
      return std::tuple(-static_cast<std::ptrdiff_t>(words.size()), -static_cast<std::ptrdiff_t>(letters), std::string_view(one.name));
    };
    const Actor* fullest = &actors_[members.front()];
    for (const std::size_t member : members) {
      const Actor& one = actors_[member];
      if (rank(one) < rank(*fullest)) fullest = &one;
      actor.unnamed = one.unnamed;
      aliases.insert(one.name);
      aliases.insert(one.aliases.begin(), one.aliases.end());
      for (const Role& role : one.roles)
        if (roles.insert({role.role, role.of}).second) actor.roles.push_back({role.role, role.of, std::nullopt});
      if (actor.part_of.empty() || (!one.part_of.empty() && one.part_of < actor.part_of)) actor.part_of = one.part_of;
    }
    actor.name = fullest->name;
    actor.type = fullest->type;
    aliases.erase(actor.name);
    actor.aliases.assign(aliases.begin(), aliases.end());
    std::sort(actor.roles.begin(), actor.roles.end(), [](const Role& a, const Role& b) { return std::tie(a.role, a.of) < std::tie(b.role, b.of); });
    return actor;
  }

  std::optional<std::size_t> body(const Words& words) const {
    const auto found = bodies_.find(joined(words));
    if (words.empty() || found == bodies_.end()) return std::nullopt;
    return found->second;
  }

  // By name: "part of the BMA", "chair of the JDC", "a BMA spokesman"; and by names within names: "BMA Pay Committee".
  void find_memberships() {
    for (std::size_t i = 0; i < linked_.size(); ++i)
      for (const std::size_t member : linked_[i].members) {
        if (actors_[member].type == ActorType::person) continue;
        bodies_.try_emplace(joined(body_words(actors_[member].name)), i);
        for (const std::string& alias : actors_[member].aliases)
          if (is_abbreviation(alias)) bodies_.try_emplace(joined(body_words(alias)), i);
      }
    for (std::size_t i = 0; i < linked_.size(); ++i) {
      linked_[i].part_of = membership(i);
      if (linked_[i].part_of == i) linked_[i].part_of.reset();
    }
  }

  std::optional<std::size_t> membership(std::size_t i) const {
    const Actor& actor = linked_[i].actor;
    if (const auto of = body(body_words(actor.part_of))) return of;
    for (const Role& role : actor.roles)
      if (const auto of = body(body_words(role.of))) return of;
    if (actor.type == ActorType::person && !actor.unnamed) return std::nullopt;
    Words words = body_words(actor.name);
    while (words.size() > 1) {
      words.pop_back();
      const auto of = body(words);
      if (of && *of != i && linked_[*of].actor.type == ActorType::organisation) return of;
    }
    return std::nullopt;
  }

  // Up the chain of memberships; a circle ends where it began.
  void set_side(std::size_t i) {
    std::set<std::size_t> seen{i};
    std::size_t top = i;
    while (linked_[top].part_of && seen.insert(*linked_[top].part_of).second) top = *linked_[top].part_of;
    if (top == i && linked_[i].actor.type != ActorType::organisation) return;
    linked_[i].side = top;
    linked_[i].side_basis = top == i ? "it is the organisation" : "belongs to or speaks for " + linked_[*linked_[i].part_of].actor.name;
  }

  // Who writes in a closed group most of whose members are on one side is proposed for that side.
  void propose_by_company(const Conversation& conversation) {
    std::map<std::size_t, std::set<std::size_t>> sided;
    std::set<std::size_t> open, all;
    for (const std::size_t member : conversation.members) {
      const std::size_t i = linked_of_[member];
      all.insert(i);
      if (linked_[i].side) {
        sided[*linked_[i].side].insert(i);
      } else {
        open.insert(i);
      }
    }
    const auto most = std::max_element(sided.begin(), sided.end(), [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    if (most == sided.end() || all.size() < 3) return;
    std::size_t others = 0;
    for (const auto& [side, members] : sided) others += side == most->first ? 0 : members.size();
    if (others >= most->second.size()) return;
    for (const std::size_t i : open) {
      linked_[i].side = most->first;
      linked_[i].side_basis = "writes in the closed group “" + conversation.name + "” with " + linked_[*most->second.begin()].actor.name;
    }
  }

  const std::vector<Actor>& actors_;
  const std::vector<Conversation>& conversations_;
  std::vector<LinkedActor> linked_;
  std::vector<std::size_t> linked_of_;
  std::map<std::string, std::size_t> bodies_;  // organisations and groups by the words of a name
};

}  // namespace

std::vector<LinkedActor> link_actors(const std::vector<Actor>& actors, const std::vector<Conversation>& conversations) { return Linker(actors, conversations).run(); }

}  // namespace onrecord
