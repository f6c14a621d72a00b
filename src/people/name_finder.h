// Finds the names in a document: runs of capitalised words, cut into role, title and name.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include "people/reading.h"

namespace onrecord::people {

enum class NameType { unknown, person, organisation, place };

// "Health Secretary Dr Jeremy Hunt": words are of Reading::words().
struct NameMention {
  std::size_t role_first = 0;  // first word of a capitalised role in the same run ("Health"); equals `first` where none
  std::size_t first = 0;       // title ("Dr") or name
  std::size_t name_first = 0;  // "Jeremy"
  std::size_t last = 0;        // behind "Hunt"
  NameType type = NameType::unknown;
  std::string abbreviation;    // "(BMA)" right behind it, as written
  std::size_t abbreviation_word = 0;
  bool role_only = false;      // "Chief Executive", "Minister for Transport": a role and no name

  bool titled() const { return first != name_first; }
  std::size_t size() const { return last - name_first; }
};

// In order of text, none overlapping.
std::vector<NameMention> find_names(const Reading& reading);

}  // namespace onrecord::people
