#include "compare/search.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>
#include <unordered_set>

#include <unicode/unistr.h>

#include "compare/meaning_search.h"

namespace onrecord {
namespace {

constexpr double rank_shift = 60;  // of reciprocal ranks, as in the paper

std::string folded(const std::string& text) {
  std::string result;
  icu::UnicodeString::fromUTF8(text).foldCase().toUTF8String(result);
  return result;
}

bool holds(const std::string& text, const std::string& part) { return folded(text).find(part) != std::string::npos; }

std::uint32_t day_of(const std::string& iso, std::uint32_t otherwise) {
  std::string digits;
  for (const char c : iso.substr(0, std::min<std::size_t>(10, iso.size())))
    if (c >= '0' && c <= '9') digits += c;
  return digits.size() < 8 ? otherwise : static_cast<std::uint32_t>(std::atoi(digits.c_str()));
}

using Ids = std::unordered_set<RowId>;

}  // namespace

struct Searcher::Index {
  const Record* record;
  std::vector<SearchRow> rows;
  std::unordered_map<RowId, std::uint32_t> row_of;
  std::vector<ActorRow> actors;
  std::vector<IssueRow> issues;
  std::unordered_map<RowId, std::string> names_of_document;  // path, outlet and title
  std::optional<MeaningSearch> meanings;
  std::vector<std::uint32_t> row_of_place;  // of each of its places; rows.size() where there is none

  Result<void> load() {
    rows = TRY(record->search_rows());
    actors = TRY(record->actors());
    issues = TRY(record->issues());
    names_of_document = TRY(record->document_names());
    for (std::uint32_t i = 0; i < rows.size(); ++i) row_of.emplace(rows[i].id, i);
    meanings.emplace(TRY(MeaningSearch::open(*record)));
    for (const RowId statement : meanings->statements()) {
      const auto row = row_of.find(statement);
      row_of_place.push_back(row == row_of.end() ? static_cast<std::uint32_t>(rows.size()) : row->second);
    }
    return {};
  }

  // --- filters ---
  // What the names in a filter stand for; nothing where it does not narrow.
  struct Narrow {
    std::optional<Ids> actors, sides, issues, documents;
    std::optional<Channel> channel;
    std::optional<Audience> audience;
    std::uint32_t from = 0, to = 99999999;

    bool admits(const SearchRow& row) const {
      const auto in = [](const std::optional<Ids>& ids, RowId id) { return !ids || ids->contains(id); };
      return in(actors, row.actor) && in(sides, row.side) && in(issues, row.issue) && in(documents, row.document) && (!channel || row.channel == *channel) &&
             (!audience || row.audience == *audience) && row.to >= from && row.from <= to;
    }
    bool narrows() const { return actors || sides || issues || documents || channel || audience || from > 0 || to < 99999999; }
  };

  // Actors whose name or an alias holds a part.
  Ids named(const std::string& part) const {
    const std::string wanted = folded(part);
    Ids ids;
    for (const ActorRow& actor : actors)
      if (holds(actor.name, wanted) || std::any_of(actor.aliases.begin(), actor.aliases.end(), [&](const std::string& alias) { return holds(alias, wanted); })) ids.insert(actor.id);
    return ids;
  }

  Narrow narrow(const StatementFilter& filter) const {
    Narrow narrow;
    if (!filter.speaker.empty()) narrow.actors = named(filter.speaker);
    if (!filter.side.empty()) narrow.sides = named(filter.side);
    if (!filter.issue.empty()) {
      narrow.issues.emplace();
      for (const IssueRow& issue : issues)
        if (holds(issue.label, folded(filter.issue))) narrow.issues->insert(issue.id);
      for (const IssueRow& issue : issues)
        if (narrow.issues->contains(issue.part_of)) narrow.issues->insert(issue.id);
    }
    if (!filter.source.empty()) {
      narrow.documents.emplace();
      for (const auto& [document, names] : names_of_document)
        if (holds(names, folded(filter.source))) narrow.documents->insert(document);
    }
    narrow.channel = filter.channel;
    narrow.audience = filter.audience;
    narrow.from = day_of(filter.from, 0);
    narrow.to = day_of(filter.to, 99999999);
    return narrow;
  }

  // --- the two lists ---
  // Statements that have the words, best first: all of the words, else where none has them any.
  Result<std::vector<RowId>> with_words(const StatementFilter& filter, const Narrow& narrow, bool& more) const {
    std::vector<RowId> found;
    const bool one_word = filter.words.find_first_of(" \t\n", filter.words.find_first_not_of(" \t\n")) > filter.words.find_last_not_of(" \t\n");
    for (const bool any : {false, true}) {
      if (any && one_word) break;
      WordMatches matches = TRY(record->word_matches(filter.words, {.any = any}));
      found = std::move(matches.statements);
      if (narrow.narrows())
        std::erase_if(found, [&](RowId statement) {
          const auto place = row_of.find(statement);
          return place == row_of.end() || !narrow.admits(rows[place->second]);
        });
      if (!any) more = !matches.complete;
      if (!found.empty()) break;
    }
    return found;
  }

  Result<std::vector<std::pair<std::uint32_t, float>>> with_meaning(const StatementFilter& filter, const Narrow& narrow) {
    Allowed allowed;
    if (narrow.narrows()) {
      // First by row, then by place: a million rows in the order of places would miss the cache a million times.
      Allowed admitted(rows.size() + 1);  // of no row: no
      for (std::size_t row = 0; row < rows.size(); ++row) admitted[row] = narrow.admits(rows[row]);
      allowed.resize(row_of_place.size());
      for (std::size_t place = 0; place < allowed.size(); ++place) allowed[place] = admitted[row_of_place[place]];
    }
    std::vector<std::pair<std::uint32_t, float>> found;
    for (const MeaningSearch::Found& one : TRY(meanings->find(filter.words, std::max(filter.limit, MeaningSearch::usual_count), allowed)))
      if (row_of_place[one.place] < rows.size()) found.emplace_back(row_of_place[one.place], one.cosine);
    return found;
  }

  Result<SearchResult> find(const StatementFilter& filter) {
    SearchResult result;
    const Narrow narrow = this->narrow(filter);
    if (filter.words.find_first_not_of(" \t\n") == std::string::npos) {
      for (const SearchRow& row : rows)
        if (narrow.admits(row) && (filter.limit == 0 || result.hits.size() < filter.limit)) result.hits.push_back({row.id, 0, false, 0});
      return result;
    }
    // Of the statements with the words only those that stand high, or are found by meaning too, can be among the best.
    const std::vector<RowId> by_words = TRY(with_words(filter, narrow, result.more));
    std::unordered_map<RowId, SearchHit> hits;
    double rank = rank_shift;
    for (const auto& [row, cosine] : TRY(with_meaning(filter, narrow))) hits[rows[row].id] = {rows[row].id, 1 / ++rank, false, cosine};
    const std::size_t enough = filter.limit > 0 ? filter.limit : by_words.size();
    for (std::size_t i = 0; i < by_words.size(); ++i) {
      auto hit = hits.find(by_words[i]);
      if (hit == hits.end() && i >= enough) continue;
      if (hit == hits.end()) hit = hits.emplace(by_words[i], SearchHit{by_words[i], 0, false, 0}).first;
      hit->second.score += 1 / (rank_shift + 1 + static_cast<double>(i));
      hit->second.by_words = true;
    }
    for (const auto& [statement, hit] : hits) result.hits.push_back(hit);
    std::sort(result.hits.begin(), result.hits.end(), [](const SearchHit& a, const SearchHit& b) { return a.score != b.score ? a.score > b.score : a.statement < b.statement; });
    if (filter.limit > 0 && result.hits.size() > filter.limit) result.hits.resize(filter.limit);
    return result;
  }
};

Searcher::Searcher(std::unique_ptr<Index> index) : index_(std::move(index)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Searcher> Searcher::open(const Record& record) {
  auto index = std::make_unique<Index>();
  index->record = &record;
  TRY(index->load());
  return Searcher(std::move(index));
}

Result<SearchResult> Searcher::find(const StatementFilter& filter) { return index_->find(filter); }

}  // namespace onrecord
