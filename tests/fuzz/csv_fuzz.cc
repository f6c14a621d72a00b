#include "source/csv.h"

#include "base/check.h"

using namespace onrecord;

// Fields stand in the text in order, where they say, and written anew by the rules they read the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  CsvReader rows(text);
  std::string again;
  std::vector<std::vector<std::string>> table;
  std::size_t behind = 0;
  for (std::vector<CsvField> row; rows.next(row);) {
    table.emplace_back();
    for (const CsvField& field : row) {
      OR_CHECK(field.begin >= behind && text.substr(field.begin).starts_with(field.raw));
      behind = field.begin + field.raw.size();
      table.back().push_back(value_of(field));
      again += table.back().size() > 1 ? ",\"" : "\"";
      for (const char c : table.back().back()) again += c == '"' ? "\"\"" : std::string(1, c);
      again += '"';
    }
    again += "\r\n";
  }
  CsvReader read_again(again);
  std::size_t count = 0;
  for (std::vector<CsvField> row; read_again.next(row); ++count) {
    OR_CHECK(row.size() == table[count].size());
    for (std::size_t i = 0; i < row.size(); ++i) OR_CHECK(value_of(row[i]) == table[count][i]);
  }
  OR_CHECK(count == table.size());
  return 0;
}
