// Edit plan: what the edits in force ask of the record as it is now, and which of them no longer fit.
#pragma once

#include <map>       // std::map
#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

#include "record/anchors.h"

namespace onrecord {

struct StoredEdit {
  RowId id = 0;
  std::string at;
  EditKind kind = EditKind::merge_actors;
  nlohmann::json anchor, value;
  bool undone = false;
};
// All, in the order in which they were made.
Result<std::vector<StoredEdit>> stored_edits(const Database& database);

struct EditPlan {
  struct Apart {
    std::vector<LocalActor> one, other;
  };
  struct Named {
    std::vector<LocalActor> actor;
    std::string name;
  };
  struct Sided {
    std::vector<LocalActor> actor, side;
  };
  struct InRole {
    std::vector<LocalActor> actor;
    Role role;
    bool remove = false;
  };
  struct Spoken {
    RowId edit = 0;
    RowId statement = 0;
    std::vector<LocalActor> speaker;
    std::string name;  // of one the record does not know
  };
  struct Judged {
    RowId a = 0, b = 0;
    std::optional<Verdict> verdict;
    std::string note;
  };
  std::vector<std::vector<LocalActor>> same;
  std::vector<Apart> apart;
  std::vector<Named> names;
  std::vector<Sided> sides;
  std::vector<InRole> roles;
  std::vector<Spoken> spoken;
  std::vector<Judged> verdicts;
  std::vector<IssueEdit> issues;
  std::map<RowId, std::string> misfits;  // edit to why
};
Result<EditPlan> plan_edits(const Database& database);

// An edit in one line of English.
std::string edit_words(const StoredEdit& edit);

}  // namespace onrecord
