// Record: what search needs of it (compare/search.h).
#include <algorithm>
#include <cstdlib>

#include "record/database.h"
#include "record/ranking.h"
#include "record/record.h"
#include "record/words_query.h"

namespace onrecord {
namespace {

// "2016-05-26T13:23:00" -> 20160526.
std::uint32_t day_number(const std::string& iso, std::uint32_t otherwise) {
  if (iso.size() < 10) return otherwise;
  return static_cast<std::uint32_t>(std::atoi(iso.substr(0, 4).c_str()) * 10000 + std::atoi(iso.substr(5, 2).c_str()) * 100 + std::atoi(iso.substr(8, 2).c_str()));
}

template <class E>
E named(const std::string& text, E otherwise) {
  return from_word<E>(text).value_or(otherwise);
}

}  // namespace

std::string match_of(const std::string& words, bool any) {
  std::string match;
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t begin = words.find_first_not_of(" \t\n", at);
    if (begin == std::string::npos) break;
    const std::size_t end = std::min(words.find_first_of(" \t\n", begin), words.size());
    std::string one;
    for (const char c : words.substr(begin, end - begin)) one += c == '"' ? std::string("\"\"") : std::string(1, c);
    match += (match.empty() ? "\"" : any ? " OR \"" : " \"") + one + "\"";
    at = end;
  }
  return match;
}

Result<std::vector<SearchRow>> Record::search_rows() const {
  Query query = database_->query(
      "SELECT s.id, s.document, d.actor, actor.side, statement_issue.issue, s.said_from, s.said_to, s.channel, s.audience "
      "FROM statement s JOIN document ON document.id = s.document "
      "JOIN (SELECT source, min(path || char(0) || member) AS at FROM place GROUP BY source) place ON place.source = document.source "
      "LEFT JOIN document_actor d ON d.document = s.document AND d.ordinal = s.speaker LEFT JOIN actor ON actor.id = d.actor "
      "LEFT JOIN statement_issue ON statement_issue.statement = s.id AND statement_issue.rank = 0 ORDER BY place.at, document.ordinal, s.ordinal");
  std::vector<SearchRow> rows;
  for (std::string from, to, channel, audience; TRY(query.next());) {
    SearchRow row;
    query >> row.id >> row.document >> row.actor >> row.side >> row.issue >> from >> to >> channel >> audience;
    row.from = day_number(from.empty() ? to : from, 0);
    row.to = day_number(to, 99999999);
    row.channel = named(channel, Channel::unknown);
    row.audience = named(audience, Audience::unknown);
    rows.push_back(row);
  }
  return rows;
}

Result<std::unordered_map<RowId, std::string>> Record::document_names() const {
  Query query = database_->query(
      "SELECT document.id, coalesce(outlet, '') || char(10) || coalesce(title, ''), place.path || char(10) || place.member FROM document JOIN place ON place.source = document.source");
  std::unordered_map<RowId, std::string> names;
  std::string title, path;
  for (RowId id = 0; TRY(query.next());) {
    query >> id >> title >> path;
    std::string& all = names[id];
    all += (all.empty() ? title : std::string()) + "\n" + path;
  }
  return names;
}

Result<WordMatches> Record::word_matches(const std::string& words, WordsAsked asked) const {
  const std::string match = match_of(words, asked.any);
  WordMatches result;
  if (match.empty()) return result;
  if (asked.all) {
    Query query = database_->query("SELECT rowid FROM statement_words WHERE statement_words MATCH ?");
    query << match;
    for (RowId id = 0; TRY(query.next());) {
      query >> id;
      result.statements.push_back(id);
    }
    result.ranked = result.statements.size() <= most_ranked;
    if (!result.ranked || result.statements.size() < 2) return result;
    result.statements.clear();
  }
  // In order of ids, which are hashes: where there are too many, those that are ranked are a fair sample.
  Query query = database_->query("SELECT rowid, bm25(statement_words) FROM statement_words WHERE statement_words MATCH ? LIMIT ?");
  query << match << static_cast<std::int64_t>(most_ranked + 1);
  std::vector<std::pair<double, RowId>> ranked;
  while (TRY(query.next())) {
    auto& [rank, id] = ranked.emplace_back();
    query >> id >> rank;
  }
  result.complete = ranked.size() <= most_ranked;
  if (!result.complete) ranked.pop_back();
  std::sort(ranked.begin(), ranked.end());
  for (const auto& [rank, id] : ranked) result.statements.push_back(id);
  return result;
}

}  // namespace onrecord
