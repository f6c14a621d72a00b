#include "compare/issues.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "record/ids.h"

namespace onrecord {
namespace {

// A key term names an issue when several statements share it but far from all of them do.
constexpr std::uint32_t least_statements = 3;
constexpr float most_share = 0.2F;
constexpr float same_issue = 0.35F;  // share of a smaller issue's statements that makes it part of a larger one

struct Seed {
  TermId term = 0;
  float weight = 0;  // what the record would explain by it: sum of its weights in the statements
};

class Finder {
 public:
  Finder(const std::vector<StatementRow>& statements, const TermVectors& terms) : statements_(statements), terms_(terms), postings_(terms.term_count()) {
    for (std::size_t i = 0; i < statements.size(); ++i)
      for (const WeightedTerm& term : terms.of(i)) postings_[term.term].push_back({i, term.weight});
  }

  IssueMap run() {
    IssueMap map;
    map.of.assign(statements_.size(), 0);
    std::vector<std::vector<TermId>> groups = grown();
    std::vector<float> strength(statements_.size(), 0);
    for (const std::vector<TermId>& group : groups) {
      IssueRow issue;
      issue.label = terms_.form(group.front());
      if (group.size() > 1) issue.label += ", " + terms_.form(group[1]);
      for (const TermId term : group) issue.terms.push_back(terms_.form(term));
      issue.id = id_of_text("issue " + terms_.form(group.front()));
      std::map<std::size_t, float> held;
      for (const TermId term : group)
        for (const auto& [statement, weight] : postings_[term]) held[statement] += weight;
      for (const auto& [statement, weight] : held)
        if (weight > strength[statement]) {
          strength[statement] = weight;
          map.of[statement] = issue.id;
        }
      map.issues.push_back(std::move(issue));
    }
    count(map);
    return map;
  }

 private:
  std::vector<Seed> seeds() const {
    const auto most = std::max<std::uint32_t>(least_statements, static_cast<std::uint32_t>(most_share * static_cast<float>(statements_.size())));
    std::vector<Seed> seeds;
    for (TermId term = 0; term < postings_.size(); ++term) {
      if (terms_.frequency(term) < least_statements || terms_.frequency(term) > most || is_number(term)) continue;
      float weight = 0;
      for (const auto& posting : postings_[term]) weight += posting.second;
      seeds.push_back({term, weight});
    }
    std::sort(seeds.begin(), seeds.end(), [&](const Seed& a, const Seed& b) { return a.weight != b.weight ? a.weight > b.weight : terms_.form(a.term) < terms_.form(b.term); });
    constexpr std::size_t most_seeds = 600;
    if (seeds.size() > most_seeds) seeds.resize(most_seeds);
    return seeds;
  }

  bool is_number(TermId term) const { return terms_.form(term)[0] >= '0' && terms_.form(term)[0] <= '9'; }

  // Heaviest terms first; a term joins the group with whose statements its own mostly fall together, else begins one.
  std::vector<std::vector<TermId>> grown() const {
    std::vector<std::vector<TermId>> groups;
    std::vector<std::vector<std::uint32_t>> group_of(statements_.size());  // groups that hold each statement
    for (const Seed& seed : seeds()) {
      std::map<std::uint32_t, std::uint32_t> shared;
      for (const auto& [statement, weight] : postings_[seed.term])
        for (const std::uint32_t group : group_of[statement]) ++shared[group];
      const auto best = std::max_element(shared.begin(), shared.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
      const bool joins = best != shared.end() && static_cast<float>(best->second) >= same_issue * static_cast<float>(terms_.frequency(seed.term));
      const auto group = joins ? best->first : static_cast<std::uint32_t>(groups.size());
      if (!joins) groups.emplace_back();
      constexpr std::size_t most_terms = 8;
      if (groups[group].size() >= most_terms) continue;
      groups[group].push_back(seed.term);
      if (joins) continue;  // only the founding term holds statements, or groups would swallow each other
      for (const auto& posting : postings_[seed.term]) group_of[posting.first].push_back(group);
    }
    return groups;
  }

  // Counts the statements; an issue that lost its statements to stronger ones goes, and so do its links.
  void count(IssueMap& map) const {
    std::unordered_map<RowId, std::uint32_t> counts;
    for (const RowId issue : map.of) ++counts[issue];
    for (IssueRow& issue : map.issues) issue.statements = counts[issue.id];
    std::erase_if(map.issues, [](const IssueRow& issue) { return issue.statements < least_statements; });
    for (RowId& issue : map.of)
      if (counts[issue] < least_statements) issue = 0;
    std::sort(map.issues.begin(), map.issues.end(), [](const IssueRow& a, const IssueRow& b) { return a.statements != b.statements ? a.statements > b.statements : a.label < b.label; });
  }

  const std::vector<StatementRow>& statements_;
  const TermVectors& terms_;
  std::vector<std::vector<std::pair<std::size_t, float>>> postings_;
};

}  // namespace

IssueMap find_issues(const std::vector<StatementRow>& statements, const TermVectors& terms) { return Finder(statements, terms).run(); }

}  // namespace onrecord
