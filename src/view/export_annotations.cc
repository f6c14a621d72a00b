// W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/): an AnnotationPage with one Annotation a statement.
// Its target is the document's text, named by the SHA-256 of its source; each piece is found by its words with what stands
// around them (TextQuoteSelector) or by its place (TextPositionSelector, in code points of the text).
#include <algorithm>  // std::min
#include <ostream>    // std::ostream

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "view/export.h"
#include "view/export_fields.h"
#include "view/view_index.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint32_t around = 32;  // code points of prefix and suffix

Json body(std::string_view purpose, const std::string& value) { return {{"type", "TextualBody"}, {"purpose", purpose}, {"format", "text/plain"}, {"value", value}}; }

// What is known about the statement: tags for speaker, audience, channel and issue; its kind and act as a classification.
Json bodies(const ViewIndex& index, const StatementRow& statement) {
  Json list = Json::array();
  if (const ActorRow* speaker = index.actor(statement.speaker)) list.push_back(body("identifying", speaker->name));
  list.push_back(body("classifying", fmt::format("{} {}", word(statement.kind), word(statement.act))));
  list.push_back(body("tagging", fmt::format("audience: {}", word(statement.audience))));
  list.push_back(body("tagging", fmt::format("channel: {}", word(statement.channel))));
  if (const IssueRow* issue = index.issue(statement.issue)) list.push_back(body("tagging", "issue: " + issue->label));
  return list;
}

Json target(const std::string& source, std::string_view text, const CodePointIndex& points, PointSpan span) {
  const auto cut = [&](std::uint32_t from, std::uint32_t to) { return std::string(text.substr(points.byte(from), points.byte(to) - points.byte(from))); };
  return {{"source", source},
          {"selector",
           {{{"type", "TextQuoteSelector"},
             {"exact", cut(span.start, span.end)},
             {"prefix", cut(span.start - std::min(span.start, around), span.start)},
             {"suffix", cut(span.end, std::min(points.count(), span.end + around))}},
            {{"type", "TextPositionSelector"}, {"start", span.start}, {"end", span.end}}}}};
}

Json annotation(const ViewIndex& index, const StatementRow& statement, const std::string& source, std::string_view text, const CodePointIndex& points) {
  Json targets = Json::array();
  for (PointSpan span : statement.spans)
    if (span.start < span.end && span.end <= points.count()) targets.push_back(target(source, text, points, span));
  if (targets.empty()) targets.push_back({{"source", source}});
  return {{"id", fmt::format("urn:onrecord:statement:{}", statement.id)}, {"type", "Annotation"}, {"motivation", "describing"}, {"body", bodies(index, statement)}, {"target", std::move(targets)}};
}

}  // namespace

Result<void> write_annotations(const RecordView& view, std::ostream& out) {
  const ViewIndex index(view);
  out << R"({"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:onrecord:annotations:1","type":"AnnotationPage","items":[)";
  bool first = true;
  for (const DocumentRow* document : index.documents()) {
    const SourceRow* source = index.source(document->source);
    const std::string name = fmt::format("urn:sha256:{}#{}", source ? source->sha256 : "", document->ordinal);
    const CodePointIndex points(document->text);
    for (const StatementRow* statement : index.statements_of(document->id)) {
      out << (first ? "\n" : ",\n") << annotation(index, *statement, name, document->text, points).dump(-1, ' ', false, Json::error_handler_t::replace);
      first = false;
    }
  }
  out << "\n]}\n";
  return finished(out);
}

}  // namespace onrecord
