// Record: what people decided.
#include "record/edits.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "record/edit_plan.h"
#include "record/record.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

// Turns a request about rows into an anchored edit.
class Anchoring {
 public:
  Anchoring(const Database& database, const EditRequest& request) : request_(request), maker_(database), place_(database.path()) {}

  Result<StoredEdit> run() {
    StoredEdit edit;
    edit.kind = request_.kind;
    edit.anchor = TRY(anchor());
    edit.value = TRY(value());
    return edit;
  }

 private:
  Error wrong(std::string fact, std::string way_out) const { return {ErrorKind::usage, std::string(word(request_.kind)), std::move(fact), std::move(way_out)}; }

  Result<void> needs(const char* what, std::size_t have, std::size_t least, std::size_t most) const {
    if (have >= least && have <= most) return {};
    return wrong(fmt::format("it has {} {}", have, what), least == most ? fmt::format("give {}", least) : fmt::format("give at least {}", least));
  }

  Result<Json> actors(std::size_t least, std::size_t most, bool whole) const {
    TRY(needs("actors", request_.actors.size(), least, most));
    if (std::set<RowId>(request_.actors.begin(), request_.actors.end()).size() != request_.actors.size() && request_.kind != EditKind::set_side)
      return wrong("an actor is named twice", "they are one already; name two");
    Json list = Json::array();
    for (const RowId id : request_.actors) list.push_back(TRY(maker_.actor(id, whole)));
    return list;
  }

  Result<Json> statements(std::size_t least) const {
    TRY(needs("statements", request_.statements.size(), least, SIZE_MAX));
    Json list = Json::array();
    for (const RowId id : request_.statements) list.push_back(TRY(maker_.statement(id)));
    return list;
  }

  Result<Json> issues(std::size_t least, std::size_t most, std::size_t least_statements) const {
    TRY(needs("issues", request_.issues.size(), least, most));
    Json list = Json::array();
    for (const RowId id : request_.issues) list.push_back(TRY(maker_.issue(id)));
    return Json{{"issues", std::move(list)}, {"statements", TRY(statements(least_statements))}};
  }

  // [what goes, what stays]
  Result<Json> split() const {
    const Json one = TRY(actors(1, 1, true)).at(0);
    Json goes = one, stays = one;
    goes["places"] = stays["places"] = Json::array();
    for (const Json& place : one["places"]) {
      const RowId document = AnchorMaker::document(place);
      const bool named = std::find(request_.names.begin(), request_.names.end(), place["name"].get<std::string>()) != request_.names.end();
      const bool there = std::find(request_.documents.begin(), request_.documents.end(), document) != request_.documents.end();
      (named || there ? goes : stays)["places"].push_back(place);
    }
    if (goes["places"].empty()) return wrong("nothing of the actor is in those documents or has that name", "look at where it stands");
    if (stays["places"].empty()) return wrong("all of the actor would go", "rename it instead");
    return Json::array({std::move(goes), std::move(stays)});
  }

  Result<Json> anchor() const {
    switch (request_.kind) {
      case EditKind::merge_actors: return actors(2, SIZE_MAX, false);
      case EditKind::not_same: return actors(2, 2, true);
      case EditKind::split_actor: return split();
      case EditKind::rename_actor:
      case EditKind::set_role: return TRY(actors(1, 1, false)).at(0);
      case EditKind::set_side: return TRY(actors(1, 2, false)).at(0);
      case EditKind::set_speaker: return statements(1);
      case EditKind::name_issue: return issues(1, 1, 0);
      case EditKind::define_issue: return issues(0, 0, 0);
      case EditKind::merge_issues: return issues(2, SIZE_MAX, 0);
      case EditKind::split_issue: return issues(1, 1, 0);
      case EditKind::assign_issue: return issues(0, 1, 1);
      case EditKind::verdict: return maker_.confrontation(request_.confrontation);
    }
    return Error{ErrorKind::internal, place_, "an edit of no kind", "report this"};
  }

  Result<Json> value() const {
    const auto named = [&](const char* key, Json more) -> Result<Json> {
      if (request_.text.find_first_not_of(" \t\n") == std::string::npos) return wrong("it has no name", "give one");
      more[key] = request_.text;
      return more;
    };
    switch (request_.kind) {
      case EditKind::merge_actors:
      case EditKind::not_same:
      case EditKind::split_actor: return Json::object();
      case EditKind::rename_actor: return named("name", Json::object());
      case EditKind::set_role: return named("role", {{"of", request_.of}, {"remove", request_.remove}});
      case EditKind::set_side: return Json{{"side", request_.actors.size() < 2 ? Json(nullptr) : TRY(maker_.actor(request_.actors[1], false))}};
      case EditKind::set_speaker:
        TRY(needs("actors", request_.actors.size(), 0, 1));
        return Json{{"actor", request_.actors.empty() ? Json(nullptr) : TRY(maker_.actor(request_.actors[0], false))}, {"name", request_.actors.empty() ? request_.text : ""}};
      case EditKind::name_issue: return named("name", Json::object());
      case EditKind::define_issue:
        TRY(needs("terms", request_.names.size(), 1, SIZE_MAX));
        return named("name", {{"terms", request_.names}});
      case EditKind::split_issue:
        TRY(needs("terms or statements", request_.names.size() + request_.statements.size(), 1, SIZE_MAX));
        return named("name", {{"terms", request_.names}});
      case EditKind::merge_issues:
      case EditKind::assign_issue: return Json{{"name", request_.text}};
      case EditKind::verdict: return Json{{"verdict", request_.verdict ? Json(word(*request_.verdict)) : Json(nullptr)}, {"note", request_.text}};
    }
    return Error{ErrorKind::internal, place_, "an edit of no kind", "report this"};
  }

  const EditRequest& request_;
  AnchorMaker maker_;
  std::string place_;
};

// Whether it says who is who, or who spoke: then actors are linked again. Linking takes seconds where many are named.
bool is_about_people(EditKind kind) {
  switch (kind) {
    case EditKind::merge_actors:
    case EditKind::split_actor:
    case EditKind::rename_actor:
    case EditKind::set_side:
    case EditKind::set_role:
    case EditKind::not_same:
    case EditKind::set_speaker: return true;
    case EditKind::name_issue:
    case EditKind::define_issue:
    case EditKind::merge_issues:
    case EditKind::split_issue:
    case EditKind::assign_issue:
    case EditKind::verdict: return false;
  }
  return true;
}

}  // namespace

Result<RowId> Record::put_edit(const EditRequest& request) {
  const StoredEdit edit = TRY(Anchoring(*database_, request).run());
  Query insert = database_->query("INSERT INTO edit (at, kind, anchor, value) VALUES (?,?,?,?) RETURNING id");
  insert << now_iso() << word(edit.kind) << edit.anchor.dump() << edit.value.dump();
  RowId id = 0;
  if (TRY(insert.next())) insert >> id;
  TRY(insert.run());
  TRY(log("edit", fmt::format("{}: {}", id, edit_words(edit))));
  if (is_about_people(edit.kind)) TRY(link_people());
  return id;
}

Result<void> Record::undo_edit(RowId id) { return mark_edit(id, true); }
Result<void> Record::redo_edit(RowId id) { return mark_edit(id, false); }

Result<void> Record::mark_edit(RowId id, bool undone) {
  for (const StoredEdit& edit : TRY(stored_edits(*database_))) {
    if (edit.id != id) continue;
    if (edit.undone == undone) return Error{ErrorKind::usage, fmt::format("edit {}", id), undone ? "is undone already" : "is in force already", "`onrecord edit RECORD list` shows all"};
    Query update = database_->query("UPDATE edit SET undone = ? WHERE id = ?");
    update << std::int64_t{undone} << id;
    TRY(update.run());
    TRY(log(undone ? "undo" : "redo", fmt::format("{}: {}", id, edit_words(edit))));
    return is_about_people(edit.kind) ? link_people() : Result<void>();
  }
  return Error{ErrorKind::not_found, database_->path(), fmt::format("there is no edit {}", id), "`onrecord edit RECORD list` shows all"};
}

Result<std::vector<EditRow>> Record::edits() const {
  const EditPlan plan = TRY(plan_edits(*database_));
  std::vector<EditRow> rows;
  for (const StoredEdit& edit : TRY(stored_edits(*database_))) {
    EditRow row{edit.id, edit.at, edit.kind, edit.anchor.dump(), edit.value.dump(), edit_words(edit), edit.undone, true, ""};
    if (const auto misfit = plan.misfits.find(edit.id); misfit != plan.misfits.end()) {
      row.fits = false;
      row.why_not = misfit->second;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<IssueEdit>> Record::issue_edits() const { return TRY(plan_edits(*database_)).issues; }

std::optional<RowId> find_issue(const IssueAnchor& anchor, const std::vector<IssueRow>& issues) {
  std::optional<RowId> best;
  std::size_t most = 0;
  for (const IssueRow& issue : issues) {
    if (issue.label == anchor.label) return issue.id;
    const auto shared = static_cast<std::size_t>(std::count_if(anchor.terms.begin(), anchor.terms.end(), [&](const std::string& term) { return std::find(issue.terms.begin(), issue.terms.end(), term) != issue.terms.end(); }));
    if (shared <= most || 2 * shared < std::min(anchor.terms.size(), issue.terms.size())) continue;
    most = shared;
    best = issue.id;
  }
  return best;
}

}  // namespace onrecord
