#include "view/half_json.h"

#include <nlohmann/json.hpp>

#include "base/json_values.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

Json half(const ViewIndex& index, const StatementRow& statement) {
  const DocumentRow* document = index.document(statement.document);
  const SourceRow* source = document == nullptr ? nullptr : index.source(document->source);
  const Place place = source == nullptr || source->places.empty() ? Place{} : source->places.front();
  Json json;
  json["statement"] = std::to_string(statement.id);
  json["path"] = place.path;
  json["member"] = or_null(place.member);
  json["sha256"] = source == nullptr ? Json(nullptr) : Json(source->sha256);
  json["content"] = statement.content;
  json["start"] = statement.spans.empty() ? 0 : statement.spans.front().start;
  json["end"] = statement.spans.empty() ? 0 : statement.spans.back().end;
  json["kind"] = word(statement.kind);
  json["act"] = word(statement.act);
  json["speaker"] = or_null(statement.speaker_name);
  json["said"] = statement.said.known() ? Json{{"from", or_null(statement.said.from)}, {"to", or_null(statement.said.to)}, {"basis", or_null(statement.said.basis)}} : Json(nullptr);
  json["channel"] = word(statement.channel);
  json["audience"] = word(statement.audience);
  json["chain"] = statement.chain;
  return json;
}

std::string line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string statements_json(const ViewIndex& index, const std::vector<StatementRow>& statements) {
  Json list = Json::array();
  for (const StatementRow& statement : statements) list.push_back(half(index, statement));
  return line(list);
}

std::string confrontations_json(const ViewIndex& index, const std::vector<ConfrontationRow>& confrontations) {
  Json list = Json::array();
  for (const ConfrontationRow& row : confrontations) {
    const StatementRow* a = index.statement(row.a);
    const StatementRow* b = index.statement(row.b);
    if (a == nullptr || b == nullptr) continue;
    const IssueRow* issue = index.issue(row.issue);
    list.push_back({{"a", half(index, *a)}, {"b", half(index, *b)}, {"relation", word(row.relation)}, {"issue", issue == nullptr ? Json(nullptr) : Json(issue->label)},
                    {"score", row.score}, {"reasons", row.reasons}, {"verdict", row.verdict ? Json(word(*row.verdict)) : Json(nullptr)}});
  }
  return line(list);
}

}  // namespace onrecord
