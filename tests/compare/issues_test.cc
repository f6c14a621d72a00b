#include "compare/issues.h"

#include <algorithm>  // std::sort

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
  const TermVectors terms(statements);
  std::vector<std::string> labels;
  for (const IssueRow& issue : find_issues(statements, {roe}, terms, {}).issues) labels.push_back(issue.label);
  std::sort(labels.begin(), labels.end());
  EXPECT_EQ(labels, (std::vector<std::string>{"harbour boat", "pay rise"}));
}

}  // namespace
}  // namespace onrecord
