#include "people/role_index.h"

#include <algorithm>  // std::all_of, std::any_of, std::find, std::max

#include "people/lexicon.h"
#include "people/names.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

bool tells_nothing(const std::string& word) {
  static const WordSet words("the a an this that its his her their our my your whose former ex then and one of another fellow own current now new late");
  return words.has(word);
}

// "CFO" of a chief fire officer; none for shorter and longer roles.
std::string initials_of(const Role& role) {
  constexpr std::size_t fewest = 3, most = 5;  // words
  std::string initials;
  for (const std::string& word : name_words(role.role))
    if (!tells_nothing(word) && !is_preposition(word)) initials += word.front();
  return initials.size() >= fewest && initials.size() <= most ? initials : std::string();
}

bool serves_under(const std::vector<std::string>& role) {
  static const WordSet words("deputy assistant vice acting junior");
  return std::any_of(role.begin(), role.end(), [](const std::string& word) { return words.has(word); });
}

}  // namespace

std::string canonical_role(const std::string& word) {
  static const std::unordered_map<std::string, std::string> same{
      {"gop", "republican"}, {"chairman", "chair"}, {"chairwoman", "chair"}, {"chairperson", "chair"}, {"justice", "judge"},
      {"spokesman", "spokesperson"}, {"spokeswoman", "spokesperson"}, {"adviser", "advisor"}, {"vice-president", "president"}, {"congresswoman", "congressman"},
      {"chairs", "chair"}, {"heads", "head"}, {"leads", "leader"}, {"runs", "director"}, {"boss", "chief"}, {"representative", "rep"}};
  const auto found = same.find(word);
  return found == same.end() ? word : found->second;
}

std::vector<std::string> telling_words(const Reading& reading, std::size_t first, std::size_t last) {
  std::vector<std::string> telling;
  for (std::size_t i = first; i < last; ++i) {
    const ReadWord& word = reading.words()[i];
    if (word.letters && !tells_nothing(word.lower) && !is_preposition(word.lower)) telling.push_back(canonical_role(word.lower));
  }
  return telling;
}

RoleIndex::RoleIndex(const Cast& cast) : cast_(cast) {
  for (FigureId id = 0; id < cast.figures().size(); ++id) {
    const auto bears = [&](const std::string& head) {
      std::vector<FigureId>& bearers = by_head_[head];
      if (bearers.empty() || bearers.back() != id) bearers.push_back(id);
    };
    for (const std::string& head : cast.figures()[id].role_heads) bears(head);
    for (const Role& role : cast.figures()[id].actor.roles)
      if (const std::string initials = initials_of(role); !initials.empty()) bears(initials);
  }
}

std::vector<RoleIndex::Match> RoleIndex::find(const std::vector<std::string>& description, const std::string& head) const {
  std::vector<Match> matches;
  std::vector<FigureId> deputies;
  std::size_t by_initials = 0;
  const auto bearers = by_head_.find(canonical_role(head));
  if (bearers == by_head_.end()) return matches;
  for (std::size_t i = 0; i < bearers->second.size() && i < 32; ++i) {
    int best = 0;
    bool under = false;
    const Figure& figure = cast_.figures()[bearers->second[i]];
    const std::vector<Role>& roles = figure.actor.roles;
    if (description.size() == 1 && std::any_of(roles.begin(), roles.end(), [&](const Role& role) { return initials_of(role) == description.front(); })) best = 1, ++by_initials;
    for (std::size_t r = 0; r < figure.role_words.size(); ++r) {
      const std::vector<std::string>& role = figure.role_words[r];
      const auto has = [](const std::vector<std::string>& words, const std::string& word) { return std::find(words.begin(), words.end(), word) != words.end(); };
      const bool all = std::all_of(description.begin(), description.end(), [&](const std::string& word) { return has(role, word); }) && has(role, "shadow") == has(description, "shadow");
      if (!all || figure.role_heads[r] != canonical_role(head)) continue;
      best = std::max(best, static_cast<int>(description.size()));
      if (serves_under(role) && !serves_under(description)) under = true;
    }
    if (best > 0) matches.push_back({bearers->second[i], best});
    if (best > 0 && under) deputies.push_back(bearers->second[i]);
  }
  if (by_initials > 1) return {};  // whose?
  if (deputies.size() < matches.size())  // "the chief" is not the assistant chief, where there is one
    std::erase_if(matches, [&](const Match& match) { return std::find(deputies.begin(), deputies.end(), match.figure) != deputies.end(); });
  return matches;
}

}  // namespace onrecord::people
