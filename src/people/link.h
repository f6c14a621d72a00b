// Actors across documents: which actors of different documents are one, what belongs to what, and who is on whose side.
// Near-linear: candidates meet only where they share a surname, a name or an alias.
#pragma once

#include <cstddef>   // std::size_t
#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

#include "people/people.h"

namespace onrecord {

struct LinkedActor {
  Actor actor;                         // merged: fullest name, all aliases and roles; without mentions
  std::vector<std::size_t> members;    // indices of the actors given, in order
  std::optional<std::size_t> part_of;  // index of a linked actor: the organisation it belongs to or speaks for
  std::optional<std::size_t> side;     // index of the organisation at the top; its own index for an organisation that is a side
  std::string side_basis;              // why, in words: "part of …", "writes in the closed group “…” with …"
  std::vector<std::string> joined;     // why what is called differently is one, in words; one for each other name
};

// What the documents tell beyond names.
struct Setting {
  // A chat member's message that a document gives as a named person's words.
  struct Quoted {
    std::size_t writer = 0, speaker = 0;  // indices of the actors given
    std::string words;
  };
  std::vector<std::string> days;  // of each actor's document, ISO; empty where unknown; none at all where nothing is known
  std::vector<Quoted> quoted;
};

// Actors who write in one closed group (a chat that is not public), as indices of the actors given.
struct Conversation {
  std::string name;
  std::vector<std::size_t> members;
  bool reported = false;  // a document quotes them from a private chat: it may be more than one
};

// What a person decided; it beats what is found. All are indices of the actors given; of a list of them, the linked actor
// that most of them are part of is meant. What stands later in a list beats what stands before it.
struct Wishes {
  struct Apart {
    std::vector<std::size_t> one, other;
  };
  struct Named {
    std::vector<std::size_t> actor;
    std::string name;
  };
  struct Sided {
    std::vector<std::size_t> actor, side;  // no side: it is on none
  };
  struct InRole {
    std::vector<std::size_t> actor;
    Role role;
    bool remove = false;  // it does not have that role
  };
  std::vector<std::vector<std::size_t>> same;  // each one actor; must not gainsay `apart`
  std::vector<Apart> apart;                    // none of one is any of the other
  std::vector<Named> names;
  std::vector<Sided> sides;
  std::vector<InRole> roles;
};

// Two persons are one where their names agree: a bare surname, a first name with an initial ("Ann L") or a bare first
// name joins the only one whose full name it can be. Two organisations are one where a name or an abbreviation agrees, or
// where one's name begins the only longer one ("Norland" and "Norland Ferries"). Whoever is called by an office alone ("the
// minister") is the only one who is known to have held it at that time. A chat member without a full name is who a document
// quotes with the same words. Two names with one mail address are one person, unless both are full and differ; initials that nobody spells out are the only body that has them. Every join of different names says why. Other unnamed actors are never joined. Sides are
// proposals: from roles and membership (people/memberships.h), else from the company kept in a closed conversation, else from the host of a mail address. Who belongs to nobody and has others that speak for him is a side. The result does not depend
// on the order of documents beyond the order of `members`.
std::vector<LinkedActor> link_actors(const std::vector<Actor>& actors, const std::vector<Conversation>& conversations = {}, const Wishes& wishes = {}, const Setting& setting = {});

}  // namespace onrecord
