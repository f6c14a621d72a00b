// What people decide: the edits so far, a new one, undo and redo. docs/decisions/0009-edits.md tells what each kind means.
#include <algorithm>  // std::reverse

#include "base/json_values.h"
#include "serve/lists.h"

namespace onrecord {
namespace {

Json edit_json(const EditRow& row) {
  return {{"id", id_json(row.id)}, {"at", row.at}, {"kind", word(row.kind)}, {"words", row.words}, {"undone", row.undone}, {"fits", row.fits}, {"whyNot", or_null(row.why_not)}};
}

// Newest first.
Result<HttpResponse> list(Call& call) {
  Store::Reader record = TRY(call.store.reader());
  std::vector<EditRow> edits = TRY(record->edits());
  std::reverse(edits.begin(), edits.end());
  const PageOf page = page_of(call.request, 100);
  Json rows = Json::array();
  for (std::size_t i = page.offset; i < edits.size() && rows.size() < page.limit; ++i) rows.push_back(edit_json(edits[i]));
  return json_response(page_json(edits.size(), page, std::move(rows)));
}

Error wrong(const char* place, std::string fact) { return {ErrorKind::usage, place, std::move(fact), "see /api/openapi.json"}; }

Result<std::vector<RowId>> ids_at(const Json& body, const char* key) {
  std::vector<RowId> ids;
  if (!body.contains(key)) return ids;
  if (!body[key].is_array()) return wrong(key, "is not a list of ids");
  for (const Json& id : body[key]) {
    if (!id.is_string()) return wrong(key, "is not a list of ids");
    ids.push_back(TRY(id_in(id.get_ref<const std::string&>(), key)));
  }
  return ids;
}

Result<std::string> text_at(const Json& body, const char* key) {
  constexpr std::size_t longest = 4000;
  if (!body.contains(key) || body[key].is_null()) return std::string();
  if (!body[key].is_string() || body[key].get_ref<const std::string&>().size() > longest) return wrong(key, "is not a text of at most 4000 bytes");
  return body[key].get<std::string>();
}

Result<Json> body_of(const HttpRequest& request) {
  if (!request.header("content-type").starts_with("application/json")) return wrong("Content-Type", "is not application/json");
  Json body = Json::parse(request.body, nullptr, false);
  if (!body.is_object()) return wrong("body", "is not a JSON object");
  return body;
}

Result<EditRequest> request_of(const Json& body) {
  EditRequest edit;
  const auto kind = from_word<EditKind>(TRY(text_at(body, "kind")));
  if (!kind) return wrong("kind", "is no kind of edit");
  edit.kind = *kind;
  edit.actors = TRY(ids_at(body, "actors"));
  edit.statements = TRY(ids_at(body, "statements"));
  edit.documents = TRY(ids_at(body, "documents"));
  edit.issues = TRY(ids_at(body, "issues"));
  if (const std::string id = TRY(text_at(body, "confrontation")); !id.empty()) edit.confrontation = TRY(id_in(id, "confrontation"));
  if (body.contains("names")) {
    if (!body["names"].is_array()) return wrong("names", "is not a list of texts");
    for (const Json& name : body["names"]) {
      if (!name.is_string()) return wrong("names", "is not a list of texts");
      edit.names.push_back(name.get<std::string>());
    }
  }
  edit.text = TRY(text_at(body, "text"));
  edit.of = TRY(text_at(body, "of"));
  edit.remove = body.contains("remove") && body["remove"] == true;
  if (const std::string verdict = TRY(text_at(body, "verdict")); !verdict.empty()) {
    edit.verdict = from_word<Verdict>(verdict);
    if (!edit.verdict) return wrong("verdict", "is no verdict");
  }
  return edit;
}

Result<HttpResponse> settled(Call& call, RowId id) {
  Store::Reader record = TRY(call.store.reader());
  for (const EditRow& row : TRY(record->edits()))
    if (row.id == id) return json_response(edit_json(row));
  return Error{ErrorKind::not_found, "edit", "there is none with this id", "look at the log"};
}

// What is decided about issues shows when the record has been compared again.
Store::Touches touched_by(EditKind kind) {
  switch (kind) {
    case EditKind::verdict: return Store::Touches::verdicts;
    case EditKind::name_issue:
    case EditKind::define_issue:
    case EditKind::merge_issues:
    case EditKind::split_issue:
    case EditKind::assign_issue: return Store::Touches::nothing;
    default: return Store::Touches::all;
  }
}

// Of an edit that is there; all where it is not, which the record then says.
Result<Store::Touches> touched_by(Call& call, RowId edit) {
  Store::Reader record = TRY(call.store.reader());
  for (const EditRow& row : TRY(record->edits()))
    if (row.id == edit) return touched_by(row.kind);
  return Store::Touches::all;
}

Result<HttpResponse> make(Call& call) {
  const EditRequest edit = TRY(request_of(TRY(body_of(call.request))));
  RowId id = 0;
  TRY(call.store.write([&](Record& record) -> Result<void> {
    id = TRY(record.put_edit(edit));
    return {};
  }, touched_by(edit.kind)));
  return settled(call, id);
}

Result<HttpResponse> undo(Call& call) {
  const RowId id = TRY(id_in(call.path[0], "edit"));
  TRY(call.store.write([&](Record& record) { return record.undo_edit(id); }, TRY(touched_by(call, id))));
  return settled(call, id);
}

Result<HttpResponse> redo(Call& call) {
  const RowId id = TRY(id_in(call.path[0], "edit"));
  TRY(call.store.write([&](Record& record) { return record.redo_edit(id); }, TRY(touched_by(call, id))));
  return settled(call, id);
}

Result<HttpResponse> saved(Call& call) {
  Store::Reader record = TRY(call.store.reader());
  Json rows = Json::array();
  for (const SavedSearch& search : TRY(record->saved_searches())) rows.push_back({{"name", search.name}, {"query", search.query}});
  return json_response({{"searches", std::move(rows)}});
}

// A search under a name; one without a query is forgotten.
Result<HttpResponse> save(Call& call) {
  const Json body = TRY(body_of(call.request));
  const SavedSearch search{TRY(text_at(body, "name")), TRY(text_at(body, "query"))};
  if (search.name.find_first_not_of(" \t\n") == std::string::npos) return wrong("name", "is empty");
  TRY(call.store.write([&](Record& record) { return record.save_search(search); }, Store::Touches::nothing));
  return saved(call);
}

}  // namespace

std::vector<Route> edit_routes() {
  return {{"GET", "/api/edits", list}, {"POST", "/api/edits", make}, {"POST", "/api/edits/{id}/undo", undo}, {"POST", "/api/edits/{id}/redo", redo},
          {"GET", "/api/searches", saved}, {"POST", "/api/searches", save}};
}

}  // namespace onrecord
