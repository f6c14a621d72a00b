// Whom a description means by a role that a text gives somebody before: "the health secretary", "the chief", "the CFO".
#pragma once

#include <string>         // std::string
#include <unordered_map>  // std::unordered_map
#include <vector>         // std::vector

#include "people/cast.h"

namespace onrecord::people {

// The people of a finished cast by the head noun of their roles.
class RoleIndex {
 public:
  explicit RoleIndex(const Cast& cast);

  struct Match {
    FigureId figure = 0;
    int strength = 0;  // words of the description that the role has
  };
  // Those whose role has the head noun of the description and every other word of it; strongest first.
  std::vector<Match> find(const std::vector<std::string>& description, const std::string& head) const;

 private:
  const Cast& cast_;
  std::unordered_map<std::string, std::vector<FigureId>> by_head_;
};

// Folded words of a description that tell something: no articles, pronouns, "former".
std::vector<std::string> telling_words(const Reading& reading, std::size_t first, std::size_t last);

// One spelling of a word for an office: "chair" for "chairwoman", "republican" for "gop".
std::string canonical_role(const std::string& word);

}  // namespace onrecord::people
