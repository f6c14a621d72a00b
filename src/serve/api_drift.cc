// Drift of one side or one person, as compare/drift.h finds it and the report tells it.
#include "compare/drift.h"

#include <algorithm>  // std::sort

#include "serve/lists.h"
#include "view/drift_view.h"
#include "view/words.h"

namespace onrecord {
namespace {

DriftItem item_of(const Snapshot& snapshot, const Item& item) {
  const auto day = [](std::int32_t number) { return number == no_day ? std::nullopt : std::optional(date_of(number)); };
  return {item.id, item.whole == none ? 0 : snapshot.issues[item.whole].id, item.audience, drift_day(day(item.from), day(item.to))};
}

// Weeks or months as for the record as a whole, so that the periods of all sides are the same.
DriftUnit unit_of(const Snapshot& snapshot) {
  std::vector<DriftGroup> sides(snapshot.sides.size());
  for (const Item& item : snapshot.items)
    if (snapshot.sides[item.side].id != 0) sides[item.side].items.push_back(item_of(snapshot, item));
  return drift_unit(sides);
}

Result<std::vector<ToldLine>> told_of_sides(const Snapshot& snapshot, const Record& record) {
  std::vector<RowId> ids;
  for (const WordChoices& words : told_line_words())
    for (const RowId id : TRY(record.holders(words)))
      if (snapshot.item(id) != nullptr) ids.push_back(id);
  std::sort(ids.begin(), ids.end(), [&](RowId a, RowId b) { return snapshot.item(a)->document != snapshot.item(b)->document ? snapshot.item(a)->document < snapshot.item(b)->document : snapshot.item(a)->ordinal < snapshot.item(b)->ordinal; });
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  const std::vector<std::string> contents = TRY(record.contents(ids));
  std::vector<ToldWords> words;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Item& item = *snapshot.item(ids[i]);
    words.push_back({item.id, item.document == none ? 0 : snapshot.documents[item.document].id, item.speaker == none ? 0 : snapshot.actors[item.speaker].id, item_of(snapshot, item).day, contents[i]});
  }
  return told_lines(words, snapshot.actors);
}

Result<HttpResponse> drift(Call& call) {
  const Snapshot& snapshot = call.snapshot;
  const std::string_view speaker = call.request.parameter("speaker");
  const bool of_side = speaker.empty();
  const bool of_first = of_side && call.request.parameter("side").empty();
  const RowId id = of_first ? snapshot.sides.front().id : TRY(id_in(of_side ? call.request.parameter("side") : speaker, of_side ? "side" : "speaker"));
  const std::uint32_t wanted = of_side ? snapshot.side_index(id) : snapshot.actor_index(id);
  if (wanted == none) return Error{ErrorKind::not_found, of_side ? "side" : "speaker", "there is none with this id any more", "look in the list of speakers"};
  DriftGroup group{id, {}, {}};
  for (const Item& item : snapshot.items)
    if ((of_side ? item.side : item.speaker) == wanted) group.items.push_back(item_of(snapshot, item));
  Store::Reader record = TRY(call.store.reader());
  std::optional<Error> problem;
  const WordsOf words_of = [&](const std::vector<RowId>& ids) {
    auto words = record->contents(ids);
    if (words.ok()) return std::move(*words);
    problem = words.error();
    return std::vector<std::string>();
  };
  std::vector<DriftGroup> groups = {std::move(group)};
  if (of_side) add_told_lines(TRY(told_of_sides(snapshot, *record)), groups);
  const DriftUnit unit = unit_of(snapshot);
  const DriftNames names{[&](RowId issue) { return issue == 0 ? std::string("other") : heading(snapshot.issues[snapshot.issue_index(issue)].label); },
                         [&](RowId statement) -> std::optional<DriftWords> {
                           const Item* item = snapshot.item(statement);
                           auto words = record->contents({statement});
                           if (item == nullptr || !words.ok()) return std::nullopt;
                           return DriftWords{snapshot.number(*item), words->front(), item->speaker == none ? "" : snapshot.actors[item->speaker].name};
                         }};
  Json audiences = Json::array();
  for (const SideDrift& side : drift_of_group(groups.front(), unit, words_of)) {
    Json json = side_drift_json(side, names);
    for (const char* spans : {"stretches", "periods"})
      for (Json& span : json[spans]) {
        const When when{span["first"], span["last"], ""};
        span["label"] = when_words(when, WhenStyle::label);
      }
    const auto set_document = [&](Json& of) {
      if (const Item* item = snapshot.item(std::stoll(of["statement"].get<std::string>()))) of["document"] = item->document == none ? Json(nullptr) : id_json(snapshot.documents[item->document].id);
    };
    for (Json& stretch : json["stretches"])
      for (Json& example : stretch["examples"]) set_document(example);
    for (Json& frame : json["frames"]) {
      frame["label"] = frame["day"].is_null() ? "not dated" : when_words(When{frame["day"], frame["day"], ""}, WhenStyle::label);
      set_document(frame);
    }
    audiences.push_back(std::move(json));
  }
  if (problem) return *problem;
  return json_response({{"unit", word(unit)}, {"audiences", std::move(audiences)}});
}

}  // namespace

std::vector<Route> drift_routes() { return {{"GET", "/api/drift", drift}}; }

}  // namespace onrecord
