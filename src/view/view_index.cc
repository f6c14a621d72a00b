#include "view/view_index.h"

#include <algorithm>  // std::sort
#include <functional> // std::greater
#include <tuple>      // std::tie

#include <fmt/format.h>

namespace onrecord {
namespace {

template <class Row>
std::unordered_map<RowId, const Row*> by_id(const std::vector<Row>& rows) {
  std::unordered_map<RowId, const Row*> found;
  found.reserve(rows.size());
  for (const Row& row : rows) found.emplace(row.id, &row);
  return found;
}

bool before(const Speaker& a, const Speaker& b) {
  if (!a.actor || !b.actor) return a.actor && !b.actor;
  const std::size_t a_said = a.statements.size();
  const std::size_t b_said = b.statements.size();
  return std::tie(b_said, a.actor->name, a.actor->id) < std::tie(a_said, b.actor->name, b.actor->id);
}

bool side_before(const Side& a, const Side& b) {
  if ((a.id == 0) != (b.id == 0)) return b.id == 0;
  const std::size_t a_said = a.counts.all();
  const std::size_t b_said = b.counts.all();
  return std::tie(b_said, a.name, a.id) < std::tie(a_said, b.name, b.id);
}

}  // namespace

std::set<RowId> sides_of_dispute(const std::map<RowId, HeardSide>& heard, std::size_t all_statements) {
  constexpr std::size_t most_sides = 10;
  constexpr std::size_t fewest = 3;
  std::vector<std::pair<std::size_t, RowId>> ranked;
  for (const auto& [id, side] : heard)
    if (side.statements >= fewest && (side.speakers > 1 || side.statements >= all_statements / 100)) ranked.emplace_back(side.statements, id);
  std::sort(ranked.begin(), ranked.end(), std::greater<>());
  if (ranked.size() > most_sides) ranked.resize(most_sides);
  std::set<RowId> sides;
  for (const auto& [statements, id] : ranked) sides.insert(id);
  return sides;
}

std::tuple<std::string, std::string_view, RowId> document_order(const When& published, std::string_view title, RowId id) { return {order_key(published), title, id}; }

bool is_narrow(const When& when) {
  constexpr int year = 366;
  const auto from = parse_iso(when.from);
  const auto to = parse_iso(when.to);
  return (from || to) && (!from || !to || days_between(from->date, to->date) <= year);
}

std::optional<PlacedDay> place_in_time(const ViewIndex& index, const StatementRow& statement) {
  const When& when = statement.said;
  const auto from = parse_iso(when.from);
  const auto to = parse_iso(when.to);
  if (!is_narrow(when)) return std::nullopt;
  if (from && to) return PlacedDay{add_days(from->date, days_between(from->date, to->date) / 2), from->date != to->date};
  const DocumentRow* document = index.document(statement.document);
  if (document && document->published.known() && !is_narrow(document->published)) return std::nullopt;
  return PlacedDay{from ? from->date : to->date, true};
}

void AudienceCounts::add(Audience audience) {
  switch (audience) {
    case Audience::open: ++open; break;
    case Audience::closed: ++closed; break;
    case Audience::unknown: ++unknown; break;
  }
}

std::string order_key(const When& when) {
  if (!when.from.empty()) return when.from;
  return when.to.empty() ? "~" : when.to;
}

ViewIndex::ViewIndex(const RecordView& view)
    : view_(view),
      sources_(by_id(view.sources)),
      documents_(by_id(view.documents)),
      actors_(by_id(view.actors)),
      statements_(by_id(view.statements)),
      issues_(by_id(view.issues)) {
  order_documents();
  gather_sides();
}

void ViewIndex::order_documents() {
  for (const DocumentRow& document : view_.documents) ordered_.push_back(&document);
  const auto key = [](const DocumentRow* document) { return document_order(document->published, document->title, document->id); };
  std::sort(ordered_.begin(), ordered_.end(), [&](const DocumentRow* a, const DocumentRow* b) { return key(a) < key(b); });
  for (std::size_t i = 0; i < ordered_.size(); ++i) numbers_.emplace(ordered_[i]->id, i + 1);
  for (const StatementRow& statement : view_.statements) of_document_[statement.document].push_back(&statement);
  for (auto& [document, statements] : of_document_)
    std::sort(statements.begin(), statements.end(), [](const StatementRow* a, const StatementRow* b) { return std::tie(a->ordinal, a->id) < std::tie(b->ordinal, b->id); });
}

void ViewIndex::gather_sides() {
  for (const ActorRow& actor : view_.actors)
    if (actor.side != 0) {
      side_of_.insert_or_assign(actor.id, actor.side);
      side_of_.emplace(actor.side, actor.side);
    }
  std::map<RowId, Speaker> speakers;
  for (const DocumentRow* document : ordered_)
    for (const StatementRow* statement : statements_of(document->id)) {
      const ActorRow* who = actor(statement->speaker);
      Speaker& speaker = speakers[who ? who->id : 0];
      speaker.actor = who;
      speaker.statements.push_back(statement);
      speaker.counts.add(statement->audience);
      counts_.add(statement->audience);
    }
  std::map<RowId, HeardSide> all_sides;
  for (const auto& [id, speaker] : speakers) {
    if (side_of(id) == 0) continue;
    HeardSide& side = all_sides[side_of(id)];
    side.statements += speaker.statements.size();
    ++side.speakers;
  }
  const std::set<RowId> heard = sides_of_dispute(all_sides, view_.statements.size());
  std::map<RowId, Side> sides;
  for (auto& [id, speaker] : speakers) {
    const RowId side_id = heard.contains(side_of(id)) ? side_of(id) : 0;
    Side& side = sides[side_id];
    side.id = side_id;
    side.counts.open += speaker.counts.open;
    side.counts.closed += speaker.counts.closed;
    side.counts.unknown += speaker.counts.unknown;
    side.speakers.push_back(std::move(speaker));
  }
  for (auto& [id, side] : sides) {
    const ActorRow* main = actor(id);
    side.name = main ? main->name : "Others";
    std::sort(side.speakers.begin(), side.speakers.end(), before);
    sides_.push_back(std::move(side));
  }
  std::sort(sides_.begin(), sides_.end(), side_before);
  for (std::size_t i = 0; i < sides_.size(); ++i) side_places_.emplace(sides_[i].id, i);
}

std::size_t ViewIndex::number(const DocumentRow& document) const {
  const auto at = numbers_.find(document.id);
  return at == numbers_.end() ? 0 : at->second;
}

std::string ViewIndex::number(const StatementRow& statement) const {
  const DocumentRow* of = document(statement.document);
  return fmt::format("{}.{}", of ? number(*of) : 0, statement.ordinal + 1);
}

const std::vector<const StatementRow*>& ViewIndex::statements_of(RowId document) const {
  static const std::vector<const StatementRow*> none;
  const auto at = of_document_.find(document);
  return at == of_document_.end() ? none : at->second;
}

RowId ViewIndex::side_of(RowId actor) const {
  const auto at = side_of_.find(actor);
  return at == side_of_.end() || !actors_.contains(at->second) ? 0 : at->second;
}

std::size_t ViewIndex::side_place(RowId actor) const {
  const auto at = side_places_.find(side_of(actor));
  return at == side_places_.end() ? sides_.size() - 1 : at->second;
}

}  // namespace onrecord
