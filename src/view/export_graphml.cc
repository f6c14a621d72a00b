// GraphML 1.0 (http://graphml.graphdrawing.org): actors as nodes; an edge for each pair of actors of which one speaks to
// or about the other, with counts of public and private statements. Gephi, yEd, NetworkX and igraph read it.
#include <map>      // std::map
#include <ostream>  // std::ostream
#include <set>      // std::set

#include <fmt/format.h>
#include <fmt/ostream.h>

#include "view/export.h"
#include "view/export_fields.h"
#include "view/mentions.h"
#include "view/view_index.h"

namespace onrecord {
namespace {

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="name" for="node" attr.name="label" attr.type="string"/>
<key id="type" for="node" attr.name="type" attr.type="string"/>
<key id="side" for="node" attr.name="side" attr.type="string"/>
<key id="statements" for="node" attr.name="statements" attr.type="int"/>
<key id="relation" for="edge" attr.name="relation" attr.type="string"/>
<key id="weight" for="edge" attr.name="weight" attr.type="int"/>
<key id="public" for="edge" attr.name="public" attr.type="int"/>
<key id="private" for="edge" attr.name="private" attr.type="int"/>
<graph id="record" edgedefault="directed">
)";

// XML 1.0 has no place at all for most control characters: they become U+FFFD.
std::string xml_text(std::string_view text) {
  std::string xml;
  for (const char c : valid_utf8(text)) switch (c) {
      case '&': xml += "&amp;"; break;
      case '<': xml += "&lt;"; break;
      case '>': xml += "&gt;"; break;
      case '"': xml += "&quot;"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r')
          xml += "\uFFFD";
        else
          xml += c;
    }
  return xml;
}

struct EdgeKey {
  RowId from;
  RowId to;
  bool about;
  friend auto operator<=>(const EdgeKey&, const EdgeKey&) = default;
};

std::map<EdgeKey, AudienceCounts> edges_of(const ViewIndex& index) {
  const NameFinder names(index.view().actors);
  std::map<EdgeKey, AudienceCounts> edges;
  for (const StatementRow& statement : index.view().statements) {
    if (!index.actor(statement.speaker)) continue;
    std::set<RowId> addressed;
    for (const AddresseeRow& to : statement.to)
      if (index.actor(to.actor)) addressed.insert(to.actor);
    for (RowId to : addressed) edges[{statement.speaker, to, false}].add(statement.audience);
    for (RowId about : names.named_in(statement.content))
      if (about != statement.speaker) edges[{statement.speaker, about, true}].add(statement.audience);
  }
  return edges;
}

void write_node(std::ostream& out, const ViewIndex& index, const ActorRow& actor, std::size_t statements) {
  const ActorRow* side = index.actor(index.side_of(actor.id));
  fmt::print(out, "<node id=\"a{}\"><data key=\"name\">{}</data><data key=\"type\">{}</data>", actor.id, xml_text(actor.name), word(actor.type));
  if (side) fmt::print(out, "<data key=\"side\">{}</data>", xml_text(side->name));
  fmt::print(out, "<data key=\"statements\">{}</data></node>\n", statements);
}

}  // namespace

Result<void> write_graphml(const RecordView& view, std::ostream& out) {
  const ViewIndex index(view);
  const auto edges = edges_of(index);
  std::map<RowId, std::size_t> statements;
  for (const StatementRow& statement : view.statements)
    if (index.actor(statement.speaker)) ++statements[statement.speaker];
  std::set<RowId> nodes;
  for (const auto& [id, count] : statements) nodes.insert(id);
  for (const auto& [key, counts] : edges) nodes.insert({key.from, key.to});
  out << head;
  for (RowId id : nodes) write_node(out, index, *index.actor(id), statements[id]);
  for (const auto& [key, counts] : edges)
    fmt::print(out,
               "<edge source=\"a{}\" target=\"a{}\"><data key=\"relation\">{}</data><data key=\"weight\">{}</data><data key=\"public\">{}</data>"
               "<data key=\"private\">{}</data></edge>\n",
               key.from, key.to, key.about ? "about" : "to", counts.all(), counts.open, counts.closed);
  out << "</graph>\n</graphml>\n";
  return finished(out);
}

}  // namespace onrecord
