// The record in order of time: what was published, what was said and what documents tell of single days, each with its date
// as exactly as it is known and the evidence for it. One utterance or event that several documents tell of is one entry;
// where they differ on the day, each says so. Undated entries come last.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include "view/record_view.h"

namespace onrecord {

enum class TimelineKind { published, said, told };
constexpr EnumWords<3> words_of(TimelineKind) { return {"published", "said", "told"}; }

// Another place that tells the same, or tells it of another day.
struct TimelineOther {
  RowId document = 0;
  RowId statement = 0;  // 0 for an event
  std::string number;
  When when;            // as that place has it
  std::string what;
};

struct TimelineEntry {
  TimelineKind kind = TimelineKind::said;
  When when;
  std::string when_words;  // "on 26 May 2016", "in February 2016", "at an unknown time"
  RowId document = 0;
  RowId statement = 0;     // 0 for a publication
  std::string number;      // as in the report: "4" of a document or an event in it, "4.12" of a statement
  Audience audience = Audience::unknown;
  std::string who;         // speaker, or outlet; may be empty
  std::string what;        // the words (in quotation marks where verbatim), or the title
  std::string evidence;    // what the date rests on; may be empty
  std::vector<TimelineOther> also;    // of a statement or event: who tells the same
  std::vector<TimelineOther> differ;  // who tells it of another day
};

// Sorted by first known day, then by last, then by number; all undated behind.
std::vector<TimelineEntry> timeline(const RecordView& view);

// One paragraph an entry, for a terminal: date, audience, who, the words; below, where it stands and what dates it.
std::string timeline_text(const std::vector<TimelineEntry>& entries);
// A JSON array on one line; ids are strings, absent values null.
std::string timeline_json(const std::vector<TimelineEntry>& entries);

}  // namespace onrecord
