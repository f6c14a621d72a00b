#include "compare/sayings.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "compare/word_hashes.h"

namespace onrecord {
namespace {

constexpr std::size_t words_in_a_row = 5;
constexpr float contained = 0.75F;         // of the shorter one's rarity
constexpr int enough_terms = 4;            // fewer may be the matter of both and no more
constexpr std::size_t most_holders = 100;  // of one term or row of words

int rank_of(StatementKind kind) {
  switch (kind) {
    case StatementKind::own: return 3;
    case StatementKind::direct: return 2;
    case StatementKind::mixed: return 1;
    case StatementKind::indirect: return 0;
  }
  return 0;
}

// The leaders of one camp: each statement that nothing before it says already.
class Leaders {
 public:
  Leaders(const TermVectors& terms, const std::vector<bool>& denies) : terms_(terms), denies_(denies) {}

  // `original`: the leader of the statement that it is known to print.
  std::size_t leader_of(std::size_t statement, std::string_view content, std::optional<std::size_t> original) {
    const std::vector<std::uint64_t> rows = rows_of(content);
    std::optional<std::size_t> found = original;
    if (!found) found = by_rows(statement, rows);
    if (!found) found = by_terms(statement);
    const std::size_t leader = found.value_or(statement);
    for (const std::uint64_t row : rows) by_row_.try_emplace(row, leader);  // who prints these words prints what the leader says
    if (leader != statement) return leader;
    rows_of_[statement] = rows.size();
    for (const WeightedTerm& term : terms_.of(statement))
      if (!terms_.is_pair(term.term)) holders_[term.term].push_back(statement);
    return statement;
  }

 private:
  static std::vector<std::uint64_t> rows_of(std::string_view content) {
    std::vector<HashedWord> words;
    hash_words(content, 0, words);
    std::vector<std::uint64_t> rows;
    for (std::size_t i = 0; i + words_in_a_row <= words.size(); ++i) rows.push_back(hash_of_run(&words[i], words_in_a_row));
    return rows;
  }

  // The one with most of these words in a row, of equals the first.
  std::optional<std::size_t> by_rows(std::size_t statement, const std::vector<std::uint64_t>& rows) const {
    std::map<std::size_t, std::size_t> shared;
    for (const std::uint64_t row : rows)
      if (const auto found = by_row_.find(row); found != by_row_.end()) ++shared[found->second];
    std::erase_if(shared, [&](const auto& one) { return denies_[one.first] != denies_[statement] && one.second * 2 < std::min(rows.size(), rows_of_.at(one.first)); });
    const auto most = std::max_element(shared.begin(), shared.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == shared.end() ? std::nullopt : std::optional(most->first);
  }

  std::optional<std::size_t> by_terms(std::size_t statement) const {
    std::map<std::size_t, std::pair<float, int>> shared;
    for (const WeightedTerm& term : terms_.of(statement)) {
      const auto found = holders_.find(term.term);
      if (found == holders_.end() || found->second.size() > most_holders) continue;
      for (const std::size_t other : found->second) {
        if (denies_[other] != denies_[statement]) continue;
        auto& [weight, count] = shared[other];
        weight += terms_.rarity(term.term);
        ++count;
      }
    }
    for (const auto& [other, sum] : shared)
      if (sum.second >= enough_terms && sum.first >= contained * std::min(terms_.weight_of(statement), terms_.weight_of(other))) return other;
    return {};
  }

  const TermVectors& terms_;
  const std::vector<bool>& denies_;
  std::unordered_map<std::size_t, std::size_t> rows_of_;  // how many rows of words a leader has
  std::unordered_map<std::uint64_t, std::size_t> by_row_;
  std::unordered_map<TermId, std::vector<std::size_t>> holders_;
};

}  // namespace

int nearness_to_the_mouth(const StatementRow& statement, bool again) { return (statement.inside ? 0 : 2) + rank_of(statement.kind) + (again ? 0 : 1); }

std::vector<std::size_t> find_sayings(const std::vector<StatementRow>& statements, const TermVectors& terms, const std::vector<RowId>& camps, const std::vector<int>& nearness, const std::vector<bool>& denies,
                                      const std::vector<std::pair<RowId, RowId>>& originals) {
  std::vector<std::size_t> order(statements.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t i) {
    const StatementRow& one = statements[i];
    const std::string_view last = one.said.to.empty() ? std::string_view("9999") : std::string_view(one.said.to).substr(0, 10);
    return std::tuple(-nearness[i], last, one.id);
  };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  const std::unordered_map<RowId, RowId> printed(originals.begin(), originals.end());
  std::vector<std::size_t> standing(statements.size());
  std::unordered_map<RowId, Leaders> groups;
  std::unordered_map<RowId, std::size_t> leaders;  // of the statements seen, by id
  for (const std::size_t i : order) {
    standing[i] = i;
    if (camps[i] == 0) continue;
    std::optional<std::size_t> original;
    if (const auto message = printed.find(statements[i].id); message != printed.end())
      if (const auto leader = leaders.find(message->second); leader != leaders.end() && camps[leader->second] == camps[i]) original = leader->second;
    standing[i] = groups.try_emplace(camps[i], terms, denies).first->second.leader_of(i, statements[i].content, original);
    leaders.emplace(statements[i].id, standing[i]);
  }
  return standing;
}

}  // namespace onrecord
