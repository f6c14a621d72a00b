// Comparison alone: reads a case's gold.json, takes its statements as found, and prints confrontations in the JSON of
// `confront --json`, for tests/score_case.py. Shows what comparison could reach if all stages before it were perfect.
//
// usage: compare_gold CASE_DIR > confront.json
#include <fstream>
#include <iostream>
#include <map>

#include <nlohmann/json.hpp>

#include "compare/compare.h"
#include "record/ids.h"

namespace {

using onrecord::RowId;
using Json = nlohmann::json;

RowId id_of(const Json& name) { return name.is_string() ? onrecord::id_of_text(name.get<std::string>()) : 0; }

std::string text_or_empty(const Json& object, const char* key) { return object.contains(key) && object[key].is_string() ? object[key].get<std::string>() : ""; }

onrecord::Material material_of(const Json& gold) {
  onrecord::Material material;
  for (const Json& actor : gold["actors"]) {
    onrecord::ActorRow row;
    row.id = id_of(actor["id"]);
    row.name = actor["name"];
    row.type = onrecord::from_word<onrecord::ActorType>(actor["type"].get<std::string>()).value_or(onrecord::ActorType::person);
    row.side = id_of(actor["side"]);
    material.actors.push_back(std::move(row));
  }
  std::uint32_t ordinal = 0;
  for (const Json& statement : gold["statements"]) {
    onrecord::StatementRow row;
    row.id = id_of(statement["id"]);
    row.document = id_of(statement["doc"]);
    row.ordinal = ordinal++;
    for (const Json& piece : statement["content"]) row.content += (row.content.empty() ? "" : " … ") + piece.get<std::string>();
    row.kind = onrecord::from_word<onrecord::StatementKind>(statement["kind"].get<std::string>()).value_or(onrecord::StatementKind::indirect);
    row.act = onrecord::from_word<onrecord::Act>(statement.value("act", "say")).value_or(onrecord::Act::say);
    row.audience = onrecord::from_word<onrecord::Audience>(statement["audience"].get<std::string>()).value_or(onrecord::Audience::unknown);
    row.channel = onrecord::from_word<onrecord::Channel>(statement["channel"].get<std::string>()).value_or(onrecord::Channel::unknown);
    if (statement["said"].is_object()) row.said = {text_or_empty(statement["said"], "from"), text_or_empty(statement["said"], "to"), ""};
    row.speaker = id_of(statement["speaker"]);
    row.score = 1;
    material.statements.push_back(std::move(row));
  }
  return material;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: compare_gold CASE_DIR\n";
    return 2;
  }
  const Json gold = Json::parse(std::ifstream(std::string(argv[1]) + "/gold.json"));
  const onrecord::Material material = material_of(gold);
  std::map<RowId, const Json*> statements;
  for (const Json& statement : gold["statements"]) statements[id_of(statement["id"])] = &statement;
  Json list = Json::array();
  for (const onrecord::ConfrontationRow& row : onrecord::compare(material).confrontations) {
    Json pair = {{"relation", onrecord::word(row.relation)}, {"score", row.score}, {"reasons", row.reasons}};
    for (const auto& [half, id] : {std::pair{"a", row.a}, std::pair{"b", row.b}}) {
      const Json& statement = *statements.at(id);
      std::string content;
      for (const Json& piece : statement["content"]) content += (content.empty() ? "" : " … ") + piece.get<std::string>();
      pair[half] = {{"path", statement["doc"]}, {"content", content}, {"statement", statement["id"]}};
    }
    list.push_back(std::move(pair));
  }
  std::cout << list.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
}
