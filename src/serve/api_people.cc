// Speakers and sides: lists, and one with aliases and roles, each with where it is found.
#include <algorithm>  // std::sort

#include "base/json_values.h"
#include "serve/lists.h"
#include "view/words.h"

namespace onrecord {
namespace {

Json speaker_row(const Snapshot& snapshot, std::uint32_t actor) {
  Json json = actor_json(snapshot, actor);
  json["counts"] = counts_json(snapshot.spoken[actor]);
  json["unnamed"] = snapshot.actors[actor].unnamed;
  return json;
}

Result<HttpResponse> speakers(Call& call) {
  const std::string_view wanted = call.request.parameter("q");
  const bool silent_too = call.request.parameter("silent") == "1";
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < call.snapshot.actors.size(); ++i) {
    if (call.snapshot.spoken[i].all() == 0 && !silent_too) continue;
    const ActorRow& actor = call.snapshot.actors[i];
    const bool named = contains_words(actor.name, wanted) || std::any_of(actor.aliases.begin(), actor.aliases.end(), [&](const std::string& alias) { return contains_words(alias, wanted); });
    if (named) found.push_back(i);
  }
  std::stable_sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) { return call.snapshot.spoken[a].all() > call.snapshot.spoken[b].all(); });
  const PageOf page = page_of(call.request, 100);
  Json rows = Json::array();
  for (std::size_t i = page.offset; i < found.size() && rows.size() < page.limit; ++i) rows.push_back(speaker_row(call.snapshot, found[i]));
  return json_response(page_json(found.size(), page, std::move(rows)));
}

Result<HttpResponse> sides(Call& call) {
  constexpr std::size_t most_people = 8;
  Json list = Json::array();
  for (std::uint32_t s = 0; s < call.snapshot.sides.size(); ++s) {
    const SnapshotSide& side = call.snapshot.sides[s];
    Json json = side_json(call.snapshot, s);
    json["counts"] = counts_json(side.counts);
    json["speakers"] = side.speakers.size();
    Json people = Json::array();
    for (std::size_t i = 0; i < side.speakers.size() && i < most_people; ++i) people.push_back(speaker_row(call.snapshot, side.speakers[i]));
    json["people"] = std::move(people);
    list.push_back(std::move(json));
  }
  return json_response({{"sides", std::move(list)}, {"counts", counts_json(call.snapshot.counts)}});
}

// Where a name or a role is found: how many documents, and the first.
struct Found {
  std::size_t documents = 0;
  std::uint32_t first = none;
  PointSpan span;
  bool here = false;  // span is of the first document

  void add(std::uint32_t document, const std::vector<PointSpan>& mentions) {
    ++documents;
    if (first != none && first <= document) return;
    first = document;
    here = !mentions.empty();
    if (here) span = mentions.front();
  }
};

Json found_json(const Snapshot& snapshot, const std::string& words, const std::string& of, const Found& found) {
  Json json = {{"words", words}, {"of", or_null(of)}, {"documents", found.documents}, {"document", document_json(snapshot, found.first)}};
  json["at"] = found.here ? Json(found.span.start) : Json(nullptr);
  return json;
}

Result<HttpResponse> speaker(Call& call) {
  const std::uint32_t actor = call.snapshot.actor_index(TRY(id_in(call.path[0], "speaker")));
  if (actor == none) return Error{ErrorKind::not_found, "speaker", "there is none with this id any more", "look in the list of speakers: names may have been joined"};
  const ActorRow& row = call.snapshot.actors[actor];
  Json json = speaker_row(call.snapshot, actor);
  Store::Reader record = TRY(call.store.reader());
  std::map<std::string, Found> aliases;
  std::map<std::pair<std::string, std::string>, Found> roles;  // without regard to capitals, which differ by the outlet's taste
  std::map<std::pair<std::string, std::string>, Role> spelled;
  // All places someone stands in are many; only who splits one actor in two looks at them.
  constexpr std::size_t most_documents = 500;
  const bool with_documents = call.request.parameter("documents") == "1";
  Json documents = Json::array();
  for (const AppearanceRow& appearance : TRY(record->appearances(row.id))) {
    const std::uint32_t document = call.snapshot.document_index(appearance.document);
    for (const std::string& alias : appearance.names) aliases[alias].add(document, appearance.mentions);
    for (const Role& role : appearance.roles) {
      const std::pair key{lower_case(role.role), lower_case(role.of)};
      roles[key].add(document, appearance.mentions);
      spelled.emplace(key, role);
    }
    if (!with_documents || documents.size() == most_documents) continue;
    Json one = document_json(call.snapshot, document);
    if (one.is_null()) continue;
    one["as"] = appearance.names.empty() ? "" : appearance.names.front();
    one["names"] = appearance.names;
    documents.push_back(std::move(one));
  }
  Json alias_list = Json::array(), role_list = Json::array();
  for (const auto& [name, found] : aliases) alias_list.push_back(found_json(call.snapshot, name, "", found));
  for (const auto& [role, found] : roles) role_list.push_back(found_json(call.snapshot, spelled[role].role, spelled[role].of, found));
  json["aliases"] = std::move(alias_list);
  json["roles"] = std::move(role_list);
  json["documents"] = std::move(documents);
  json["sideBasis"] = or_null(row.side_basis);
  json["partOf"] = actor_json(call.snapshot, call.snapshot.actor_index(row.part_of));
  return json_response(json);
}

Result<HttpResponse> side(Call& call) {
  const std::uint32_t index = call.snapshot.side_index(TRY(id_in(call.path[0], "side")));
  if (index == none) return Error{ErrorKind::not_found, "side", "there is none with this id any more", "look at the overview"};
  const SnapshotSide& row = call.snapshot.sides[index];
  Json json = side_json(call.snapshot, index);
  json["counts"] = counts_json(row.counts);
  Json people = Json::array();
  constexpr std::size_t most = 200;
  for (std::size_t i = 0; i < row.speakers.size() && i < most; ++i) {
    Json one = speaker_row(call.snapshot, row.speakers[i]);
    one["sideBasis"] = call.snapshot.actors[row.speakers[i]].side_basis;
    people.push_back(std::move(one));
  }
  json["speakers"] = row.speakers.size();
  json["people"] = std::move(people);
  return json_response(json);
}

}  // namespace

std::vector<Route> people_routes() {
  return {{"GET", "/api/speakers", speakers}, {"GET", "/api/speakers/{id}", speaker}, {"GET", "/api/sides", sides}, {"GET", "/api/sides/{id}", side}};
}

}  // namespace onrecord
