#include "compare/issues.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "language/text_words.h"
#include "record/ids.h"

namespace onrecord {
namespace {

// A key term names an issue when several statements share it but far from all of them do.
constexpr std::uint32_t least_statements = 3;
constexpr float most_share = 0.2F;
constexpr float same_issue = 0.35F;  // share of a smaller issue's statements that makes it part of a larger one

constexpr float noun_enough = 0.25F;

// Words that tell when, how many or hardly anything: of no issue the name.
bool says_little(std::string_view form) {
  static const std::unordered_set<std::string_view> words = {
      "mr", "mrs", "ms", "dr", "sir", "lady", "today", "yesterday", "tomorrow", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
      "july", "august", "september", "october", "november", "december", "day", "days", "week", "weeks", "month", "months", "year", "years", "time", "times", "morning", "night", "evening", "afternoon", "hour", "minute", "minutes",
      "thing", "things", "people", "person", "way", "ways", "word", "words", "man", "men", "woman", "women", "anybody", "somebody", "everybody", "lot", "bit", "point", "place", "end", "side", "part", "kind", "sort", "one", "ones",
      "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion",
      "first", "second", "third", "half", "per", "cent", "percent", "pound", "pounds", "question", "answer", "matter", "fact", "case", "number", "anything", "everything", "something", "nothing", "good", "bad", "new", "old", "next", "last",
      "right", "back", "front", "top", "hon", "member", "members", "friend", "gentleman", "order"};
  return words.contains(form);
}

struct Seed {
  TermId term = 0;
  float weight = 0;  // what the record would explain by it: sum of its weights in the statements
};

class Finder {
 public:
  Finder(const std::vector<StatementRow>& statements, const std::vector<ActorRow>& actors, const TermVectors& terms) : statements_(statements), terms_(terms), postings_(terms.term_count()) {
    for (const ActorRow& actor : actors)
      if (!actor.unnamed && actor.type == ActorType::person)
        for (const TextWord& word : text_words(actor.name))
          if (!word.stem.empty()) names_.insert(word.stem);
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
      issue.label = label_of(group);
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
      if (terms_.frequency(term) < least_statements || terms_.frequency(term) > most || !can_name(term)) continue;
      float weight = 0;
      for (const auto& posting : postings_[term]) weight += posting.second;
      seeds.push_back({term, weight});
    }
    std::sort(seeds.begin(), seeds.end(), [&](const Seed& a, const Seed& b) { return a.weight != b.weight ? a.weight > b.weight : terms_.form(a.term) < terms_.form(b.term); });
    constexpr std::size_t most_seeds = 600;
    if (seeds.size() > most_seeds) seeds.resize(most_seeds);
    return seeds;
  }

  bool can_name(TermId term) const {
    if (terms_.noun_share(term) < noun_enough) return false;
    const std::string& form = terms_.form(term);
    const std::string& stem = terms_.stem(term);
    const std::size_t blank = form.find(' '), cut = stem.find(' ');
    const auto fits = [&](std::string_view word, std::string_view of) { return !(word[0] >= '0' && word[0] <= '9') && !says_little(word) && !names_.contains(std::string(of)); };
    if (blank == std::string::npos) return fits(form, stem);
    return fits(std::string_view(form).substr(0, blank), std::string_view(stem).substr(0, cut)) && fits(std::string_view(form).substr(blank + 1), std::string_view(stem).substr(cut + 1));
  }

  // "rota, rest"; "torvay pier" where that is what "torvay" mostly means.
  std::string label_of(const std::vector<TermId>& group) const {
    constexpr float mostly = 0.4F;
    const std::string& first = terms_.stem(group.front());
    for (const TermId term : group) {
      const std::string& stem = terms_.stem(term);
      const bool holds = terms_.is_pair(term) && (stem.starts_with(first + " ") || stem.ends_with(" " + first));
      if (holds && static_cast<float>(terms_.frequency(term)) >= mostly * static_cast<float>(terms_.frequency(group.front()))) return terms_.form(term);
    }
    const auto says_more = [&](TermId term) { return (" " + first + " ").find(" " + terms_.stem(term) + " ") == std::string::npos && terms_.stem(term).find(first) == std::string::npos; };
    const auto second = std::find_if(group.begin() + 1, group.end(), says_more);
    return second == group.end() ? terms_.form(group.front()) : terms_.form(group.front()) + ", " + terms_.form(*second);
  }

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
  std::unordered_set<std::string> names_;  // stems of people's names
  std::vector<std::vector<std::pair<std::size_t, float>>> postings_;
};

}  // namespace

IssueMap find_issues(const std::vector<StatementRow>& statements, const std::vector<ActorRow>& actors, const TermVectors& terms) { return Finder(statements, actors, terms).run(); }

}  // namespace onrecord
