// Record: what search needs of it (compare/search.h).
#include <algorithm>
#include <cstdlib>

#include <fmt/ranges.h>

#include "record/database.h"
#include "record/ranking.h"
#include "record/record.h"
#include "record/word_rank.h"
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

std::vector<std::string> quoted_words(const std::string& words) {
  std::vector<std::string> result;
  std::size_t at = 0;
  while ((at = words.find_first_not_of(" \t\n", at)) != std::string::npos) {
    const std::size_t end = std::min(words.find_first_of(" \t\n", at), words.size());
    std::string one;
    for (const char c : words.substr(at, end - at)) one += c == '"' ? std::string("\"\"") : std::string(1, c);
    result.push_back("\"" + one + "\"");
    at = end;
  }
  return result;
}

std::string match_of(const std::string& words) { return fmt::format("{}", fmt::join(quoted_words(words), " ")); }

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

// The words that the fewest statements hold, as many as can be ranked together and at least one: where a statement needs only one
// of the words, what more of them hold would drown the rare ones in the sample, and counts next to nothing in BM25.
Result<std::string> Record::match_of_rarest(const std::string& words) const {
  std::vector<std::pair<double, std::string>> rarest;
  Query query = database_->query("SELECT count(*), max(rowid) FROM (SELECT rowid FROM statement_words WHERE statement_words MATCH ? LIMIT ?)");
  for (std::string& quoted : quoted_words(words)) {
    query << quoted << static_cast<std::int64_t>(Holders::most_counted + 1);
    Holders holders;
    for (std::int64_t counted = 0; TRY(query.next()); holders.counted = static_cast<std::size_t>(counted)) query >> counted >> holders.last;
    if (holders.counted > 0) rarest.emplace_back(holders.all(), std::move(quoted));
  }
  std::sort(rarest.begin(), rarest.end());
  std::string match;
  double held = 0;
  for (const auto& [holders, quoted] : rarest) {
    held += holders;
    if (!match.empty() && held > static_cast<double>(most_ranked)) break;
    match += (match.empty() ? "" : " OR ") + quoted;
  }
  return match;
}

Result<WordMatches> Record::word_matches(const std::string& words, WordsAsked asked) const {
  const std::string match = asked.any ? TRY(match_of_rarest(words)) : match_of(words);
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
  Query query = database_->query("SELECT rowid, word_rank(statement_words) FROM statement_words WHERE statement_words MATCH ? LIMIT ?");
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
