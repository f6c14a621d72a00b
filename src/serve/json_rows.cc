#include "serve/json_rows.h"

#include <charconv>       // std::from_chars
#include <unordered_map>  // std::unordered_map

#include "base/json_values.h"
#include "view/excerpt.h"
#include "view/words.h"

namespace onrecord {

HttpResponse json_response(const Json& json) {
  HttpResponse response;
  response.body = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  return response;
}

Result<RowId> id_in(std::string_view text, std::string_view what) {
  RowId id = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (text.empty() || problem != std::errc() || end != text.data() + text.size()) return Error{ErrorKind::not_found, std::string(what), "there is none with the id \"" + std::string(text) + "\"", "it may have changed: go back and open it anew"};
  return id;
}

Json id_json(RowId id) { return std::to_string(id); }

Json when_json(const When& when) {
  return {{"from", or_null(when.from)}, {"to", or_null(when.to)}, {"basis", or_null(when.basis)}, {"label", when_words(when, WhenStyle::label)}, {"sentence", when_words(when)}, {"exact", when.exact()}};
}

Json counts_json(const AudienceCounts& counts) { return {{"all", counts.all()}, {"public", counts.open}, {"private", counts.closed}, {"unknown", counts.unknown}}; }

Json side_json(const Snapshot& snapshot, std::uint32_t side) {
  return {{"id", id_json(snapshot.sides[side].id)}, {"name", snapshot.sides[side].name}, {"place", side}};
}

Json actor_json(const Snapshot& snapshot, std::uint32_t actor) {
  if (actor == none) return nullptr;
  const ActorRow& row = snapshot.actors[actor];
  return {{"id", id_json(row.id)}, {"name", heading(row.name)}, {"type", word(row.type)}, {"role", or_null(role_words(row))}, {"side", side_json(snapshot, snapshot.side_of(actor))}};
}

Json issue_json(const Snapshot& snapshot, std::uint32_t issue) {
  if (issue == none) return nullptr;
  return {{"id", id_json(snapshot.issues[issue].id)}, {"label", heading(snapshot.issues[issue].label)}};
}

std::string document_title(const Snapshot& snapshot, const DocumentHead& document) {
  if (!document.title.empty()) return document.title;
  if (!document.group.empty()) return document.group;
  const SourceRow* source = snapshot.source(document.source);
  if (source != nullptr && !source->places.empty()) return place_words(source->places.front());
  return document.outlet.empty() ? "untitled" : document.outlet;
}

Json document_json(const Snapshot& snapshot, std::uint32_t document) {
  if (document == none) return nullptr;
  const DocumentHead& row = snapshot.documents[document];
  // In a chain of words: who published it, or what it is.
  std::string label = row.outlet;
  if (label.empty()) label = row.kind == DocumentKind::chat ? "chat “" + (row.group.empty() ? document_title(snapshot, row) : row.group) + "”" : std::string(kind_words(row.kind));
  return {{"id", id_json(row.id)}, {"number", document + 1}, {"title", document_title(snapshot, row)}, {"label", label}, {"kind", word(row.kind)}, {"kindWords", kind_words(row.kind)},
          {"outlet", or_null(row.outlet)}, {"published", when_json(row.published)}, {"statements", snapshot.statements_of_document[document]}};
}

Json statement_json(const Snapshot& snapshot, const StatementRow& statement) {
  const Item* item = snapshot.item(statement.id);
  Json to = Json::array();
  for (const AddresseeRow& one : statement.to) to.push_back(one.name);
  const std::uint32_t speaker = snapshot.actor_index(statement.speaker);
  Json json = {{"id", id_json(statement.id)}, {"number", item == nullptr ? "" : snapshot.number(*item)}, {"words", quoted_words(statement, 1200)}, {"kind", word(statement.kind)}, {"act", word(statement.act)},
               {"channel", channel_words(statement.channel)}, {"audience", word(statement.audience)}, {"audienceWords", or_null(statement.audience_words)}, {"said", when_json(statement.said)},
               {"speaker", actor_json(snapshot, speaker)}, {"speakerName", or_null(statement.speaker_name)}, {"speakerScore", statement.speaker_score}, {"to", std::move(to)}, {"chain", statement.chain},
               {"issue", issue_json(snapshot, snapshot.issue_index(statement.issue))}, {"document", document_json(snapshot, snapshot.document_index(statement.document))}, {"score", statement.score}};
  return json;
}

Json error_json(const Error& error) { return {{"error", {{"place", error.place}, {"fact", error.fact}, {"wayOut", error.way_out}}}}; }

Result<std::vector<StatementRow>> rows_of(const Record& record, const std::vector<RowId>& ids) {
  std::vector<StatementRow> sorted;
  if (ids.empty()) return sorted;
  StatementFilter filter;
  filter.only = ids;
  std::vector<StatementRow> found = TRY(record.statements(filter));
  std::unordered_map<RowId, std::size_t> at;
  for (std::size_t i = 0; i < found.size(); ++i) at.emplace(found[i].id, i);
  for (const RowId id : ids)
    if (const auto one = at.find(id); one != at.end()) sorted.push_back(found[one->second]);
  return sorted;
}

}  // namespace onrecord
