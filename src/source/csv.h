// Tables of separated values (RFC 4180), row after row: quotation marks, doubled ones in them, line breaks in them. Lenient as
// the programs are that write such files: a row may be longer or shorter than its neighbours, a file may end inside a field, and
// quotation marks that nobody doubled are kept as they stand.
#pragma once

#include <cstddef>      // std::size_t
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

namespace onrecord {

struct CsvField {
  std::size_t begin = 0;     // where `raw` stands in the text
  std::string_view raw;      // without the quotation marks around it
  bool has_quotes = false;   // they were there: "" in it stands for "
};

class CsvReader {
 public:
  // `text` must outlive the reader and its fields.
  explicit CsvReader(std::string_view text, char separator = ',') : text_(text), separator_(separator) {}
  explicit CsvReader(std::string&&, char = ',') = delete;

  // The next row, false where there is none. Blank lines are none. Linear, and holds nothing but the row.
  bool next(std::vector<CsvField>& row);

 private:
  CsvField read_field();
  CsvField read_quoted();
  std::size_t end_of_field(std::size_t from) const;

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
};

// Calls take(offset in the text, piece) for the pieces of which the field's value is made, each as it is written.
template <class Take>
void each_piece(const CsvField& field, const Take& take) {
  std::size_t begin = 0;
  for (std::size_t at = field.has_quotes ? field.raw.find("\"\"") : std::string_view::npos; at != std::string_view::npos; at = field.raw.find("\"\"", begin)) {
    take(field.begin + begin, field.raw.substr(begin, at + 1 - begin));  // with the first of the two
    begin = at + 2;
  }
  if (begin < field.raw.size()) take(field.begin + begin, field.raw.substr(begin));
}

std::string value_of(const CsvField& field);

}  // namespace onrecord
