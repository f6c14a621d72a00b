#include "serve/snapshot.h"

#include <algorithm>  // std::sort

#include <fmt/format.h>

#include "compare/verdicts.h"

namespace onrecord {
namespace {

constexpr Date first_day = make_date(1970, 1, 1);

// As in the report: the day, or the middle of a narrow time; an open end only where the document itself is dated narrowly.
void place(Item& item, const DocumentHead* document) {
  constexpr std::int32_t year = 366;
  const bool begun = item.from != no_day;
  const bool ended = item.to != no_day;
  if (!begun && !ended) return;
  if (begun && ended) {
    if (item.to - item.from > year) return;
    item.placed = item.from + (item.to - item.from) / 2;
    item.loose = item.from != item.to;
    return;
  }
  if (document != nullptr && document->published.known() && !is_narrow(document->published)) return;
  item.placed = begun ? item.from : item.to;
  item.loose = true;
}

}  // namespace

std::optional<std::int32_t> day_number(std::string_view iso) {
  const auto stamp = parse_iso(iso);
  if (!stamp) return std::nullopt;
  return days_between(first_day, stamp->date);
}

template <class Row>
Snapshot::Index Snapshot::index_of(const std::vector<Row>& rows) {
  auto index = std::make_shared<std::unordered_map<RowId, std::uint32_t>>();
  index->reserve(rows.size());
  for (std::uint32_t i = 0; i < rows.size(); ++i) index->emplace(rows[i].id, i);
  return index;
}

Date date_of(std::int32_t day) { return add_days(first_day, day); }

Result<Snapshot> Snapshot::load(const Record& record) {
  Snapshot snapshot;
  snapshot.revision = TRY(record.revision());
  snapshot.documents = TRY(record.document_heads());
  std::sort(snapshot.documents.begin(), snapshot.documents.end(), [](const DocumentHead& a, const DocumentHead& b) {
    return document_order(a.published, a.title, a.id) < document_order(b.published, b.title, b.id);
  });
  snapshot.document_index_ = index_of(snapshot.documents);
  snapshot.actors = TRY(record.actors());
  snapshot.actor_index_ = index_of(snapshot.actors);
  snapshot.issues = TRY(record.issues());
  snapshot.issue_index_ = index_of(snapshot.issues);
  snapshot.sources = TRY(record.sources());
  snapshot.source_index_ = index_of(snapshot.sources);
  snapshot.failures = TRY(record.failures());
  snapshot.copies = TRY(record.copies());
  snapshot.named_days = TRY(record.named_days(40));
  snapshot.gather_findings(TRY(record.findings()));
  snapshot.add_items(TRY(record.statement_keys()));
  snapshot.gather_sides();
  TRY(snapshot.load_confrontations(record));
  return snapshot;
}

Result<void> Snapshot::load_confrontations(const Record& record) {
  revision = TRY(record.revision());
  std::vector<ConfrontationRow> rows = TRY(record.confrontations());
  std::erase_if(rows, [&](const ConfrontationRow& row) { return item(row.a) == nullptr || item(row.b) == nullptr; });
  if (has_verdicts(rows)) {
    std::vector<RowId> halves;
    for (const ConfrontationRow& row : rows) {
      halves.push_back(row.a);
      halves.push_back(row.b);
    }
    rank_by_verdicts(rows, TRY(record.statement_vectors(std::move(halves))));
  }
  confrontations = std::move(rows);
  confrontation_index_ = index_of(confrontations);
  return {};
}

bool Snapshot::is_of_issue(const ConfrontationRow& row, std::uint32_t issue) const {
  const std::uint32_t own = issue_index(row.issue);
  return own != none && (own == issue || issue_index(issues[own].part_of) == issue) && issue != none;
}

void Snapshot::add_items(const std::vector<StatementKey>& keys) {
  statements_of_document.assign(documents.size(), 0);
  items.reserve(keys.size());
  for (const StatementKey& key : keys) {
    Item item;
    item.id = key.id;
    item.document = document_index(key.document);
    item.ordinal = key.ordinal;
    item.speaker = actor_index(key.speaker);
    item.issue = issue_index(key.issue);
    item.whole = item.issue == none || issues[item.issue].part_of == 0 ? item.issue : issue_index(issues[item.issue].part_of);
    item.from = day_number(key.said_from).value_or(no_day);
    item.to = day_number(key.said_to).value_or(no_day);
    item.audience = key.audience;
    item.channel = key.channel;
    item.kind = key.kind;
    item.act = key.act;
    place(item, item.document == none ? nullptr : &documents[item.document]);
    if (item.document != none) ++statements_of_document[item.document];
    counts.add(item.audience);
    items.push_back(item);
  }
  const auto time = [](const Item& item) { return item.from != no_day ? item.from : item.to; };
  std::sort(items.begin(), items.end(), [&](const Item& a, const Item& b) {
    return std::tuple(time(a), a.document, a.ordinal, a.id) < std::tuple(time(b), b.document, b.ordinal, b.id);
  });
  item_index_ = index_of(items);
}

void Snapshot::gather_sides() {
  std::unordered_map<RowId, RowId> side_ids;  // a main organisation is on its own side
  for (const ActorRow& actor : actors)
    if (actor.side != 0 && actor_index(actor.side) != none) {
      side_ids.insert_or_assign(actor.id, actor.side);
      side_ids.emplace(actor.side, actor.side);
    }
  spoken.assign(actors.size(), {});
  AudienceCounts unknown_speakers;
  for (const Item& item : items) (item.speaker == none ? unknown_speakers : spoken[item.speaker]).add(item.audience);
  std::map<RowId, HeardSide> heard;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const auto side = side_ids.find(actors[i].id);
    if (side == side_ids.end() || spoken[i].all() == 0) continue;
    heard[side->second].statements += spoken[i].all();
    ++heard[side->second].speakers;
  }
  const std::set<RowId> chosen = sides_of_dispute(heard, items.size());
  std::vector<std::pair<std::size_t, RowId>> ranked;
  for (const RowId id : chosen) ranked.emplace_back(heard[id].statements, id);
  std::sort(ranked.begin(), ranked.end(), [&](const auto& a, const auto& b) {
    return std::tuple(b.first, std::string_view(actors[actor_index(a.second)].name)) < std::tuple(a.first, std::string_view(actors[actor_index(b.second)].name));
  });
  std::unordered_map<RowId, std::uint32_t> places;
  for (const auto& [statements, id] : ranked) {
    places.emplace(id, static_cast<std::uint32_t>(sides.size()));
    sides.push_back({id, actors[actor_index(id)].name, {}, {}});
  }
  const auto others = static_cast<std::uint32_t>(sides.size());
  sides.push_back({0, "Others", unknown_speakers, {}});
  side_of_actor_.assign(actors.size(), others);
  for (std::uint32_t i = 0; i < actors.size(); ++i) {
    const auto side = side_ids.find(actors[i].id);
    if (side != side_ids.end() && places.contains(side->second)) side_of_actor_[i] = places.at(side->second);
    if (spoken[i].all() == 0) continue;
    SnapshotSide& of = sides[side_of_actor_[i]];
    of.speakers.push_back(i);
    of.counts.open += spoken[i].open;
    of.counts.closed += spoken[i].closed;
    of.counts.unknown += spoken[i].unknown;
  }
  for (SnapshotSide& side : sides)
    std::stable_sort(side.speakers.begin(), side.speakers.end(), [this](std::uint32_t a, std::uint32_t b) { return spoken[a].all() > spoken[b].all(); });
  for (Item& item : items) item.side = side_of(item.speaker);
}

void Snapshot::gather_findings(std::vector<FindingRow> rows) {
  constexpr std::size_t most_examples = 5;
  std::map<std::string, FindingGroup> groups;
  for (FindingRow& row : rows) {
    FindingGroup& group = groups[row.code];
    group.code = row.code;
    if (++group.count <= most_examples) group.examples.push_back(std::move(row));
  }
  for (auto& [code, group] : groups) findings.push_back(std::move(group));
}

const Item* Snapshot::item(RowId statement) const {
  const std::uint32_t at = index_in(item_index_, statement);
  return at == none ? nullptr : &items[at];
}

const DocumentHead* Snapshot::document(RowId id) const {
  const std::uint32_t at = document_index(id);
  return at == none ? nullptr : &documents[at];
}

const SourceRow* Snapshot::source(RowId id) const {
  const std::uint32_t at = index_in(source_index_, id);
  return at == none ? nullptr : &sources[at];
}

std::uint32_t Snapshot::side_index(RowId id) const {
  for (std::uint32_t i = 0; i < sides.size(); ++i)
    if (sides[i].id == id) return i;
  return none;
}

std::string Snapshot::number(const Item& item) const { return fmt::format("{}.{}", item.document == none ? 0 : item.document + 1, item.ordinal + 1); }

}  // namespace onrecord
