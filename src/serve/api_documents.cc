// Documents and their sources: the list, one with where it was found, its text with marks, and the original.
#include <algorithm>  // std::sort

#include "base/json_values.h"
#include "serve/lists.h"
#include "serve/originals.h"
#include "serve/text_runs.h"
#include "view/words.h"

namespace onrecord {
namespace {

Json place_json(const Place& place) { return {{"path", place.path}, {"member", or_null(place.member)}, {"label", place_words(place)}}; }

Json source_json(const SourceRow& source) {
  Json places = Json::array();
  for (const Place& place : source.places) places.push_back(place_json(place));
  return {{"id", id_json(source.id)}, {"sha256", source.sha256}, {"size", source.size}, {"mediaType", source.media_type}, {"charset", or_null(source.charset)},
          {"stored", source.stored}, {"places", std::move(places)}, {"view", word(original_view(source.media_type))}};
}

bool is_found(const Snapshot& snapshot, const DocumentHead& document, std::string_view wanted) {
  std::string all = document_title(snapshot, document) + " " + document.outlet;
  for (const std::string& author : document.author) all += " " + author;
  if (const SourceRow* source = snapshot.source(document.source))
    for (const Place& place : source->places) all += " " + place.path + " " + place.member;
  return contains_words(all, wanted);
}

Result<HttpResponse> list(Call& call) {
  const std::string_view kind = call.request.parameter("kind");
  const std::string_view words = call.request.parameter("q");
  std::map<std::string_view, std::size_t> kinds;
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < call.snapshot.documents.size(); ++i) {
    const DocumentHead& document = call.snapshot.documents[i];
    if (!words.empty() && !is_found(call.snapshot, document, words)) continue;
    ++kinds[word(document.kind)];
    if (kind.empty() || word(document.kind) == kind) found.push_back(i);
  }
  const PageOf page = page_of(call.request, 100);
  Json rows = Json::array();
  for (std::size_t i = page.offset; i < found.size() && rows.size() < page.limit; ++i) {
    Json row = document_json(call.snapshot, found[i]);
    const SourceRow* source = call.snapshot.source(call.snapshot.documents[found[i]].source);
    row["place"] = source == nullptr || source->places.empty() ? Json(nullptr) : place_json(source->places.front());
    row["copies"] = std::count_if(call.snapshot.copies.begin(), call.snapshot.copies.end(), [&](const CopyRow& copy) { return copy.a == call.snapshot.documents[found[i]].id || copy.b == call.snapshot.documents[found[i]].id; });
    rows.push_back(std::move(row));
  }
  Json json = page_json(found.size(), page, std::move(rows));
  Json counted_kinds = Json::array();
  for (const auto& [name, count] : kinds) counted_kinds.push_back({{"id", name}, {"label", kind_words(*from_word<DocumentKind>(name))}, {"count", count}});
  std::stable_sort(counted_kinds.begin(), counted_kinds.end(), [](const Json& a, const Json& b) { return a["count"].get<std::size_t>() > b["count"].get<std::size_t>(); });
  json["kinds"] = std::move(counted_kinds);
  return json_response(json);
}

Json copies_json(const Snapshot& snapshot, RowId document) {
  Json list = Json::array();
  for (const CopyRow& copy : snapshot.copies) {
    if (copy.a != document && copy.b != document) continue;
    const bool is_later = copy.b == document;
    list.push_back({{"document", document_json(snapshot, snapshot.document_index(is_later ? copy.a : copy.b))}, {"words", is_later ? std::string(copy_words(copy.kind)) : "later: " + std::string(copy_words(copy.kind)) + " this"}, {"score", copy.score}});
  }
  return list;
}

Result<std::uint32_t> document_of(const Call& call) {
  const std::uint32_t index = call.snapshot.document_index(TRY(id_in(call.path[0], "source")));
  if (index == none) return Error{ErrorKind::not_found, "source", "it is not in the record any more", "look in the list of sources"};
  return index;
}

Result<HttpResponse> one(Call& call) {
  const std::uint32_t index = TRY(document_of(call));
  const DocumentHead& head = call.snapshot.documents[index];
  Store::Reader record = TRY(call.store.reader());
  const auto row = TRY(record->document(head.id));
  const SourceRow* source = call.snapshot.source(head.source);
  if (!row || source == nullptr) return Error{ErrorKind::not_found, "source", "it is not in the record any more", "look in the list of sources"};
  Json json = document_json(call.snapshot, index);
  json["author"] = row->author;
  json["url"] = or_null(row->url);
  json["language"] = row->language;
  json["group"] = or_null(row->group);
  json["recipients"] = row->recipients;
  json["parts"] = row->parts.size();
  json["ordinal"] = row->ordinal;
  json["source"] = source_json(*source);
  Json findings = Json::array();
  for (const FindingGroup& group : call.snapshot.findings)
    for (const FindingRow& finding : group.examples)
      if (finding.document == head.id) findings.push_back({{"code", finding.code}, {"what", finding.what}});
  json["findings"] = std::move(findings);
  json["copies"] = copies_json(call.snapshot, head.id);
  json["previous"] = index == 0 ? Json(nullptr) : id_json(call.snapshot.documents[index - 1].id);
  json["next"] = index + 1 == call.snapshot.documents.size() ? Json(nullptr) : id_json(call.snapshot.documents[index + 1].id);
  json["documents"] = call.snapshot.documents.size();
  Json siblings = Json::array();
  for (std::uint32_t i = 0; i < call.snapshot.documents.size() && siblings.size() < 50; ++i)
    if (i != index && call.snapshot.documents[i].source == head.source) siblings.push_back(document_json(call.snapshot, i));
  json["siblings"] = std::move(siblings);
  return json_response(json);
}

// Everything that is marked in one document.
struct Marks {
  std::vector<TextMark> marks;  // by span
  std::vector<StatementRow> statements;
  std::vector<std::uint32_t> actors;
  std::vector<TimexRow> timexes;
};

Result<Marks> marks_of(const Snapshot& snapshot, const Record& record, RowId document) {
  Marks marks;
  StatementFilter filter;
  filter.document = document;
  marks.statements = TRY(record.statements(filter));
  for (std::size_t i = 0; i < marks.statements.size(); ++i)
    for (const PointSpan& span : marks.statements[i].spans) marks.marks.push_back({TextMark::Kind::statement, span, i});
  for (const CueRow& row : TRY(record.cues(document)))
    for (const PointSpan& span : row.cue) marks.marks.push_back({TextMark::Kind::cue, span, 0});
  for (const MentionRow& mention : TRY(record.mentions(document))) {
    const std::uint32_t actor = snapshot.actor_index(mention.actor);
    if (actor == none) continue;
    marks.marks.push_back({TextMark::Kind::speaker, mention.span, marks.actors.size()});
    marks.actors.push_back(actor);
  }
  marks.timexes = TRY(record.timexes(document));
  for (std::size_t i = 0; i < marks.timexes.size(); ++i) marks.marks.push_back({TextMark::Kind::date, marks.timexes[i].span, i});
  std::sort(marks.marks.begin(), marks.marks.end(), [](const TextMark& a, const TextMark& b) { return a.span < b.span; });
  return marks;
}

Json run_json(const Snapshot& snapshot, const Marks& marks, const TextRun& run) {
  Json json = {{"t", run.text}};
  for (const TextMark* mark : run.marks) switch (mark->kind) {
      case TextMark::Kind::statement: json["s"].push_back(id_json(marks.statements[mark->what].id)); break;
      case TextMark::Kind::speaker: json["w"] = id_json(snapshot.actors[marks.actors[mark->what]].id); break;
      case TextMark::Kind::date: {
        const TimexRow& timex = marks.timexes[mark->what];
        json["d"] = timex.from.empty() && timex.to.empty() ? timex.value : when_words(When{timex.from, timex.to, ""}, WhenStyle::label);
        break;
      }
      case TextMark::Kind::cue: json["c"] = true; break;
    }
  return json;
}

const MessageRow* message_of(const DocumentRow& document, const PartRow& part) {
  const auto at = std::lower_bound(document.messages.begin(), document.messages.end(), part.span.start, [](const MessageRow& message, std::uint32_t start) { return message.span.start < start; });
  return at == document.messages.end() || at->span.start != part.span.start ? nullptr : &*at;
}

Json part_json(const Snapshot& snapshot, const DocumentRow& document, const CodePointIndex& points, const Marks& marks, std::size_t index) {
  const PartRow& part = document.parts[index];
  Json runs = Json::array();
  for (const TextRun& run : runs_of(document.text, points, part.span, marks.marks)) runs.push_back(run_json(snapshot, marks, run));
  Json json = {{"index", index}, {"kind", word(part.kind)}, {"author", or_null(part.author)}, {"at", or_null(part.at)},
               {"quoted", part.quoted}, {"page", part.page}, {"runs", std::move(runs)}};
  if (const MessageRow* message = part.kind == PartKind::message ? message_of(document, part) : nullptr)
    json["message"] = {{"kind", word(message->kind)}, {"edited", message->edited}, {"attachment", or_null(message->attachment)}};
  return json;
}

// The part in which a code point, or a statement, stands.
std::size_t part_at(const DocumentRow& document, std::uint32_t point) {
  for (std::size_t i = 0; i < document.parts.size(); ++i)
    if (point < document.parts[i].span.end) return i;
  return document.parts.empty() ? 0 : document.parts.size() - 1;
}

// Parts from `offset`, or around a statement or a code point (`around`: s… or a number).
Result<HttpResponse> text(Call& call) {
  const std::uint32_t index = TRY(document_of(call));
  Store::Reader record = TRY(call.store.reader());
  const auto document = TRY(record->document(call.snapshot.documents[index].id));
  if (!document) return Error{ErrorKind::not_found, "source", "it is not in the record any more", "look in the list of sources"};
  const Marks marks = TRY(marks_of(call.snapshot, *record, document->id));
  PageOf page = page_of(call.request, 120);
  std::optional<std::size_t> target;
  if (const auto point = call.request.number("point", 0xFFFFFFFF)) target = part_at(*document, static_cast<std::uint32_t>(*point));
  if (!call.request.parameter("statement").empty()) {
    const RowId wanted = TRY(id_in(call.request.parameter("statement"), "statement"));
    for (const StatementRow& statement : marks.statements)
      if (statement.id == wanted && !statement.spans.empty()) target = part_at(*document, statement.spans.front().start);
  }
  if (target) page.offset = *target / page.limit * page.limit;
  const CodePointIndex points(document->text);
  Json rows = Json::array();
  std::size_t last_point = 0;
  for (std::size_t i = page.offset; i < document->parts.size() && rows.size() < page.limit; ++i) {
    rows.push_back(part_json(call.snapshot, *document, points, marks, i));
    last_point = document->parts[i].span.end;
  }
  const std::size_t first_point = page.offset < document->parts.size() ? document->parts[page.offset].span.start : 0;
  Json statements = Json::object(), actors = Json::object();
  for (const StatementRow& statement : marks.statements) {
    const bool here = std::any_of(statement.spans.begin(), statement.spans.end(), [&](const PointSpan& span) { return span.end > first_point && span.start < last_point; });
    if (here) statements[std::to_string(statement.id)] = statement_json(call.snapshot, statement);
  }
  for (const std::uint32_t actor : marks.actors) actors[std::to_string(call.snapshot.actors[actor].id)] = actor_json(call.snapshot, actor);
  Json json = page_json(document->parts.size(), page, std::move(rows));
  json["target"] = target ? Json(*target) : Json(nullptr);
  json["statements"] = std::move(statements);
  json["actors"] = std::move(actors);
  Json order = Json::array();
  for (const StatementRow& statement : marks.statements) order.push_back(id_json(statement.id));
  json["order"] = std::move(order);
  return json_response(json);
}

Result<const SourceRow*> source_of(const Call& call) {
  const SourceRow* source = call.snapshot.source(TRY(id_in(call.path[0], "source")));
  if (source == nullptr) return Error{ErrorKind::not_found, "source", "it is not in the record any more", "look in the list of sources"};
  return source;
}

Result<HttpResponse> original(Call& call) {
  const SourceRow* source = TRY(source_of(call));
  Store::Reader record = TRY(call.store.reader());
  return original_response(*source, TRY(record->source_bytes(source->id)));
}

Result<HttpResponse> download(Call& call) {
  const SourceRow* source = TRY(source_of(call));
  Store::Reader record = TRY(call.store.reader());
  HttpResponse response;
  response.type = "application/octet-stream";
  response.body = TRY(record->source_bytes(source->id));
  response.headers.emplace_back("Content-Disposition", attachment_header(source->places.empty() ? "source" : place_words(source->places.front())));
  return response;
}

Result<HttpResponse> page_picture(Call& call) {
  const SourceRow* source = TRY(source_of(call));
  const RowId page = TRY(id_in(call.path[1], "page"));
  Store::Reader record = TRY(call.store.reader());
  return pdf_page(TRY(record->source_bytes(source->id)), static_cast<int>(page));
}

// Where the words of a statement stand on the pages of its PDF, as shares of the page.
Result<HttpResponse> page_boxes(Call& call) {
  const SourceRow* source = TRY(source_of(call));
  const RowId page = TRY(id_in(call.path[1], "page"));
  Store::Reader record = TRY(call.store.reader());
  std::string words;
  if (!call.request.parameter("statement").empty()) {
    const std::vector<StatementRow> rows = TRY(rows_of(*record, {TRY(id_in(call.request.parameter("statement"), "statement"))}));
    if (!rows.empty()) words = rows.front().content;
  }
  Json boxes = Json::array();
  for (const PageBox& box : TRY(pdf_boxes(TRY(record->source_bytes(source->id)), static_cast<int>(page), words))) boxes.push_back({box.x, box.y, box.width, box.height});
  return json_response({{"boxes", std::move(boxes)}});
}

}  // namespace

std::vector<Route> document_routes() {
  return {{"GET", "/api/documents", list},
          {"GET", "/api/documents/{id}", one},
          {"GET", "/api/documents/{id}/text", text},
          {"GET", "/api/sources/{id}/original", original},
          {"GET", "/api/sources/{id}/download", download},
          {"GET", "/api/sources/{id}/pages/{page}", page_picture},
          {"GET", "/api/sources/{id}/pages/{page}/boxes", page_boxes}};
}

}  // namespace onrecord
