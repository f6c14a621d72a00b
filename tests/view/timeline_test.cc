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

// Two papers tell of one utterance and of one closing, which they set on two days.
RecordView two_papers() {
  RecordView view = testing::sample_view();
  DocumentRow other;
  other.id = 22;
  other.source = 10;
  other.title = "Looms";
  other.outlet = "Morning Star";
  other.published = {"2016-02-04", "2016-02-04", "dateline"};
  other.text = "“No loom will stop,” Ada Brook said. The yard gate closed on Thursday.\n";
  other.parts = {testing::part(other, PartKind::body, other.text.substr(0, other.text.size() - 1))};
  StatementRow again = testing::statement(33, other, 0, "No loom will stop", StatementKind::direct, 2, Audience::open);
  again.said = {"", "2016-02-04", "document date"};
  view.statements.push_back(again);
  view.documents.push_back(other);
  view.utterances = {{30, 30}, {33, 30}};
  const auto event = [&](RowId id, RowId document, const char* day, const char* basis, RowId disputed) {
    EventRow row;
    row.id = id;
    row.document = document;
    row.when = {day, day, basis};
    row.same = id;
    row.disputed = disputed;
    return row;
  };
  view.events = {event(1, 20, "2016-02-03", "Wednesday", 2), event(2, 22, "2016-02-04", "Thursday", 1)};
  view.events[0].sentence = testing::span_of(view.documents[0].text, "The guild said the mill was lying idle.");
  view.events[1].sentence = testing::span_of(other.text, "The yard gate closed on Thursday.");
  return view;
}

TEST(Timeline, one_utterance_is_one_entry_and_days_that_differ_stand_side_by_side) {
  const std::string text = timeline_text(timeline(two_papers()));
  EXPECT_NE(text.find("public, Ada Brook: “No loom will stop.”\n    statement 1.1, also 2.1; dated by: Tuesday\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("2.1; dated by: document date"), std::string::npos) << text;
  EXPECT_NE(text.find("on 3 February 2016  told by Evening Post: The guild said the mill was lying idle.\n    document 1; dated by: Wednesday\n"
                      "    but on 4 February 2016 by 2: The yard gate closed on Thursday.\n"), std::string::npos) << text;
  EXPECT_NE(text.find("    but on 3 February 2016 by 1: The guild said the mill was lying idle.\n"), std::string::npos) << text;
}

TEST(Timeline, json_names_the_others) {
  const auto json = nlohmann::json::parse(timeline_json(timeline(two_papers())));
  std::size_t also = 0, differ = 0;
  for (const auto& entry : json) also += entry["also"].size(), differ += entry["differ"].size();
  EXPECT_EQ(also, 1u);
  EXPECT_EQ(differ, 2u);
}

}  // namespace
}  // namespace onrecord
