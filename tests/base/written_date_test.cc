#include "base/written_date.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

std::string dump(std::string_view text, DayMonthOrder order = DayMonthOrder::unknown) {
  std::string out;
  for (const WrittenDate& date : written_dates(text, order)) {
    if (!out.empty()) out += "; ";
    out += date.when.iso() + (date.ambiguous ? "?" : "") + " [" + std::string(text_of(text, date.span)) + "]";
  }
  return out;
}

struct Row {
  std::string_view text;
  std::string_view expected;
};

TEST(Test_Written_Date, dates_of_many_languages_and_shapes) {
  const Row rows[] = {
      {"26/05/2016 13:23 BST", "2016-05-26T13:23:00+01:00 [26/05/2016 13:23 BST]"},
      {"on 26 May 2016, he", "2016-05-26 [26 May 2016]"},
      {"May 26th, 2016 at 1:05 p.m. EDT", "2016-05-26T13:05:00-04:00 [May 26th, 2016 at 1:05 p.m. EDT]"},
      {"Donnerstag, 26. Mai 2016, 13.23 Uhr", "2016-05-26T13:23:00 [26. Mai 2016, 13.23 Uhr]"},
      {"26 de mayo de 2016", "2016-05-26 [26 de mayo de 2016]"},
      {"le 1er août 2016 à 10h30", "2016-08-01T10:30:00 [1er août 2016 à 10h30]"},
      {"26 МАЯ 2016", "2016-05-26 [26 МАЯ 2016]"},
      {"2016年5月26日 星期四", "2016-05-26 [2016年5月26日]"},
      {"2016-05-26T13:23:00.123+02:00", "2016-05-26T13:23:00+02:00 [2016-05-26T13:23:00.123+02:00]"},
      {"26.05.2016", "2016-05-26 [26.05.2016]"},
      {"26. 5. 2016", "2016-05-26 [26. 5. 2016]"},
      {"5/26/16", "2016-05-26 [5/26/16]"},
      {"5/6/2016", "2016-06-05? [5/6/2016]"},
      {"5/5/2016", "2016-05-05 [5/5/2016]"},
      {"26-May-2016", "2016-05-26 [26-May-2016]"},
      {"Nov. 3, 2019", "2019-11-03 [Nov. 3, 2019]"},
      {"5:30 PM EST, Wed November 20, 2019", "2019-11-20T17:30:00-05:00 [5:30 PM EST, Wed November 20, 2019]"},
      {"14 January 2025, 07:00", "2025-01-14T07:00:00 [14 January 2025, 07:00]"},
      {"1 May 2016 and 2 May 2016", "2016-05-01 [1 May 2016]; 2016-05-02 [2 May 2016]"},
      {"26 May 2016 GMT+2", "2016-05-26 [26 May 2016]"},
      {"26 May 2016 10:00 GMT+2", "2016-05-26T10:00:00+02:00 [26 May 2016 10:00 GMT+2]"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump(row.text), row.expected) << row.text;
}

TEST(Test_Written_Date, what_is_no_complete_date_is_left_alone) {
  for (std::string_view text : {"26 May", "May 2016", "version 1.2.3.4", "31/02/2016", "192.168.10.11", "call 020 7946 0018", "30 February 2016", "page 12/13", "2016", "", "1/2/2016/3"})
    EXPECT_EQ(dump(text), "") << text;
}

TEST(Test_Written_Date, an_order_settles_numbers_that_could_be_either) {
  EXPECT_EQ(dump("5/6/2016", DayMonthOrder::month_first), "2016-05-06 [5/6/2016]");
  EXPECT_EQ(dump("5/6/2016", DayMonthOrder::day_first), "2016-06-05 [5/6/2016]");
  EXPECT_EQ(dump("5.6.2016", DayMonthOrder::month_first), "2016-06-05 [5.6.2016]");
}

TEST(Test_Written_Date, zones) {
  EXPECT_EQ(zone_minutes_of("MESZ"), 120);
  EXPECT_EQ(zone_minutes_of("IST"), std::nullopt);
}

}  // namespace
}  // namespace onrecord
