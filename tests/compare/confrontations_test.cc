#include <gtest/gtest.h>

#include "compare/compare.h"
#include "compare/differences.h"
#include "compare/sayings.h"
#include "compare/set_against.h"
#include "compare/told.h"

namespace onrecord {
namespace {

constexpr RowId chair = 901, club = 900;

StatementRow said(RowId id, StatementKind kind, Audience audience, std::string content) {
  StatementRow row;
  row.id = id;
  row.document = 100 + id;
  row.speaker = chair;
  row.kind = kind;
  row.audience = audience;
  row.score = 0.9;
  row.content = std::move(content);
  row.spans = {{0, static_cast<std::uint32_t>(row.content.size())}};
  return row;
}

Material of(std::vector<StatementRow> statements) {
  Material material;
  ActorRow side, speaker;
  side.id = side.side = club;
  side.name = "Rowing Club";
  side.type = ActorType::organisation;
  speaker.id = chair;
  speaker.side = club;
  speaker.name = "Ada Finch";
  material.actors = {side, speaker};
  material.statements = std::move(statements);
  return material;
}

TEST(Comparable, what_only_points_at_sayings_is_not) {
  const struct {
    const char* content;
    bool comparable;
  } rows[] = {{"the contents of the messages", false}, {"these allegations against her", false}, {"using those words", false}, {"any such suggestion at all", false}, {"the boathouse will be open to every child", true}, {"the report was late, and nobody had read it", true}, {"the report was wrong", true}};
  for (const auto& row : rows) EXPECT_EQ(comparable(said(1, StatementKind::indirect, Audience::open, row.content)), row.comparable) << row.content;
}

std::vector<std::size_t> sayings_of(const std::vector<StatementRow>& statements, const std::vector<RowId>& camps) {
  std::vector<int> nearness;
  for (const StatementRow& one : statements) nearness.push_back(nearness_to_the_mouth(one, false));
  std::vector<bool> denies;
  for (const StatementRow& one : statements) denies.push_back(!wording_of(one.content).negated.empty());
  return find_sayings(statements, TermVectors(statements), camps, nearness, denies);
}

TEST(Sayings, the_same_words_are_one_saying_and_the_nearest_to_the_mouth_stands_for_it) {
  const std::vector<StatementRow> statements = {
      said(1, StatementKind::mixed, Audience::open, "that the boathouse will be open to “every child in the town”"),
      said(2, StatementKind::direct, Audience::open, "The boathouse will be open to every child in the town by May."),
      said(3, StatementKind::indirect, Audience::open, "the regatta is cancelled"),
      said(4, StatementKind::own, Audience::closed, "say the boathouse will be open to every child"),
  };
  EXPECT_EQ(sayings_of(statements, {club, club, club, club}), (std::vector<std::size_t>{3, 3, 2, 3}));
  EXPECT_EQ(sayings_of(statements, {club, 0, club, 7}), (std::vector<std::size_t>{0, 1, 2, 3})) << "another side's words are another saying";
  EXPECT_GT(nearness_to_the_mouth(statements[1], false), nearness_to_the_mouth(statements[1], true));
}

// Words that a print has from one who says what another said first are the first one's; and where words in a row are shared with two, the print belongs where most are.
TEST(Sayings, of_a_print_of_a_print) {
  const std::vector<StatementRow> statements = {
      said(1, StatementKind::own, Audience::closed, "It is three in new money, the other one is the weekend allowance rolled into basic pay."),
      said(2, StatementKind::own, Audience::closed, "So three in new money. The other one is the weekend allowance moved across to the basic."),
      said(3, StatementKind::direct, Audience::open, "that the club's final offer was “the best in the county”"),
      said(4, StatementKind::mixed, Audience::closed, "that the club's final offer was “three in new money. The other one is the weekend allowance moved across”"),
  };
  EXPECT_EQ(sayings_of(statements, {club, club, club, club}), (std::vector<std::size_t>{0, 0, 2, 0}));
}

// Who denies that he said it does not say it again, but prints of one denial are one, with the negation or without.
TEST(Sayings, a_denial_of_a_saying_is_another) {
  const std::vector<StatementRow> statements = {
      said(1, StatementKind::direct, Audience::open, "Two and a half is our last word on the boathouse fee."),
      said(2, StatementKind::direct, Audience::open, "Nobody ever said that two and a half was the last word on the boathouse fee."),
      said(3, StatementKind::mixed, Audience::open, "that “nobody ever said that two and a half was the last word”"),
      said(4, StatementKind::direct, Audience::open, "We never promised to keep the regatta in the first week of June."),
      said(5, StatementKind::mixed, Audience::open, "to “keep the regatta in the first week of June”"),
  };
  EXPECT_EQ(sayings_of(statements, {club, club, club, club, club}), (std::vector<std::size_t>{0, 1, 1, 3, 3}));
}

TEST(SetAgainst, table) {
  const struct {
    std::string_view text;  // <one> statement and {another}
    std::string_view word;
  } rows[] = {
      {"The fees were “<the only point>”, one wrote, despite the club insisting {it was about safety}.", "despite"},
      {"Although the club says {the gate is never locked}, its chair wrote that <it had been locked since May>.", "although"},
      {"She said <the gate was open>. She said {the path was dry}.", ""},
      {"She said <the gate was open>, but\nlater the club said {it was shut}.", ""},
      {"Café: “<ouvert>”, however “{fermé}”.", "however"},
  };
  for (const auto& row : rows) {
    std::string text;
    PointSpan a, b;
    std::uint32_t at = 0;
    for (const char c : row.text) {
      if (c == '<') a.start = at;
      else if (c == '>') a.end = at;
      else if (c == '{') b.start = at;
      else if (c == '}') b.end = at;
      else {
        text += c;
        at += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
      }
    }
    const CodePointIndex points(text);
    EXPECT_EQ(set_against(text, points, std::vector{a}, std::vector{b}), row.word) << row.text;
    EXPECT_EQ(set_against(text, points, std::vector{b}, std::vector{a}), row.word) << row.text;
  }
}

std::string listed(const std::vector<std::string>& phrases) {
  std::string list;
  for (const std::string& phrase : phrases) list += (list.empty() ? "" : ",") + phrase;
  return list;
}

TEST(Wording, backstage_words) {
  const struct {
    std::string_view text, phrases;
  } rows[] = {
      {"Delete this. If they ask, we'll say it was the weather.", "delete,we ll say"},
      {"Not a word outside this group.", "not a word,outside this"},
      {"We go so as to be seen to have gone.", "be seen to,seen to have"},
      {"The boathouse opens at nine.", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(listed(wording_of(row.text).backstage), row.phrases) << row.text;
}

TEST(Wording, claims_not_to_have_known) {
  const struct {
    std::string_view text, phrases;
  } rows[] = {
      {"Nobody told me, and I wasn't aware of it.", "nobody told,wasn t aware"},
      {"We had no idea. No concern has been raised.", "had no idea,no concern has"},
      {"I told nobody, and they were aware of it.", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(listed(wording_of(row.text).unaware), row.phrases) << row.text;
}

TEST(Wording, claims_about_ones_own_earlier_word) {
  const struct {
    std::string_view text, phrases;
  } rows[] = {
      {"I have never ruled out a closure. What I said was that we would try.", "never ruled out,what i said was"},
      {"It was always part of the plan.", "was always"},
      {"It will never be sold, and I have said so twice.", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(listed(wording_of(row.text).looks_back), row.phrases) << row.text;
}

TEST(Differences, numbers_that_are_written_in_two_ways) {
  const auto differ = [](std::string_view a, std::string_view b) { return !differences(wording_of(a), wording_of(b)).number_a.empty(); };
  EXPECT_FALSE(differ("a loss of £512,000", "the loss is £512k"));
  EXPECT_FALSE(differ("£1.5m in all", "1500000 in all"));
  EXPECT_TRUE(differ("a loss of £512,000", "the loss is £510k"));
  EXPECT_TRUE(differ("3.1 in new money", "4.2 per cent"));
}

TEST(Confrontations, a_wish_told_of_private_words_is_compared_and_one_in_own_words_is_not) {
  const StatementRow promise = said(1, StatementKind::direct, Audience::open, "We will never let the strike be drawn out. We want talks about the strike tomorrow.");
  const auto beside = [&](StatementKind kind, Audience audience) {
    StatementRow wish = said(2, kind, audience, "to draw out the strike for eighteen months");
    wish.act = Act::hold;
    return compare(of({promise, wish})).confrontations.size();
  };
  EXPECT_EQ(beside(StatementKind::mixed, Audience::closed), 1u);
  EXPECT_EQ(beside(StatementKind::own, Audience::closed), 0u);
  EXPECT_EQ(beside(StatementKind::mixed, Audience::open), 0u);
}

TEST(Confrontations, a_line_drafted_in_private_and_spoken_is_no_clash) {
  const Material material = of({
      said(1, StatementKind::direct, Audience::open, "Every child in the town can row for free this summer."),
      said(2, StatementKind::own, Audience::closed, "Every child in the town can row for free this summer"),
  });
  EXPECT_TRUE(compare(material).confrontations.empty());
}

TEST(Confrontations, a_headline_does_not_stand_against_what_it_sums_up) {
  StatementRow headline = said(1, StatementKind::mixed, Audience::open, "Club 'had no part' in the sale of the boathouse"), words = said(2, StatementKind::mixed, Audience::open, "that the club had taken \"no part whatsoever\" in selling the old boathouse");
  const auto shown = [&](std::uint32_t end_of_title) {
    words.document = headline.document;
    headline.ordinal = 0;
    words.ordinal = 3;
    words.spans = {{200, 270}};
    Material material = of({headline, words});
    DocumentRow& document = material.documents.emplace_back();
    document.id = headline.document;
    PartRow part;
    part.kind = PartKind::title;
    part.span = {0, end_of_title};
    document.parts = {part};
    return compare(material).confrontations.size();
  };
  EXPECT_EQ(shown(60), 0U);
  EXPECT_EQ(shown(0), 1U) << "where it is no headline";
}

TEST(Confrontations, a_categorical_public_word_comes_before_a_loose_one) {
  const Material material = of({
      said(1, StatementKind::direct, Audience::open, "There are many views on the boathouse lease and the club will look at them."),
      said(2, StatementKind::direct, Audience::open, "Nobody in this club has ever talked to anyone about the boathouse lease."),
      said(3, StatementKind::own, Audience::closed, "I showed the boathouse lease to the developer last night, not a word to anyone"),
  });
  const Comparison found = compare(material);
  ASSERT_FALSE(found.confrontations.empty());
  EXPECT_EQ(found.confrontations.front().a, 2);
  EXPECT_EQ(found.confrontations.front().b, 3);
}

TEST(Confrontations, one_clash_is_not_shown_in_ten_wordings_before_another) {
  const Material material = of({
      said(1, StatementKind::direct, Audience::open, "No member will ever pay a penny more for a mooring."),
      said(2, StatementKind::own, Audience::closed, "Mooring fees double in May, keep it quiet"),
      said(3, StatementKind::own, Audience::closed, "Mooring fees go up twice over, keep it quiet till May"),
      said(4, StatementKind::direct, Audience::open, "We have never spoken to the quarry about the towpath."),
      said(5, StatementKind::own, Audience::closed, "The quarry gets the towpath. Told them so on Friday"),
  });
  const Comparison found = compare(material);
  ASSERT_GE(found.confrontations.size(), 2U);
  const auto has = [&](std::size_t i, RowId id) { return found.confrontations[i].a == id || found.confrontations[i].b == id; };
  EXPECT_TRUE(has(0, 1) != has(1, 1)) << "the first two rows show both clashes";
  EXPECT_TRUE(has(0, 4) != has(1, 4));
}

TEST(Confrontations, who_says_that_nobody_told_him_stands_beside_who_did) {
  constexpr RowId warden = 902;
  StatementRow claim = said(1, StatementKind::direct, Audience::open, "Nobody told me that the weir gate was rusted through.");
  StatementRow before = said(2, StatementKind::own, Audience::closed, "As I told you on Monday, the weir gate is rusted through.");
  StatementRow after = said(3, StatementKind::own, Audience::closed, "So you know at last that the weir gate was rusted through.");
  StatementRow other = said(4, StatementKind::own, Audience::closed, "The minibus wants two new tyres.");
  claim.said = {"2024-05-02", "2024-05-02", ""};
  before.said = other.said = {"2024-04-01", "2024-04-01", ""};
  after.said = {"2024-06-01", "2024-06-01", ""};
  for (StatementRow* row : {&before, &after, &other}) {
    row->speaker = warden;
    row->speaker_name = "Bo Reed";
    row->to = {{"Ada Finch", chair}};
  }
  claim.speaker_name = "Ada Finch";
  Material material = of({claim, before, after, other});
  ActorRow writer;
  writer.id = warden;
  writer.name = "Bo Reed";
  material.actors.push_back(writer);
  const Comparison found = compare(material);
  ASSERT_FALSE(found.confrontations.empty());
  EXPECT_EQ(found.confrontations[0].a, 2);
  EXPECT_EQ(found.confrontations[0].b, 1);
  for (std::size_t i = 1; i < found.confrontations.size(); ++i) EXPECT_NE(found.confrontations[i].b, 1) << "told later, or of something else";
  EXPECT_EQ(found.confrontations[0].relation, Relation::said_denied);
  EXPECT_EQ(found.confrontations[0].reasons[0], "Ada Finch says not to have known or been told (“nobody told”); the other is what Bo Reed told Ada Finch");
}

TEST(Confrontations, who_says_that_it_is_not_so_stands_beside_who_told_him_that_it_is) {
  constexpr RowId warden = 902;
  StatementRow claim = said(1, StatementKind::direct, Audience::open, "There is no rust on the weir gate at all.");
  StatementRow letter = said(2, StatementKind::own, Audience::closed, "The weir gate is rust from top to bottom. I send you the survey of it.");
  claim.said = {"2024-05-02", "2024-05-02", ""};
  letter.said = {"2024-04-01", "2024-04-01", ""};
  letter.speaker = warden;
  letter.speaker_name = "Bo Reed";
  letter.to = {{"Ada Finch", chair}};
  claim.speaker_name = "Ada Finch";
  Material material = of({claim, letter});
  ActorRow writer;
  writer.id = warden;
  writer.name = "Bo Reed";
  material.actors.push_back(writer);
  const Comparison found = compare(material);
  ASSERT_EQ(found.confrontations.size(), 1U);
  EXPECT_EQ(found.confrontations[0].reasons[0], "Ada Finch says otherwise; the other is what Bo Reed told Ada Finch");
}

TEST(Confrontations, the_report_of_another_is_nobodys_word) {
  StatementRow outer = said(1, StatementKind::indirect, Audience::open, "that Ada Finch wrote that the weir money was spent on blazers");
  StatementRow inner = said(2, StatementKind::indirect, Audience::closed, "that the weir money was spent on blazers");
  StatementRow denial = said(3, StatementKind::direct, Audience::open, "The weir money was never spent on anything but the weir.");
  outer.document = inner.document = 1;
  outer.ordinal = 0;
  inner.ordinal = 1;
  inner.inside = 0;
  inner.spans = {{25, 65}};
  const Comparison found = compare(of({outer, inner, denial}));
  ASSERT_EQ(found.confrontations.size(), 1U);
  EXPECT_EQ(found.confrontations[0].a, 3);
  EXPECT_EQ(found.confrontations[0].b, 2);
}

}  // namespace
}  // namespace onrecord
