// FollowTheMoney (followthemoney.tech), one entity a line, as Aleph and OpenAleph import them: Person, Organization and
// LegalEntity for actors, Membership for who belongs where, Document for sources, Documentation for who is quoted in which
// document and how often. Values are strings in arrays; ids are the record's.
#include <map>      // std::map
#include <ostream>  // std::ostream
#include <set>      // std::set

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "view/export.h"
#include "view/export_fields.h"
#include "view/view_index.h"
#include "view/words.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

// One entity under construction; empty values are left out.
class Entity {
 public:
  Entity(std::string id, std::string_view schema) : json_{{"id", std::move(id)}, {"schema", schema}, {"properties", Json::object()}} {}
  Entity& add(const char* property, const std::string& value) {
    if (!value.empty()) json_["properties"][property].push_back(value);
    return *this;
  }
  void write(std::ostream& out) const { out << json_.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n'; }

 private:
  Json json_;
};

std::string actor_id(RowId id) { return fmt::format("onrecord-actor-{}", id); }
std::string document_id(RowId id) { return fmt::format("onrecord-document-{}", id); }

std::string_view schema_of(ActorType type) {
  switch (type) {
    case ActorType::person: return "Person";
    case ActorType::organisation: return "Organization";
    case ActorType::group: return "LegalEntity";
    case ActorType::document: return "";  // stands for itself among the documents
  }
  return "";
}

void write_actor(std::ostream& out, const ActorRow& actor) {
  const std::string_view schema = schema_of(actor.type);
  if (schema.empty()) return;
  Entity entity(actor_id(actor.id), schema);
  entity.add("name", actor.name);
  for (const std::string& alias : actor.aliases) entity.add("weakAlias", alias);
  if (actor.type == ActorType::person)
    for (const Role& role : actor.roles) entity.add("position", role.of.empty() ? role.role : fmt::format("{}, {}", role.role, role.of));
  entity.write(out);
}

void write_membership(std::ostream& out, const ViewIndex& index, const ActorRow& actor) {
  const ActorRow* whole = index.actor(actor.part_of);
  if (!whole || whole->type != ActorType::organisation || schema_of(actor.type).empty() || whole->id == actor.id) return;
  Entity(fmt::format("onrecord-membership-{}", actor.id), "Membership")
      .add("member", actor_id(actor.id))
      .add("organization", actor_id(whole->id))
      .add("role", actor.roles.empty() ? "" : actor.roles.front().role)
      .write(out);
}

void write_document(std::ostream& out, const ViewIndex& index, const DocumentRow& document) {
  const SourceRow* source = index.source(document.source);
  Entity entity(document_id(document.id), "Document");
  entity.add("title", document.title).add("publisher", document.outlet).add("date", document.published.from.substr(0, 10));
  for (const std::string& author : document.author) entity.add("author", author);
  if (document.url.starts_with("http")) entity.add("sourceUrl", document.url);
  if (source) {
    entity.add("mimeType", source->media_type).add("fileSize", fmt::format("{}", source->size)).add("notes", "sha256 " + source->sha256);
    for (const Place& place : source->places) entity.add("fileName", place_words(place));
  }
  entity.write(out);
}

}  // namespace

Result<void> write_ftm(const RecordView& view, std::ostream& out) {
  const ViewIndex index(view);
  for (const ActorRow& actor : view.actors) write_actor(out, actor);
  for (const ActorRow& actor : view.actors) write_membership(out, index, actor);
  for (const DocumentRow* document : index.documents()) {
    write_document(out, index, *document);
    std::map<RowId, std::size_t> quoted;
    for (const StatementRow* statement : index.statements_of(document->id)) ++quoted[statement->speaker];
    for (const auto& [speaker, statements] : quoted) {
      const ActorRow* actor = index.actor(speaker);
      if (!actor || schema_of(actor->type).empty()) continue;
      Entity(fmt::format("onrecord-quoted-{}-{}", document->id, speaker), "Documentation")
          .add("document", document_id(document->id))
          .add("entity", actor_id(speaker))
          .add("role", "quoted: " + counted(statements, "statement", "statements"))
          .write(out);
    }
  }
  return finished(out);
}

}  // namespace onrecord
