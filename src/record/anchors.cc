#include "record/anchors.h"

#include <algorithm>
#include <cstdlib>  // std::llabs
#include <set>

#include <fmt/format.h>

#include "base/utf8.h"
#include "record/ids.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

// JSON columns were written by us; one that cannot be read back counts as empty.
Json parse(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  return json.is_discarded() ? Json::array() : json;
}

std::vector<PointSpan> spans_of(const Json& list) {
  std::vector<PointSpan> spans;
  for (const Json& item : list)
    if (item.is_array() && item.size() >= 2 && item[0].is_number() && item[1].is_number()) spans.push_back({item[0].get<std::uint32_t>(), item[1].get<std::uint32_t>()});
  return spans;
}

std::string cut(std::string_view text, const CodePointIndex& points, PointSpan span) {
  const ByteOffset begin = points.byte(span.start), end = points.byte(span.end);
  return begin <= end ? std::string(text.substr(begin, end - begin)) : std::string();
}

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

RowId document_of(const Json& place) { return AnchorMaker::document(place); }

// The mention that shows an actor best: its longest name, else its longest description; the first of those.
const Json* best_mention(const Json& mentions) {
  const Json* best = nullptr;
  const auto rank = [](const Json& mention) {
    const int kind = mention[2] == "name" ? 2 : mention[2] == "description" ? 1 : 0;
    return std::pair(kind, mention[1].get<std::int64_t>() - mention[0].get<std::int64_t>());
  };
  for (const Json& mention : mentions)
    if (mention.size() >= 3 && (best == nullptr || rank(mention) > rank(*best))) best = &mention;
  return best;
}

// Where `quote` stands in a text nearest to code point `near`.
std::optional<PointSpan> find_quote(std::string_view text, const CodePointIndex& points, std::string_view quote, std::uint32_t near) {
  if (quote.empty()) return std::nullopt;
  const auto length = CodePointIndex(quote).count();
  std::optional<PointSpan> best;
  for (std::size_t at = text.find(quote); at != std::string_view::npos; at = text.find(quote, at + 1)) {
    const std::uint32_t start = points.code_point(static_cast<ByteOffset>(at));
    const auto distance = [&](std::uint32_t point) { return std::llabs(std::int64_t{point} - std::int64_t{near}); };
    if (!best || distance(start) < distance(best->start)) best = PointSpan{start, start + length};
  }
  return best;
}

// Shared code points over all code points of both.
double overlap(const std::vector<PointSpan>& one, const std::vector<PointSpan>& other) {
  std::uint64_t shared = 0, all = 0;
  for (const PointSpan& a : one)
    for (const PointSpan& b : other) shared += std::max(std::min(a.end, b.end), std::max(a.start, b.start)) - std::max(a.start, b.start);
  for (const auto* list : {&one, &other})
    for (const PointSpan& span : *list) all += span.end - span.start;
  return all == shared ? 0 : static_cast<double>(shared) / static_cast<double>(all - shared);
}

}  // namespace

RowId AnchorMaker::document(const Json& place) { return document_id(text_at(place, "source"), place.value("document", std::size_t{0})); }

Error AnchorMaker::missing(const char* what, RowId id) const {
  return {ErrorKind::not_found, database_.path(), fmt::format("there is no {} {}", what, id), "take the number from the record as it is now"};
}

Result<Json> AnchorMaker::actor(RowId id, bool whole) const {
  constexpr std::size_t some = 64;  // one place that is still there is enough to find an actor again
  Query head = database_.query("SELECT name, type FROM actor WHERE id = ?");
  head << id;
  if (!TRY(head.next())) return missing("actor", id);
  std::string name, type;
  head >> name >> type;
  Json anchor = {{"name", name}, {"type", type}, {"places", Json::array()}};
  Query query = database_.query(
      "SELECT source.sha256, document.ordinal, a.name, a.mentions, document.text FROM document_actor a JOIN document ON document.id = a.document "
      "JOIN source ON source.id = document.source WHERE a.actor = ? ORDER BY a.name = ? DESC, source.sha256, document.ordinal, a.ordinal");
  query << id << name;
  while (TRY(query.next()) && (whole || anchor["places"].size() < some)) {
    std::string sha256, local, mentions, text;
    std::int64_t ordinal = 0;
    query >> sha256 >> ordinal >> local >> mentions >> text;
    Json place = {{"source", sha256}, {"document", ordinal}, {"name", local}};
    const Json list = parse(mentions);
    if (const Json* mention = best_mention(list)) {
      const PointSpan span{(*mention)[0].get<std::uint32_t>(), (*mention)[1].get<std::uint32_t>()};
      place["quote"] = cut(text, CodePointIndex(text), span);
      place["start"] = span.start;
    }
    anchor["places"].push_back(std::move(place));
  }
  return anchor;
}

Result<Json> AnchorMaker::statement(RowId id) const {
  Query query = database_.query(
      "SELECT source.sha256, document.ordinal, s.spans, document.text FROM statement s JOIN document ON document.id = s.document "
      "JOIN source ON source.id = document.source WHERE s.id = ?");
  query << id;
  if (!TRY(query.next())) return missing("statement", id);
  std::string sha256, spans, text;
  std::int64_t ordinal = 0;
  query >> sha256 >> ordinal >> spans >> text;
  Json anchor = {{"source", sha256}, {"document", ordinal}, {"quotes", Json::array()}, {"spans", parse(spans)}};
  const CodePointIndex points(text);
  for (const PointSpan& span : spans_of(anchor["spans"])) anchor["quotes"].push_back(cut(text, points, span));
  return anchor;
}

Result<Json> AnchorMaker::issue(RowId id) const {
  Query query = database_.query("SELECT label, terms FROM issue WHERE id = ?");
  query << id;
  if (!TRY(query.next())) return missing("issue", id);
  std::string label, terms;
  query >> label >> terms;
  return Json{{"label", label}, {"terms", parse(terms)}};
}

Result<Json> AnchorMaker::confrontation(RowId id) const {
  Query query = database_.query("SELECT a, b, relation FROM confrontation WHERE id = ?");
  query << id;
  if (!TRY(query.next())) return missing("confrontation", id);
  RowId a = 0, b = 0;
  std::string relation;
  query >> a >> b >> relation;
  Json one = TRY(statement(a));
  Json other = TRY(statement(b));
  return Json{{"a", std::move(one)}, {"b", std::move(other)}, {"relation", relation}};
}

Result<const AnchorFinder::Loaded*> AnchorFinder::load(RowId document) {
  const auto [at, fresh] = loaded_.try_emplace(document);
  Loaded& loaded = at->second;
  if (!fresh) return &loaded;
  Query head = database_.query("SELECT text FROM document WHERE id = ?");
  head << document;
  if (!TRY(head.next())) return &loaded;
  loaded.there = true;
  head >> loaded.text;
  Query actors = database_.query("SELECT ordinal, name, mentions FROM document_actor WHERE document = ? ORDER BY ordinal");
  actors << document;
  while (TRY(actors.next())) {
    Named named;
    std::string mentions;
    actors >> named.ordinal >> named.name >> mentions;
    named.mentions = spans_of(parse(mentions));
    loaded.actors.push_back(std::move(named));
  }
  Query statements = database_.query("SELECT id, content, spans FROM statement WHERE document = ? ORDER BY ordinal");
  statements << document;
  while (TRY(statements.next())) {
    Said said;
    std::string spans;
    statements >> said.id >> said.content >> spans;
    said.spans = spans_of(parse(spans));
    loaded.statements.push_back(std::move(said));
  }
  return &loaded;
}

Result<std::vector<LocalActor>> AnchorFinder::actor(const Json& anchor) {
  std::set<LocalActor> found;
  bool left = false;  // any of its documents
  for (const Json& place : anchor.value("places", Json::array())) {
    const RowId document = document_of(place);
    const Loaded& loaded = *TRY(load(document));
    if (!loaded.there) continue;
    left = true;
    const std::string quote = text_at(place, "quote"), name = text_at(place, "name");
    const CodePointIndex points(loaded.text);
    const auto bears = [&](PointSpan where) {
      return std::find_if(loaded.actors.begin(), loaded.actors.end(), [&](const Named& one) { return std::find(one.mentions.begin(), one.mentions.end(), where) != one.mentions.end(); });
    };
    const std::optional<PointSpan> where = find_quote(loaded.text, points, quote, place.value("start", 0U));
    auto actor = where && where->start == place.value("start", 0U) ? bears(*where) : loaded.actors.end();
    if (actor == loaded.actors.end()) actor = std::find_if(loaded.actors.begin(), loaded.actors.end(), [&](const Named& one) { return one.name == name; });
    if (actor == loaded.actors.end() && where) actor = bears(*where);
    if (actor != loaded.actors.end()) found.emplace(document, actor->ordinal);
  }
  if (found.empty() && !left) return by_name(anchor);
  return std::vector<LocalActor>(found.begin(), found.end());
}

Result<std::vector<LocalActor>> AnchorFinder::by_name(const Json& anchor) const {
  std::vector<LocalActor> found;
  Query query = database_.query("SELECT document, ordinal FROM document_actor WHERE name = ? AND type = ? AND unnamed = 0 ORDER BY document, ordinal");
  query << text_at(anchor, "name") << text_at(anchor, "type");
  while (TRY(query.next())) {
    LocalActor one;
    query >> one.first >> one.second;
    found.push_back(one);
  }
  return found;
}

Result<std::optional<RowId>> AnchorFinder::statement(const Json& anchor) {
  const Loaded& loaded = *TRY(load(document_of(anchor)));
  if (!loaded.there) return std::optional<RowId>();
  std::vector<PointSpan> spans = spans_of(anchor.value("spans", Json::array()));
  std::string content;
  for (const Json& quote : anchor.value("quotes", Json::array())) content += (content.empty() ? "" : " … ") + quote.get<std::string>();
  const Said* best = nullptr;
  const auto distance = [&](const Said& said) {
    return spans.empty() || said.spans.empty() ? 0 : std::llabs(std::int64_t{said.spans.front().start} - std::int64_t{spans.front().start});
  };
  for (const Said& said : loaded.statements)
    if (said.content == content && (best == nullptr || distance(said) < distance(*best))) best = &said;
  if (best != nullptr) return std::optional(best->id);
  constexpr double enough = 0.5;
  const CodePointIndex points(loaded.text);
  std::vector<PointSpan> now;
  const Json quotes = anchor.value("quotes", Json::array());
  for (std::size_t i = 0; i < quotes.size() && i < spans.size(); ++i)
    if (const auto where = find_quote(loaded.text, points, quotes[i].get<std::string>(), spans[i].start)) now.push_back(*where);
  double most = 0;
  for (const Said& said : loaded.statements) {
    const double shared = overlap(said.spans, now);
    if (shared < enough || shared <= most) continue;
    most = shared;
    best = &said;
  }
  return best == nullptr ? std::optional<RowId>() : std::optional(best->id);
}

}  // namespace onrecord
