#include "source/csv.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

// "1:value|" a field, with its offset; a line a row.
std::string dump(std::string_view text, char separator = ',') {
  std::string out;
  CsvReader rows(text, separator);
  for (std::vector<CsvField> row; rows.next(row); out += '\n')
    for (const CsvField& field : row) out += std::to_string(field.begin) + ":" + value_of(field) + "|";
  return out;
}

TEST(Csv, rows_and_fields) {
  const struct {
    const char* text;
    const char* expected;
  } rows[] = {
      {"", ""},
      {"\r\n\n", ""},
      {"a,b\nc,d", "0:a|2:b|\n4:c|6:d|\n"},
      {"a,b\r\nc,\r\n", "0:a|2:b|\n5:c|7:|\n"},
      {",\n", "0:|1:|\n"},
      {"a\n\n\nb", "0:a|\n4:b|\n"},
      {R"("a, ""b""",c)", "1:a, \"b\"|11:c|\n"},
      {"\"two\r\nlines\",x\n", "1:two\r\nlines|13:x|\n"},
      {R"("",""""
x)", "1:|4:\"|\n8:x|\n"},
      {"\"blank behind\" ,x", "1:blank behind|16:x|\n"},
      {"un\"quoted\",x", "0:un\"quoted\"|11:x|\n"},
      {"\"cut, and", "1:cut, and|\n"},
      {"\"cut\"\"", "1:cut\"|\n"},
      {R"("not "doubled" here",x)", "1:not \"doubled\" here|21:x|\n"},
      {"\"more\"behind,x", "1:more\"behind|13:x|\n"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(dump(text), expected) << text;
  EXPECT_EQ(dump("a;\"b;c\";d,e", ';'), "0:a|3:b;c|8:d,e|\n");
}

}  // namespace
}  // namespace onrecord
