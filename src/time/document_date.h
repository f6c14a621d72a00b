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

// `document` with its parts; `words` and `readings` of its text. Never a date out of furniture alone.
DocumentDate find_document_date(const Document& document, const std::vector<TimeWord>& words, const std::vector<Reading>& readings, NumberOrder order);

}  // namespace onrecord::time
