// Door of compare/: over the whole record: issues, confrontations and copies. It ranks and explains; a person judges.
#pragma once

#include <utility>  // std::pair
#include <vector>   // std::vector

#include "base/result.h"
#include "record/record.h"

namespace onrecord {

// What compare/ reads: rows of one record.
struct Material {
  std::vector<DocumentRow> documents;
  std::vector<ActorRow> actors;
  std::vector<StatementRow> statements;
  StatementVectors meanings;  // of the statements' words
  std::vector<IssueEdit> issue_edits;  // what a person decided about issues, oldest first
  std::vector<std::pair<RowId, RowId>> originals;  // statements that print a message, and that message's
};
Result<Material> material_of(const Record& record);

// The same rows give the same comparison, in whatever order they come.
Result<Comparison> compare(const Material& material, unsigned threads);
// The same by what can be counted alone: without the model that reads pairs (clashes.h).
Comparison compare(const Material& material);

// Reads the record, compares, and writes the result back. `threads` read what statements and pairs mean; they change nothing but the time.
Result<void> compare_record(Record& record, unsigned threads = 1);
// The same for a record in use: others may write to it while this reads and compares, and wait only for the result to be
// written. What they change meanwhile is not in it: `is_compared` tells, and a next call compares again. Error: busy.
Result<void> compare_in_use(const std::string& path, unsigned threads = 1);

}  // namespace onrecord
