#include "view/timeline.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sample_view.h"

namespace onrecord {
namespace {

TEST(Timeline, tells_in_order_what_was_said_and_published) {
  EXPECT_EQ(timeline_text(timeline(testing::sample_view())),
            "on 1 February 2016 at 21:04  private, Ada Brook: “Six looms stop in March”\n    statement 2.1; dated by: message\n"
            "on 2 February 2016  public, Ada Brook: “No loom will stop.”\n    statement 1.1; dated by: Tuesday\n"
            "on or before 3 February 2016  public, Weavers’ Guild: the mill was lying idle\n    statement 1.2; dated by: dateline\n"
            "on 3 February 2016  published by Evening Post: Mill to stay open\n    document 1; dated by: dateline\n"
            "at an unknown time  published: chat “Night shift”\n    document 2\n");
}

TEST(Timeline, json_has_an_object_an_entry) {
  const auto json = nlohmann::json::parse(timeline_json(timeline(testing::sample_view())));
  ASSERT_EQ(json.size(), 5u);
  EXPECT_EQ(json[0]["kind"], "said");
  EXPECT_EQ(json[0]["statement"], "32");
  EXPECT_EQ(json[0]["when"], "on 1 February 2016 at 21:04");
  EXPECT_EQ(json[3]["kind"], "published");
  EXPECT_TRUE(json[3]["statement"].is_null());
  EXPECT_TRUE(json[4]["from"].is_null());
}

}  // namespace
}  // namespace onrecord
