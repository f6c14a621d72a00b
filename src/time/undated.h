// A document that does not tell its date, with the days it speaks of as they follow from the day it was written on.
#pragma once

#include <cstddef>   // std::size_t
#include <optional>  // std::optional
#include <string>    // std::string
#include <utility>   // std::pair
#include <vector>    // std::vector

#include "language/language.h"
#include "time/by_others.h"
#include "time/document_date.h"
#include "time/number_order.h"
#include "time/reading.h"
#include "time/record_words.h"
#include "time/time_words.h"

namespace onrecord::time {

// "On Wednesday", "yesterday", "Friday 8th", "7 May": one day, once the day of writing is known.
struct DayMention {
  std::size_t index = 0;           // among the mentions of all undated documents
  std::size_t reading = 0;         // in Undated::readings
  Span sentence;                   // that it stands in
  Span clause;                     // the part of it around the words that tell when
  std::vector<Terms::Id> terms;    // of that clause; filled by Happenings
  std::vector<Terms::Id> beside;   // of the rest of the sentence
  int weekday = 0;                 // said; 0: none
  bool says_day = false;           // with day and month: its weekday may contradict a year
  bool day_of_month = false;       // a weekday with the day's number alone
  bool either_way = false;         // a bare weekday that no word places behind or ahead
  std::optional<std::pair<Date, Witness>> same_utterance;  // another document tells the day of what was said then
};

// A day before or behind which the document did not appear.
struct Bound {
  Date day{};
  std::optional<Witness> witness;
  std::string why;
};

struct Undated {
  Undated(const std::vector<RecordText>& record, std::size_t document, YearRange years);

  // The day each mention means, were the document written on `day`; nothing where it means none.
  std::vector<std::optional<Date>> days_if_written_on(Date day) const;

  std::size_t document;
  const Document* text;
  Tokens tokens;
  std::vector<TimeWord> words;
  std::vector<Reading> readings;
  NumberOrder order = NumberOrder::day_first;
  std::vector<DayMention> mentions;
  std::optional<Bound> from, to;
  bool from_others = false, to_others = false;  // a bound comes out of another document
  int printed_on = 0;                           // the weekday of a weekly paper that says it; 0: unknown
  bool of_a_meeting = false;                    // minutes: nobody says when they were written
  std::optional<DatedByOthers> own_again;       // what it alone tells where the years are the record's
};

// The days on which a document that tells its date appeared or its messages were sent.
std::vector<Date> days_of(const RecordText& text);

}  // namespace onrecord::time
