#include "people/offices.h"

#include <algorithm>
#include <cstdio>   // std::sscanf
#include <cstdlib>  // std::abs
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "people/lexicon.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

using Words = std::vector<std::string>;

constexpr int near_days = 120;        // an office known to be held so long before or after may still be, or have been
constexpr std::size_t most = 256;     // holdings of one office; of more, none can be told

// Offices that one person holds at a time, where it is clear in what.
bool is_single_office(const std::string& word) {
  static const WordSet offices(
      "minister secretary president chair chairman chairwoman chairperson executive director leader mayor governor treasurer premier chancellor commissioner ceo "
      "vice-chancellor provost archbishop bishop editor principal convener harbourmaster speaker ombudsman mediator superintendent attorney-general headteacher headmaster headmistress");
  return offices.has(word);
}

bool says_little(const std::string& word) {
  static const WordSet words("the a an this that his her its their our my your of for in at and own");
  return words.has(word);
}

std::string canonical(const std::string& word) {
  if (word == "chairman" || word == "chairwoman" || word == "chairperson") return "chair";
  if (word == "headmaster" || word == "headmistress") return "headteacher";
  return word;
}

// "head teacher" as one word; so is "Head" alone, as a school's chat calls him.
Words with_heads_joined(Words words) {
  if (words.size() == 1 && words[0] == "head") return {"headteacher"};
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i] != "head" || (words[i + 1] != "teacher" && words[i + 1] != "master" && words[i + 1] != "mistress")) continue;
    words[i] = "headteacher";
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  return words;
}

// "the general secretary of the Crew Union": its words that tell, and the head noun "secretary"; no head where it is no office.
struct Office {
  std::string head;
  Words telling;
};

Office office_of(const Words& written) {
  const Words words = with_heads_joined(written);
  Office office;
  bool head_found = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool behind = words[i] == "of" || words[i] == "for" || words[i] == "at" || words[i] == "in";
    if (behind && !head_found) head_found = i > 0;
    if (says_little(words[i]) || words[i] == "former" || words[i] == "ex") {
      if (words[i] == "former" || words[i] == "ex" || words[i] == "a" || words[i] == "an") return {};
      continue;
    }
    office.telling.push_back(canonical(words[i]));
    if (!head_found) office.head = words[i];
  }
  if (!is_single_office(office.head) && office.head != "chair") return {};
  office.head = canonical(office.head);
  return office;
}

// Days since some day long ago; nothing for what is no day.
std::optional<int> day_number(const std::string& iso) {
  int year = 0, month = 0, day = 0;
  if (std::sscanf(iso.c_str(), "%d-%d-%d", &year, &month, &day) != 3 || month < 1 || month > 12) return std::nullopt;
  constexpr int per_month = 31;
  return (year * 12 + month - 1) * per_month + day;  // near enough to tell months apart
}

// "shadow minister", "deputy chair": another office, and not held by whom the office alone means.
bool is_another_office(const std::set<std::string>& held, const Words& meant) {
  static constexpr std::string_view beside[] = {"shadow", "deputy", "vice", "assistant", "junior"};
  return std::any_of(std::begin(beside), std::end(beside), [&](std::string_view word) { return held.contains(std::string(word)) != (std::find(meant.begin(), meant.end(), word) != meant.end()); });
}

class OfficeJoiner {
 public:
  OfficeJoiner(const std::vector<Actor>& actors, const Setting& setting, Groups& groups, std::vector<Joint>& joints) : actors_(actors), setting_(setting), groups_(groups), joints_(joints) {}

  void run() {
    if (setting_.days.empty()) return;
    for (std::size_t i = 0; i < actors_.size(); ++i)
      if (!actors_[i].unnamed && actors_[i].type == ActorType::person) enter(i);
    for (std::size_t i = 0; i < actors_.size(); ++i)
      if (actors_[i].type == ActorType::person && (actors_[i].unnamed || is_office(parse_person(actors_[i].name)))) join(i);
  }

 private:
  struct Holding {
    std::size_t actor = 0;
    std::set<std::string> words;  // of the role and of what it is in
    std::optional<int> day;       // nothing where its document has none
  };

  void enter(std::size_t i) {
    const auto day = day_number(setting_.days[i]);
    if (!parse_person(actors_[i].name).full()) return;
    for (const Role& role : actors_[i].roles) {
      const Office office = office_of(name_words(role.role));
      if (office.head.empty()) continue;
      Holding holding{i, {office.telling.begin(), office.telling.end()}, day};
      for (const std::string* body : {&role.of, &actors_[i].part_of})
        for (const std::string& word : name_words(*body)) holding.words.insert(word);
      std::vector<Holding>& all = by_head_[office.head];
      // Many reports of one month say the same of one person: one is kept.
      constexpr int month = 31;
      const bool known = std::any_of(all.begin(), all.end(), [&](const Holding& one) { return one.day.has_value() == day.has_value() && one.day.value_or(0) / month == day.value_or(0) / month && groups_.root(one.actor) == groups_.root(i) && one.words == holding.words; });
      if (!known && all.size() <= most) all.push_back(std::move(holding));
    }
  }

  // "The prime minister and leader of the Boat Party": by the one office or the other.
  void join(std::size_t i) {
    const Words words = name_words(actors_[i].name);
    if (join_by(i, words)) return;
    const auto both = std::find(words.begin(), words.end(), "and");
    if (both == words.end()) return;
    if (!join_by(i, Words(words.begin(), both))) join_by(i, Words(both + 1, words.end()));
  }

  bool join_by(std::size_t i, const Words& words) {
    const auto day = day_number(setting_.days[i]);
    const Office office = office_of(words);
    const auto holdings = by_head_.find(office.head);
    if (office.head == "chair" && office.telling.size() == 1) return false;  // of whatever met there
    if (office.head.empty() || holdings == by_head_.end() || holdings->second.size() > most) return false;
    std::map<std::size_t, std::pair<int, const Holding*>> nearest;  // by group: days between, and which
    for (const Holding& holding : holdings->second) {
      if (!std::all_of(office.telling.begin(), office.telling.end(), [&](const std::string& word) { return holding.words.contains(word); })) continue;
      if (is_another_office(holding.words, office.telling)) continue;
      const int distance = holding.day && day ? std::abs(*holding.day - *day) : 0;  // what has no day may be of any time
      const auto [at, fresh] = nearest.try_emplace(groups_.root(holding.actor), distance, &holding);
      if (!fresh && distance < at->second.first) at->second = {distance, &holding};
    }
    std::erase_if(nearest, [](const auto& one) { return one.second.first > near_days; });
    if (nearest.size() != 1) return false;
    const Holding& holding = *nearest.begin()->second.second;
    if (groups_.root(i) == groups_.root(holding.actor)) return true;
    if (!groups_.join(i, holding.actor)) return false;
    const std::string when = day && holding.day ? " about then (" + setting_.days[holding.actor].substr(0, 10) + ")" : "";
    joints_.push_back({i, holding.actor, "the only one known to hold that office" + when});
    return true;
  }

  const std::vector<Actor>& actors_;
  const Setting& setting_;
  Groups& groups_;
  std::vector<Joint>& joints_;
  std::map<std::string, std::vector<Holding>> by_head_;
};

}  // namespace

bool is_office(const PersonName& name) {
  Words words = name.titles;  // "Head Teacher": a role noun in front counts as a title
  words.insert(words.end(), name.given.begin(), name.given.end());
  words.push_back(name.surname);
  if (!is_single_office(with_heads_joined(words).back())) return false;
  return std::all_of(name.given.begin(), name.given.end(), [](const std::string& word) { return !is_first_name(word); });
}

bool holds_public_office(const Actor& actor) {
  static const WordSet offices("minister mp msp mep councillor cllr mayor ambassador senator congressman congresswoman spad");
  const auto tells = [](const std::string& text) {
    const Words words = name_words(text);
    if (std::any_of(words.begin(), words.end(), [](const std::string& word) { return offices.has(word); })) return true;
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
      if ((words[i] == "special" && (words[i + 1] == "adviser" || words[i + 1] == "advisor")) || (words[i] == "secretary" && words[i + 1] == "of" && i + 2 < words.size() && words[i + 2] == "state")) return true;
    return false;
  };
  return tells(actor.name) || std::any_of(actor.aliases.begin(), actor.aliases.end(), tells) || std::any_of(actor.roles.begin(), actor.roles.end(), [&](const Role& role) { return tells(role.role) || !field_of_minister(role.role).empty(); });
}

bool is_public_body(const std::string& name) {
  static const WordSet bodies("council government ministry department cabinet office parliament assembly senate authority state party");
  const Words words = name_words(name);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) { return bodies.has(word); });
}

std::vector<std::string> field_of_minister(const std::string& role) {
  const Office office = office_of(name_words(role));
  static const WordSet not_of_state("general private company honorary membership minutes club branch press executive shadow prime first cabinet parliamentary deputy social fixtures welfare assistant party national regional");
  if (office.head != "minister" && office.head != "secretary") return {};
  Words field;
  for (const std::string& word : office.telling) {
    if (not_of_state.has(word)) return {};
    if (word != "minister" && word != "secretary" && word != "state") field.push_back(word);
  }
  return field;
}

void join_offices(const std::vector<Actor>& actors, const Setting& setting, Groups& groups, std::vector<Joint>& joints) { OfficeJoiner(actors, setting, groups, joints).run(); }

}  // namespace onrecord::people
