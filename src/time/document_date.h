// The date of a document that its page did not tell: from a dateline in its text, else by reasoning over the dates it speaks of.
#pragma once

#include <optional>  // std::optional
#include <vector>    // std::vector

#include "base/document.h"
#include "time/number_order.h"
#include "time/reading.h"
#include "time/time_words.h"

namespace onrecord::time {

struct DocumentDate {
  std::optional<Interval> published;  // one day where `exact`, else what can be reasoned; nothing where there is no evidence
  std::optional<Interval> held;       // of minutes: when the meeting was
  bool exact = false;
};

// The years that a weekday with its day and month may choose from; the record's own, where there is one.
struct YearRange {
  int first = 1995;  // no page of the web is older
  int last = 2030;   // no page is much younger than this program; raise it with the years
};

// `document` with its parts; `words` and `readings` of its text. Never a date out of furniture alone.
DocumentDate find_document_date(const Document& document, const std::vector<TimeWord>& words, const std::vector<Reading>& readings, NumberOrder order,
                                YearRange years = {});

}  // namespace onrecord::time
