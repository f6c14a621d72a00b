// Which actors a text names: their names and capitalised aliases as whole words. Not coreference; used where a record
// tells only the words (who is spoken about in a statement).
#pragma once

#include <string>         // std::string
#include <string_view>    // std::string_view
#include <unordered_map>  // std::unordered_map
#include <vector>         // std::vector

#include "record/rows.h"

namespace onrecord {

class NameFinder {
 public:
  // Names that two actors share are left out: they would name the wrong one half of the time.
  explicit NameFinder(const std::vector<ActorRow>& actors);
  // Ids, sorted, each once. Time is linear in the text (times the few names that begin with one word).
  std::vector<RowId> named_in(std::string_view text) const;

 private:
  struct Name {
    std::string words;
    RowId actor;
  };
  std::unordered_map<std::string, std::vector<Name>> by_first_word_;  // longest name first
};

}  // namespace onrecord
