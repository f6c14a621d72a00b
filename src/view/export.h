// Taking a record to other programs. Every format is one row of a table, so the command line and the page list them by
// themselves; what each holds stands in docs/formats/exports.md.
#pragma once

#include <iosfwd>       // std::ostream
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "view/record_view.h"

namespace onrecord {

struct ExportFormat {
  std::string_view name;       // as in --format
  std::string_view extension;  // without dot
  std::string_view what;       // one line of help
  Result<void> (*write)(const RecordView& view, std::ostream& out);
};

// In the order in which they are told.
const std::vector<ExportFormat>& export_formats();
// Null where there is no format of that name.
const ExportFormat* export_format(std::string_view name);

// All writers: the same record gives the same bytes. Error: no_space where the stream takes no more.

// RFC 4180, UTF-8 without a byte order mark, a header, CRLF: a statement a row with all columns of export_fields.h. Cells
// with words from sources that a spreadsheet would run as a formula (= + - @, tab or carriage return first) begin with "'".
Result<void> write_csv(const RecordView& view, std::ostream& out);
// The same fields, typed, one JSON object a line; nothing is changed in the words.
Result<void> write_jsonl(const RecordView& view, std::ostream& out);
// Actors and who speaks to and about whom, as a directed graph with counts (GraphML 1.0).
Result<void> write_graphml(const RecordView& view, std::ostream& out);
// Entities of FollowTheMoney, one a line: people, organisations, documents, memberships, and who is quoted where.
Result<void> write_ftm(const RecordView& view, std::ostream& out);
// Statements as an AnnotationPage of the W3C Web Annotation Data Model, with quote and position selectors.
Result<void> write_annotations(const RecordView& view, std::ostream& out);
// Statements with an issue as the event list of the Discourse Network Analyzer (CSV with the guards of `write_csv`).
Result<void> write_dna(const RecordView& view, std::ostream& out);

}  // namespace onrecord
