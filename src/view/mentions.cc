#include "view/mentions.h"

#include <algorithm>  // std::sort
#include <map>        // std::map
#include <set>        // std::set

namespace onrecord {
namespace {

constexpr std::size_t shortest_name = 3;  // bytes: "SCU"

// Bytes of a word: letters, digits, and all of UTF-8 beyond ASCII (apostrophes of typesetters included).
bool in_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

std::string first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && in_word(text[end])) ++end;
  return std::string(text.substr(0, end));
}

// A name, not "the company": begins with something other than a small ASCII letter.
bool is_name(const std::string& words) { return words.size() >= shortest_name && in_word(words.front()) && !(words.front() >= 'a' && words.front() <= 'z'); }

}  // namespace

NameFinder::NameFinder(const std::vector<ActorRow>& actors) {
  std::map<std::string, std::set<RowId>> names;
  for (const ActorRow& actor : actors) {
    if (is_name(actor.name)) names[actor.name].insert(actor.id);
    for (const std::string& alias : actor.aliases)
      if (is_name(alias)) names[alias].insert(actor.id);
  }
  for (const auto& [words, ids] : names)
    if (ids.size() == 1) by_first_word_[first_word(words)].push_back({words, *ids.begin()});
  for (auto& [word, list] : by_first_word_) std::sort(list.begin(), list.end(), [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
}

std::vector<RowId> NameFinder::named_in(std::string_view text) const {
  std::set<RowId> found;
  for (std::size_t at = 0; at < text.size();) {
    if (!in_word(text[at])) {
      ++at;
      continue;
    }
    const std::string word = first_word(text.substr(at));
    std::size_t size = word.size();
    if (const auto list = by_first_word_.find(word); list != by_first_word_.end())
      for (const Name& name : list->second) {
        const std::size_t end = at + name.words.size();
        if (text.substr(at, name.words.size()) != name.words || (end < text.size() && in_word(text[end]))) continue;
        found.insert(name.actor);
        size = name.words.size();
        break;
      }
    at += size;
  }
  return {found.begin(), found.end()};
}

}  // namespace onrecord
