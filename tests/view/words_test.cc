#include "view/words.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(WhenWords, tell_a_time_as_exactly_as_it_is_known) {
  struct Row {
    const char* from;
    const char* to;
    const char* sentence;
    const char* label;
  };
  const Row rows[] = {
      {"2016-05-26", "2016-05-26", "on 26 May 2016", "26 May 2016"},
      {"2016-05-26T13:23:00+01:00", "2016-05-26T13:23:40+01:00", "on 26 May 2016 at 13:23", "26 May 2016"},
      {"2016-05-26T13:23", "2016-05-26T18:00", "on 26 May 2016", "26 May 2016"},
      {"2016-02-01", "2016-02-29", "in February 2016", "Feb 2016"},
      {"2015-02-01", "2015-02-28", "in February 2015", "Feb 2015"},
      {"2016-02-01", "2016-02-28", "between 1 and 28 February 2016", "1–28 Feb 2016"},
      {"2016-01-01", "2016-12-31", "in 2016", "2016"},
      {"2014-01-01", "2016-12-31", "between 2014 and 2016", "2014–2016"},
      {"2016-02-01", "2016-04-30", "between February and April 2016", "Feb–Apr 2016"},
      {"2015-11-01", "2016-01-31", "between November 2015 and January 2016", "Nov 2015 – Jan 2016"},
      {"2024-09-09", "2024-09-10", "between 9 and 10 September 2024", "9–10 Sep 2024"},
      {"2024-09-30", "2024-10-02", "between 30 September and 2 October 2024", "30 Sep – 2 Oct 2024"},
      {"2024-12-30", "2025-01-02", "between 30 December 2024 and 2 January 2025", "30 Dec 2024 – 2 Jan 2025"},
      {"", "2016-05-26", "on or before 26 May 2016", "by 26 May 2016"},
      {"2016-05-26", "", "on or after 26 May 2016", "from 26 May 2016"},
      {"", "", "at an unknown time", "no date"},
      {"last week", "", "at an unknown time", "no date"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(when_words({row.from, row.to, ""}), row.sentence);
    EXPECT_EQ(when_words({row.from, row.to, ""}, WhenStyle::label), row.label);
  }
}

TEST(Counted, groups_thousands_and_agrees_in_number) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(counted(1, "file", "files"), "1 file");
  EXPECT_EQ(counted(0, "file", "files"), "0 files");
}

TEST(PlaceWords, name_the_file_and_what_is_in_it) {
  EXPECT_EQ(place_words({"/a/b/c.txt", ""}), "c.txt");
  EXPECT_EQ(place_words({"/a/chats.zip", "x/_chat.txt"}), "chats.zip, x/_chat.txt");
  EXPECT_EQ(place_words({"c.txt", ""}), "c.txt");
}

TEST(Heading, begins_with_a_capital) {
  EXPECT_EQ(heading("the council"), "The council");
  EXPECT_EQ(heading(""), "");
}

}  // namespace
}  // namespace onrecord
