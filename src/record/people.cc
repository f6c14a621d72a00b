// Record: the actors of all documents, linked, with what people decided about them.
#include <map>

#include <nlohmann/json.hpp>

#include "people/link.h"
#include "record/edit_plan.h"
#include "record/ids.h"
#include "record/record.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

std::vector<std::string> texts(const Json& list) {
  std::vector<std::string> result;
  for (const Json& item : list)
    if (item.is_string()) result.push_back(item.get<std::string>());
  return result;
}

// The actors of all documents, with what links them to their rows.
struct Everyone {
  std::vector<Actor> actors;
  std::vector<std::string> days;  // of each actor's document
  std::vector<LocalActor> keys;  // of each actor
  std::vector<RowId> now;        // the actor's row that each is linked to; 0 for none
  std::map<LocalActor, std::size_t> places;
  std::map<RowId, std::size_t> by_hand;  // by edit: actors that only people know

  std::vector<std::size_t> indices(const std::vector<LocalActor>& list) const {
    std::vector<std::size_t> result;
    for (const LocalActor& one : list)
      if (const auto found = places.find(one); found != places.end()) result.push_back(found->second);
    return result;
  }
  void add(Actor actor, LocalActor key, std::string day, RowId linked) {
    days.push_back(std::move(day));
    now.push_back(linked);
    places.emplace(key, actors.size());
    keys.push_back(key);
    actors.push_back(std::move(actor));
  }
};

Result<Everyone> read_everyone(const Database& database, const EditPlan& plan) {
  // In the order of names, so that the result does not depend on the order of reading.
  Query query = database.query(
      "SELECT a.document, a.ordinal, a.name, a.type, a.aliases, a.roles, a.part_of, a.unnamed, "
      "substr(coalesce(d.published_from, d.published_to, (SELECT m.sent_at FROM message m WHERE m.document = d.id AND m.sent_at IS NOT NULL ORDER BY m.ordinal LIMIT 1)), 1, 10), a.actor "
      "FROM document_actor a JOIN document d ON d.id = a.document ORDER BY a.name, a.document, a.ordinal");
  Everyone everyone;
  while (TRY(query.next())) {
    LocalActor key;
    Actor actor;
    std::string type, aliases, roles, day;
    std::int64_t unnamed = 0;
    RowId linked = 0;
    query >> key.first >> key.second >> actor.name >> type >> aliases >> roles >> actor.part_of >> unnamed >> day >> linked;
    actor.type = from_word<ActorType>(type).value_or(ActorType::person);
    actor.unnamed = unnamed != 0;
    actor.aliases = texts(Json::parse(aliases, nullptr, false));
    for (const Json& role : Json::parse(roles, nullptr, false))
      actor.roles.push_back({role.value("role", ""), role["of"].is_string() ? role["of"].get<std::string>() : "", std::nullopt});
    everyone.add(std::move(actor), key, std::move(day), linked);
  }
  for (const EditPlan::Spoken& spoken : plan.spoken) {
    if (spoken.name.empty() || everyone.by_hand.contains(spoken.edit)) continue;
    everyone.by_hand[spoken.edit] = everyone.actors.size();
    Actor actor;
    actor.name = spoken.name;
    everyone.add(std::move(actor), {0, spoken.edit}, {}, 0);
  }
  return everyone;
}

Wishes wishes_of(const EditPlan& plan, const Everyone& everyone) {
  Wishes wishes;
  for (const auto& same : plan.same) wishes.same.push_back(everyone.indices(same));
  for (const auto& apart : plan.apart) wishes.apart.push_back({everyone.indices(apart.one), everyone.indices(apart.other)});
  for (const auto& named : plan.names) wishes.names.push_back({everyone.indices(named.actor), named.name});
  for (const auto& sided : plan.sides) wishes.sides.push_back({everyone.indices(sided.actor), everyone.indices(sided.side)});
  for (const auto& role : plan.roles) wishes.roles.push_back({everyone.indices(role.actor), role.role, role.remove});
  return wishes;
}

// The writers of each chat that is not public, and whom a report quotes from private chats.
Result<std::vector<Conversation>> read_conversations(const Database& database, const std::map<LocalActor, std::size_t>& places) {
  Query query = database.query(
      "SELECT DISTINCT s.document, s.speaker, coalesce(d.chat_group, d.title, ''), d.kind NOT IN ('chat', 'social') FROM statement s JOIN document d ON d.id = s.document "
      "WHERE ((d.kind IN ('chat', 'social') AND s.kind = 'own') OR (d.kind != 'chat' AND s.kind != 'own' AND s.channel = 'chat' AND s.inside IS NULL)) AND s.audience = 'private' AND s.speaker IS NOT NULL "
      "ORDER BY d.chat_group, s.document, s.speaker");
  std::map<RowId, Conversation> conversations;
  while (TRY(query.next())) {
    RowId document = 0;
    std::int64_t speaker = 0;
    std::string name;
    query >> document >> speaker >> name;
    std::int64_t reported = 0;
    query >> reported;
    conversations[document].name = name;
    conversations[document].reported = reported != 0;
    if (const auto found = places.find({document, speaker}); found != places.end()) conversations[document].members.push_back(found->second);
  }
  std::vector<Conversation> list;
  for (auto& [document, conversation] : conversations) list.push_back(std::move(conversation));
  return list;
}

// Messages of chats that other documents print as someone's words (record/originals.h): what shows who is behind a label like "~ J".
Result<std::vector<Setting::Quoted>> read_quoted(const Database& database, const std::map<LocalActor, std::size_t>& places) {
  std::vector<Setting::Quoted> found;
  if (!TRY(database.has_table("original"))) return found;
  Query query = database.query(
      "SELECT m.document, m.speaker, s.document, s.speaker, o.words FROM original o JOIN statement s ON s.id = o.statement JOIN statement m ON m.id = o.message JOIN document d ON d.id = m.document "
      "WHERE d.kind = 'chat' AND s.speaker IS NOT NULL AND m.speaker IS NOT NULL ORDER BY m.document, m.ordinal, s.document, s.ordinal");
  while (TRY(query.next())) {
    LocalActor writer, speaker;
    std::string words;
    query >> writer.first >> writer.second >> speaker.first >> speaker.second >> words;
    const auto of_writer = places.find(writer), of_speaker = places.find(speaker);
    if (of_writer != places.end() && of_speaker != places.end()) found.push_back({of_writer->second, of_speaker->second, words});
  }
  return found;
}

// Writes what linking found.
class LinkWriter {
 public:
  LinkWriter(const Database& database, const Everyone& everyone, const std::vector<LinkedActor>& linked) : database_(database), everyone_(everyone), linked_(linked) {
    linked_of_.resize(everyone.actors.size());
    for (std::size_t i = 0; i < linked.size(); ++i) {
      const LocalActor& first = everyone.keys[linked[i].members.front()];
      ids_.push_back(id_of_text("actor " + std::to_string(first.first) + "/" + std::to_string(first.second)));
      for (const std::size_t member : linked[i].members) linked_of_[member] = i;
    }
  }

  Result<void> run(const EditPlan& plan) {
    Transaction transaction = TRY(Transaction::begin(database_));
    TRY(database_.execute("DELETE FROM actor; DELETE FROM speaker_edit"));
    TRY(links());
    TRY(speakers(plan));
    TRY(actors());
    return transaction.commit();
  }

 private:
  RowId id_of(std::size_t index) const { return ids_[index]; }

  // Most are linked as they were: after an edit nearly all.
  Result<void> links() {
    Query link = database_.query("UPDATE document_actor SET actor = ? WHERE document = ? AND ordinal = ?");
    for (std::size_t i = 0; i < linked_.size(); ++i)
      for (const std::size_t member : linked_[i].members) {
        if (everyone_.now[member] == id_of(i)) continue;
        link << id_of(i) << everyone_.keys[member].first << everyone_.keys[member].second;
        TRY(link.run());
      }
    return {};
  }

  Result<void> speakers(const EditPlan& plan) {
    Query insert = database_.query("INSERT OR REPLACE INTO speaker_edit VALUES (?,?)");
    for (const EditPlan::Spoken& spoken : plan.spoken) {
      const std::vector<std::size_t> known = everyone_.indices(spoken.speaker);
      const auto by_hand = everyone_.by_hand.find(spoken.edit);
      insert << spoken.statement;
      if (!known.empty()) {
        insert << id_of(linked_of_[known.front()]);
      } else if (by_hand != everyone_.by_hand.end()) {
        insert << id_of(linked_of_[by_hand->second]);
      } else {
        insert << nullptr;
      }
      TRY(insert.run());
    }
    return {};
  }

  Result<std::map<RowId, std::int64_t>> statements() {
    std::map<RowId, std::int64_t> counts;
    Query query = database_.query(
        "SELECT CASE WHEN e.statement IS NULL THEN d.actor ELSE e.actor END AS who, count(*) FROM statement s "
        "LEFT JOIN document_actor d ON d.document = s.document AND d.ordinal = s.speaker LEFT JOIN speaker_edit e ON e.statement = s.id WHERE who IS NOT NULL GROUP BY who");
    while (TRY(query.next())) {
      RowId actor = 0;
      query >> actor;
      query >> counts[actor];
    }
    return counts;
  }

  Result<void> actors() {
    std::map<RowId, std::int64_t> counts = TRY(statements());
    Query insert = database_.query("INSERT INTO actor VALUES (?,?,?,?,?,?,?,?,?,?,?)");
    for (std::size_t i = 0; i < linked_.size(); ++i) {
      const LinkedActor& one = linked_[i];
      Json roles = Json::array();
      for (const Role& role : one.actor.roles) roles.push_back({{"role", role.role}, {"of", role.of}, {"from", role.from}, {"to", role.to}});
      insert << id_of(i) << one.actor.name << word(one.actor.type) << Json(one.actor.aliases).dump() << roles.dump();
      insert << (one.part_of ? id_of(*one.part_of) : 0) << (one.side ? id_of(*one.side) : 0);
      insert.text_or_null(one.side_basis) << Json(one.joined).dump() << std::int64_t{one.actor.unnamed} << counts[id_of(i)];
      TRY(insert.run());
    }
    return {};
  }

  const Database& database_;
  const Everyone& everyone_;
  const std::vector<LinkedActor>& linked_;
  std::vector<std::size_t> linked_of_;
  std::vector<RowId> ids_;  // of linked_
};

}  // namespace

Result<void> Record::link_people() {
  const EditPlan plan = TRY(plan_edits(*database_));
  const Everyone everyone = TRY(read_everyone(*database_, plan));
  const Setting setting{everyone.days, TRY(read_quoted(*database_, everyone.places))};
  const std::vector<LinkedActor> linked = link_actors(everyone.actors, TRY(read_conversations(*database_, everyone.places)), wishes_of(plan, everyone), setting);
  return LinkWriter(*database_, everyone, linked).run(plan);
}

}  // namespace onrecord
