// Joiner: which actors of different documents are one (link.h tells when), as groups of their indices.
#pragma once

#include <cstddef>      // std::size_t
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <utility>      // std::pair
#include <vector>       // std::vector

#include "people/link.h"

namespace onrecord::people {

// Sets of indices that grow together (union-find), except where a person keeps them apart.
class Groups {
 public:
  Groups(std::size_t size, const std::vector<Wishes::Apart>& apart);
  std::size_t root(std::size_t item);
  // Whether they are one now; not, where that would join what is kept apart.
  bool join(std::size_t a, std::size_t b);
  bool kept_apart(std::size_t a, std::size_t b);
  // Whether it stands on the smaller side of something kept apart: the last to be a group's face.
  bool set_aside(std::size_t item) const { return !labels_.empty() && set_aside_[item]; }

 private:
  using Label = std::pair<std::size_t, bool>;  // which wish, which side of it
  std::vector<std::size_t> parent_;
  std::vector<std::vector<Label>> labels_;     // of roots, sorted; empty where nothing is kept apart
  std::vector<bool> set_aside_;
};

// Why two actors of different names are one.
struct Joint {
  std::size_t one = 0, other = 0;
  std::string why;
};

struct Joined {
  Groups groups;
  std::vector<Joint> joints;
};
Joined join_actors(const std::vector<Actor>& actors, const Wishes& wishes, const Setting& setting);

// The words of an organisation's name without its article; joined by blanks.
std::vector<std::string> body_words(std::string_view name);
std::string joined_words(const std::vector<std::string>& words);

// Whether the word before `end` says what a body is: "Union" of the "Crews' Union", "Board" of the "Board of Ham".
bool says_what_it_is(const std::vector<std::string>& name, std::size_t end);

// "BMA", not "the union": a description is another's in another document.
bool is_abbreviation(std::string_view alias);

}  // namespace onrecord::people
