// Confrontations: the queue with its filters and its progress, and one with all that an editor judges by.
#include <algorithm>  // std::find
#include <cmath>      // std::round

#include "serve/half.h"
#include "serve/lists.h"
#include "view/words.h"

namespace onrecord {
namespace {

// The private, or the earlier, or the one said, stands left.
struct Pair {
  RowId left = 0;
  RowId right = 0;
};
Pair sides_of(const ConfrontationRow& row) { return row.relation == Relation::private_public ? Pair{row.b, row.a} : Pair{row.a, row.b}; }

Json head_json(const Snapshot& snapshot, const ConfrontationRow& row) {
  const Item* item = snapshot.item(row.a);
  return {{"id", id_json(row.id)}, {"relation", word(row.relation)}, {"relationWords", relation_words(row.relation)}, {"issue", issue_json(snapshot, snapshot.issue_index(row.issue))},
          {"side", side_json(snapshot, item->side)}, {"score", std::round(row.score * 1000) / 1000}, {"reasons", row.reasons}, {"verdict", row.verdict ? Json(word(*row.verdict)) : Json(nullptr)}, {"note", row.note}};
}

// The confrontations a request is about, in the order of the queue; positions in Snapshot::confrontations.
Result<std::vector<std::uint32_t>> queue_of(const Call& call) {
  const HttpRequest& request = call.request;
  const auto index = [&](const char* name, auto find) -> Result<std::optional<std::uint32_t>> {
    if (request.parameter(name).empty()) return std::optional<std::uint32_t>();
    return std::optional<std::uint32_t>(find(TRY(id_in(request.parameter(name), name))));
  };
  const auto side = TRY(index("side", [&](RowId id) { return call.snapshot.side_index(id); }));
  const auto issue = TRY(index("issue", [&](RowId id) { return call.snapshot.issue_index(id); }));
  const auto speaker = TRY(index("speaker", [&](RowId id) { return call.snapshot.actor_index(id); }));
  const auto document = TRY(index("document", [&](RowId id) { return call.snapshot.document_index(id); }));
  const std::string_view verdict = request.parameter("verdict");
  const std::string_view relation = request.parameter("relation");
  std::vector<std::uint32_t> queue;
  for (std::uint32_t i = 0; i < call.snapshot.confrontations.size(); ++i) {
    const ConfrontationRow& row = call.snapshot.confrontations[i];
    const Item& a = *call.snapshot.item(row.a);
    const Item& b = *call.snapshot.item(row.b);
    if (verdict == "open" && row.verdict) continue;
    if (verdict == "given" && !row.verdict) continue;
    if (!verdict.empty() && verdict != "open" && verdict != "given" && (!row.verdict || word(*row.verdict) != verdict)) continue;
    if (!relation.empty() && word(row.relation) != relation) continue;
    if (side && a.side != *side && b.side != *side) continue;
    if (issue && !call.snapshot.is_of_issue(row, *issue)) continue;
    if (speaker && a.speaker != *speaker && b.speaker != *speaker) continue;
    if (document && a.document != *document && b.document != *document) continue;
    queue.push_back(i);
  }
  return queue;
}

Json progress_json(const Snapshot& snapshot, const std::vector<std::uint32_t>& queue) {
  const auto judged = std::count_if(queue.begin(), queue.end(), [&](std::uint32_t i) { return snapshot.confrontations[i].verdict.has_value(); });
  return {{"all", queue.size()}, {"judged", judged}, {"open", queue.size() - static_cast<std::size_t>(judged)}};
}

Result<HttpResponse> list(Call& call) {
  const std::vector<std::uint32_t> queue = TRY(queue_of(call));
  const PageOf page = page_of(call.request, 25);
  std::vector<std::uint32_t> shown;
  std::vector<RowId> ids;
  for (std::size_t i = page.offset; i < queue.size() && shown.size() < page.limit; ++i) {
    shown.push_back(queue[i]);
    const Pair pair = sides_of(call.snapshot.confrontations[queue[i]]);
    ids.push_back(pair.left);
    ids.push_back(pair.right);
  }
  Store::Reader record = TRY(call.store.reader());
  const std::vector<StatementRow> halves = TRY(rows_of(*record, ids));
  if (halves.size() != ids.size()) return Error{ErrorKind::busy, "confrontations", "the record is changing", "try again"};
  Json rows = Json::array();
  for (std::size_t i = 0; i < shown.size(); ++i) {
    Json row = head_json(call.snapshot, call.snapshot.confrontations[shown[i]]);
    row["left"] = statement_json(call.snapshot, halves[2 * i]);
    row["right"] = statement_json(call.snapshot, halves[2 * i + 1]);
    rows.push_back(std::move(row));
  }
  Json json = page_json(queue.size(), page, std::move(rows));
  json["progress"] = progress_json(call.snapshot, queue);
  json["comparing"] = call.store.comparing();
  return json_response(json);
}

std::string names(const std::vector<AddresseeRow>& to) {
  std::string list;
  for (const AddresseeRow& one : to) list += (list.empty() ? "" : ", ") + one.name;
  return list;
}

std::string distance(const StatementRow& left, const StatementRow& right) {
  const auto a = day_number(left.said.from);
  const auto b = day_number(right.said.from);
  if (!left.said.exact() || !right.said.exact() || !a || !b) return "When";
  const auto days = static_cast<std::uint64_t>(std::abs(*a - *b));
  return days == 0 ? "Same day" : counted(days, "day apart", "days apart");
}

// What differs and what is the same, facing each other.
Json differences(const Snapshot& snapshot, const StatementRow& left, const StatementRow& right) {
  Json rows = Json::array();
  const auto add = [&](std::string what, std::string_view one, std::string_view other, bool same) {
    if (!one.empty() || !other.empty()) rows.push_back({{"what", what}, {"left", one}, {"right", other}, {"same", same}});
  };
  add(left.audience == right.audience ? "Same audience" : "Audience", audience_words(left.audience), audience_words(right.audience), left.audience == right.audience);
  add(left.act == right.act ? "Same act" : "Act", word(left.act), word(right.act), left.act == right.act);
  add(distance(left, right), when_words(left.said, WhenStyle::label), when_words(right.said, WhenStyle::label), false);
  add("To", names(left.to), names(right.to), names(left.to) == names(right.to));
  add(left.channel == right.channel ? "Same channel" : "Channel", channel_words(left.channel), channel_words(right.channel), left.channel == right.channel);
  const std::uint32_t one = snapshot.actor_index(left.speaker), other = snapshot.actor_index(right.speaker);
  const auto name = [&](std::uint32_t actor, const StatementRow& row) {
    return actor == none ? (row.speaker_name.empty() ? "not known" : row.speaker_name) : heading(snapshot.actors[actor].name);
  };
  add(one == other ? "Same speaker" : "Speaker", name(one, left), name(other, right), one == other);
  std::stable_partition(rows.begin(), rows.end(), [](const Json& row) { return !row["same"].get<bool>(); });
  return rows;
}

// Other pairs of the same words, because an editor uses the strongest.
Result<Json> other_pairs(Call& call, const Record& record, const ConfrontationRow& row) {
  constexpr std::size_t most = 6;
  std::vector<const ConfrontationRow*> found;
  std::vector<RowId> ids;
  for (const ConfrontationRow& other : call.snapshot.confrontations) {
    if (other.id == row.id || found.size() >= most) continue;
    const RowId mine = row.a == other.a || row.a == other.b ? row.a : row.b == other.a || row.b == other.b ? row.b : 0;
    if (mine == 0) continue;
    found.push_back(&other);
    ids.push_back(other.a == mine ? other.b : other.a);
  }
  const std::vector<StatementRow> statements = TRY(rows_of(record, ids));
  Json list = Json::array();
  for (std::size_t i = 0; i < found.size() && statements.size() == found.size(); ++i) {
    Json one = head_json(call.snapshot, *found[i]);
    one["against"] = statement_json(call.snapshot, statements[i]);
    list.push_back(std::move(one));
  }
  return list;
}

Result<HttpResponse> one(Call& call) {
  const std::uint32_t index = call.snapshot.confrontation_index(TRY(id_in(call.path[0], "confrontation")));
  if (index == none) return Error{ErrorKind::not_found, "confrontation", "the record does not set these two side by side any more", "go back to the list: its statements are still in the record"};
  const ConfrontationRow& row = call.snapshot.confrontations[index];
  const Pair pair = sides_of(row);
  Store::Reader record = TRY(call.store.reader());
  const std::vector<StatementRow> halves = TRY(rows_of(*record, {pair.left, pair.right}));
  if (halves.size() != 2) return Error{ErrorKind::busy, "confrontation", "the record is changing", "try again"};
  Json json = head_json(call.snapshot, row);
  json["left"] = TRY(half_json(call.snapshot, *record, halves[0]));
  json["right"] = TRY(half_json(call.snapshot, *record, halves[1]));
  json["differences"] = differences(call.snapshot, halves[0], halves[1]);
  json["others"] = TRY(other_pairs(call, *record, row));
  const std::vector<std::uint32_t> queue = TRY(queue_of(call));
  json["progress"] = progress_json(call.snapshot, queue);
  // Its place in the queue, also where a verdict has just taken it out of a queue of open ones.
  const auto at = std::lower_bound(queue.begin(), queue.end(), index);
  const bool in_queue = at != queue.end() && *at == index;
  const auto id_at = [&](auto place) { return id_json(call.snapshot.confrontations[*place].id); };
  const auto next = in_queue ? at + 1 : at;
  const auto open = std::find_if(next, queue.end(), [&](std::uint32_t i) { return !call.snapshot.confrontations[i].verdict; });
  json["position"] = at - queue.begin() + (in_queue ? 1 : 0);
  json["previous"] = at == queue.begin() ? Json(nullptr) : id_at(at - 1);
  json["next"] = next == queue.end() ? Json(nullptr) : id_at(next);
  json["nextOpen"] = open == queue.end() ? Json(nullptr) : id_at(open);
  return json_response(json);
}

}  // namespace

std::vector<Route> confrontation_routes() { return {{"GET", "/api/confrontations", list}, {"GET", "/api/confrontations/{id}", one}}; }

}  // namespace onrecord
