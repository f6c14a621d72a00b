// When each statement was said: from the expression that governs its cue, the message or post it stands in, the meeting or
// letter that the document is, else up to the document's date.
#pragma once

#include <optional>  // std::optional
#include <vector>    // std::vector

#include "base/document.h"
#include "language/language.h"
#include "people/people.h"
#include "speech/statement.h"
#include "time/anchors.h"
#include "time/time.h"

namespace onrecord::time {

struct SaidContext {
  const Document& document;
  const Tokens& tokens;
  const std::vector<Statement>& statements;
  const People& people;
  const std::vector<Timex>& timexes;        // in order of text
  const Anchors& anchors;
  std::optional<Interval> published;        // the document's date
  std::optional<Interval> held;             // the meeting a transcript or minutes record
};

// One for each statement, same order; nothing where nothing can be said.
std::vector<std::optional<Interval>> find_said(const SaidContext& context);

}  // namespace onrecord::time
