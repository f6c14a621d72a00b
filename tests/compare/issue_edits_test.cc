#include "compare/issue_edits.h"

#include <algorithm>  // std::find_if

#include <gtest/gtest.h>

namespace onrecord {
namespace {

// Three statements about boats (issue 1), one about pay (issue 2).
struct Book {
  std::vector<StatementRow> statements;
  IssueMap map;

  Book() {
    RowId id = 1;
    for (const char* words : {"The night boat stays.", "No boat will be cut.", "Boats at night are safe.", "Pay at weekends is the point."}) {
      StatementRow row;
      row.id = id++;
      row.content = words;
      statements.push_back(row);
    }
    map.issues = {{1, "boat", {"boat", "night"}, 3, 0}, {2, "pay", {"pay"}, 1, 0}};
    map.of = {1, 1, 1, 2};
  }

  // "label < whole count, ...; label of each statement", after the edits.
  std::string after(const std::vector<IssueEdit>& edits) {
    misfits = apply_issue_edits(edits, statements, map);
    std::string text;
    const auto label_of = [&](RowId id) { return std::find_if(map.issues.begin(), map.issues.end(), [&](const IssueRow& row) { return row.id == id; })->label; };
    for (const IssueRow& row : map.issues) text += (text.empty() ? "" : ", ") + row.label + (row.part_of == 0 ? "" : " < " + label_of(row.part_of)) + " " + std::to_string(row.statements);
    text += ";";
    for (const RowId of : map.of) {
      std::string label = "-";
      for (const IssueRow& row : map.issues)
        if (row.id == of) label = row.label;
      text += " " + label;
    }
    return text;
  }
  std::vector<std::pair<RowId, std::string>> misfits;
};

const IssueAnchor boat{"boat", {"boat", "night"}}, pay{"pay", {"pay"}};

struct Row {
  IssueEdit edit;
  std::string expected;
};

TEST(IssueEdits, the_users_code_book_wins) {
  const Row rows[] = {
      {{7, EditKind::name_issue, {boat}, "The boats", {}, {}}, "The boats 3, pay 1; The boats The boats The boats pay"},
      {{7, EditKind::merge_issues, {boat, pay}, "All of it", {}, {}}, "All of it 4; All of it All of it All of it All of it"},
      {{7, EditKind::define_issue, {}, "Night", {"nights"}, {}}, "Night 2, boat 1, pay 1; Night boat Night pay"},
      {{7, EditKind::split_issue, {boat}, "Cuts", {}, {2}}, "boat 2, Cuts 1, pay 1; boat Cuts boat pay"},
      {{7, EditKind::assign_issue, {pay}, "", {}, {1}}, "boat 2, pay 2; pay boat boat pay"},
      {{7, EditKind::assign_issue, {}, "", {}, {4}}, "boat 3; boat boat boat -"},
  };
  for (const Row& row : rows) {
    Book book;
    EXPECT_EQ(book.after({row.edit}), row.expected) << word(row.edit.kind);
    EXPECT_TRUE(book.misfits.empty());
  }
}

// "Night" is a part of "boat".
TEST(IssueEdits, parts_follow_the_whole) {
  const Row rows[] = {
      {{7, EditKind::name_issue, {boat}, "The boats", {}, {}}, "The boats 3, Night < The boats 1, pay 1; Night The boats The boats pay"},
      {{7, EditKind::merge_issues, {pay, boat}, "", {}, {}}, "pay 4, Night < pay 1; Night pay pay pay"},
      {{7, EditKind::merge_issues, {{"Night", {"nights"}}, boat}, "", {}, {}}, "Night 3, pay 1; Night Night Night pay"},
      {{7, EditKind::merge_issues, {{"Night", {"nights"}}, pay}, "", {}, {}}, "boat 4, Night < boat 2; Night boat boat Night"},
      {{7, EditKind::split_issue, {boat}, "Stays", {"stays"}, {}}, "boat 2, Stays 1, pay 1; Stays boat boat pay"},
      {{7, EditKind::assign_issue, {pay}, "", {}, {1}}, "boat 2, pay 2; pay boat boat pay"},
  };
  for (const Row& row : rows) {
    Book book;
    book.map.issues.push_back({3, "Night", {"nights"}, 1, 1});
    book.map.of[0] = 3;
    EXPECT_EQ(book.after({row.edit}), row.expected) << word(row.edit.kind);
  }
}

TEST(IssueEdits, later_ones_build_on_earlier_ones) {
  Book book;
  EXPECT_EQ(book.after({{7, EditKind::name_issue, {boat}, "The boats", {}, {}}, {8, EditKind::assign_issue, {{"The boats", {}}}, "", {}, {4}}}), "The boats 4; The boats The boats The boats The boats");
}

TEST(IssueEdits, one_whose_issue_went_is_told) {
  Book book;
  EXPECT_EQ(book.after({{7, EditKind::name_issue, {{"fares", {"fare", "ticket"}}}, "Fares", {}, {}}}), "boat 3, pay 1; boat boat boat pay");
  ASSERT_EQ(book.misfits.size(), 1U);
  EXPECT_EQ(book.misfits[0].first, 7);
}

}  // namespace
}  // namespace onrecord
