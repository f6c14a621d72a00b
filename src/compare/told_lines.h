// What people tell of a change of a side's line (speech/told_change.h), with the side it is told of. It is never that side's own word: whoever tells it stands beside it.
#pragma once

#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/calendar.h"
#include "record/rows.h"

namespace onrecord {

// What is looked at of a statement.
struct ToldWords {
  RowId statement = 0, document = 0, speaker = 0;
  std::optional<Date> day;
  std::string_view content;
};

struct ToldLine {
  RowId side = 0, statement = 0;
  std::optional<Date> day;
  std::string from, to;  // frames, as written
};

// In order of time, those without a day last; of one day in the order in which they come. "The union", "our message" and "the message", where the same document names whose it is, are
// read as the side meant; what names no side of the record is left out.
std::vector<ToldLine> told_lines(const std::vector<ToldWords>& words, const std::vector<ActorRow>& actors);

// For Record::holders: a statement that tells of a change of line has the words of at least one of these, of each list one.
using WordChoices = std::vector<std::vector<std::string>>;
const std::vector<WordChoices>& told_line_words();

}  // namespace onrecord
