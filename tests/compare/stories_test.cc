#include "compare/stories.h"

#include <gmock/gmock.h>

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Each document has one statement, whose vector points along one axis: the thing it reports on.
class StoriesTest : public testing::Test {
 protected:
  void document(RowId id, std::string day, std::size_t thing, DocumentKind kind = DocumentKind::article) {
    DocumentRow row;
    row.id = id;
    row.kind = kind;
    row.title = "Title " + std::to_string(id);
    row.published = {day, day, ""};
    documents_.push_back(row);
    StatementRow statement;
    statement.id = 1000 + id;
    statement.document = id;
    statements_.push_back(statement);
    SentenceVector vector;
    vector.values[thing] = 127;
    vector.values[100] = 30;
    meanings_.of.emplace_back(statement.id, static_cast<std::uint32_t>(meanings_.vectors.size()));
    std::sort(meanings_.of.begin(), meanings_.of.end());
    meanings_.vectors.push_back(vector);
  }

  std::vector<std::vector<RowId>> stories(std::vector<CopyRow> copies = {}) const {
    std::vector<std::vector<RowId>> result;
    for (const Story& story : find_stories(documents_, statements_, meanings_, copies)) {
      EXPECT_EQ(story.id, story.documents.front());
      result.push_back(story.documents);
    }
    return result;
  }

  std::vector<DocumentRow> documents_;
  std::vector<StatementRow> statements_;
  StatementVectors meanings_;
};

TEST_F(StoriesTest, documents_on_one_thing_and_near_in_time_are_one_story) {
  document(1, "2024-01-01", 0);
  document(2, "2024-01-03", 1);
  document(3, "2024-01-02", 0);
  document(4, "2024-03-01", 0);
  document(5, "2024-01-04", 1, DocumentKind::chat);
  EXPECT_THAT(stories(), ElementsAre(ElementsAre(1, 3)));
}

TEST_F(StoriesTest, a_copy_joins_its_original) {
  document(1, "2024-01-01", 0);
  document(2, "2024-01-03", 1);
  EXPECT_THAT(stories(), IsEmpty());
  EXPECT_THAT(stories({{1, 2, CopyKind::syndicated, 0.6}}), ElementsAre(ElementsAre(1, 2)));
}

TEST_F(StoriesTest, later_documents_do_not_regroup_earlier_ones) {
  for (RowId id = 1; id <= 12; ++id) document(id, "2024-01-" + std::string(id < 10 ? "0" : "") + std::to_string(id), static_cast<std::size_t>(id % 3));
  const auto before = stories();
  for (RowId id = 13; id <= 24; ++id) document(id, "2024-01-" + std::to_string(id), static_cast<std::size_t>(id % 4));
  const auto after = stories();
  for (std::size_t i = 0; i < before.size(); ++i) {
    ASSERT_LT(i, after.size());
    ASSERT_GE(after[i].size(), before[i].size());
    EXPECT_TRUE(std::equal(before[i].begin(), before[i].end(), after[i].begin()));
  }
}

TEST_F(StoriesTest, undated_documents_and_those_without_statements_are_in_none) {
  document(1, "", 0);
  document(2, "2024-01-01", 0);
  statements_.pop_back();
  document(3, "2024-01-01", 0);
  EXPECT_THAT(stories(), IsEmpty());
}

}  // namespace
}  // namespace onrecord
