// Dates by reasoning over the whole record: a document that does not tell when it appeared is placed by what others say of
// the days it speaks of, by the words it quotes from them, and by those that quote it.
//
//   D: "I went to the inquiry on Wednesday. ... Today she told the chamber that the record was incomplete."
//   E, a transcript of Wednesday 12 March: "I shall be correcting the record on Friday."   =>  D appeared on 14 March.
//
// Called by record/ once a build, as link_actors (people/link.h) is. The result does not depend on the order of the record.
// Tested by tests/time/by_others_test.cc.
#pragma once

#include <cstddef>   // std::size_t
#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

#include "base/document.h"
#include "speech/statement.h"
#include "time/time.h"

namespace onrecord {

// A document with what was found in it alone.
struct RecordText {
  Document document;                          // `published`: as found alone
  bool told = false;                          // its page, file, mail or chat tells the date: nothing to reason about
  std::string name;                           // by which reasons speak of it: its title or its file's name
  std::vector<Statement> statements;
  std::vector<std::string> speakers;          // one for each statement: the speaker's name, empty where unknown
  std::vector<Timex> timexes;
  std::vector<std::optional<Interval>> said;  // one for each statement
};

// What dates a document: words in another one, and the words of its own that they stand for.
struct Witness {
  std::size_t document = 0;  // index in the record given
  Span there;
  Span here;
};

struct DatedByOthers {
  Interval published;               // its basis says why, in words
  std::vector<Witness> witnesses;
};

// One for each document: nothing where it tells its date or the others say nothing of it.
std::vector<std::optional<DatedByOthers>> date_by_others(const std::vector<RecordText>& record);

}  // namespace onrecord
