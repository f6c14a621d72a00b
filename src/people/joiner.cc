#include "people/joiner.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "people/lexicon.h"
#include "people/mail_hosts.h"
#include "people/names.h"
#include "people/offices.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

using Words = std::vector<std::string>;

// Joins what is one actor.
class Joiner {
 public:
  Joiner(const std::vector<Actor>& actors, const Wishes& wishes, const Setting& setting) : actors_(actors), setting_(setting), groups_(actors.size(), wishes.apart) {
    full_names_.resize(actors.size());
    for (const std::vector<std::size_t>& same : wishes.same)
      for (const std::size_t one : same) join(one, same.front(), "you said so");
    for (std::size_t i = 0; i < actors.size(); ++i)
      if (named(i, true)) add_full_name(groups_.root(i), parse_person(actors[i].name));
    order_.resize(actors.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_partition(order_.begin(), order_.end(), [this](std::size_t i) { return !groups_.set_aside(i); });
  }

  Joined run() {
    join_persons();
    join_addresses();
    join_quoted();
    join_short_persons();
    join_persons_of_bodies();
    join_organisations();
    join_abbreviations();
    join_owned_organisations();
    join_short_organisations();
    join_bodies_taken_for_persons();
    join_generic_organisations();
    join_offices(actors_, setting_, groups_, joints_);
    return {std::move(groups_), std::move(joints_)};
  }

 private:
  struct Body {
    Words words;
    std::size_t actor = 0;
    bool abbreviation = false;
  };

  bool join(std::size_t one, std::size_t other, std::string why) {
    const std::size_t a = groups_.root(one), b = groups_.root(other);
    if (a == b) return true;
    if (tells_apart(a, b) || !groups_.join(one, other)) return false;
    const std::size_t root = groups_.root(one);
    for (const PersonName& name : full_names_[root == a ? b : a]) add_full_name(root, name);
    if (actors_[one].name != actors_[other].name) joints_.push_back({one, other, std::move(why)});
    return true;
  }

  // A name by which a group is known in full; spellings that say no more are left out.
  void add_full_name(std::size_t root, const PersonName& name) {
    constexpr std::size_t most = 8;
    std::vector<PersonName>& names = full_names_[root];
    const bool number = name.full() && name.given.front().front() >= '0' && name.given.front().front() <= '9';
    if (!name.full() || number || name.surname.size() == 1 || names.size() >= most || is_office(name)) return;
    if (std::none_of(names.begin(), names.end(), [&](const PersonName& known) { return known.surname == name.surname && known.given == name.given; })) names.push_back(name);
  }

  // Two full names of different people, which some third spelling ("P.", "Lee") would bring together. `a`, `b`: roots.
  bool tells_apart(std::size_t a, std::size_t b) const {
    const auto begins = [](const std::string& word, const std::string& longer) { return longer.starts_with(word); };
    const auto may_be_one = [&](const PersonName& x, const PersonName& y) {
      if (may_be_same_person(x, y)) return true;
      const std::string& given = x.given.front();
      const std::string& other_given = y.given.front();
      return x.surname == y.surname && (begins(given, other_given) || begins(other_given, given));  // "Raj Patel" and "Rajiv Patel"
    };
    for (const PersonName& x : full_names_[a])
      for (const PersonName& y : full_names_[b])
        if (!may_be_one(x, y)) return true;
    return false;
  }

  // A message of a chat that a document quotes as the words of a named person: its writer, where the label does not gainsay it.
  void join_quoted() {
    std::map<std::size_t, std::map<std::size_t, std::set<std::string>>> quoted;  // by writer and speaker
    for (const Setting::Quoted& one : setting_.quoted)
      if (named(one.speaker, true) && parse_person(actors_[one.speaker].name).full() && !actors_[one.writer].unnamed) quoted[groups_.root(one.writer)][groups_.root(one.speaker)].insert(one.words);
    for (const auto& [writer, speakers] : quoted) {
      if (speakers.size() != 1 || groups_.root(writer) == speakers.begin()->first) continue;
      const auto& [speaker, words] = *speakers.begin();
      const Label label = label_of(actors_[writer].name, parse_person(actors_[speaker].name));
      if (label == Label::other_person || (label == Label::nickname && words.size() < 2)) continue;
      join(writer, speaker, "what “" + actors_[writer].name + "” wrote is quoted as " + actors_[speaker].name + "'s: “" + *words.begin() + "”");
    }
  }

  // "gl": two small letters that are neither a name nor what somebody does.
  static bool is_initials(const std::string& label) {
    static const WordSet others("hr pr pa it vp md pm mp dj dr mr ms hq us me we my tv pc gp");
    return label.size() == 2 && std::all_of(label.begin(), label.end(), [](char c) { return c >= 'a' && c <= 'z'; }) && !is_first_name(label) && !others.has(label);
  }
  static std::string initials_of(const PersonName& name) {
    std::string initials;
    for (const std::string& given : name.given) initials += given.front();
    return initials + name.surname.front();
  }

  enum class Label { fits, nickname, other_person };
  // "Joan", "~ J" and "+44 …" may be Joan Orr; "Seagull" may be a nickname; "Bob Ray" is another.
  static Label label_of(const std::string& label, const PersonName& person) {
    const Words words = name_words(label);
    const auto is_number = [](const std::string& word) { return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }); };
    if (std::all_of(words.begin(), words.end(), is_number)) return Label::fits;
    if (is_initials(label)) return label == initials_of(person) ? Label::fits : Label::other_person;
    Words all = person.given;
    all.push_back(person.surname);
    bool every = true;
    for (const std::string& word : words) every = every && std::any_of(all.begin(), all.end(), [&](const std::string& part) { return part == word || (word.size() == 1 && part.starts_with(word)); });
    if (every) return Label::fits;
    return words.size() == 1 && words[0].size() > 1 && gender_of_first_name(words[0]) == Gender::unknown ? Label::nickname : Label::other_person;
  }

  bool named(std::size_t i, bool person) const { return !actors_[i].unnamed && (actors_[i].type == ActorType::person) == person; }

  // One spelling, one person; then spellings of one surname.
  void join_persons() {
    std::map<std::string, std::size_t> spellings;
    std::map<std::string, std::vector<std::size_t>> by_surname;
    std::map<std::string, std::vector<std::size_t>> doubtful;  // "Lee said" alone may name a body, or be no name: by the one word
    for (const std::size_t i : order_) {
      if (actors_[i].unnamed && (actors_[i].type == ActorType::organisation || actors_[i].type == ActorType::person) && actors_[i].name[0] >= 'A' && actors_[i].name[0] <= 'Z')
        if (const Words words = name_words(actors_[i].name); words.size() == 1) doubtful[words.front()].push_back(i);
      if (!named(i, true)) continue;
      const PersonName name = parse_person(actors_[i].name);
      if (name.surname.empty() || is_office(name)) continue;  // "Minister" is whoever holds the office
      const auto [first, fresh] = spellings.try_emplace(joined_words(name_words(actors_[i].name)), i);
      if (!fresh && groups_.join(first->second, i)) {
        ++namesakes_[first->second];
        continue;
      }
      by_surname[name.surname].push_back(i);
      if (name.full()) by_given_[name.given.front()].push_back(i), surnames_.insert(name.surname);
    }
    for (const auto& [surname, bearers] : by_surname) join_bearers(bearers);
    for (const auto& [word, names] : doubtful) {
      if (const auto found = by_surname.find(word); found != by_surname.end()) join_doubtful(names, found->second, "the only one of that surname");
      else if (const auto given = by_given_.find(word); given != by_given_.end()) join_doubtful(names, given->second, "the only one of that given name");
    }
    for (const auto& [spelling, first] : spellings) persons_.push_back(first);
  }

  static std::string why_same(const PersonName& one, const PersonName& other) {
    const std::string &first = one.given.front(), &second = other.given.front();
    return first != second && first.size() > 1 && second.size() > 1 && is_short_form(first, second) ? "one given name is short for the other" : "their names agree";
  }

  // Few: spellings, not mentions. A bare surname that two persons bear stays by itself, but where one of them is far better known.
  void join_bearers(const std::vector<std::size_t>& bearers) {
    constexpr std::size_t most = 200;  // more spellings of one surname are a list of names, not a family
    if (bearers.size() > most) return;
    std::vector<std::pair<std::size_t, PersonName>> names;
    for (const std::size_t bearer : bearers) names.emplace_back(bearer, parse_person(actors_[bearer].name));
    for (const auto& [one, name] : names)
      for (const auto& [other, other_name] : names)
        if (one < other && name.full() && other_name.full() && may_be_same_person(name, other_name)) join(one, other, why_same(name, other_name));
    for (const auto& [one, name] : names) {
      std::set<std::size_t> longer;
      for (const auto& [other, other_name] : names)
        if (name.full() && other_name.full() && shortens(name.given.front(), other_name.given.front())) longer.insert(groups_.root(other));
      if (longer.size() == 1) join(one, *longer.begin(), "one given name begins the other");
    }
    for (const auto& [one, name] : names) {
      if (name.full() || name.surname.size() == 1) continue;  // "P." is anybody
      std::set<std::size_t> candidates;
      for (const auto& [other, other_name] : names)
        if (other_name.full() && may_be_same_person(name, other_name)) candidates.insert(groups_.root(other));
      if (candidates.size() == 1) join(one, *candidates.begin(), "the only one of that surname");
      else if (const auto best = best_known(bearers, candidates)) join(one, *best, "the best known of that surname");
    }
  }

  // "Dom Lee" of a chat beside "Dominic Lee", "Jess Lee" beside "Jessamy Lee", but not "Paul Lee" beside "Paula Lee".
  static bool shortens(const std::string& given, const std::string& longer) {
    constexpr std::size_t least = 3;  // letters
    return given.size() >= least && given.size() < longer.size() && longer.starts_with(given) && !(is_first_name(given) && is_first_name(longer));
  }

  // Whose spelling several documents have, where those of all others stand in few.
  std::optional<std::size_t> best_known(const std::vector<std::size_t>& bearers, const std::set<std::size_t>& candidates) {
    constexpr std::size_t often = 3;  // times that of the next
    std::size_t first = 0, second = 0;
    std::optional<std::size_t> best;
    std::map<std::size_t, std::size_t> named;
    for (const std::size_t bearer : bearers)
      if (const auto more = namesakes_.find(bearer); more != namesakes_.end()) named[groups_.root(bearer)] += more->second;
    for (const std::size_t candidate : candidates) {
      const std::size_t times = named[candidate] + 1;
      if (times > first) second = first, first = times, best = candidate;
      else second = std::max(second, times);
    }
    return first >= often * std::max<std::size_t>(second, 1) ? best : std::nullopt;
  }

  void join_doubtful(const std::vector<std::size_t>& names, const std::vector<std::size_t>& bearers, const std::string& why) {
    std::set<std::size_t> persons;
    for (const std::size_t bearer : bearers)
      if (parse_person(actors_[bearer].name).full()) persons.insert(groups_.root(bearer));
    if (persons.size() != 1) return;
    for (const std::size_t name : names) join(name, *persons.begin(), why);
  }

  // "Ann BCU" of somebody's address book: the only Ann of the body that is called so for short.
  void join_persons_of_bodies() {
    std::map<std::string, std::set<std::string>> bodies;  // their names, folded, by abbreviations
    for (const Actor& actor : actors_)
      if (actor.type == ActorType::organisation && !actor.unnamed)
        for (const std::string& alias : actor.aliases)
          if (is_abbreviation(alias)) bodies[folded(alias)].insert(folded(actor.name)), bodies[folded(alias)].insert(folded(alias));
    for (const std::size_t one : persons_) {
      const std::string& name = actors_[one].name;
      const std::size_t blank = name.find(' ');
      if (blank == std::string::npos || name.find(' ', blank + 1) != std::string::npos || !is_abbreviation(name.substr(blank + 1))) continue;
      const auto body = bodies.find(folded(name.substr(blank + 1)));
      if (body == bodies.end()) continue;
      std::set<std::size_t> candidates;
      for (const std::size_t bearer : by_given_[folded(name.substr(0, blank))])
        if (bearer != one) candidates.insert(groups_.root(bearer));
      std::set<std::size_t> of_body;
      for (std::size_t i = 0; i < actors_.size(); ++i)
        if (candidates.contains(groups_.root(i)) && body->second.contains(folded(actors_[i].part_of))) of_body.insert(groups_.root(i));
      if (of_body.size() == 1 && groups_.join(one, *of_body.begin())) joints_.push_back({one, *of_body.begin(), "the only " + name.substr(0, blank) + " of " + name.substr(blank + 1)});  // what looks like a surname is none
    }
  }

  // "Ann L" of a chat, "Ann Press" of an address book, or "Ann" alone: the only Ann whose surname begins with L, the only Ann; "Raj P" and "Raj" where nobody is called Raj: Rajiv Patel.
  void join_short_persons() {
    for (const std::size_t one : persons_) {
      Words words = name_words(actors_[one].name);
      if (is_initials(actors_[one].name) && called(words, false, true).empty()) {  // "gl" of a channel: the only one called so; "jo" may be Joan
        std::set<std::size_t> candidates;
        for (const std::size_t other : persons_)
          if (const PersonName name = parse_person(actors_[other].name); name.full() && initials_of(name) == actors_[one].name) candidates.insert(groups_.root(other));
        if (candidates.size() == 1) join(one, *candidates.begin(), "the only one with these initials");
        continue;
      }
      const auto sits_there = [&](const Role& role) { return role.role == words.back(); };  // as a chat's label says (authors)
      const bool desk = words.size() == 2 && is_desk(words.back()) && std::any_of(actors_[one].roles.begin(), actors_[one].roles.end(), sits_there);
      if (desk) words.pop_back();
      const bool initial = words.size() == 2 && words[1].size() == 1;
      if ((!initial && words.size() != 1) || words.front().size() == 1) continue;  // "P." is anybody
      constexpr std::size_t least = 3;  // letters that a short form of a given name keeps
      std::set<std::size_t> candidates = called(words, initial, false);
      const bool exact = !candidates.empty();
      if (!exact && (initial || (!is_first_name(words.front()) && !surnames_.contains(words.front()))) && words.front().size() >= least) candidates = called(words, initial, true);
      if (candidates.contains(groups_.root(one))) continue;
      if (candidates.size() != 1) continue;
      const std::string given = actors_[one].name.substr(0, actors_[one].name.find(' '));
      if (desk) {  // what looks like a surname is none
        if (groups_.join(one, *candidates.begin())) joints_.push_back({one, *candidates.begin(), "the only " + given});
        continue;
      }
      join(one, *candidates.begin(), !exact ? (initial ? "the only one whose given name and surname begin so" : "the only one whose given name begins so") : initial ? "the only " + given + " whose surname begins so" : "the only " + given);
    }
  }

  // Who bears a given name, or one that begins so, and a surname (with this initial).
  std::set<std::size_t> called(const Words& words, bool initial, bool begins) {
    constexpr std::size_t most = 200;  // of those whose names begin so
    std::size_t looked = 0;
    std::set<std::size_t> found;
    for (auto named = by_given_.lower_bound(words.front()); named != by_given_.end() && (begins ? named->first.starts_with(words.front()) : named->first == words.front()); ++named)
      for (const std::size_t bearer : named->second) {
        const std::string surname = parse_person(actors_[bearer].name).surname;
        if (surname.size() > 1 && !is_desk(surname) && (!initial || surname.starts_with(words[1]))) found.insert(groups_.root(bearer));
        if (begins && (found.size() > 1 || ++looked > most)) return found;  // enough to know that it is nobody
      }
    return found;
  }

  void join_organisations() {
    const auto meet = [&](const std::string& name, std::size_t actor) {
      const Words words = body_words(name);
      if (words.empty()) return;
      const auto [first, fresh] = by_name_.try_emplace(joined_words(words), actor);
      if (!fresh) join(actor, first->second, "both are called " + name);
      if (fresh) bodies_.push_back({words, actor, is_abbreviation(name)});
    };
    for (const std::size_t i : order_) {
      if (!named(i, false)) continue;
      meet(actors_[i].name, i);
      for (const std::string& alias : actors_[i].aliases)
        if (is_abbreviation(alias)) meet(alias, i);
    }
    // A headline in capitals names nobody surely; but by a name that others bear it means them.
    for (const std::size_t i : order_) {
      if (!actors_[i].unnamed || actors_[i].type != ActorType::organisation) continue;
      if (const auto found = by_name_.find(joined_words(body_words(actors_[i].name))); found != by_name_.end()) join(i, found->second, "both are called " + actors_[i].name);
    }
  }

  // "ACU", which no document spells out, is the only body with these initials.
  void join_abbreviations() {
    constexpr std::size_t fewest = 3;  // letters
    std::map<std::string, std::set<std::size_t>> spelt;
    for (const Body& body : bodies_) {
      if (body.words.size() < fewest || actors_[body.actor].type != ActorType::organisation) continue;
      std::string all, telling;
      for (const std::string& word : body.words) {
        all += word.front();
        if (!joins_names(word)) telling += word.front();
      }
      spelt[all].insert(groups_.root(body.actor));
      spelt[telling].insert(groups_.root(body.actor));
    }
    static const WordSet known_to_all("bbc nhs itv cnn abc nbc cbs npr rte who usa nato fbi cia nasa hmrc ofcom");
    for (const Body& body : bodies_) {
      if (!body.abbreviation || body.words.size() != 1 || body.words.front().size() < fewest || known_to_all.has(body.words.front())) continue;
      if (const auto found = spelt.find(body.words.front()); found != spelt.end() && found->second.size() == 1) join(body.actor, *found->second.begin(), "the only name with these initials");
    }
  }

  // Who writes from one address is one person, under whatever name.
  void join_addresses() {
    std::map<std::string, std::size_t> writers;
    for (const std::size_t i : order_) {
      if (!named(i, true)) continue;
      for (const std::string& alias : actors_[i].aliases) {
        if (alias.find('@') == std::string::npos || is_shared_mailbox(alias)) continue;
        const auto [first, fresh] = writers.try_emplace(alias, i);
        if (!fresh) join(i, first->second, "both have mail at " + alias);
      }
    }
  }

  // "ACU Pay Committee" is the "Pay Committee", where ACU is a body.
  void join_owned_organisations() {
    for (const Body& body : bodies_)
      for (std::size_t owner = 1; owner + 2 <= body.words.size(); ++owner) {
        const auto cut = body.words.begin() + static_cast<std::ptrdiff_t>(owner);
        const auto whose = by_name_.find(joined_words(Words(body.words.begin(), cut)));
        const auto what = by_name_.find(joined_words(Words(cut, body.words.end())));
        if (whose != by_name_.end() && what != by_name_.end()) join(what->second, body.actor, "the same under its owner's name");
      }
  }

  // "Hale City Council Planning Committee" is a part of "Hale City Council".
  static bool is_part_of_body(const Words& longer, const Words& body) {
    static const WordSet chats("core team chat chats cttee ctte group exec execs inner private leads leaders members staff committee whatsapp");  // "Hold Our Wall core" is a group of Hold Our Wall
    if (body.size() > 1 && longer.size() > body.size() && std::all_of(longer.begin() + static_cast<std::ptrdiff_t>(body.size()), longer.end(), [](const std::string& word) { return chats.has(word); })) return true;
    static const WordSet parts("committee subcommittee sub-committee panel board branch cabinet executive department directorate caucus");
    return is_organisation_noun(body.back()) && parts.has(longer.back());
  }

  // "Friends of the National Museum" are not the National Museum; but the "Board of Trustees" is the "Trustees".
  static bool is_of_body(const Words& longer, const Words& body) {
    if (body.size() < 2) return false;
    auto before = longer.rbegin() + static_cast<std::ptrdiff_t>(body.size());
    if (before != longer.rend() && is_article(*before)) ++before;
    return before != longer.rend() && is_preposition(*before);
  }

  // "Norland" is the only body whose longer name begins so, or the only one that is called so where it is named in full. An
  // abbreviation in front of a name is its owner instead.
  void join_short_organisations() {
    std::map<std::string, std::vector<std::size_t>> called;  // bodies by what they are called for short
    for (const std::size_t i : order_)
      if (named(i, false))
        for (const std::string& alias : actors_[i].aliases) called[joined_words(body_words(alias))].push_back(i);
    std::map<std::string, std::vector<std::size_t>> by_first_word;  // places in bodies_
    for (std::size_t i = 0; i < bodies_.size(); ++i) by_first_word[bodies_[i].words.front()].push_back(i);
    for (const Body& body : bodies_) {
      if (actors_[body.actor].type != ActorType::organisation || body.abbreviation) continue;
      const std::vector<std::size_t>& alike = by_first_word[body.words.front()];
      constexpr std::size_t most = 50;
      if (alike.size() > most) continue;
      std::set<std::size_t> longer;
      for (const std::size_t other : alike)
        if (bodies_[other].words.size() > body.words.size() && std::equal(body.words.begin(), body.words.end(), bodies_[other].words.begin()) && !is_part_of_body(bodies_[other].words, body.words))
          longer.insert(groups_.root(bodies_[other].actor));
      longer.erase(groups_.root(body.actor));
      if (longer.size() == 1 && !others_end_so(body, *longer.begin())) join(body.actor, *longer.begin(), "the only longer name that begins so");
      if (longer.size() < 2) continue;
      std::set<std::size_t> so_called;
      for (const std::size_t one : called[joined_words(body.words)])
        if (longer.contains(groups_.root(one))) so_called.insert(groups_.root(one));
      if (so_called.size() == 1) join(body.actor, *so_called.begin(), "the only one that is called so where it is named in full");
    }
  }

  // "Ministry" of a text may be the "Defence Ministry" where another has the "Ministry of Health".
  bool others_end_so(const Body& noun, std::size_t root) {
    if (noun.words.size() > 1 || !is_organisation_noun(noun.words.front())) return false;
    return std::any_of(bodies_.begin(), bodies_.end(), [&](const Body& other) { return other.words.size() > 1 && other.words.back() == noun.words.front() && actors_[other.actor].type == ActorType::organisation && groups_.root(other.actor) != root; });
  }

  // "Brightwell said", where nobody is called Brightwell and one body's longer name begins so.
  void join_bodies_taken_for_persons() {
    std::map<std::string, std::size_t> bearers;  // of surnames
    for (const std::size_t one : persons_) ++bearers[parse_person(actors_[one].name).surname];
    std::map<std::string, std::set<std::size_t>> longer;  // bodies by the first of several words
    for (const Body& body : bodies_)
      if (actors_[body.actor].type == ActorType::organisation && body.words.size() > 1) longer[body.words.front()].insert(groups_.root(body.actor));
    for (const std::size_t one : persons_) {
      const PersonName name = parse_person(actors_[one].name);
      if (name.full() && !is_first_name(name.given.front()) && name.titles.empty() && actors_[one].roles.empty())  // "New Hearth said", where New Hearth is a body
        if (const auto found = by_name_.find(joined_words(body_words(actors_[one].name))); found != by_name_.end() && actors_[found->second].type == ActorType::organisation) join(one, found->second, "both are called " + actors_[one].name);
      if (name.full() || !name.titles.empty() || name.gender != Gender::unknown || !actors_[one].roles.empty() || bearers[name.surname] > 1 || by_given_.contains(name.surname)) continue;
      if (const auto found = by_name_.find(name.surname); found != by_name_.end() && actors_[found->second].type == ActorType::organisation) join(one, found->second, "both are called " + actors_[one].name);
      else if (const auto more = longer.find(name.surname); more != longer.end() && more->second.size() == 1) join(one, *more->second.begin(), "the only longer name that begins so");
    }
  }

  // "Crews' Union" is the only body whose longer name ends so; "Union" the only one that is a union.
  void join_generic_organisations() {
    std::map<std::string, std::vector<std::size_t>> by_noun;  // places in bodies_, of those called after what they are
    for (std::size_t i = 0; i < bodies_.size(); ++i)
      for (std::size_t at = 0; at < bodies_[i].words.size(); ++at)
        if (const std::string& noun = bodies_[i].words[at]; is_organisation_noun(noun) && says_what_it_is(bodies_[i].words, at + 1)) by_noun[noun].push_back(i);
    join_the_union(by_noun.contains("union"));
    constexpr std::size_t most = 50;
    for (auto& [noun, alike] : by_noun) {
      if (alike.size() > most) continue;
      std::stable_sort(alike.begin(), alike.end(), [&](std::size_t a, std::size_t b) { return bodies_[a].words.size() > bodies_[b].words.size(); });
      for (const std::size_t one : alike)
        if (bodies_[one].words.back() == noun) join_to_longer(bodies_[one].words, bodies_[one].actor, alike);
    }
    for (const std::size_t i : order_) {
      if (!actors_[i].unnamed || actors_[i].type != ActorType::organisation) continue;
      const Words words = body_words(actors_[i].name);
      const auto alike = words.empty() ? by_noun.end() : by_noun.find(words.back());
      if (alike != by_noun.end() && alike->second.size() <= most) join_to_longer(words, i, alike->second);
    }
  }

  // "The union", where nothing is called so: "United Drivers", if nobody else unites anybody.
  void join_the_union(bool one_is_called_so) {
    std::set<std::size_t> united;
    for (const Body& body : bodies_)
      if (body.words.size() > 1 && are_united(body.words[0], body.words[1]) && actors_[body.actor].type == ActorType::organisation) united.insert(groups_.root(body.actor));
    if (united.size() != 1 || one_is_called_so) return;
    for (const std::size_t i : order_)
      if (actors_[i].unnamed && actors_[i].type == ActorType::organisation && body_words(actors_[i].name) == Words{"union"}) join(i, *united.begin(), "the only one that unites those who work");
  }

  void join_to_longer(const Words& words, std::size_t actor, const std::vector<std::size_t>& alike) {
    std::set<std::size_t> longer;
    for (const std::size_t other : alike)
      if (bodies_[other].words.size() > words.size() && std::equal(words.rbegin(), words.rend(), bodies_[other].words.rbegin()) && !is_of_body(bodies_[other].words, words)) longer.insert(groups_.root(bodies_[other].actor));
    const bool found = !longer.empty();
    if (words.size() == 1)
      for (const std::size_t other : alike)
        if (goes_on_behind(bodies_[other].words, words.front())) longer.insert(groups_.root(bodies_[other].actor));
    longer.erase(groups_.root(actor));
    if (longer.size() == 1) join(actor, *longer.begin(), found ? "the only longer name that ends so" : "the only one that is a " + words.front());
  }

  // "Association" of the "National Association of Boat Makers".
  static bool goes_on_behind(const Words& longer, const std::string& noun) {
    for (std::size_t i = 0; i + 1 < longer.size(); ++i)
      if (longer[i] == noun && says_what_it_is(longer, i + 1)) return true;
    return false;
  }

  const std::vector<Actor>& actors_;
  const Setting& setting_;
  Groups groups_;
  std::vector<Joint> joints_;
  std::vector<std::vector<PersonName>> full_names_;             // of groups, by root: persons' names that tell them apart
  std::vector<std::size_t> order_;                              // all indices, those set aside by a person last
  std::vector<std::size_t> persons_;                            // one for each spelling
  std::map<std::string, std::vector<std::size_t>> by_given_;    // full names by first given name
  std::set<std::string> surnames_;                              // of full names
  std::map<std::size_t, std::size_t> namesakes_;                // of a spelling: how many more actors have it
  std::vector<Body> bodies_;
  std::map<std::string, std::size_t> by_name_;                  // bodies by the words of a name or abbreviation
};

}  // namespace

Groups::Groups(std::size_t size, const std::vector<Wishes::Apart>& apart) : parent_(size) {
  std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  if (apart.empty()) return;
  labels_.resize(size);
  set_aside_.resize(size);
  for (std::size_t wish = 0; wish < apart.size(); ++wish) {
    const bool other_is_smaller = apart[wish].other.size() < apart[wish].one.size();
    for (const std::size_t one : apart[wish].one) {
      labels_[one].emplace_back(wish, false);
      if (!other_is_smaller) set_aside_[one] = true;
    }
    for (const std::size_t other : apart[wish].other) {
      labels_[other].emplace_back(wish, true);
      if (other_is_smaller) set_aside_[other] = true;
    }
  }
}

std::size_t Groups::root(std::size_t item) {
  while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
  return item;
}

bool Groups::kept_apart(std::size_t a, std::size_t b) {
  if (labels_.empty()) return false;
  const std::vector<Label>& more = labels_[root(b)];
  return std::any_of(labels_[root(a)].begin(), labels_[root(a)].end(), [&](const Label& label) { return std::binary_search(more.begin(), more.end(), Label(label.first, !label.second)); });
}

bool Groups::join(std::size_t a, std::size_t b) {
  a = root(a);
  b = root(b);
  if (a == b) return true;
  if (kept_apart(a, b)) return false;
  if (a > b) std::swap(a, b);
  parent_[b] = a;
  if (labels_.empty() || labels_[b].empty()) return true;
  std::vector<Label> all;
  std::set_union(labels_[a].begin(), labels_[a].end(), labels_[b].begin(), labels_[b].end(), std::back_inserter(all));
  labels_[a] = std::move(all);
  labels_[b].clear();
  return true;
}

Joined join_actors(const std::vector<Actor>& actors, const Wishes& wishes, const Setting& setting) { return Joiner(actors, wishes, setting).run(); }

std::string joined_words(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

Words body_words(std::string_view name) {
  Words words = name_words(name);
  for (std::string& word : words)  // "Crews’ Union" is "Crews' Union"
    for (std::size_t at; (at = word.find("’")) != std::string::npos;) word.replace(at, std::string_view("’").size(), "'");
  if (!words.empty() && (words.front() == "the" || words.front() == "a" || words.front() == "an")) words.erase(words.begin());
  return words;
}

bool says_what_it_is(const Words& name, std::size_t end) { return end == name.size() || name[end] == "of" || name[end] == "for"; }

bool is_abbreviation(std::string_view alias) {
  const auto capitals = std::count_if(alias.begin(), alias.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals >= 2 && alias.find_first_of(" @") == std::string_view::npos;
}

}  // namespace onrecord::people
