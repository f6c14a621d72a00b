#include "view/timeline.h"

#include <algorithm>  // std::stable_sort
#include <map>        // std::map
#include <tuple>      // std::tuple

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_values.h"
#include "base/utf8.h"
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

// Whether two times cannot both be: days apart.
bool exclude(const When& a, const When& b) {
  return (!a.to.empty() && !b.from.empty() && a.to.substr(0, 10) < b.from.substr(0, 10)) || (!b.to.empty() && !a.from.empty() && b.to.substr(0, 10) < a.from.substr(0, 10));
}

class Gatherer {
 public:
  explicit Gatherer(const RecordView& view) : index_(view), view_(view) {}

  std::vector<TimelineEntry> gather() {
    for (const DocumentRow* document : index_.documents()) entries_.push_back(publication(index_, *document));
    statements();
    events();
    std::stable_sort(entries_.begin(), entries_.end(), [](const TimelineEntry& a, const TimelineEntry& b) { return sort_key(a) < sort_key(b); });
    return std::move(entries_);
  }

 private:
  void statements();
  void events();
  TimelineOther other_of(const StatementRow& statement) const { return {statement.document, statement.id, index_.number(statement), statement.said, quoted_words(statement, most_words)}; }
  TimelineOther other_of(const EventRow& event) const;
  std::string words_of_event(const EventRow& event) const;
  static void add(TimelineEntry& entry, TimelineOther other) { (exclude(entry.when, other.when) ? entry.differ : entry.also).push_back(std::move(other)); }

  const ViewIndex index_;
  const RecordView& view_;
  std::vector<TimelineEntry> entries_;
};

// One entry an utterance: its words where they are dated best, with the other places that report it.
void Gatherer::statements() {
  const std::map<RowId, RowId> group_of(view_.utterances.begin(), view_.utterances.end());
  std::map<RowId, std::size_t> places;
  std::vector<std::vector<const StatementRow*>> groups;
  for (const DocumentRow* document : index_.documents())
    for (const StatementRow* statement : index_.statements_of(document->id)) {
      const auto group = group_of.find(statement->id);
      const std::size_t place = places.try_emplace(group == group_of.end() ? statement->id : group->second, groups.size()).first->second;
      if (place == groups.size()) groups.emplace_back();
      groups[place].push_back(statement);
    }
  for (const auto& members : groups) {
    const auto width = [](const StatementRow* one) { return !one->said.known() ? 3 : one->said.exact() ? 0 : one->said.from.empty() || one->said.to.empty() ? 2 : 1; };
    const StatementRow* best = *std::min_element(members.begin(), members.end(), [&](const StatementRow* a, const StatementRow* b) { return width(a) < width(b); });
    TimelineEntry entry = utterance(index_, *best);
    for (const StatementRow* one : members)
      if (one != best) add(entry, other_of(*one));
    entries_.push_back(std::move(entry));
  }
}

std::string Gatherer::words_of_event(const EventRow& event) const {
  const DocumentRow* document = index_.document(event.document);
  if (!document) return {};
  const CodePointIndex points(document->text);
  const ByteOffset begin = points.byte(std::min(event.sentence.start, points.count()));
  std::string words = document->text.substr(begin, points.byte(std::min(event.sentence.end, points.count())) - begin);
  std::replace(words.begin(), words.end(), '\n', ' ');
  if (words.size() > most_words) words = words.substr(0, words.rfind(' ', most_words)) + " …";
  return words;
}

TimelineOther Gatherer::other_of(const EventRow& event) const {
  const DocumentRow* document = index_.document(event.document);
  return {event.document, 0, document ? fmt::format("{}", index_.number(*document)) : "", event.when, words_of_event(event)};
}

void Gatherer::events() {
  std::map<RowId, std::size_t> first;  // entry of each group
  for (const EventRow& event : view_.events) {
    const auto [at, fresh] = first.try_emplace(event.same, entries_.size());
    if (!fresh) {
      if (entries_[at->second].document != event.document) add(entries_[at->second], other_of(event));
      continue;
    }
    const TimelineOther place = other_of(event);
    const DocumentRow* document = index_.document(event.document);
    TimelineEntry entry;
    entry.kind = TimelineKind::told;
    entry.when = event.when;
    entry.when_words = when_words(event.when);
    entry.document = event.document;
    entry.number = place.number;
    entry.who = document ? (document->outlet.empty() ? document->title : document->outlet) : "";
    entry.what = place.what;
    entry.evidence = event.when.basis;
    entries_.push_back(std::move(entry));
  }
  for (const EventRow& event : view_.events) {
    const auto own = first.find(event.same), other = first.find(event.disputed);
    if (event.disputed == 0 || own == first.end() || other == first.end() || own == other) continue;
    const TimelineEntry& theirs = entries_[other->second];
    std::vector<TimelineOther>& differ = entries_[own->second].differ;
    if (std::none_of(differ.begin(), differ.end(), [&](const TimelineOther& one) { return one.number == theirs.number; }))
      differ.push_back({theirs.document, 0, theirs.number, theirs.when, theirs.what});
  }
}

std::string head_of(const TimelineEntry& entry) {
  switch (entry.kind) {
    case TimelineKind::published: return fmt::format("published{}: {}", entry.who.empty() ? "" : " by " + entry.who, entry.what);
    case TimelineKind::told: return fmt::format("told{}: {}", entry.who.empty() ? "" : " by " + entry.who, entry.what);
    case TimelineKind::said: break;
  }
  return fmt::format("{}, {}: {}", audience_words(entry.audience), entry.who.empty() ? "speaker not known" : entry.who, entry.what);
}

nlohmann::ordered_json others_json(const std::vector<TimelineOther>& others) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const TimelineOther& other : others)
    list.push_back({{"document", std::to_string(other.document)},
                    {"statement", other.statement == 0 ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(std::to_string(other.statement))},
                    {"number", other.number},
                    {"from", or_null(other.when.from)},
                    {"to", or_null(other.when.to)},
                    {"when", when_words(other.when)},
                    {"what", other.what}});
  return list;
}

}  // namespace

std::vector<TimelineEntry> timeline(const RecordView& view) { return Gatherer(view).gather(); }

std::string timeline_text(const std::vector<TimelineEntry>& entries) {
  std::string text;
  for (const TimelineEntry& entry : entries) {
    text += fmt::format("{}  {}\n", entry.when_words, head_of(entry));
    text += fmt::format("    {} {}", entry.kind == TimelineKind::said ? "statement" : "document", entry.number);
    for (std::size_t i = 0; i < entry.also.size(); ++i) text += (i == 0 ? ", also " : ", ") + entry.also[i].number;
    text += entry.evidence.empty() ? "\n" : "; dated by: " + entry.evidence + "\n";
    for (const TimelineOther& other : entry.differ) text += fmt::format("    but {} by {}: {}\n", when_words(other.when), other.number, other.what);
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
                    {"what", entry.what},
                    {"also", others_json(entry.also)},
                    {"differ", others_json(entry.differ)}});
  return list.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace onrecord
