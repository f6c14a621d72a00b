#include "compare/issues.h"

#include <algorithm>  // std::reverse, std::sort
#include <array>      // std::array

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(Issues, are_called_after_nouns_and_not_after_people_numbers_or_days) {
  std::vector<StatementRow> statements;
  const char* said[] = {"we will keep the harbour boat on Monday", "Mr Roe will keep the harbour boat", "they keep forty of the harbour boats", "Roe told forty of us about the pay rise on Monday",
                        "forty of them asked about a pay rise", "nobody spoke of the pay rise but Roe", "it rained", "it was late", "he left", "she came", "nothing else was said", "the gulls were loud", "it snowed", "she sang", "he slept"};
  for (const char* content : said) {
    StatementRow row;
    row.id = static_cast<RowId>(statements.size() + 1);
    row.content = content;
    statements.push_back(std::move(row));
  }
  ActorRow roe;
  roe.id = 1;
  roe.name = "Bob Roe";
  roe.statements = 1;
  const TermVectors terms(statements);
  std::vector<std::string> labels;
  for (const IssueRow& issue : find_issues(statements, {roe}, terms, {}).issues) labels.push_back(issue.label);
  std::sort(labels.begin(), labels.end());
  EXPECT_EQ(labels, (std::vector<std::string>{"harbour boat", "pay rise"}));
}

// A statement on a topic and, within it, a subtopic; as their numbers lie, so do their meanings.
struct About {
  std::string content;
  std::size_t topic = 0, subtopic = 0;
};

// "label < whole count", most statements first.
std::string dump(const std::vector<About>& all) {
  std::vector<StatementRow> statements;
  StatementVectors meanings;
  for (const About& one : all) {
    StatementRow row;
    row.id = static_cast<RowId>(statements.size() + 1);
    row.content = one.content;
    std::array<float, SentenceVector::width> components{};
    components[one.topic] = 0.12F;
    components[100 + one.subtopic] = 0.21F;
    meanings.of.emplace_back(row.id, static_cast<std::uint32_t>(meanings.vectors.size()));
    meanings.vectors.push_back(SentenceVector::of(components));
    statements.push_back(std::move(row));
  }
  const IssueMap map = find_issues(statements, {}, TermVectors(statements), meanings);
  std::string text;
  for (const IssueRow& issue : map.issues) {
    text += issue.label;
    for (const IssueRow& whole : map.issues)
      if (whole.id == issue.part_of) text += " < " + whole.label;
    text += " " + std::to_string(issue.statements) + "; ";
  }
  return text;
}

TEST(Issues, a_large_one_has_parts) {
  std::vector<About> all;
  for (std::size_t i = 0; i < 16; ++i) {
    const std::string number = std::to_string(i) + " ";
    all.push_back({number + "about the harbour boat and the fares", 1, 1});
    all.push_back({number + "about the harbour boat and the engine", 1, 2});
    all.push_back({number + "of the school roof", 2, 3});
    all.push_back({number + "of the mill", 3, 4});
  }
  const std::string found = dump(all);
  EXPECT_EQ(found, "harbour boat, engine 32; engine < harbour boat, engine 16; fares < harbour boat, engine 16; mill 16; school roof 16; ");
  std::reverse(all.begin(), all.end());
  EXPECT_EQ(dump(all), found);
}

// What is said a thousand times is one text, and one text is no issue; what exceeds the texts that are set beside each other still finds its issue.
TEST(Issues, of_very_many_statements) {
  EXPECT_EQ(dump(std::vector<About>(20'000, {"about the harbour boat", 1, 1})), "");
  std::vector<About> all;
  for (std::size_t i = 0; i < 2'000; ++i) {
    all.push_back({std::to_string(i) + " about the harbour boat", 1, 1});
    all.push_back({std::to_string(i) + " of the school roof", 2, 2});
  }
  EXPECT_EQ(dump(all), "harbour boat 2000; school roof 2000; ");
}

}  // namespace
}  // namespace onrecord
