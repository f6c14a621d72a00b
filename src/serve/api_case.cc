// The case as a whole: what is in it, what could not be read, how it came to be.
#include <algorithm>   // std::sort
#include <filesystem>  // std::filesystem::path

#include "serve/lists.h"
#include "serve/openapi.h"
#include "view/words.h"

namespace onrecord {
namespace {

Json kinds_json(const Snapshot& snapshot) {
  std::map<DocumentKind, std::size_t> kinds;
  for (const DocumentHead& document : snapshot.documents) ++kinds[document.kind];
  Json list = Json::array();
  for (const auto& [kind, count] : kinds) list.push_back({{"id", word(kind)}, {"label", kind_words(kind)}, {"count", count}});
  std::stable_sort(list.begin(), list.end(), [](const Json& a, const Json& b) { return a["count"].get<std::size_t>() > b["count"].get<std::size_t>(); });
  return list;
}

Json span_json(const Snapshot& snapshot) {
  std::int32_t first = no_day, last = no_day;
  for (const Item& item : snapshot.items) {
    if (item.placed == no_day) continue;
    first = first == no_day ? item.placed : std::min(first, item.placed);
    last = last == no_day ? item.placed : std::max(last, item.placed);
  }
  if (first == no_day) return nullptr;
  return {{"from", Timestamp{date_of(first), {}, {}}.iso()}, {"to", Timestamp{date_of(last), {}, {}}.iso()}, {"label", when_words({Timestamp{date_of(first), {}, {}}.iso(), Timestamp{date_of(last), {}, {}}.iso(), ""}, WhenStyle::label)}};
}

Result<HttpResponse> about(Call& call) {
  const Snapshot& snapshot = call.snapshot;
  const auto judged = std::count_if(snapshot.confrontations.begin(), snapshot.confrontations.end(), [](const ConfrontationRow& row) { return row.verdict.has_value(); });
  const std::filesystem::path file(call.store.path());
  return json_response({{"name", file.stem().string()}, {"file", file.filename().string()}, {"version", ONRECORD_VERSION}, {"writable", call.store.writable()}, {"comparing", call.store.comparing()},
                        {"uploads", call.jobs.uploads()}, {"sources", snapshot.sources.size()}, {"documents", snapshot.documents.size()}, {"statements", counts_json(snapshot.counts)},
                        {"speakers", std::count_if(snapshot.spoken.begin(), snapshot.spoken.end(), [](const AudienceCounts& counts) { return counts.all() > 0; })},
                        {"issues", snapshot.issues.size()}, {"confrontations", snapshot.confrontations.size()}, {"judged", judged}, {"kinds", kinds_json(snapshot)}, {"span", span_json(snapshot)},
                        {"failures", snapshot.failures.size()}, {"revision", snapshot.revision}});
}

// What was read less well than it should be, in a form that leads to the places.
Result<HttpResponse> cautions(Call& call) {
  const Snapshot& snapshot = call.snapshot;
  Json failures = Json::array();
  for (const FailureRow& row : snapshot.failures)
    failures.push_back({{"place", place_words(row.place)}, {"path", row.place.path}, {"fact", row.error.fact}, {"wayOut", row.error.way_out}});
  Json groups = Json::array();
  for (const FindingGroup& group : snapshot.findings) {
    Json examples = Json::array();
    for (const FindingRow& finding : group.examples)
      examples.push_back({{"what", finding.what}, {"place", place_words(finding.place)}, {"document", finding.document == 0 ? Json(nullptr) : document_json(snapshot, snapshot.document_index(finding.document))},
                          {"at", finding.span ? Json(finding.span->start) : Json(nullptr)}});
    groups.push_back({{"code", group.code}, {"count", group.count}, {"examples", std::move(examples)}});
  }
  std::size_t undated = 0, unknown = 0, unplaced = 0;
  for (const Item& item : snapshot.items) {
    undated += item.placed == no_day;
    unknown += item.speaker == none;
  }
  for (const DocumentHead& document : snapshot.documents) unplaced += !document.published.known();
  return json_response({{"failures", std::move(failures)}, {"findings", std::move(groups)}, {"copies", snapshot.copies.size()}, {"undatedStatements", undated}, {"unknownSpeakers", unknown},
                        {"unknownAudience", snapshot.counts.unknown}, {"undatedDocuments", unplaced}});
}

Json log_json(const LogRow& row) {
  Json detail = Json::parse(row.detail, nullptr, false);
  return {{"at", row.at}, {"what", row.what}, {"detail", detail.is_discarded() || !detail.is_string() ? Json(row.detail) : detail}};
}

Result<HttpResponse> log(Call& call) {
  Store::Reader record = TRY(call.store.reader());
  const PageOf page = page_of(call.request, 100);
  Json rows = Json::array();
  for (const LogRow& row : TRY(record->log_rows(page.offset, page.limit))) rows.push_back(log_json(row));
  return json_response(page_json(TRY(record->log_size()), page, std::move(rows)));
}

Result<HttpResponse> openapi(Call&) {
  HttpResponse response;
  response.fixed = openapi_document();
  return response;
}

}  // namespace

std::vector<Route> case_routes() {
  return {{"GET", "/api/case", about}, {"GET", "/api/cautions", cautions}, {"GET", "/api/log", log}, {"GET", "/api/openapi.json", openapi}};
}

}  // namespace onrecord
