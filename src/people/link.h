// Actors across documents: which actors of different documents are one, what belongs to what, and who is on whose side.
// Near-linear: candidates meet only where they share a surname, a name or an alias.
#pragma once

#include <cstddef>   // std::size_t
#include <optional>  // std::optional
#include <vector>    // std::vector

#include "people/people.h"

namespace onrecord {

struct LinkedActor {
  Actor actor;                         // merged: fullest name, all aliases and roles; without mentions
  std::vector<std::size_t> members;    // indices of the actors given, in order
  std::optional<std::size_t> part_of;  // index of a linked actor: the organisation it belongs to or speaks for
  std::optional<std::size_t> side;     // index of the organisation at the top; its own index for an organisation that is a side
};

// Two persons are one where their names agree (a bare surname joins the only bearer of it), two organisations where a
// name or an abbreviation agrees. Unnamed actors ("a source close to the talks") are never joined. The result does not
// depend on the order of documents beyond the order of `members`.
std::vector<LinkedActor> link_actors(const std::vector<Actor>& actors);

}  // namespace onrecord
