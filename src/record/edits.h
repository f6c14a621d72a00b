// What people decide about a record: rows of their own, anchored by quote and position, so that a re-analysis never loses
// them. One that no longer fits is kept and shown with the reason. docs/decisions/0009-edits.md tells how they are anchored.
#pragma once

#include <optional>  // std::optional
#include <string>    // std::string
#include <utility>   // std::pair
#include <vector>    // std::vector

#include "record/rows.h"

namespace onrecord {

enum class EditKind {
  merge_actors, split_actor, rename_actor, set_side, set_role, not_same, set_speaker,
  name_issue, define_issue, merge_issues, split_issue, assign_issue, verdict
};
constexpr EnumWords<13> words_of(EditKind) {
  return {"merge_actors", "split_actor", "rename_actor", "set_side", "set_role", "not_same", "set_speaker",
          "name_issue", "define_issue", "merge_issues", "split_issue", "assign_issue", "verdict"};
}

// A decision as a user makes it, about rows as they are now; `Record::put_edit` anchors it. Each kind reads:
//   merge_actors   actors (two or more): one and the same
//   split_actor    actors (one), and which of it is another: where it stands in `documents`, or is called one of `names`
//   rename_actor   actors (one), text: its name
//   set_side       actors (one), then the actor whose side it is on; only one: on no side
//   set_role       actors (one), text: the role ("chair"), of: in what; remove: it does not have that role
//   not_same       actors (two). Two that are one now: split_actor
//   set_speaker    statements, then who speaks: actors (one) or, for one the record does not know, text; neither: unknown
//   name_issue     issues (one), text: its name
//   define_issue   text: its name, names: its terms
//   merge_issues   issues (two or more), text: the name (may be empty)
//   split_issue    issues (one), text: name of the new one, names: its terms, or statements that go
//   assign_issue   statements, then issues (one) or text (the name of an issue); neither: about nothing
//   verdict        confrontation, verdict (nothing: taken back), text: a note
struct EditRequest {
  EditKind kind = EditKind::merge_actors;
  std::vector<RowId> actors, statements, documents, issues;
  RowId confrontation = 0;
  std::vector<std::string> names;
  std::string text;
  std::string of;
  bool remove = false;
  std::optional<Verdict> verdict;
};

struct EditRow {
  RowId id = 0;  // counts up
  std::string at;
  EditKind kind = EditKind::merge_actors;
  std::string anchor;   // JSON: what it is about (docs/formats/record.md)
  std::string value;    // JSON: what was decided
  std::string words;    // both in words: "“A. Lee” is “Ann Lee”"
  bool undone = false;
  bool fits = true;     // what it is about is still there, and no later edit says otherwise
  std::string why_not;  // where it does not fit
};

// What was an issue when it was edited: found again by its label, or by its terms.
struct IssueAnchor {
  std::string label;
  std::vector<std::string> terms;
};

// The edits of issues that are in force, oldest first, as compare/ applies them.
struct IssueEdit {
  RowId id = 0;
  EditKind kind = EditKind::name_issue;
  std::vector<IssueAnchor> issues;
  std::string text;
  std::vector<std::string> terms;
  std::vector<RowId> statements;  // that are still there
};

// Which of `issues` the anchor means: the same label, else the one that shares most terms, at least half of the fewer.
std::optional<RowId> find_issue(const IssueAnchor& anchor, const std::vector<IssueRow>& issues);

}  // namespace onrecord
