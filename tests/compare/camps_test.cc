#include "compare/camps.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

// Statement `document`/`speaker`, a message of a closed chat unless `document` is 0.
StatementRow by(RowId speaker, RowId document) {
  StatementRow row;
  row.speaker = speaker;
  row.document = document;
  row.audience = document == 0 ? Audience::open : Audience::closed;
  if (document != 0) row.message = 0;
  return row;
}

TEST(Camps, are_sides_else_the_company_of_a_closed_chat_else_oneself) {
  constexpr RowId club = 90;
  ActorRow body, chair;
  body.id = body.side = club;
  chair.id = 1;
  chair.side = club;
  const std::vector<ActorRow> actors = {body, chair};
  EXPECT_EQ(find_camps({by(1, 0), by(2, 0), by(0, 0)}, actors), (std::vector<RowId>{club, 2, 0}));
  EXPECT_EQ(find_camps({by(1, 7), by(2, 7), by(2, 0)}, actors), (std::vector<RowId>{club, club, club})) << "with the one side that is in the chat";
  const std::vector<RowId> friends = find_camps({by(2, 7), by(3, 7), by(3, 8), by(4, 8), by(5, 0)}, actors);
  EXPECT_EQ(friends[0], friends[1]);
  EXPECT_EQ(friends[0], friends[3]) << "through whom writes in both";
  EXPECT_NE(friends[0], friends[4]);
  ActorRow rival;
  rival.id = 6;
  rival.side = 91;
  EXPECT_EQ(find_camps({by(1, 7), by(6, 7), by(2, 7)}, {body, chair, rival}), (std::vector<RowId>{club, 91, 2})) << "two sides meet there";
}

TEST(Camps, who_speaks_for_a_person_goes_where_that_one_goes) {
  constexpr RowId club = 90;
  ActorRow minister, adviser, roe;
  minister.id = 1;
  adviser.id = 2;
  adviser.part_of = 1;
  roe.id = 3;
  roe.side = club;
  const std::vector<ActorRow> actors = {minister, adviser, roe};
  EXPECT_EQ(find_camps({by(1, 0), by(2, 0)}, actors), (std::vector<RowId>{1, 1}));
  EXPECT_EQ(find_camps({by(2, 7), by(3, 7), by(1, 0)}, actors), (std::vector<RowId>{1, club, 1})) << "a chat with the other side makes him none of theirs";
  const std::vector<RowId> friends = find_camps({by(1, 8), by(4, 8), by(2, 0)}, actors);
  EXPECT_EQ(friends[0], friends[1]);
  EXPECT_EQ(friends[0], friends[2]) << "and so into the company of that one";
  minister.part_of = 2;  // a circle ends
  EXPECT_EQ(find_camps({by(1, 0)}, {minister, adviser}).size(), 1U);
}

}  // namespace
}  // namespace onrecord
