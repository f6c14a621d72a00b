// Door of time/: time expressions (TIMEX3 of ISO-TimeML), the document's date, and when each statement was said.
#pragma once

#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/calendar.h"
#include "base/document.h"
#include "base/enum_words.h"
#include "language/language.h"
#include "people/people.h"
#include "speech/statement.h"

namespace onrecord {

enum class TimexType { date, time, duration, set };
constexpr EnumWords<4> words_of(TimexType) { return {"DATE", "TIME", "DURATION", "SET"}; }

struct Timex {
  Span span;
  TimexType type = TimexType::date;
  std::string value;                // TIMEX3 value: "2016-02", "P3D", "PAST_REF", "2016-W07", "XXXX-WXX-3"
  std::optional<Interval> interval; // what it means on the calendar, where it means a stretch of it
};

// The time expressions of an English text, in order. `anchor`: the date the text was written, where known.
std::vector<Timex> find_timexes(std::string_view text, const std::optional<Timestamp>& anchor);
std::vector<Timex> find_timexes(std::string&&, const std::optional<Timestamp>&) = delete;

struct Dating {
  std::optional<Interval> published;            // when the document appeared, with evidence; wide where only reasoned
  std::vector<Timex> timexes;
  std::vector<std::optional<Interval>> said;    // when each statement was said; one for each statement, same order
  std::vector<Finding> findings;                // a number order guessed, a date not understood
};

// `given`: the date the user gave (--date); it stands where the document cannot tell itself.
Dating date_document(const Document& document, const Tokens& tokens, const std::vector<Statement>& statements, const People& people,
                     const std::optional<Timestamp>& given);

}  // namespace onrecord
