#include "compare/drift.h"

#include <cmath>

#include <gmock/gmock.h>

namespace onrecord {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr RowId side = 9, pay = 1, safety = 2;

std::vector<ActorRow> actors() {
  ActorRow row;
  row.id = row.side = side;
  row.name = "Crew Union";
  return {row};
}

std::string day(int number) { return Timestamp{add_days(make_date(2024, 1, 1), number), {}, {}, false}.iso(); }

StatementRow statement(int number, RowId issue, std::string content, Audience audience = Audience::open) {
  static RowId id = 0;
  StatementRow row;
  row.id = ++id;
  row.speaker = side;
  row.issue = issue;
  row.audience = audience;
  row.content = std::move(content);
  row.said = {day(number), day(number), ""};
  return row;
}

TEST(Wilson, bands) {
  // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
  const struct {
    std::size_t hits, all;
    double low, high;
  } rows[] = {{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}, {0, 0, 0, 1}};
  for (const auto& row : rows) {
    const auto [low, high] = wilson_band(row.hits, row.all);
    EXPECT_NEAR(low, row.low, 1e-4);
    EXPECT_NEAR(high, row.high, 1e-4);
  }
}

TEST(Drift, a_frame_is_told_where_it_is_another_than_before) {
  const Drift drift = drift_of(actors(), {statement(1, safety, "This has never been about pay. It is about safety."), statement(3, safety, "It is about the safety of our people."), statement(4, pay, "It is not about pay."), statement(6, pay, "It was never about weekend pay."),
                                          statement(9, pay, "We are talking about rest now."), statement(12, pay, "From today it is about pay."), statement(13, pay, "The boat was late."), statement(20, safety, "It is about safety again.")}, {});
  ASSERT_EQ(drift.sides.size(), 1U);
  std::string found;
  for (const DriftFrame& frame : drift.sides.front().frames) found += std::to_string(days_between(make_date(2024, 1, 1), frame.day.value())) + (frame.denied ? " not " : " ") + frame.frame + "; ";
  EXPECT_EQ(found, "1 safety; 4 not pay; 9 rest; 12 pay; 20 safety; ");
}

// What somebody else tells of a side's line stands among what it said in public, with who tells it; what bears no date comes last.
TEST(Drift, a_change_of_line_that_another_tells_of) {
  std::vector<StatementRow> said = {statement(1, safety, "It is about safety."), statement(2, safety, "The boat was late."), statement(3, pay, "The boat was late."), statement(4, pay, "It was late."), statement(9, pay, "From today it is about pay.")};
  StatementRow undated = statement(0, 0, "Then the message shifted from one of pay to one of the future of the islands."), dated = statement(5, 0, "The Crew Union’s line had moved from safety to rest."), other = statement(6, 0, "The Board’s line moved from cost to quality.");
  undated.said = {};
  for (StatementRow* row : {&undated, &dated, &other}) {
    row->speaker = 77;
    row->document = row == &other ? 2 : 1;
    said.push_back(*row);
  }
  const Drift drift = drift_of(actors(), said, {});
  ASSERT_EQ(drift.sides.size(), 1U);
  std::string found;
  for (const DriftFrame& frame : drift.sides.front().frames) found += (frame.day ? std::to_string(days_between(make_date(2024, 1, 1), *frame.day)) : "not dated") + (frame.told ? " told " : " ") + frame.frame + "; ";
  EXPECT_EQ(found, "1 safety; 5 told rest; 9 pay; not dated told future of the islands; ");
}

TEST(Drift, a_change_of_emphasis_is_found_with_its_words) {
  std::vector<StatementRow> statements;
  for (int i = 0; i < 20; ++i) statements.push_back(statement(i, safety, "The rota is unsafe at night."));
  for (int i = 20; i < 40; ++i) statements.push_back(statement(i, pay, "The premium for weekends is too low."));
  const Drift drift = drift_of(actors(), statements, {});
  ASSERT_EQ(drift.sides.size(), 1U);
  const SideDrift& found = drift.sides.front();
  EXPECT_EQ(drift.unit, DriftUnit::week);
  ASSERT_EQ(found.stretches.size(), 2U);
  EXPECT_EQ(found.stretches[0].last, add_days(make_date(2024, 1, 1), 19));
  EXPECT_EQ(found.stretches[1].first, add_days(make_date(2024, 1, 1), 20));
  EXPECT_THAT(found.stretches[0].words, Contains("unsafe"));
  EXPECT_THAT(found.stretches[1].words, Contains("premium"));
  EXPECT_THAT(found.stretches[1].examples, ElementsAre(statements[20].id, statements[21].id, statements[22].id));
}

TEST(Drift, few_or_even_statements_show_no_change) {
  std::vector<StatementRow> few, even;
  for (int i = 0; i < 6; ++i) few.push_back(statement(i * 7, i < 3 ? safety : pay, "words"));
  for (int i = 0; i < 60; ++i) even.push_back(statement(i, i % 2 == 0 ? safety : pay, "words"));
  for (const auto& statements : {few, even}) {
    const Drift drift = drift_of(actors(), statements, {});
    ASSERT_EQ(drift.sides.size(), 1U);
    EXPECT_EQ(drift.sides.front().stretches.size(), 1U);
  }
}

TEST(Drift, public_and_private_stand_apart_and_counts_add_up) {
  std::vector<StatementRow> statements;
  for (int i = 0; i < 30; ++i) statements.push_back(statement(i * 3, i % 3 == 0 ? safety : pay, "words", i % 2 == 0 ? Audience::open : Audience::closed));
  statements.push_back(statement(0, pay, "words"));
  statements.back().said = {};
  for (const auto unit : {DriftUnit::week, DriftUnit::month}) {
    const Drift drift = drift_of(actors(), statements, {}, unit);
    ASSERT_EQ(drift.sides.size(), 2U);
    EXPECT_EQ(drift.sides[0].audience, Audience::open);
    EXPECT_EQ(drift.sides[0].undated, 1U);
    for (const SideDrift& one : drift.sides) {
      std::size_t all = 0, of_stretches = 0;
      for (const DriftPeriod& period : one.periods) {
        std::size_t of_issues = 0;
        for (const DriftShare& share : period.shares) {
          of_issues += share.statements;
          EXPECT_LE(share.low, share.share + 1e-9);
          EXPECT_GE(share.high, share.share - 1e-9);
        }
        EXPECT_EQ(of_issues, period.statements);
        all += period.statements;
      }
      for (const DriftStretch& stretch : one.stretches) of_stretches += stretch.statements;
      EXPECT_EQ(all, 15U);
      EXPECT_EQ(of_stretches, 15U);
    }
  }
}

TEST(Drift, a_date_decades_away_makes_no_thousands_of_periods) {
  std::vector<StatementRow> statements;
  for (int i = 0; i < 30; ++i) statements.push_back(statement(i, pay, "words"));
  statements.push_back(statement(-365 * 60, pay, "words"));
  EXPECT_LT(drift_of(actors(), statements, {}).sides.front().periods.size(), 80U);
}

TEST(Drift, nobody_and_nothing) {
  EXPECT_THAT(drift_of({}, {}, {}).sides, IsEmpty());
  EXPECT_THAT(drift_of(actors(), {statement(0, pay, "")}, {}).sides, IsEmpty());
}

}  // namespace
}  // namespace onrecord
