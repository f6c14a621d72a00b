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
  std::string side_basis;              // why, in words: "part of …", "writes in the closed group “…” with …"
};

// Actors who write in one closed group (a chat that is not public), as indices of the actors given.
struct Conversation {
  std::string name;
  std::vector<std::size_t> members;
};

// Two persons are one where their names agree: a bare surname, a first name with an initial ("Ann L") or a bare first
// name joins the only one whose full name it can be. Two organisations are one where a name or an abbreviation agrees, or
// where one's name begins the only longer one ("Norland" and "Norland Ferries"). Unnamed actors are never joined. Sides are
// proposals: from roles and membership, else from the company kept in a closed conversation. The result does not depend
// on the order of documents beyond the order of `members`.
std::vector<LinkedActor> link_actors(const std::vector<Actor>& actors, const std::vector<Conversation>& conversations = {});

}  // namespace onrecord
