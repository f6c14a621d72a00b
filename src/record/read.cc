// Record: the reading half.
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <zlib.h>

#include "base/sha256.h"
#include "record/columns.h"
#include "record/database.h"
#include "record/edit_plan.h"
#include "record/record.h"
#include "record/words_query.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

Json parse(const std::string& text) { return json_column(text); }
std::vector<std::string> texts(const std::string& column) { return text_list(column); }

std::string text(Query& query) {
  std::string value;
  query >> value;
  return value;
}

std::int64_t number(Query& query) {
  std::int64_t value = 0;
  query >> value;
  return value;
}

double real(Query& query) {
  double value = 0;
  query >> value;
  return value;
}

std::uint32_t point(Query& query) { return static_cast<std::uint32_t>(number(query)); }

std::optional<std::uint32_t> point_if(Query& query) {
  if (!query.null()) return point(query);
  query.skip();
  return std::nullopt;
}

template <class E>
E named(Query& query, E otherwise) {
  return from_word<E>(text(query)).value_or(otherwise);
}

When when(Query& query) {
  When value;
  value.from = text(query);
  value.to = text(query);
  value.basis = text(query);
  return value;
}

// Whom the record knows a document's actors as; documents come in order, so one is kept at hand.
class LinkedActors {
 public:
  explicit LinkedActors(const Database& database) : query_(database.query("SELECT ordinal, actor FROM document_actor WHERE document = ? AND actor IS NOT NULL")) {}

  // 0 where an actor is linked to nobody.
  Result<RowId> actor(RowId document, std::int64_t ordinal) {
    if (document != document_) {
      document_ = document;
      actors_.clear();
      query_ << document;
      while (TRY(query_.next())) {
        std::int64_t key = 0;
        query_ >> key;
        query_ >> actors_[key];
      }
    }
    const auto found = actors_.find(ordinal);
    return found == actors_.end() ? RowId{0} : found->second;
  }

 private:
  Query query_;
  RowId document_ = 0;
  std::map<std::int64_t, RowId> actors_;
};

}  // namespace

nlohmann::json json_column(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  return json.is_discarded() ? Json::array() : json;
}

std::vector<std::string> text_list(const std::string& column) {
  std::vector<std::string> list;
  for (const Json& item : json_column(column))
    if (item.is_string()) list.push_back(item.get<std::string>());
  return list;
}

Result<std::vector<SourceRow>> Record::sources() const {
  std::map<RowId, std::vector<Place>> places;
  Query found = database_->query("SELECT source, path, member FROM place ORDER BY path, member");
  while (TRY(found.next())) {
    const RowId id = number(found);
    Place place;
    found >> place.path >> place.member;
    places[id].push_back(std::move(place));
  }
  Query query = database_->query("SELECT id, sha256, size, media_type, charset, data IS NOT NULL FROM source");
  std::vector<SourceRow> rows;
  while (TRY(query.next())) {
    SourceRow row;
    row.id = number(query);
    row.sha256 = text(query);
    row.size = static_cast<std::uint64_t>(number(query));
    row.media_type = text(query);
    row.charset = text(query);
    row.stored = number(query) != 0;
    row.places = std::move(places[row.id]);
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(), [](const SourceRow& a, const SourceRow& b) { return a.places != b.places ? a.places < b.places : a.id < b.id; });
  return rows;
}

Result<std::string> Record::source_bytes(RowId source) const {
  Query query = database_->query("SELECT size, data FROM source WHERE id = ? AND data IS NOT NULL");
  query << source;
  if (!TRY(query.next())) return Error{ErrorKind::not_found, database_->path(), "the bytes of this source are not in the record", "look where it was found, or build without --no-store"};
  const auto size = static_cast<std::size_t>(number(query));
  const std::string packed = text(query);
  std::string bytes(size, '\0');
  uLongf room = size;
  const int code = uncompress(reinterpret_cast<Bytef*>(bytes.data()), &room, reinterpret_cast<const Bytef*>(packed.data()), packed.size());
  if (code != Z_OK || room != size) return Error{ErrorKind::damaged, database_->path(), "the stored bytes of a source cannot be unpacked", "build the record again from its sources"};
  return bytes;
}

Result<std::vector<FailureRow>> Record::failures() const {
  Query query = database_->query("SELECT path, member, kind, place, fact, way_out FROM failure ORDER BY path, member");
  std::vector<FailureRow> rows;
  while (TRY(query.next())) {
    FailureRow row;
    query >> row.place.path >> row.place.member;
    row.error.kind = static_cast<ErrorKind>(number(query));
    query >> row.error.place >> row.error.fact >> row.error.way_out;
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<FindingRow>> Record::findings() const {
  Query query = database_->query(
      "SELECT min(place.path), place.member, finding.document, code, what, start, stop FROM finding JOIN document ON document.id = finding.document "
      "JOIN place ON place.source = document.source GROUP BY finding.document, finding.ordinal ORDER BY 1, 2, document.ordinal, finding.ordinal");
  std::vector<FindingRow> rows;
  while (TRY(query.next())) {
    FindingRow row;
    query >> row.place.path >> row.place.member >> row.document >> row.code >> row.what;
    if (!query.null()) {
      const std::uint32_t start = point(query);
      row.span = PointSpan{start, point(query)};
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<DocumentRow>> Record::documents() const { return read_documents(0); }

Result<std::optional<DocumentRow>> Record::document(RowId id) const {
  std::vector<DocumentRow> rows = TRY(read_documents(id));
  if (rows.empty()) return std::optional<DocumentRow>();
  return std::optional<DocumentRow>(std::move(rows.front()));
}

// All, or one.
Result<std::vector<DocumentRow>> Record::read_documents(RowId only) const {
  Query query = database_->query(fmt::format(
      "SELECT id, source, ordinal, kind, title, author, outlet, url, language, chat_group, recipients, published_from, published_to, published_basis, bytes, text "
      "FROM document {} ORDER BY (SELECT min(path || char(0) || member) FROM place WHERE place.source = document.source), ordinal", only == 0 ? "" : "WHERE id = ?"));
  if (only != 0) query << only;
  Query parts = database_->query("SELECT kind, start, stop, author, at, quoted, page FROM part WHERE document = ? ORDER BY ordinal");
  Query messages = database_->query("SELECT author, sent_at, start, stop, kind, attachment, edited FROM message WHERE document = ? ORDER BY ordinal");
  std::vector<DocumentRow> rows;
  while (TRY(query.next())) {
    DocumentRow row;
    query >> row.id >> row.source;
    row.ordinal = point(query);
    row.kind = named(query, DocumentKind::document);
    row.title = text(query);
    row.author = texts(text(query));
    query >> row.outlet >> row.url >> row.language >> row.group;
    row.recipients = texts(text(query));
    row.published = when(query);
    for (const Json& knot : parse(text(query)))
      if (knot.size() == 2) row.bytes.emplace_back(knot[0].get<std::uint32_t>(), knot[1].get<std::uint64_t>());
    row.text = text(query);
    parts << row.id;
    while (TRY(parts.next())) {
      PartRow part;
      part.kind = named(parts, PartKind::body);
      part.span.start = point(parts);
      part.span.end = point(parts);
      parts >> part.author >> part.at;
      part.quoted = number(parts) != 0;
      part.page = static_cast<int>(number(parts));
      row.parts.push_back(std::move(part));
    }
    messages << row.id;
    while (TRY(messages.next())) {
      MessageRow message;
      messages >> message.author >> message.sent_at;
      message.span.start = point(messages);
      message.span.end = point(messages);
      message.kind = named(messages, MessageKind::message);
      message.attachment = text(messages);
      message.edited = number(messages) != 0;
      row.messages.push_back(std::move(message));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<ActorRow>> Record::actors() const {
  Query query = database_->query("SELECT id, name, type, aliases, roles, part_of, side, side_basis, joined, unnamed, statements FROM actor ORDER BY statements DESC, name, id");
  std::vector<ActorRow> rows;
  while (TRY(query.next())) {
    ActorRow row;
    query >> row.id >> row.name;
    row.type = named(query, ActorType::person);
    row.aliases = texts(text(query));
    for (const Json& role : parse(text(query))) row.roles.push_back({role.value("role", ""), role.value("of", ""), std::nullopt, role.value("from", ""), role.value("to", "")});
    query >> row.part_of >> row.side >> row.side_basis;
    row.joined = texts(text(query));
    row.unnamed = number(query) != 0;
    row.statements = point(query);
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<StatementRow>> Record::statements(const StatementFilter& filter) const {
  const std::string match = match_of(filter.words);
  std::string sql =
      "SELECT s.id, s.document, s.ordinal, s.content, s.spans, s.cue, s.source_words, s.kind, s.act, s.score, s.channel, s.audience, s.audience_words, "
      "s.said_from, s.said_to, s.said_basis, actor.id, actor.name, s.speaker_name, s.speaker_score, by_hand.statement IS NOT NULL, s.recipients, s.chain, s.inside, s.message, s.part, statement_issue.issue "
      "FROM statement s JOIN document ON document.id = s.document "
      "LEFT JOIN document_actor d ON d.document = s.document AND d.ordinal = s.speaker LEFT JOIN speaker_edit by_hand ON by_hand.statement = s.id "
      "LEFT JOIN actor ON actor.id = CASE WHEN by_hand.statement IS NULL THEN d.actor ELSE by_hand.actor END "
      "LEFT JOIN statement_issue ON statement_issue.statement = s.id AND statement_issue.rank = 0 ";
  if (!match.empty()) sql += "JOIN statement_words ON statement_words.rowid = s.id ";
  sql += "WHERE 1 ";
  if (!match.empty()) sql += "AND statement_words MATCH ? ";
  if (!filter.speaker.empty()) sql += "AND (actor.name LIKE ? OR actor.aliases LIKE ? OR s.speaker_name LIKE ?) ";
  if (!filter.side.empty()) sql += "AND actor.side IN (SELECT id FROM actor WHERE name LIKE ? OR aliases LIKE ?) ";
  if (!filter.issue.empty()) sql += "AND statement_issue.issue IN (WITH named AS (SELECT id FROM issue WHERE label LIKE ?) SELECT id FROM issue WHERE id IN named OR part_of IN named) ";
  if (filter.audience) sql += "AND s.audience = ? ";
  // Open ends: what may have been said in the time asked for is shown.
  if (!filter.from.empty()) sql += "AND coalesce(s.said_to, '9999') >= ? ";
  if (!filter.to.empty()) sql += "AND substr(coalesce(s.said_from, s.said_to, '0000'), 1, 10) <= ? ";
  if (!filter.only.empty()) sql += fmt::format("AND s.id IN ({}) ", fmt::join(filter.only, ","));
  if (filter.document != 0) sql += fmt::format("AND s.document = {} ", filter.document);
  sql += match.empty() ? "ORDER BY (SELECT min(path || char(0) || member) FROM place WHERE place.source = document.source), document.ordinal, s.ordinal"
                       : "ORDER BY word_rank(statement_words), s.id";
  if (filter.limit > 0) sql += fmt::format(" LIMIT {}", filter.limit);
  Query query = database_->query(sql);
  const auto like = [](const std::string& part) { return "%" + part + "%"; };
  if (!match.empty()) query << match;
  if (!filter.speaker.empty()) query << like(filter.speaker) << like(filter.speaker) << like(filter.speaker);
  if (!filter.side.empty()) query << like(filter.side) << like(filter.side);
  if (!filter.issue.empty()) query << like(filter.issue);
  if (filter.audience) query << word(*filter.audience);
  if (!filter.from.empty()) query << filter.from;
  if (!filter.to.empty()) query << filter.to;
  std::vector<StatementRow> rows;
  LinkedActors addressed(*database_);
  while (TRY(query.next())) {
    StatementRow row;
    query >> row.id >> row.document;
    row.ordinal = point(query);
    row.content = text(query);
    for (const Json& span : parse(text(query))) row.spans.push_back({span[0].get<std::uint32_t>(), span[1].get<std::uint32_t>()});
    query >> row.cue >> row.source_words;
    row.kind = named(query, StatementKind::indirect);
    row.act = named(query, Act::say);
    row.score = real(query);
    row.channel = named(query, Channel::unknown);
    row.audience = named(query, Audience::unknown);
    row.audience_words = text(query);
    row.said = when(query);
    query >> row.speaker >> row.speaker_name;
    const std::string local_name = text(query);
    row.speaker_score = real(query);
    row.speaker_by_hand = number(query) != 0;
    if (row.speaker_by_hand) row.speaker_score = 1;
    if (row.speaker_name.empty() && !row.speaker_by_hand) row.speaker_name = local_name;
    for (const Json& to : parse(text(query))) {
      const auto local = to.find("actor");
      row.to.push_back({to.value("name", ""), local != to.end() && local->is_number_integer() ? TRY(addressed.actor(to.value("document", row.document), local->get<std::int64_t>())) : 0});
    }
    row.chain = texts(text(query));
    row.inside = point_if(query);
    row.message = point_if(query);
    row.part = point_if(query);
    row.issue = number(query);
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<IssueRow>> Record::issues() const {
  Query query = database_->query(
      "SELECT issue.id, issue.label, issue.terms, issue.statements, issue.part_of FROM issue LEFT JOIN issue whole ON whole.id = issue.part_of "
      "ORDER BY coalesce(whole.statements, issue.statements) DESC, coalesce(whole.label, issue.label), coalesce(whole.id, issue.id), issue.part_of != 0, issue.statements DESC, issue.label");
  std::vector<IssueRow> rows;
  while (TRY(query.next())) {
    IssueRow row;
    query >> row.id >> row.label;
    row.terms = texts(text(query));
    row.statements = point(query);
    query >> row.part_of;
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<ConfrontationRow>> Record::confrontations(std::size_t limit) const {
  std::string sql = "SELECT id, a, b, relation, issue, score, reasons FROM confrontation ORDER BY score DESC, id";
  if (limit > 0) sql += fmt::format(" LIMIT {}", limit);
  Query query = database_->query(sql);
  std::vector<ConfrontationRow> rows;
  while (TRY(query.next())) {
    ConfrontationRow row;
    query >> row.id >> row.a >> row.b;
    row.relation = named(query, Relation::private_public);
    query >> row.issue >> row.score;
    row.reasons = texts(text(query));
    rows.push_back(std::move(row));
  }
  // A verdict is about two statements: it holds for them whichever way they are set side by side now. The last one counts.
  const EditPlan plan = TRY(plan_edits(*database_));
  for (const EditPlan::Judged& judged : plan.verdicts)
    for (ConfrontationRow& row : rows) {
      if (!((row.a == judged.a && row.b == judged.b) || (row.a == judged.b && row.b == judged.a))) continue;
      row.verdict = judged.verdict;
      row.note = judged.note;
    }
  return rows;
}

Result<std::vector<CopyRow>> Record::copies() const {
  Query query = database_->query("SELECT a, b, kind, score FROM copy ORDER BY a, b");
  std::vector<CopyRow> rows;
  while (TRY(query.next())) {
    CopyRow row;
    query >> row.a >> row.b;
    row.kind = named(query, CopyKind::near_duplicate);
    query >> row.score;
    rows.push_back(row);
  }
  return rows;
}

Result<std::vector<QuotationRow>> Record::quotations() const {
  Query query = database_->query("SELECT statement, start, stop, document, original_start, original_stop, original, exact, said, printed, score FROM quotation ORDER BY statement, start, stop");
  std::vector<QuotationRow> rows;
  while (TRY(query.next())) {
    QuotationRow row;
    row.statement = number(query);
    row.quoting.start = point(query);
    row.quoting.end = point(query);
    row.document = number(query);
    row.span.start = point(query);
    row.span.end = point(query);
    row.original = number(query);
    row.exact = number(query) != 0;
    query >> row.said >> row.printed >> row.score;
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::string> Record::pile_hash() const {
  Query query = database_->query("SELECT sha256 FROM source ORDER BY sha256");
  std::string all;
  while (TRY(query.next())) all += text(query) + "\n";
  return sha256_hex(all);
}

}  // namespace onrecord
