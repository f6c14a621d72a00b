// All rows of a record as plain values: what the report, the exports and the timeline are made from. `load_view` fills
// it from a record; tests build it by hand.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include "base/result.h"
#include "compare/stories.h"
#include "record/rows.h"

namespace onrecord {

struct RecordView {
  std::vector<SourceRow> sources;
  std::vector<DocumentRow> documents;
  std::vector<ActorRow> actors;
  std::vector<StatementRow> statements;  // by document and place in it
  std::vector<IssueRow> issues;
  std::vector<ConfrontationRow> confrontations;  // best first
  std::vector<CopyRow> copies;
  std::vector<QuotationRow> quotations;
  std::vector<Story> stories;  // in order of time
  std::vector<FailureRow> failures;
  std::vector<FindingRow> findings;
  std::vector<EventRow> events;                       // by date
  std::vector<std::pair<RowId, RowId>> utterances;    // (statement, the first that reports the same utterance), by statement
  std::string pile_hash;  // SHA-256 over the hashes of all sources
};

// Errors are those of reading the record.
Result<RecordView> load_view(const Record& record);

}  // namespace onrecord
