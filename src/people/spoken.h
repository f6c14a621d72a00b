// What people/ finds out about a statement: who speaks in it, and to whom.
#pragma once

#include <optional>  // std::optional
#include <vector>    // std::vector

#include "people/cast.h"

namespace onrecord::people {

// A figure and the words that mean it; no words where the form of the document tells (a chat, a mail).
struct Meant {
  FigureId figure = 0;
  Span mention;
  float score = 0;
};

// Who speaks in one statement, and to whom.
struct Spoken {
  std::optional<Meant> speaker;
  std::vector<Meant> to;
  std::optional<Span> writing;  // "a leak of their messages", where its owner is the speaker
};

}  // namespace onrecord::people
