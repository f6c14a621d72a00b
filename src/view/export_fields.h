// The fields of a statement as the tables (csv, jsonl, xlsx) give them: one list, so that no format knows more.
#pragma once

#include <cstdint>      // std::uint32_t
#include <iosfwd>       // std::ostream
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <variant>      // std::variant
#include <vector>       // std::vector

#include "view/view_index.h"

namespace onrecord {

// An id or hash of ours; never a formula, and never a number to a spreadsheet.
struct OurText {
  std::string text;
};
// nothing | words that come from a source or a person | ours | a number | names | places in the text
using FieldValue = std::variant<std::monostate, std::string, OurText, double, std::vector<std::string>, std::vector<PointSpan>>;

struct Field {
  std::string_view name;
  FieldValue (*value)(const ViewIndex& index, const StatementRow& statement);
};

const std::vector<Field>& statement_fields();

// A value as one cell of text: lists joined by "; ", spans as "12-40 55-60".
std::string cell_text(const FieldValue& value);
// Whether a spreadsheet might take the text for a formula.
bool looks_like_formula(std::string_view text);
// The cell with what keeps a spreadsheet from running it: an apostrophe before words from outside that look like a formula.
std::string guarded_cell(const FieldValue& value);
// A row of RFC 4180, with CRLF. Bytes that are not UTF-8 become U+FFFD.
std::string csv_row(const std::vector<std::string>& cells);
// Says whether all of it reached the stream.
Result<void> finished(std::ostream& out);
// Text in which bytes that are not UTF-8 are U+FFFD.
std::string valid_utf8(std::string_view text);

}  // namespace onrecord
