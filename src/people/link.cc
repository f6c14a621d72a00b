#include "people/link.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>

namespace onrecord {
namespace {

constexpr std::string_view titles[] = {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "professor", "sen", "senator", "rep", "cllr", "councillor",
                                       "captain", "capt", "rev", "president", "minister", "judge", "justice", "the", "a", "an", "general", "gen", "governor", "gov"};

// Lower-case words of a name without titles, articles and possessive endings.
std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&] {
    if (!word.empty() && std::find(std::begin(titles), std::end(titles), word) == std::end(titles)) words.push_back(word);
    word.clear();
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool apostrophe = c == '\'' || name.substr(i, 3) == "’";
    if (apostrophe) {
      // "union’s" is the union; "O’Brien" is one word.
      const std::size_t behind = i + (c == '\'' ? 1 : 3);
      const bool possessive = behind < name.size() && (name[behind] == 's' || name[behind] == 'S') && (behind + 1 == name.size() || name[behind + 1] == ' ');
      if (possessive) i = behind;
      else i = behind - 1;
    } else if (c == ' ' || c == '.' || c == ',' || c == '-' || c == '(' || c == ')' || c == '"') {
      flush();
    } else {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  flush();
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Whether two names of persons with one surname can be one person's: equal first names, or one an initial of the other.
bool names_agree(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty() || a.back() != b.back()) return false;
  if (a.size() == 1 || b.size() == 1) return a.size() == b.size();
  const std::string& first = a.front();
  const std::string& other = b.front();
  return first == other || (first.size() == 1 && other[0] == first[0]) || (other.size() == 1 && first[0] == other[0]);
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

class Linker {
 public:
  explicit Linker(const std::vector<Actor>& actors) : actors_(actors), groups_(actors.size()) {
    for (const Actor& actor : actors) names_.push_back(name_words(actor.name));
  }

  std::vector<LinkedActor> run() {
    join_persons();
    join_others();
    collect();
    find_sides();
    return std::move(linked_);
  }

 private:
  bool is_person(std::size_t i) const { return actors_[i].type == ActorType::person; }

  void join_persons() {
    std::map<std::string, std::vector<std::size_t>> by_surname;
    std::map<std::string, std::size_t> by_whole_name;
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      if (!is_person(i) || actors_[i].unnamed || names_[i].empty()) continue;
      const auto [first, fresh] = by_whole_name.try_emplace(joined(names_[i]), i);
      if (fresh) {
        by_surname[names_[i].back()].push_back(i);
      } else {
        groups_.join(first->second, i);
      }
    }
    for (const auto& [surname, bearers] : by_surname) join_bearers(bearers);
  }

  // All different spellings with one surname. Few: spellings, not mentions.
  void join_bearers(const std::vector<std::size_t>& bearers) {
    constexpr std::size_t most = 200;  // more spellings of one surname are a list of names, not a family
    if (bearers.size() > most) return;
    for (std::size_t i = 0; i < bearers.size(); ++i)
      for (std::size_t j = i + 1; j < bearers.size(); ++j)
        if (names_agree(names_[bearers[i]], names_[bearers[j]])) groups_.join(bearers[i], bearers[j]);
    std::set<std::size_t> full;
    for (const std::size_t bearer : bearers)
      if (names_[bearer].size() > 1) full.insert(groups_.root(bearer));
    if (full.size() != 1) return;  // a bare surname that two persons bear stays by itself
    for (const std::size_t bearer : bearers) groups_.join(bearer, *full.begin());
  }

  void join_others() {
    std::map<std::string, std::size_t> by_name;
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      if (is_person(i) || actors_[i].unnamed) continue;
      join_by(by_name, joined(names_[i]), i);
      for (const std::string& alias : actors_[i].aliases)
        if (is_abbreviation(alias)) join_by(by_name, joined(name_words(alias)), i);
    }
  }

  // "BMA", not "the union": a description is another's in another document.
  static bool is_abbreviation(std::string_view alias) {
    const auto capitals = std::count_if(alias.begin(), alias.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return capitals >= 2 && alias.find(' ') == std::string_view::npos;
  }

  void join_by(std::map<std::string, std::size_t>& by_name, const std::string& name, std::size_t actor) {
    if (name.empty()) return;
    const auto [first, fresh] = by_name.try_emplace(name, actor);
    if (!fresh) groups_.join(first->second, actor);
  }

  void collect() {
    std::map<std::size_t, std::size_t> place;
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      const auto [at, fresh] = place.try_emplace(groups_.root(i), linked_.size());
      if (fresh) linked_.emplace_back();
      linked_[at->second].members.push_back(i);
    }
    for (LinkedActor& linked : linked_) linked.actor = merged(linked.members);
  }

  Actor merged(const std::vector<std::size_t>& members) const {
    Actor actor;
    std::set<std::string> aliases;
    std::set<std::pair<std::string, std::string>> roles;
    for (const std::size_t member : members) {
      const Actor& one = actors_[member];
      const bool fuller = name_words(one.name).size() > name_words(actor.name).size() || (name_words(one.name).size() == name_words(actor.name).size() && one.name < actor.name);
      if (actor.name.empty() || fuller) {
        actor.name = one.name;
        actor.type = one.type;
      }
      actor.unnamed = one.unnamed;
      aliases.insert(one.name);
      aliases.insert(one.aliases.begin(), one.aliases.end());
      for (const Role& role : one.roles)
        if (roles.insert({role.role, role.of}).second) actor.roles.push_back({role.role, role.of, std::nullopt});
      if (actor.part_of.empty() || (!one.part_of.empty() && one.part_of < actor.part_of)) actor.part_of = one.part_of;
    }
    aliases.erase(actor.name);
    actor.aliases.assign(aliases.begin(), aliases.end());
    std::sort(actor.roles.begin(), actor.roles.end(), [](const Role& a, const Role& b) { return std::tie(a.role, a.of) < std::tie(b.role, b.of); });
    return actor;
  }

  // Membership is by name: "part of the BMA", "chair of the JDC".
  void find_sides() {
    std::map<std::string, std::size_t> organisations;
    for (std::size_t i = 0; i < linked_.size(); ++i) {
      const Actor& actor = linked_[i].actor;
      if (actor.type == ActorType::person) continue;
      organisations.try_emplace(joined(name_words(actor.name)), i);
      for (const std::string& alias : actor.aliases)
        if (is_abbreviation(alias)) organisations.try_emplace(joined(name_words(alias)), i);
    }
    const auto find = [&](const std::string& name) -> std::optional<std::size_t> {
      const auto found = organisations.find(joined(name_words(name)));
      if (name.empty() || found == organisations.end()) return std::nullopt;
      return found->second;
    };
    for (std::size_t i = 0; i < linked_.size(); ++i) {
      linked_[i].part_of = find(linked_[i].actor.part_of);
      for (const Role& role : linked_[i].actor.roles)
        if (!linked_[i].part_of) linked_[i].part_of = find(role.of);
      if (linked_[i].part_of == i) linked_[i].part_of.reset();
    }
    for (std::size_t i = 0; i < linked_.size(); ++i) linked_[i].side = top_of(i);
  }

  // Up the chain of memberships; a circle ends where it began.
  std::optional<std::size_t> top_of(std::size_t actor) const {
    std::set<std::size_t> seen{actor};
    std::size_t top = actor;
    while (linked_[top].part_of && seen.insert(*linked_[top].part_of).second) top = *linked_[top].part_of;
    if (top == actor && linked_[actor].actor.type == ActorType::person) return std::nullopt;
    return top;
  }

  const std::vector<Actor>& actors_;
  std::vector<std::vector<std::string>> names_;
  Groups groups_;
  std::vector<LinkedActor> linked_;
};

}  // namespace

std::vector<LinkedActor> link_actors(const std::vector<Actor>& actors) { return Linker(actors).run(); }

}  // namespace onrecord
