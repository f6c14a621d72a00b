// Record: what the page reads. All statements in narrow rows, once; the words of those on the screen.
#include <algorithm>  // std::sort

#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "record/columns.h"
#include "record/database.h"
#include "record/record.h"
#include "record/words_query.h"

namespace onrecord {
namespace {

template <class E>
E named(Query& query, E otherwise) {
  std::string value;
  query >> value;
  return from_word<E>(value).value_or(otherwise);
}

std::uint32_t point(Query& query) {
  std::int64_t value = 0;
  query >> value;
  return static_cast<std::uint32_t>(value);
}

std::vector<PointSpan> spans(Query& query) {
  std::string text;
  query >> text;
  std::vector<PointSpan> list;
  for (const auto& span : json_column(text))
    if (span.is_array() && span.size() >= 2) list.push_back({span[0].get<std::uint32_t>(), span[1].get<std::uint32_t>()});
  return list;
}

}  // namespace

Result<std::int64_t> Record::revision() const {
  Query query = database_->query("PRAGMA data_version");
  std::int64_t version = 0;
  if (TRY(query.next())) query >> version;
  return version;
}

Result<std::vector<StatementKey>> Record::statement_keys() const {
  Query query = database_->query(
      "SELECT s.id, s.document, s.ordinal, CASE WHEN by_hand.statement IS NULL THEN d.actor ELSE by_hand.actor END, i.issue, s.audience, s.channel, s.kind, s.act, "
      "s.said_from, s.said_to FROM statement s "
      "LEFT JOIN document_actor d ON d.document = s.document AND d.ordinal = s.speaker LEFT JOIN speaker_edit by_hand ON by_hand.statement = s.id "
      "LEFT JOIN statement_issue i ON i.statement = s.id AND i.rank = 0");
  std::vector<StatementKey> keys;
  while (TRY(query.next())) {
    StatementKey key;
    query >> key.id >> key.document;
    key.ordinal = point(query);
    query >> key.speaker >> key.issue;
    key.audience = named(query, Audience::unknown);
    key.channel = named(query, Channel::unknown);
    key.kind = named(query, StatementKind::indirect);
    key.act = named(query, Act::say);
    query >> key.said_from >> key.said_to;
    keys.push_back(std::move(key));
  }
  return keys;
}

Result<std::vector<DocumentHead>> Record::document_heads() const {
  Query query = database_->query("SELECT id, source, ordinal, kind, title, outlet, chat_group, language, author, published_from, published_to, published_basis FROM document");
  std::vector<DocumentHead> heads;
  while (TRY(query.next())) {
    DocumentHead head;
    query >> head.id >> head.source;
    head.ordinal = point(query);
    head.kind = named(query, DocumentKind::document);
    query >> head.title >> head.outlet >> head.group >> head.language;
    std::string authors;
    query >> authors >> head.published.from >> head.published.to >> head.published.basis;
    head.author = text_list(authors);
    heads.push_back(std::move(head));
  }
  return heads;
}

Result<std::vector<RowId>> Record::holders(const std::vector<std::vector<std::string>>& words, std::size_t limit) const {
  std::string match;
  for (const std::vector<std::string>& list : words) {
    std::vector<std::string> quoted;
    for (const std::string& word : list) quoted.push_back(match_of(word));
    match += fmt::format("{}({})", match.empty() ? "" : " AND ", fmt::join(quoted, " OR "));
  }
  Query query = database_->query("SELECT rowid FROM statement_words WHERE statement_words MATCH ? LIMIT ?");
  query << match << static_cast<std::int64_t>(limit);
  std::vector<RowId> ids;
  while (TRY(query.next())) query >> ids.emplace_back();
  return ids;
}

Result<std::vector<std::string>> Record::contents(const std::vector<RowId>& statements) const {
  Query query = database_->query("SELECT coalesce((SELECT content FROM statement WHERE id = ?), '')");
  std::vector<std::string> words;
  for (const RowId id : statements) {
    query << id;
    if (TRY(query.next())) query >> words.emplace_back();
    TRY(query.next());
  }
  return words;
}

Result<std::vector<TimexRow>> Record::timexes(RowId document) const {
  Query query = database_->query("SELECT start, stop, value, start_date, end_date FROM timex WHERE document = ? ORDER BY start");
  query << document;
  std::vector<TimexRow> rows;
  while (TRY(query.next())) {
    TimexRow row;
    row.span.start = point(query);
    row.span.end = point(query);
    query >> row.value >> row.from >> row.to;
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<MentionRow>> Record::mentions(RowId document) const {
  Query query = database_->query("SELECT actor, mentions FROM document_actor WHERE document = ?");
  query << document;
  std::vector<MentionRow> rows;
  while (TRY(query.next())) {
    RowId actor = 0;
    std::string list;
    query >> actor >> list;
    for (const auto& mention : json_column(list))
      if (mention.is_array() && mention.size() >= 2)
        rows.push_back({{mention[0].get<std::uint32_t>(), mention[1].get<std::uint32_t>()}, actor, mention.size() > 2 && mention[2].is_string() ? mention[2].get<std::string>() : ""});
  }
  std::sort(rows.begin(), rows.end(), [](const MentionRow& a, const MentionRow& b) { return a.span < b.span; });
  return rows;
}

Result<std::vector<AppearanceRow>> Record::appearances(RowId actor) const {
  Query query = database_->query("SELECT document, name, aliases, roles, mentions FROM document_actor WHERE actor = ? ORDER BY document, ordinal");
  query << actor;
  std::vector<AppearanceRow> rows;
  while (TRY(query.next())) {
    AppearanceRow row;
    std::string name, aliases, roles;
    query >> row.document >> name >> aliases >> roles;
    row.names.push_back(name);
    for (std::string& alias : text_list(aliases))
      if (alias != name) row.names.push_back(std::move(alias));
    for (const auto& role : json_column(roles))
      if (role.is_object()) row.roles.push_back({role.value("role", ""), role.contains("of") && role["of"].is_string() ? role["of"].get<std::string>() : "", std::nullopt});
    row.mentions = spans(query);
    std::sort(row.mentions.begin(), row.mentions.end());
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<CueRow>> Record::cues(RowId document) const {
  Query query = database_->query("SELECT id, cue_spans, source_spans FROM statement WHERE document = ? ORDER BY ordinal");
  query << document;
  std::vector<CueRow> rows;
  while (TRY(query.next())) {
    CueRow row;
    query >> row.statement;
    row.cue = spans(query);
    row.source = spans(query);
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<NamedDayRow>> Record::named_days(std::size_t limit) const {
  Query query = database_->query(
      "SELECT substr(start_date, 1, 10) AS day, count(DISTINCT document) AS documents FROM timex "
      "WHERE start_date IS NOT NULL AND substr(start_date, 1, 10) = substr(end_date, 1, 10) GROUP BY day HAVING documents > 1 ORDER BY documents DESC, day LIMIT ?");
  query << static_cast<std::int64_t>(limit);
  std::vector<NamedDayRow> rows;
  while (TRY(query.next())) {
    NamedDayRow row;
    query >> row.day;
    row.documents = point(query);
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<LogRow>> Record::log_rows(std::size_t offset, std::size_t limit) const {
  Query query = database_->query("SELECT id, at, what, detail FROM log ORDER BY id DESC LIMIT ? OFFSET ?");
  query << static_cast<std::int64_t>(limit) << static_cast<std::int64_t>(offset);
  std::vector<LogRow> rows;
  while (TRY(query.next())) {
    LogRow row;
    query >> row.id >> row.at >> row.what >> row.detail;
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<SavedSearch>> Record::saved_searches() const {
  Query query = database_->query("SELECT name, query FROM saved_search ORDER BY name");
  std::vector<SavedSearch> rows;
  while (TRY(query.next())) {
    SavedSearch row;
    query >> row.name >> row.query;
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<void> Record::save_search(const SavedSearch& search) {
  Query query = database_->query(search.query.empty() ? "DELETE FROM saved_search WHERE name = ?" : "INSERT OR REPLACE INTO saved_search VALUES (?, ?)");
  query << search.name;
  if (!search.query.empty()) query << search.query;
  return query.run();
}

Result<std::size_t> Record::log_size() const {
  Query query = database_->query("SELECT count(*) FROM log");
  std::int64_t rows = 0;
  if (TRY(query.next())) query >> rows;
  return static_cast<std::size_t>(rows);
}

}  // namespace onrecord
