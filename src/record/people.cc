// Record: the actors of all documents, linked.
#include <map>

#include <nlohmann/json.hpp>

#include "people/link.h"
#include "record/database.h"
#include "record/ids.h"
#include "record/record.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

struct Key {
  RowId document = 0;
  std::int64_t ordinal = 0;
};

std::vector<std::string> texts(const Json& list) {
  std::vector<std::string> result;
  for (const Json& item : list)
    if (item.is_string()) result.push_back(item.get<std::string>());
  return result;
}

Result<std::vector<Actor>> read_actors(const Database& database, std::vector<Key>& keys, std::vector<std::int64_t>& spoken) {
  // In the order of names, so that the result does not depend on the order of reading.
  Query query = database.query(
      "SELECT document, ordinal, name, type, aliases, roles, part_of, unnamed, "
      "(SELECT count(*) FROM statement s WHERE s.document = document_actor.document AND s.speaker = document_actor.ordinal) "
      "FROM document_actor ORDER BY name, document, ordinal");
  std::vector<Actor> actors;
  while (TRY(query.next())) {
    Key key;
    Actor actor;
    std::string type, aliases, roles;
    std::int64_t unnamed = 0, statements = 0;
    query >> key.document >> key.ordinal >> actor.name >> type >> aliases >> roles >> actor.part_of >> unnamed >> statements;
    actor.type = from_word<ActorType>(type).value_or(ActorType::person);
    actor.unnamed = unnamed != 0;
    actor.aliases = texts(Json::parse(aliases, nullptr, false));
    for (const Json& role : Json::parse(roles, nullptr, false))
      actor.roles.push_back({role.value("role", ""), role["of"].is_string() ? role["of"].get<std::string>() : "", std::nullopt});
    keys.push_back(key);
    spoken.push_back(statements);
    actors.push_back(std::move(actor));
  }
  return actors;
}

// The writers of each chat that is not public.
Result<std::vector<Conversation>> read_conversations(const Database& database, const std::vector<Key>& keys) {
  std::map<std::pair<RowId, std::int64_t>, std::size_t> place;
  for (std::size_t i = 0; i < keys.size(); ++i) place[{keys[i].document, keys[i].ordinal}] = i;
  Query query = database.query(
      "SELECT DISTINCT s.document, s.speaker, coalesce(d.chat_group, d.title) FROM statement s JOIN document d ON d.id = s.document "
      "WHERE d.kind = 'chat' AND s.kind = 'own' AND s.audience = 'private' AND s.speaker IS NOT NULL ORDER BY d.chat_group, s.document, s.speaker");
  std::map<RowId, Conversation> conversations;
  while (TRY(query.next())) {
    RowId document = 0;
    std::int64_t speaker = 0;
    std::string name;
    query >> document >> speaker >> name;
    conversations[document].name = name;
    if (const auto found = place.find({document, speaker}); found != place.end()) conversations[document].members.push_back(found->second);
  }
  std::vector<Conversation> list;
  for (auto& [document, conversation] : conversations) list.push_back(std::move(conversation));
  return list;
}

}  // namespace

Result<void> Record::link_people() {
  std::vector<Key> keys;
  std::vector<std::int64_t> spoken;
  const std::vector<Actor> actors = TRY(read_actors(*database_, keys, spoken));
  const std::vector<LinkedActor> linked = link_actors(actors, TRY(read_conversations(*database_, keys)));
  const auto id_of = [&](std::size_t index) {
    const Key& first = keys[linked[index].members.front()];
    return id_of_text("actor " + std::to_string(first.document) + "/" + std::to_string(first.ordinal));
  };
  Transaction transaction = TRY(Transaction::begin(*database_));
  TRY(database_->execute("DELETE FROM actor"));
  Query insert = database_->query("INSERT INTO actor VALUES (?,?,?,?,?,?,?,?,?,?)");
  Query link = database_->query("UPDATE document_actor SET actor = ? WHERE document = ? AND ordinal = ?");
  for (std::size_t i = 0; i < linked.size(); ++i) {
    const LinkedActor& one = linked[i];
    Json roles = Json::array();
    for (const Role& role : one.actor.roles) roles.push_back({{"role", role.role}, {"of", role.of}});
    std::int64_t statements = 0;
    for (const std::size_t member : one.members) statements += spoken[member];
    insert << id_of(i) << one.actor.name << word(one.actor.type) << Json(one.actor.aliases).dump() << roles.dump();
    insert << (one.part_of ? id_of(*one.part_of) : 0) << (one.side ? id_of(*one.side) : 0);
    insert.text_or_null(one.side_basis) << std::int64_t{one.actor.unnamed} << statements;
    TRY(insert.run());
    for (const std::size_t member : one.members) {
      link << id_of(i) << keys[member].document << keys[member].ordinal;
      TRY(link.run());
    }
  }
  return transaction.commit();
}

}  // namespace onrecord
