// Results, calendar, words of enumerations, hashes: the small values every stage uses.
#include <gtest/gtest.h>

#include "base/calendar.h"
#include "base/document.h"
#include "base/enum_words.h"
#include "base/result.h"
#include "base/sha256.h"

namespace onrecord {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return Error{ErrorKind::input, "number", "is odd", "give an even one"};
  return number / 2;
}

Result<int> quarter(int number) {
  const int once = TRY(half(number));
  return half(once);
}

TEST(Result, try_hands_on_values_and_errors) {
  EXPECT_EQ(quarter(12).value(), 3);
  const Result<int> failed = quarter(6);
  ASSERT_FALSE(failed.ok());
  EXPECT_EQ(failed.error(), (Error{ErrorKind::input, "number", "is odd", "give an even one"}));
  EXPECT_EQ(failed.error().to_string(), "number: is odd; give an even one");
}

TEST(Calendar, iso_is_read_and_written) {
  const struct {
    std::string_view text;
    std::string_view iso;  // empty: not understood
  } rows[] = {
      {"2016-05-26", "2016-05-26"},
      {"2016-05-26T13:23", "2016-05-26T13:23:00"},
      {"2016-05-26T13:23:05+01:00", "2016-05-26T13:23:05+01:00"},
      {"2016-05-26T13:23:05.123Z", "2016-05-26T13:23:05+00:00"},
      {"2016-05-26 13:23:05-0430", "2016-05-26T13:23:05-04:30"},
      {"2016-02-30", ""},
      {"2016-5-26", ""},
      {"2016-05-26T25:00", ""},
      {"26/05/2016", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    const auto stamp = parse_iso(row.text);
    EXPECT_EQ(stamp ? stamp->iso() : "", row.iso) << row.text;
  }
}

TEST(Calendar, months_end_where_they_end) {
  EXPECT_EQ(month_interval(2016, 2).to->iso(), "2016-02-29");
  EXPECT_EQ(month_interval(2015, 2).to->iso(), "2015-02-28");
  EXPECT_EQ(month_interval(2015, 12).to->iso(), "2015-12-31");
  EXPECT_EQ(weekday_of(make_date(2016, 5, 7)), 6U);
  EXPECT_EQ(days_between(make_date(2015, 12, 31), make_date(2016, 3, 1)), 61);
}

TEST(EnumWords, every_word_comes_back) {
  for (const std::string_view text : words_of(DocumentKind{})) EXPECT_EQ(word(*from_word<DocumentKind>(text)), text);
  for (const std::string_view text : words_of(PartKind{})) EXPECT_EQ(word(*from_word<PartKind>(text)), text);
  EXPECT_FALSE(from_word<PartKind>("nonsense"));
}

TEST(Sha256, known_answers) {  // FIPS 180-4 examples
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace onrecord
