// Record: the dates that follow from the whole of it. What analysis found in each document alone is kept beside, so that
// every run starts from it and more or fewer sources give the same record as if they had been read at once.
#include <algorithm>      // std::sort
#include <filesystem>     // std::filesystem::path
#include <unordered_map>  // std::unordered_map

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "language/language.h"
#include "record/database.h"
#include "record/ids.h"
#include "record/originals.h"
#include "record/record.h"
#include "record/settings.h"
#include "time/by_others.h"
#include "time/events.h"
#include "time/utterances.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

constexpr const char* own_tables = R"sql(
CREATE TABLE IF NOT EXISTS own_date (
  document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, published_from TEXT, published_to TEXT, published_basis TEXT, witnesses TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS own_said (
  statement INTEGER PRIMARY KEY REFERENCES statement ON DELETE CASCADE, said_from TEXT, said_to TEXT, said_basis TEXT) STRICT;
CREATE TABLE IF NOT EXISTS event (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  start_date TEXT NOT NULL, end_date TEXT NOT NULL, basis TEXT NOT NULL, same INTEGER NOT NULL, disputed INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS utterance (
  statement INTEGER PRIMARY KEY REFERENCES statement ON DELETE CASCADE, same INTEGER NOT NULL) STRICT;
DELETE FROM event;
DELETE FROM utterance;
UPDATE document SET (published_from, published_to, published_basis) = (SELECT o.published_from, o.published_to, o.published_basis FROM own_date o WHERE o.document = document.id)
  WHERE id IN (SELECT document FROM own_date);
UPDATE statement SET (said_from, said_to, said_basis) = (SELECT o.said_from, o.said_to, o.said_basis FROM own_said o WHERE o.statement = statement.id)
  WHERE id IN (SELECT statement FROM own_said);
DELETE FROM finding WHERE code = 'OR-0704';
DELETE FROM own_said;
)sql";

std::optional<Interval> interval_of(const When& when) {
  if (!when.known()) return {};
  return Interval{parse_iso(when.from), parse_iso(when.to), when.basis, {}};
}

std::string iso(const std::optional<Timestamp>& at) { return at ? at->iso() : std::string{}; }

// A document of the record as its stages knew it, with where its rows are.
struct Loaded {
  RecordText text;
  RowId document = 0;
  std::vector<RowId> statements;
  People people;
};

class Dates {
 public:
  Dates(const Database& database, std::vector<DocumentRow> documents) : database_(database), rows_(std::move(documents)) {}

  Result<void> run() {
    TRY(load());
    std::vector<RecordText> record = texts();
    const auto dated = date_by_others(record);
    TRY(keep_dates(record, dated));
    TRY(keep_said(record, join_utterances(record)));
    TRY(keep_originals(record, find_originals(record)));
    return keep_events(record, find_events(record));
  }

 private:
  Result<void> load();
  Result<void> load_statements(Loaded& loaded, const CodePointIndex& points);
  Result<void> load_timexes(Loaded& loaded, const CodePointIndex& points);
  Result<bool> reasoned(RowId document) const;
  std::vector<RecordText> texts();
  Result<void> keep_dates(std::vector<RecordText>& record, const std::vector<std::optional<DatedByOthers>>& dated);
  Result<void> date_again(std::size_t d, RecordText& text, const Interval& published);
  Result<void> write_timexes(RowId document, const RecordText& text);
  Result<void> write_said(RowId statement, const std::optional<Interval>& said);
  Result<void> tell(std::size_t d, const std::vector<RecordText>& record, const DatedByOthers& found);
  Result<void> keep_said(std::vector<RecordText>& record, const std::vector<Utterance>& utterances);
  Result<void> keep_originals(std::vector<RecordText>& record, const std::vector<Original>& originals);
  Result<void> keep_events(const std::vector<RecordText>& record, const std::vector<Event>& events);

  const Database& database_;
  std::vector<DocumentRow> rows_;
  std::vector<Loaded> loaded_;
};

Spans spans_of(const std::string& column, const CodePointIndex& points) {
  Spans spans;
  const Json list = Json::parse(column, nullptr, false);
  if (!list.is_array()) return spans;
  for (const Json& span : list)
    if (span.size() == 2) spans.push_back({points.byte(span[0].get<std::uint32_t>()), points.byte(span[1].get<std::uint32_t>())});
  return spans;
}

Document document_of(const DocumentRow& row, const CodePointIndex& points) {
  Document document;
  document.kind = row.kind;
  document.title = row.title;
  document.outlet = row.outlet;
  document.language = row.language;
  document.group = row.group;
  document.published = interval_of(row.published);
  document.text = row.text;
  const auto span = [&](PointSpan at) { return Span{points.byte(at.start), points.byte(at.end)}; };
  for (const PartRow& part : row.parts) document.parts.push_back({part.kind, span(part.span), part.author, parse_iso(part.at), part.quoted, part.page});
  for (const MessageRow& row_of : row.messages) {
    Message& message = document.messages.emplace_back();
    message.author = row_of.author;
    message.sent_at = parse_iso(row_of.sent_at);
    message.span = span(row_of.span);
    message.kind = row_of.kind;
    message.attachment = row_of.attachment;
    message.edited = row_of.edited;
  }
  return document;
}

Result<void> Dates::load() {
  Query place = database_.query("SELECT path, member FROM place WHERE source = ? ORDER BY path, member LIMIT 1");
  for (const DocumentRow& row : rows_) {
    Loaded& loaded = loaded_.emplace_back();
    const CodePointIndex points(row.text);
    loaded.document = row.id;
    loaded.text.document = document_of(row, points);
    const bool exact = is_one_day(loaded.text.document.published);
    loaded.text.told = row.kind == DocumentKind::chat || exact || (row.published.known() && !TRY(reasoned(row.id)));
    loaded.text.name = row.title;
    place << row.source;
    std::string path, member;
    while (TRY(place.next())) place >> path >> member;
    if (loaded.text.name.empty()) loaded.text.name = std::filesystem::path(member.empty() ? path : member).filename().string();
    TRY(load_statements(loaded, points));
    TRY(load_timexes(loaded, points));
  }
  // The order of documents is that of their places, which may differ from machine to machine; ids do not.
  std::sort(loaded_.begin(), loaded_.end(), [](const Loaded& a, const Loaded& b) { return a.document < b.document; });
  return {};
}

Result<bool> Dates::reasoned(RowId document) const {
  Query query = database_.query("SELECT 1 FROM finding WHERE document = ? AND code = 'OR-0703'");
  query << document;
  return query.next();
}

Result<void> Dates::load_statements(Loaded& loaded, const CodePointIndex& points) {
  Query query = database_.query(
      "SELECT id, spans, cue_spans, source_spans, kind, channel, audience, said_from, said_to, said_basis, speaker, coalesce(speaker_name, ''), message, part, inside, audience_words IS NOT NULL, "
      "coalesce((SELECT unnamed FROM document_actor a WHERE a.document = statement.document AND a.ordinal = statement.speaker), 0) "
      "FROM statement WHERE document = ? ORDER BY ordinal");
  query << loaded.document;
  const auto index_if = [&]() -> Result<std::optional<std::size_t>> {
    if (query.null()) {
      query.skip();
      return std::optional<std::size_t>{};
    }
    std::int64_t value = 0;
    query >> value;
    return std::optional(static_cast<std::size_t>(value));
  };
  while (TRY(query.next())) {
    RowId id = 0;
    std::string content, cue, source, kind, channel, audience, name;
    When said;
    query >> id >> content >> cue >> source >> kind >> channel >> audience >> said.from >> said.to >> said.basis;
    Statement statement;
    statement.content = spans_of(content, points);
    statement.cue = spans_of(cue, points);
    statement.source = spans_of(source, points);
    statement.kind = from_word<StatementKind>(kind).value_or(StatementKind::indirect);
    statement.channel = from_word<Channel>(channel).value_or(Channel::unknown);
    statement.audience = from_word<Audience>(audience).value_or(Audience::unknown);
    Voice voice;
    voice.speaker = TRY(index_if());
    query >> name;
    statement.message = TRY(index_if());
    statement.part = TRY(index_if());
    statement.inside = TRY(index_if());
    std::int64_t shown = 0, unnamed = 0;
    query >> shown >> unnamed;
    if (shown != 0) statement.audience_span = hull(statement.content);  // that words show it counts here, not which
    loaded.statements.push_back(id);
    loaded.text.statements.push_back(std::move(statement));
    if (voice.speaker) {  // by what a letter's day is told (time/said.cc)
      std::vector<Actor>& actors = loaded.people.actors;
      actors.resize(std::max(actors.size(), *voice.speaker + 1));
      actors[*voice.speaker].name = name;
    }
    loaded.text.speakers.push_back(unnamed != 0 ? std::string() : name);
    loaded.text.said.push_back(interval_of(said));
    loaded.people.voices.push_back(std::move(voice));
  }
  return {};
}

Result<void> Dates::load_timexes(Loaded& loaded, const CodePointIndex& points) {
  Query query = database_.query("SELECT start, stop, type, value, start_date, end_date FROM timex WHERE document = ? ORDER BY ordinal");
  query << loaded.document;
  while (TRY(query.next())) {
    std::int64_t start = 0, stop = 0;
    std::string type;
    Timex timex;
    When when;
    query >> start >> stop >> type >> timex.value >> when.from >> when.to;
    timex.span = {points.byte(static_cast<std::uint32_t>(start)), points.byte(static_cast<std::uint32_t>(stop))};
    timex.type = from_word<TimexType>(type).value_or(TimexType::date);
    timex.interval = interval_of(when);
    loaded.text.timexes.push_back(std::move(timex));
  }
  return {};
}

std::vector<RecordText> Dates::texts() {
  std::vector<RecordText> record;
  record.reserve(loaded_.size());
  for (Loaded& loaded : loaded_) record.push_back(std::move(loaded.text));
  return record;
}

Result<void> Dates::keep_dates(std::vector<RecordText>& record, const std::vector<std::optional<DatedByOthers>>& dated) {
  // What an earlier run dated by documents that are gone stands as it was found alone.
  std::vector<RowId> before;
  Query query = database_.query("SELECT document FROM own_date");
  while (TRY(query.next())) query >> before.emplace_back();
  TRY(database_.execute("DELETE FROM own_date"));
  for (std::size_t d = 0; d < record.size(); ++d) {
    if (dated[d]) {
      TRY(tell(d, record, *dated[d]));
      TRY(date_again(d, record[d], dated[d]->published));
    } else if (std::find(before.begin(), before.end(), loaded_[d].document) != before.end()) {
      record[d].timexes = date_document(record[d].document, tokenize(record[d].document), record[d].statements, loaded_[d].people, {}).timexes;
      TRY(write_timexes(loaded_[d].document, record[d]));
    }
  }
  return {};
}

// The date with its reasons, and beside it what the document told alone.
Result<void> Dates::tell(std::size_t d, const std::vector<RecordText>& record, const DatedByOthers& found) {
  Json witnesses = Json::array();
  for (const Witness& witness : found.witnesses) {
    const CodePointIndex there(record[witness.document].document.text), here(record[d].document.text);
    witnesses.push_back({{"document", std::to_string(loaded_[witness.document].document)},
                         {"there", {there.code_point(witness.there.begin), there.code_point(witness.there.end)}},
                         {"here", {here.code_point(witness.here.begin), here.code_point(witness.here.end)}}});
  }
  const RowId id = loaded_[d].document;
  Query keep = database_.query("INSERT INTO own_date SELECT id, published_from, published_to, published_basis, ? FROM document WHERE id = ?");
  keep << witnesses.dump() << id;
  TRY(keep.run());
  Query update = database_.query("UPDATE document SET published_from = ?, published_to = ?, published_basis = ? WHERE id = ?");
  update.text_or_null(iso(found.published.from)).text_or_null(iso(found.published.to)) << found.published.basis << id;
  TRY(update.run());
  Query finding = database_.query("INSERT INTO finding SELECT ?1, coalesce(max(ordinal) + 1, 0), 'OR-0704', ?2, NULL, NULL FROM finding WHERE document = ?1");
  finding << id << "The document does not tell its date; other documents of the record date it: " + found.published.basis + ".";
  return finding.run();
}

// Expressions and statements again, now that the day of writing is known better.
Result<void> Dates::date_again(std::size_t d, RecordText& text, const Interval& published) {
  text.document.published = published;
  Dating dating = date_document(text.document, tokenize(text.document), text.statements, loaded_[d].people, {});
  text.timexes = std::move(dating.timexes);
  text.said = std::move(dating.said);
  TRY(write_timexes(loaded_[d].document, text));
  for (std::size_t s = 0; s < text.said.size(); ++s) TRY(write_said(loaded_[d].statements[s], text.said[s]));
  return {};
}

Result<void> Dates::write_timexes(RowId document, const RecordText& text) {
  const CodePointIndex points(text.document.text);
  Query clear = database_.query("DELETE FROM timex WHERE document = ?");
  clear << document;
  TRY(clear.run());
  Query insert = database_.query("INSERT INTO timex VALUES (?,?,?,?,?,?,?,?)");
  std::int64_t ordinal = 0;
  for (const Timex& timex : text.timexes) {
    insert << document << ordinal++ << std::int64_t{points.code_point(timex.span.begin)} << std::int64_t{points.code_point(timex.span.end)} << word(timex.type) << timex.value;
    insert.text_or_null(timex.interval ? iso(timex.interval->from) : "").text_or_null(timex.interval ? iso(timex.interval->to) : "");
    TRY(insert.run());
  }
  return {};
}

Result<void> Dates::write_said(RowId statement, const std::optional<Interval>& said) {
  Query keep = database_.query("INSERT OR IGNORE INTO own_said SELECT id, said_from, said_to, said_basis FROM statement WHERE id = ?");
  keep << statement;
  TRY(keep.run());
  Query update = database_.query("UPDATE statement SET said_from = ?, said_to = ?, said_basis = ? WHERE id = ?");
  update.text_or_null(said ? iso(said->from) : "").text_or_null(said ? iso(said->to) : "").text_or_null(said ? said->basis : "") << statement;
  return update.run();
}

Result<void> Dates::keep_said(std::vector<RecordText>& record, const std::vector<Utterance>& utterances) {
  std::unordered_map<std::size_t, RowId> first;  // of each group
  Query insert = database_.query("INSERT INTO utterance VALUES (?, ?)");
  for (const Utterance& utterance : utterances) {
    const RowId id = loaded_[utterance.document].statements[utterance.statement];
    insert << id << first.try_emplace(utterance.group, id).first->second;
    TRY(insert.run());
    if (!utterance.said) continue;
    TRY(write_said(id, utterance.said));
    record[utterance.document].said[utterance.statement] = utterance.said;
  }
  return {};
}

// What is printed from a message of the record was said when that was written.
Result<void> Dates::keep_originals(std::vector<RecordText>& record, const std::vector<Original>& originals) {
  for (const Original& original : originals) {
    const RecordText& other = record[original.of_document];
    std::optional<Interval>& said = record[original.document].said[original.statement];
    const std::optional<Interval>& theirs = other.said[original.of_statement];
    if (!original.one_voice || !is_one_day(theirs) || (is_one_day(said) && said->from->date == theirs->from->date)) continue;
    said = Interval{theirs->from, theirs->to, theirs->basis + ", in “" + other.name + "”", {}};
    TRY(write_said(loaded_[original.document].statements[original.statement], said));
  }
  std::vector<std::vector<RowId>> statements;
  for (const Loaded& loaded : loaded_) statements.push_back(loaded.statements);
  return keep_settings(database_, statements, record, originals);
}

Result<void> Dates::keep_events(const std::vector<RecordText>& record, const std::vector<Event>& events) {
  std::vector<RowId> ids;
  for (const Event& event : events)
    ids.push_back(id_of_text("event " + std::to_string(loaded_[event.document].document) + "/" + std::to_string(event.when.span->begin)));
  Query insert = database_.query("INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?)");
  std::optional<CodePointIndex> points;
  for (std::size_t e = 0; e < events.size(); ++e) {
    const Event& event = events[e];
    if (e == 0 || events[e - 1].document != event.document) points.emplace(record[event.document].document.text);
    insert << ids[e] << loaded_[event.document].document << std::int64_t{points->code_point(event.sentence.begin)} << std::int64_t{points->code_point(event.sentence.end)};
    insert << iso(event.when.from) << iso(event.when.to) << event.when.basis << ids[event.group];
    if (event.disputed) insert << ids[*event.disputed];
    else insert << nullptr;
    TRY(insert.run());
  }
  return {};
}

}  // namespace

Result<std::vector<EventRow>> Record::events() const {
  std::vector<EventRow> rows;
  if (!TRY(database_->has_table("event"))) return rows;
  Query query = database_->query("SELECT id, document, start, stop, start_date, end_date, basis, same, coalesce(disputed, 0) FROM event ORDER BY start_date, end_date, id");
  while (TRY(query.next())) {
    EventRow row;
    std::int64_t start = 0, stop = 0;
    query >> row.id >> row.document >> start >> stop >> row.when.from >> row.when.to >> row.when.basis >> row.same >> row.disputed;
    row.sentence = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(stop)};
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<std::pair<RowId, RowId>>> Record::utterances() const {
  if (!TRY(database_->has_table("utterance"))) return std::vector<std::pair<RowId, RowId>>{};
  return database_->pairs("SELECT statement, same FROM utterance ORDER BY statement");
}

Result<void> Record::date_and_link() {
  TRY(date_documents());
  return link_people();
}

Result<void> Record::date_documents() {
  Transaction transaction = TRY(Transaction::begin(*database_));
  TRY(database_->execute(own_tables));
  TRY(forget_settings(*database_));
  Dates dates(*database_, TRY(documents()));
  TRY(dates.run());
  return transaction.commit();
}

}  // namespace onrecord
