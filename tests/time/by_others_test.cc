// A record of invented documents: what dates the one that does not tell its date, what is one utterance, what is one event.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "time/by_others.h"
#include "time/events.h"
#include "time/utterances.h"

namespace onrecord {
namespace {

struct Source {
  std::string name, day, text;  // no day: it does not tell
  DocumentKind kind = DocumentKind::article;
  std::string outlet = {};
};

// `{...}` is what someone says in quotation marks, of the sentence's first word.
RecordText read(const Source& source) {
  RecordText text;
  text.name = source.name;
  Document& document = text.document;
  document.kind = source.kind;
  document.title = source.name;
  document.outlet = source.outlet;
  ByteOffset begin = 0, line = 0;
  const auto end_line = [&] {
    document.parts.push_back({PartKind::body, {line, static_cast<ByteOffset>(document.text.size())}, "", {}, false, 0});
    document.text += '\n';
    line = static_cast<ByteOffset>(document.text.size());
  };
  for (char c : source.text) {
    if (c == '{') {
      begin = static_cast<ByteOffset>(document.text.size());
    } else if (c == '}') {
      Statement& made = text.statements.emplace_back();
      made.kind = StatementKind::direct;
      made.content = {{begin, static_cast<ByteOffset>(document.text.size())}};
      const ByteOffset cue = static_cast<ByteOffset>(document.text.rfind("said", begin));
      made.cue = {{cue, cue + 4}};
      text.speakers.push_back("Ann Lee");
    } else if (c == '\n') {
      end_line();
    } else {
      document.text += c;
    }
  }
  end_line();
  if (!source.day.empty()) document.published = Interval{parse_iso(source.day), parse_iso(source.day), "dateline", {}};
  text.told = !source.day.empty();
  People people;
  people.voices.resize(text.statements.size());
  Dating dating = date_document(document, tokenize(document), text.statements, people, {});
  text.timexes = std::move(dating.timexes);
  text.said = std::move(dating.said);
  if (!text.told) document.published = dating.published;
  return text;
}

std::vector<RecordText> record_of(const std::vector<Source>& sources) {
  std::vector<RecordText> record;
  for (const Source& source : sources) record.push_back(read(source));
  return record;
}

std::string dump(const std::optional<Interval>& interval) {
  if (!interval) return "unknown";
  return (interval->from ? interval->from->iso() : "") + ".." + (interval->to ? interval->to->iso() : "");
}

// The date that the others give the first document.
std::string dated(const std::vector<Source>& sources) {
  const auto found = date_by_others(record_of(sources)).at(0);
  return found ? dump(found->published) : "unknown";
}

// 14 June 2017 is a Wednesday.
const Source notice{"Notice", "2017-06-09", "The harbour masters' assembly votes on the new pilotage tariff on Thursday 15 June at the Seamen's Hall."};
const Source report{"Report", "2017-06-16", "The tariff was thrown out. Masters queued at the Seamen's Hall on Thursday to vote against pilotage dues."};

TEST(by_others, an_event_that_others_date_dates_who_calls_it_tomorrow) {
  EXPECT_EQ(dated({{"Leaflet", "", "The assembly of masters votes on the pilotage tariff tomorrow. Be there."}, notice, report}), "2017-06-14..2017-06-14");
}

TEST(by_others, a_weekday_gives_a_week) {
  EXPECT_EQ(dated({{"Column", "", "I went to the Seamen's Hall on Thursday. The masters queued to vote against pilotage dues. I saw them queue at the hall on Thursday, tariff in hand."}, notice, report}),
            "2017-06-15..2017-06-21");
}

TEST(by_others, a_weekly_paper_appears_on_its_day) {
  EXPECT_EQ(dated({{"Column", "", "I saw masters queue at the Seamen's Hall on Thursday to vote against pilotage dues.\nThe Quay is printed on Mondays."}, notice, report}), "2017-06-19..2017-06-19");
}

TEST(by_others, who_quotes_a_message_wrote_after_it) {
  const Source mail{"Mail", "2017-06-20", "We shall never pay a penny of these dues again.", DocumentKind::email};
  EXPECT_EQ(dated({{"Leaf", "", "Ann Lee has said {“We shall never pay a penny of these dues”}."}, mail}), "2017-06-20..");
}

TEST(by_others, who_is_quoted_wrote_before) {
  const Source later{"Review", "2017-07-01", "Ann Lee said to the Quay Gazette {“we shall never pay a penny of these dues”}."};
  EXPECT_EQ(dated({{"Leaf", "", "Ann Lee said {“we shall never pay a penny of these dues”}.", DocumentKind::article, "Quay Gazette"}, later}), "..2017-07-01");
}

TEST(by_others, the_years_are_the_records) {
  // 7 May is a Saturday in 2005, 2011, 2016 and 2022.
  EXPECT_EQ(dated({{"Leaf", "", "They met on Saturday 7 May and agreed nothing."}, {"Report", "2016-05-26", "Nothing was agreed."}}), "2016-05-07..2016-05-14");
}

TEST(by_others, agency_copy_is_of_the_one_year_that_the_record_leaves) {
  const Source copy{"Copy", "", "PORT AVAR, May 7 (ABC) - They met and agreed nothing."};
  EXPECT_EQ(dated({copy, {"Report", "2016-05-26", "Nothing was agreed."}}), "2016-05-07..2016-05-07");
  EXPECT_NE(dated({copy, {"Report", "2016-05-26", "Nothing was agreed."}, {"Old report", "2013-02-01", "They meet every year."}}), "2016-05-07..2016-05-07");
}

TEST(by_others, nothing_is_made_up) {
  EXPECT_EQ(dated({{"Leaf", "", "The gulls came back on Tuesday and the bakery was shut."}, notice, report}), "unknown");
  EXPECT_EQ(dated({{"Leaf", "", "The masters vote tomorrow."}}), "unknown");
  EXPECT_FALSE(date_by_others(record_of({notice, report})).at(0));  // what tells its date keeps it
}

TEST(by_others, reasons_name_the_words_on_both_sides) {
  const std::vector<RecordText> record = record_of({{"Leaflet", "", "The assembly of masters votes on the pilotage tariff tomorrow. Be there."}, notice});
  const auto found = date_by_others(record).at(0);
  ASSERT_TRUE(found);
  ASSERT_FALSE(found->witnesses.empty());
  EXPECT_EQ(text_of(record[0].document.text, found->witnesses[0].here), "The assembly of masters votes on the pilotage tariff tomorrow.");
  EXPECT_EQ(found->witnesses[0].document, 1u);
  EXPECT_NE(found->published.basis.find("was 15 June 2017"), std::string::npos) << found->published.basis;
}

TEST(by_others, the_order_of_the_record_does_not_matter) {
  const Source leaflet{"Leaflet", "", "The assembly of masters votes on the pilotage tariff tomorrow. Be there."};
  const auto first = date_by_others(record_of({leaflet, notice, report})).at(0);
  const auto last = date_by_others(record_of({report, notice, leaflet})).at(2);
  ASSERT_TRUE(first && last);
  EXPECT_EQ(dump(first->published), dump(last->published));
}

std::string narrowed(const std::vector<Source>& sources) {
  std::string lines;
  for (const Utterance& one : join_utterances(record_of(sources))) lines += std::to_string(one.document) + ":" + dump(one.said) + " ";
  return lines;
}

TEST(utterances, are_said_before_the_first_who_tells_of_them_and_on_the_day_any_names) {
  const Source early{"Early", "2017-06-09", "Ann Lee said {“we shall never pay a penny of these dues”}."}, late{"Late", "2017-07-01", "Ann Lee has said {“we shall never pay a penny of these dues”}."};
  EXPECT_EQ(narrowed({early, late}), "0:unknown 1:..2017-06-09 ");
  const Source exact{"Exact", "2017-06-20", "On 8 June Ann Lee said {“we shall never pay a penny of these dues”}."};
  EXPECT_EQ(narrowed({early, late, exact}), "0:2017-06-08..2017-06-08 1:2017-06-08..2017-06-08 2:unknown ");
  const Source month{"Month", "2017-08-20", "In June Ann Lee said {“we shall never pay a penny of these dues”}."};
  EXPECT_EQ(narrowed({month, exact}), "0:2017-06-08..2017-06-08 1:unknown ");
}

TEST(utterances, a_day_counted_in_one_text_gives_way_to_a_day_named_in_another) {
  const Source exact{"Exact", "2017-06-20", "On 8 June Ann Lee said {“we shall never pay a penny of these dues”}."};
  const Source counted{"Counted", "2017-06-22", "On 14 June they met. That night Ann Lee said {“we shall never pay a penny of these dues”}."};
  EXPECT_EQ(narrowed({exact, counted}), "0:unknown 1:2017-06-08..2017-06-08 ");
}

TEST(utterances, words_said_again_later_keep_their_day) {
  const Source first{"First", "2017-06-09", "On 8 June Ann Lee said {“we shall never pay a penny of these dues”}."}, again{"Again", "2017-07-09", "On 3 July Ann Lee said {“we shall never pay a penny of these dues”}."};
  EXPECT_EQ(narrowed({first, again}), "0:unknown 1:unknown ");
}

std::string told(const std::vector<Source>& sources) {
  std::string lines;
  for (const Event& event : find_events(record_of(sources)))
    lines += std::to_string(event.document) + ":" + dump(event.when) + "=" + std::to_string(event.group) + (event.disputed ? "!" + std::to_string(*event.disputed) : "") + " ";
  return lines;
}

TEST(events, one_told_twice_is_one_and_two_days_are_a_dispute) {
  const Source a{"A", "2017-06-16", "The ballot of the pilots closed on Wednesday at the Seamen's Hall."}, b{"B", "2017-06-16", "At the Seamen's Hall the pilots' ballot closed on Wednesday, they say."},
      c{"C", "2017-06-16", "The ballot of the pilots closed on Thursday at the Seamen's Hall."};
  EXPECT_EQ(told({a, b}), "0:2017-06-14..2017-06-14=0 1:2017-06-14..2017-06-14=0 ");
  EXPECT_EQ(told({a, c}), "0:2017-06-14..2017-06-14=0!1 1:2017-06-15..2017-06-15=1!0 ");
  EXPECT_EQ(told({a, {"D", "2017-06-16", "The gulls came back to the bakery on Wednesday."}}), "0:2017-06-14..2017-06-14=0 1:2017-06-14..2017-06-14=1 ");
}

TEST(events, a_day_that_only_dates_a_statement_is_none) {
  EXPECT_EQ(told({{"A", "2017-06-16", "Ann Lee said {“I want the dues tried out in May before anyone pays in June”}."}}), "");
  EXPECT_EQ(told({{"A", "2017-06-16", "On Wednesday Ann Lee said {“the dues are too high for any of us”}."}}), "");
}

}  // namespace
}  // namespace onrecord
