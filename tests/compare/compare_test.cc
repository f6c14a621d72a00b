#include "compare/compare.h"

#include <gtest/gtest.h>

#include "compare/differences.h"
#include "compare/terms.h"

namespace onrecord {
namespace {

constexpr RowId union_id = 900, chair_id = 901, company_id = 910;

Material case_of(std::vector<StatementRow> statements) {
  Material material;
  ActorRow crew;
  crew.id = crew.side = union_id;
  crew.name = "Crew Union";
  crew.type = ActorType::organisation;
  ActorRow chair;
  chair.id = chair_id;
  chair.side = union_id;
  chair.name = "Ann Lee";
  ActorRow company;
  company.id = company.side = company_id;
  company.name = "Blue Boats";
  company.type = ActorType::organisation;
  material.actors = {crew, chair, company};
  RowId id = 1;
  for (StatementRow& statement : statements) {
    statement.id = id;
    statement.document = 100 + id++;
    statement.score = 0.9;
    statement.spans = {{0, static_cast<std::uint32_t>(statement.content.size())}};
  }
  material.statements = std::move(statements);
  return material;
}

StatementRow statement(RowId speaker, Audience audience, std::string day, std::string content) {
  StatementRow row;
  row.speaker = speaker;
  row.audience = audience;
  row.said = {day, day, ""};
  row.content = std::move(content);
  return row;
}

TEST(Differences, table) {
  const struct {
    std::string_view a, b;
    std::string dump;
  } rows[] = {
      {"We have no plans to hire agency crews.", "Forty agency crews are on hold.", "negation=agency,crews absolute=no"},
      {"The offer is 4.2 per cent.", "The offer is 3.1 per cent in new money.", "numbers=4.2/3.1"},
      {"The offer is 4.2 per cent.", "It was 4.2 per cent, not 3.1.", "negation="},
      {"It was said in 2015.", "It was said in 2016.", ""},
      {"Nobody wants a strike.", "Some want a strike.", "negation=strike absolute=nobody"},
  };
  for (const auto& row : rows) {
    const Differences found = differences(wording_of(row.a), wording_of(row.b));
    std::string dump;
    const auto list = [&](const char* name, const std::vector<std::string>& words) {
      if (words.empty()) return;
      dump += (dump.empty() ? "" : " ") + std::string(name) + "=";
      for (std::size_t i = 0; i < words.size(); ++i) dump += (i == 0 ? "" : ",") + words[i];
    };
    list("negation", found.negation);
    if (!found.number_a.empty()) dump += (dump.empty() ? "numbers=" : " numbers=") + found.number_a + "/" + found.number_b;
    list("absolute", found.absolute);
    EXPECT_EQ(dump, row.dump == "negation=" ? "" : row.dump) << row.a << " | " << row.b;
  }
}

TEST(Terms, words_stems_and_numbers) {
  std::string dump;
  for (const TextWord& word : text_words("The 4.2% offers, “Élan” offered; 11,400 of it.")) dump += word.form + "/" + word.stem + " ";
  EXPECT_EQ(dump, "the/ 4.2/4.2 offers/offer élan/élan offered/offer 11,400/11,400 of/ it/ ");
}

TEST(Confrontations, private_against_public_of_one_side_comes_first) {
  const Material material = case_of({
      statement(chair_id, Audience::open, "2024-02-01", "This dispute is about the safety of night crossings and never about weekend pay."),
      statement(union_id, Audience::closed, "2024-03-01", "Weekend pay is the only thing we want from this dispute."),
      statement(company_id, Audience::open, "2024-02-02", "Weekend pay is generous and the dispute needless."),
      statement(chair_id, Audience::open, "2024-02-03", "Thank you for coming to the harbour this morning."),
  });
  const Comparison found = compare(material);
  ASSERT_FALSE(found.confrontations.empty());
  const ConfrontationRow& best = found.confrontations.front();
  EXPECT_EQ(best.a, 1);
  EXPECT_EQ(best.b, 2);
  EXPECT_EQ(best.relation, Relation::private_public);
  EXPECT_EQ(best.reasons.front(), "one was said in public, the other in private");
  for (const ConfrontationRow& row : found.confrontations) EXPECT_TRUE(row.a != 3 && row.b != 3) << "two sides that disagree are no confrontation";
}

TEST(Confrontations, the_order_of_statements_does_not_matter) {
  std::vector<StatementRow> statements = {
      statement(chair_id, Audience::open, "2024-02-01", "We will talk at any time about the winter rota."),
      statement(chair_id, Audience::closed, "2024-02-09", "Nothing on the winter rota moves, we talk to look reasonable."),
      statement(union_id, Audience::open, "2024-02-04", "The winter rota was not agreed with the crews."),
  };
  const Material forward = case_of(statements);
  Material backward = forward;
  std::reverse(backward.statements.begin(), backward.statements.end());
  const Comparison one = compare(forward), other = compare(backward);
  ASSERT_EQ(one.confrontations.size(), other.confrontations.size());
  for (std::size_t i = 0; i < one.confrontations.size(); ++i) {
    EXPECT_EQ(one.confrontations[i].a, other.confrontations[i].a);
    EXPECT_EQ(one.confrontations[i].b, other.confrontations[i].b);
    EXPECT_EQ(one.confrontations[i].reasons, other.confrontations[i].reasons);
  }
}

TEST(Confrontations, one_utterance_reported_twice_is_no_confrontation) {
  const Material material = case_of({
      statement(chair_id, Audience::open, "2024-02-01", "There will be no strike on the ferries this winter."),
      statement(chair_id, Audience::open, "2024-02-03", "There will be no strike on the ferries this winter"),
  });
  EXPECT_TRUE(compare(material).confrontations.empty());
}

TEST(Copies, the_same_story_in_two_papers) {
  std::string story;
  for (int i = 0; i < 60; ++i) story += "word" + std::to_string(i) + (i % 7 == 6 ? ". " : " ");
  Material material;
  for (RowId id = 1; id <= 3; ++id) {
    DocumentRow document;
    document.id = id;
    document.outlet = "Paper " + std::to_string(id);
    document.text = id == 2 ? story + " One more sentence of our own." : id == 3 ? "Something else altogether about the weather in the north of the country today." : story;
    document.parts.push_back({PartKind::body, {0, static_cast<std::uint32_t>(document.text.size())}, "", "", false, 0});
    material.documents.push_back(std::move(document));
  }
  const Comparison found = compare(material);
  ASSERT_EQ(found.copies.size(), 1U);
  EXPECT_EQ(found.copies[0].a, 2);  // no day tells which came first: who takes over a story cuts it
  EXPECT_EQ(found.copies[0].b, 1);
  EXPECT_EQ(found.copies[0].kind, CopyKind::syndicated);
}

TEST(Compare, an_empty_record_and_one_of_empty_words) {
  EXPECT_TRUE(compare({}).confrontations.empty());
  const Material material = case_of({statement(chair_id, Audience::open, "", ""), statement(chair_id, Audience::closed, "", "")});
  EXPECT_TRUE(compare(material).confrontations.empty());
}

// A million copies would be a long test; ten thousand show the same growth.
TEST(Compare, many_copies_of_one_sentence_stay_bounded) {
  std::vector<StatementRow> statements;
  for (int i = 0; i < 10000; ++i) statements.push_back(statement(chair_id, i % 2 == 0 ? Audience::open : Audience::closed, "2024-02-01", "Weekend pay is not what this dispute is about."));
  EXPECT_LE(compare(case_of(std::move(statements))).confrontations.size(), 1000U);
}

}  // namespace
}  // namespace onrecord
