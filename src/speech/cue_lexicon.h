// English words that attribute: what complement each takes, and what act it names.
#pragma once

#include <optional>     // std::optional
#include <string_view>  // std::string_view

#include "speech/statement.h"

namespace onrecord {

// Which complements a cue takes; several may be set.
struct CueFrame {
  bool quote = false;        // said, “…”
  bool that = false;         // said that …
  bool bare = false;         // said it was …
  bool infinitive = false;   // promised to …
  bool wh = false;           // asked why …
  bool object = false;       // called the rota “untested”; described … as …
  bool preposition = false;  // accused X of …, called for …
  bool addressee = false;    // told reporters …
  bool noun_too = false;     // "claims", "calls": a noun as well, so a word before it decides
};

struct CueWord {
  CueFrame frame;
  Act act = Act::say;
};

// The verb form `word` (lower case) as a cue.
std::optional<CueWord> cue_verb(std::string_view word);
// The noun `word` (lower case) as a cue: "accusations of", "protestations that".
std::optional<CueWord> cue_noun(std::string_view word);

// The last word of a cue (as plain_words gives it) that is known, one that names an act before one that does not.
std::optional<CueWord> word_of_cue(std::string_view cue);
// Whether a cue says that it is not so: "did not deny".
bool cue_is_negated(std::string_view cue);
// Whether a cue says that what follows is denied: "denied", "dismissed"; not "did not deny".
bool cue_denies(std::string_view cue);

// Whether `word` (lower case) names an act of speech or writing at all. A cue without such a word ("is afraid", "supports")
// gives a state of mind.
bool is_speech_word(std::string_view word);

// Whether `word` (lower case) is a noun for something written: "letter", "e-mail" (its last piece), "reply".
bool is_writing(std::string_view word);

}  // namespace onrecord
