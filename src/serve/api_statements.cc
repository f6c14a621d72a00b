// Statements: lists with facets, one with its surroundings and its evidence, and pictures of them.
#include "serve/half.h"
#include "serve/lists.h"
#include "serve/picture.h"
#include "view/words.h"

namespace onrecord {
namespace {

// What a value of a facet is called, with its id for the address.
Json facet_entry(const Snapshot& snapshot, Facet facet, std::uint32_t value, bool missing) {
  const auto named = [](std::string_view id, std::string_view label) { return Json{{"id", id}, {"label", label}}; };
  if (missing) return named("none", "not known");
  switch (facet) {
    case Facet::side: return named(std::to_string(snapshot.sides[value].id), snapshot.sides[value].name);
    case Facet::speaker: return named(std::to_string(snapshot.actors[value].id), heading(snapshot.actors[value].name));
    case Facet::issue: return named(std::to_string(snapshot.issues[value].id), heading(snapshot.issues[value].label));
    case Facet::document: return named(std::to_string(snapshot.documents[value].id), document_title(snapshot, snapshot.documents[value]));
    case Facet::audience: return named(word(static_cast<Audience>(value)), audience_words(static_cast<Audience>(value)));
    case Facet::channel: return named(word(static_cast<Channel>(value)), channel_words(static_cast<Channel>(value)));
    case Facet::act: return named(word(static_cast<Act>(value)), word(static_cast<Act>(value)));
    case Facet::kind: return named(word(static_cast<StatementKind>(value)), word(static_cast<StatementKind>(value)));
  }
  return nullptr;
}

// The largest values of each facet; what does not fit is counted.
Json facets_json(const Snapshot& snapshot, const Selected& selected) {
  constexpr std::size_t most = 12;
  Json facets = Json::object();
  for (std::size_t f = 0; f < facet_count; ++f) {
    const auto facet = static_cast<Facet>(f);
    const std::vector<std::uint32_t>& counts = selected.facets[f];
    std::vector<std::uint32_t> order;
    for (std::uint32_t value = 0; value < counts.size(); ++value)
      if (counts[value] > 0) order.push_back(value);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
    Json values = Json::array();
    for (std::size_t i = 0; i < order.size() && i < most; ++i) {
      Json entry = facet_entry(snapshot, facet, order[i], order[i] + 1 == counts.size());
      entry["count"] = counts[order[i]];
      values.push_back(std::move(entry));
    }
    facets[std::string(word(facet))] = {{"values", std::move(values)}, {"all", order.size()}};
  }
  return facets;
}

Result<HttpResponse> list(Call& call) {
  const std::string_view order = call.request.parameter("order");
  const Selected selected = TRY(selected_by(call, order == "rank"));
  const PageOf page = page_of(call.request);
  const bool newest = order == "newest";
  std::vector<RowId> ids;
  for (std::size_t i = page.offset; i < selected.items.size() && ids.size() < page.limit; ++i)
    ids.push_back(call.snapshot.items[selected.items[newest ? selected.items.size() - 1 - i : i]].id);
  Store::Reader record = TRY(call.store.reader());
  Json rows = Json::array();
  for (const StatementRow& row : TRY(rows_of(*record, ids))) rows.push_back(statement_json(call.snapshot, row));
  Json json = page_json(selected.items.size(), page, std::move(rows));
  AudienceCounts counts;
  for (const std::uint32_t item : selected.items) counts.add(call.snapshot.items[item].audience);
  json["counts"] = counts_json(counts);
  if (call.request.parameter("facets") == "1") json["facets"] = facets_json(call.snapshot, selected);
  return json_response(json);
}

Result<HttpResponse> one(Call& call) {
  const RowId id = TRY(id_in(call.path[0], "statement"));
  Store::Reader record = TRY(call.store.reader());
  const std::vector<StatementRow> rows = TRY(rows_of(*record, {id}));
  if (rows.empty()) return Error{ErrorKind::not_found, "statement", "it is not in the record any more", "search for its words"};
  return json_response(TRY(half_json(call.snapshot, *record, rows.front())));
}

Result<HttpResponse> picture(Call& call) {
  constexpr std::size_t widest = 4000, usual = 960;
  const Selected selected = TRY(selected_by(call));
  const std::string_view by = call.request.parameter("by");
  const PictureRows rows = by == "issue" ? PictureRows::issue : by == "speaker" ? PictureRows::speaker : PictureRows::side;
  const double width = static_cast<double>(std::max<std::size_t>(call.request.number("width", widest).value_or(usual), 60));
  return json_response(picture_json(call.snapshot, selected.items, width, rows));
}

}  // namespace

std::vector<Route> statement_routes() {
  return {{"GET", "/api/statements", list}, {"GET", "/api/statements/{id}", one}, {"GET", "/api/picture", picture}};
}

}  // namespace onrecord
