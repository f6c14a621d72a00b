#include "view/timeline.h"

#include <algorithm>  // std::stable_sort
#include <tuple>      // std::tuple

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "view/excerpt.h"
#include "view/report_sections.h"
#include "view/view_index.h"
#include "view/words.h"

namespace onrecord {
namespace {

constexpr std::size_t most_words = 600;  // bytes of a statement in one entry

TimelineEntry publication(const ViewIndex& index, const DocumentRow& document) {
  TimelineEntry entry;
  entry.kind = TimelineKind::published;
  entry.when = document.published;
  entry.when_words = when_words(document.published);
  entry.document = document.id;
  entry.number = fmt::format("{}", index.number(document));
  entry.who = document.outlet;
  entry.what = document.title.empty() ? outlet_words(document) : document.title;
  entry.evidence = document.published.basis;
  return entry;
}

TimelineEntry utterance(const ViewIndex& index, const StatementRow& statement) {
  TimelineEntry entry;
  entry.kind = TimelineKind::said;
  entry.when = statement.said;
  entry.when_words = when_words(statement.said);
  entry.document = statement.document;
  entry.statement = statement.id;
  entry.number = index.number(statement);
  entry.audience = statement.audience;
  if (const ActorRow* speaker = index.actor(statement.speaker)) entry.who = speaker->name;
  entry.what = quoted_words(statement, most_words);
  entry.evidence = statement.said.basis;
  return entry;
}

// The day that orders an entry: times of day in different zones must not. "On or before" a day comes before that day.
auto sort_key(const TimelineEntry& entry) {
  const std::string first = order_key(entry.when);
  return std::tuple(first.substr(0, 10), !entry.when.from.empty(), entry.when.to.empty() ? std::string("~") : entry.when.to.substr(0, 10), first);
}

nlohmann::ordered_json or_null(const std::string& text) { return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text); }

}  // namespace

std::vector<TimelineEntry> timeline(const RecordView& view) {
  const ViewIndex index(view);
  std::vector<std::pair<decltype(sort_key(TimelineEntry{})), TimelineEntry>> keyed;
  for (const DocumentRow* document : index.documents()) {
    TimelineEntry entry = publication(index, *document);
    keyed.emplace_back(sort_key(entry), std::move(entry));
    for (const StatementRow* statement : index.statements_of(document->id)) {
      entry = utterance(index, *statement);
      keyed.emplace_back(sort_key(entry), std::move(entry));
    }
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<TimelineEntry> entries;
  entries.reserve(keyed.size());
  for (auto& [key, entry] : keyed) entries.push_back(std::move(entry));
  return entries;
}

std::string timeline_text(const std::vector<TimelineEntry>& entries) {
  std::string text;
  for (const TimelineEntry& entry : entries) {
    text += entry.when_words;
    if (entry.kind == TimelineKind::published)
      text += fmt::format("  published{}: {}\n", entry.who.empty() ? "" : " by " + entry.who, entry.what);
    else
      text += fmt::format("  {}, {}: {}\n", audience_words(entry.audience), entry.who.empty() ? "speaker not known" : entry.who, entry.what);
    text += fmt::format("    {} {}{}\n", entry.kind == TimelineKind::published ? "document" : "statement", entry.number, entry.evidence.empty() ? "" : "; dated by: " + entry.evidence);
  }
  return text;
}

std::string timeline_json(const std::vector<TimelineEntry>& entries) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const TimelineEntry& entry : entries)
    list.push_back({{"kind", word(entry.kind)},
                    {"from", or_null(entry.when.from)},
                    {"to", or_null(entry.when.to)},
                    {"when", entry.when_words},
                    {"basis", or_null(entry.evidence)},
                    {"document", std::to_string(entry.document)},
                    {"statement", entry.statement == 0 ? Json(nullptr) : Json(std::to_string(entry.statement))},
                    {"number", entry.number},
                    {"audience", entry.kind == TimelineKind::said ? Json(word(entry.audience)) : Json(nullptr)},
                    {"who", or_null(entry.who)},
                    {"what", entry.what}});
  return list.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace onrecord
