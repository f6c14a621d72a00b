#include "compare/issues.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "compare/average_linkage.h"
#include "language/text_words.h"
#include "record/ids.h"

namespace onrecord {
namespace {

constexpr std::size_t least_texts = 3;     // of an issue
constexpr std::size_t most_linked = 3000;  // texts that are set beside each other; the others go to the issues found among these
// Of two groups on average: cosine of their meanings about the record's middle, and of their terms. Chosen on invented disputes (docs/measurements.md).
constexpr float alike_enough = 0.12F, closely_alike = 0.2F;  // to be one issue; to be one part of it
constexpr std::size_t least_to_part = 24;  // texts of an issue that has parts
constexpr std::size_t most_terms = 8;      // of an issue
constexpr std::uint32_t least_holders = 2; // of a term that names it, but the first
constexpr float noun_enough = 0.25F;

// Words that tell when, how many or hardly anything: of no issue the name.
bool says_little(std::string_view form) {
  static const std::unordered_set<std::string_view> words = {
      "mr", "mrs", "ms", "dr", "sir", "lady", "today", "yesterday", "tomorrow", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
      "july", "august", "september", "october", "november", "december", "day", "days", "week", "weeks", "month", "months", "year", "years", "time", "times", "morning", "night", "evening", "afternoon", "hour", "minute", "minutes",
      "thing", "things", "people", "person", "way", "ways", "word", "words", "man", "men", "woman", "women", "anybody", "somebody", "everybody", "lot", "bit", "point", "place", "end", "side", "part", "kind", "sort", "one", "ones",
      "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion",
      "first", "second", "third", "half", "per", "cent", "percent", "pound", "pounds", "question", "answer", "matter", "fact", "case", "number", "anything", "everything", "something", "nothing", "good", "bad", "new", "old", "next", "last",
      "right", "back", "front", "top", "hon", "member", "members", "friend", "gentleman", "order", "every", "whatever", "without", "whole", "always", "really", "everyone", "anyone", "someone", "anywhere", "another"};
  return words.contains(form);
}

// What texts mean, about the middle of the record: in a dispute everything is of the dispute.
class Meanings {
 public:
  using Numbers = std::array<float, SentenceVector::width>;

  // nullptr for a text without a vector.
  explicit Meanings(std::vector<const SentenceVector*> vectors) : vectors_(std::move(vectors)) {
    double count = 0;
    for (const SentenceVector* vector : vectors_) {
      if (vector == nullptr) continue;
      for (std::size_t k = 0; k < middle_.size(); ++k) middle_[k] += vector->values[k];
      ++count;
    }
    for (double& number : middle_) number /= std::max(count, 1.0);
  }

  // Of length one, or all zeroes.
  Numbers of(std::size_t text) const {
    Numbers numbers{};
    if (vectors_[text] == nullptr) return numbers;
    double length = 0;
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      numbers[k] = static_cast<float>(vectors_[text]->values[k] - middle_[k]);
      length += double{numbers[k]} * numbers[k];
    }
    for (float& number : numbers) number = length > 0 ? static_cast<float>(number / std::sqrt(length)) : 0;
    return numbers;
  }

 private:
  std::vector<const SentenceVector*> vectors_;
  std::array<double, SentenceVector::width> middle_{};
};

// In eight sums side by side, which a processor adds at once.
float product(const Meanings::Numbers& a, const Meanings::Numbers& b) {
  constexpr std::size_t lanes = 8;
  static_assert(SentenceVector::width % lanes == 0);
  std::array<float, lanes> sums{};
  for (std::size_t k = 0; k < a.size(); k += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += a[k + lane] * b[k + lane];
  return std::accumulate(sums.begin(), sums.end(), 0.0F);
}

class Finder {
 public:
  Finder(const std::vector<StatementRow>& statements, const std::vector<ActorRow>& actors, const TermVectors& terms, const StatementVectors& meanings) : statements_(statements), terms_(terms), texts_(texts_of(statements)), meanings_(vectors_of(meanings)) {
    for (const ActorRow& actor : actors)
      if (!actor.unnamed && actor.statements > 0)
        for (const TextWord& word : text_words(actor.name))
          if (!word.stem.empty()) names_.insert(word.stem);
  }

  IssueMap run() {
    map_.of.assign(statements_.size(), 0);
    std::vector<Group> groups = linked();
    add_others(groups);
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.texts.size() != b.texts.size() ? a.texts.size() > b.texts.size() : a.texts < b.texts; });
    for (const Group& group : groups) {
      const RowId whole = add_issue(group.texts, 0);
      if (whole == 0) continue;
      for (const Texts& part : group.parts) add_issue(part, whole);
    }
    sort_issues(map_.issues);
    return std::move(map_);
  }

 private:
  struct Text {
    RowId id = 0;                         // of its words: a number without order, so the first of them are a fair sample that stays as the record grows
    std::vector<std::size_t> statements;  // with these words
  };
  using Texts = std::vector<std::size_t>;
  struct Group {
    Texts texts;
    std::vector<Texts> parts;  // two or more, or none; what is in none of them is of the whole alone
  };
  static std::vector<Text> texts_of(const std::vector<StatementRow>& statements) {
    std::map<RowId, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < statements.size(); ++i) places[id_of_text(statements[i].content)].push_back(i);
    std::vector<Text> texts;
    for (auto& [id, of] : places) texts.push_back({id, std::move(of)});
    return texts;
  }
  std::vector<const SentenceVector*> vectors_of(const StatementVectors& meanings) const {
    std::vector<const SentenceVector*> vectors;
    for (const Text& text : texts_) {
      const SentenceVector* vector = meanings.find(statements_[text.statements.front()].id);
      vectors.push_back(vector == nullptr || vector->empty() ? nullptr : vector);
    }
    return vectors;
  }
  const TermVector& terms_of(std::size_t text) const { return terms_.of(texts_[text].statements.front()); }

  // Groups of the texts that are set beside each other.
  std::vector<Group> linked() const {
    const std::size_t count = std::min(texts_.size(), most_linked);
    std::vector<Meanings::Numbers> meanings;
    for (std::size_t i = 0; i < count; ++i) meanings.push_back(meanings_.of(i));
    std::vector<float> likeness(count * count, 0);
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t k = 0; k < i; ++k) likeness[i * count + k] = likeness[k * count + i] = product(meanings[i], meanings[k]) + cosine(terms_of(i), terms_of(k));
    const std::vector<Texts> close = gathered(average_linkage(likeness, count, closely_alike)), wide = gathered(average_linkage(std::move(likeness), count, alike_enough));
    std::vector<std::size_t> group_of(count, wide.size());
    for (std::size_t g = 0; g < wide.size(); ++g)
      for (const std::size_t text : wide[g]) group_of[text] = g;
    std::vector<Group> groups;
    for (const Texts& texts : wide) groups.push_back({texts, {}});
    for (const Texts& texts : close)
      if (const std::size_t g = group_of[texts.front()]; g < groups.size() && groups[g].texts.size() >= least_to_part) groups[g].parts.push_back(texts);
    for (Group& group : groups)
      if (group.parts.size() < 2) group.parts.clear();
    return groups;
  }
  // Of numbered texts those groups that are large enough.
  static std::vector<Texts> gathered(const std::vector<std::uint32_t>& group_of) {
    std::vector<Texts> groups;
    for (std::size_t i = 0; i < group_of.size(); ++i) {
      if (group_of[i] == groups.size()) groups.emplace_back();
      groups[group_of[i]].push_back(i);
    }
    std::erase_if(groups, [](const Texts& group) { return group.size() < least_texts; });
    return groups;
  }

  // Each other text goes to the group to which it is most alike on average, where it is enough, and then to one of its parts.
  void add_others(std::vector<Group>& groups) const {
    if (texts_.size() <= most_linked || groups.empty()) return;
    std::vector<const Texts*> wide, close;
    for (const Group& group : groups) {
      wide.push_back(&group.texts);
      for (const Texts& part : group.parts) close.push_back(&part);
    }
    const Centres of_groups(*this, wide), of_parts(*this, close);
    for (std::size_t text = most_linked; text < texts_.size(); ++text) {
      const std::vector<float> likeness = of_groups.likeness_to(text);
      const auto most = std::max_element(likeness.begin(), likeness.end());
      if (*most < alike_enough) continue;
      Group& group = groups[static_cast<std::size_t>(most - likeness.begin())];
      group.texts.push_back(text);
      if (group.parts.empty()) continue;
      const std::size_t before = std::accumulate(groups.data(), &group, std::size_t{0}, [](std::size_t sum, const Group& one) { return sum + one.parts.size(); });
      const std::vector<float> to_parts = of_parts.likeness_to(text);
      const auto first = to_parts.begin() + static_cast<std::ptrdiff_t>(before), best = std::max_element(first, first + static_cast<std::ptrdiff_t>(group.parts.size()));
      if (*best >= closely_alike) group.parts[static_cast<std::size_t>(best - first)].push_back(text);
    }
  }

  // The middles of groups: how alike a text is on average to the texts of each.
  class Centres {
   public:
    Centres(const Finder& finder, const std::vector<const Texts*>& groups) : finder_(finder), means_(groups.size(), Meanings::Numbers{}) {
      for (std::size_t g = 0; g < groups.size(); ++g) {
        const float share = 1 / static_cast<float>(groups[g]->size());
        std::map<TermId, float> held;
        for (const std::size_t text : *groups[g]) {
          const Meanings::Numbers numbers = finder.meanings_.of(text);
          for (std::size_t k = 0; k < numbers.size(); ++k) means_[g][k] += numbers[k] * share;
          for (const WeightedTerm& term : finder.terms_of(text)) held[term.term] += term.weight * share;
        }
        for (const auto& [term, weight] : held) holders_[term].emplace_back(g, weight);
      }
    }
    std::vector<float> likeness_to(std::size_t text) const {
      const Meanings::Numbers numbers = finder_.meanings_.of(text);
      std::vector<float> likeness(means_.size());
      for (std::size_t g = 0; g < means_.size(); ++g) likeness[g] = product(numbers, means_[g]);
      for (const WeightedTerm& term : finder_.terms_of(text))
        if (const auto found = holders_.find(term.term); found != holders_.end())
          for (const auto& [g, weight] : found->second) likeness[g] += term.weight * weight;
      return likeness;
    }

   private:
    const Finder& finder_;
    std::vector<Meanings::Numbers> means_;
    std::unordered_map<TermId, std::vector<std::pair<std::size_t, float>>> holders_;  // groups, and how much they hold of a term on average
  };

  // The id of the new issue; 0 where no term can name it.
  RowId add_issue(const Texts& texts, RowId part_of) {
    std::optional<IssueRow> issue = named(texts);
    if (!issue) return 0;
    issue->part_of = part_of;
    for (const std::size_t text : texts) {
      for (const std::size_t statement : texts_[text].statements) map_.of[statement] = issue->id;
      issue->statements += static_cast<std::uint32_t>(texts_[text].statements.size());
    }
    map_.issues.push_back(std::move(*issue));
    return map_.issues.back().id;
  }

  // What an issue is called: the terms that its texts hold most of, and that hardly others hold. Nothing where it has none that can name it.
  std::optional<IssueRow> named(const Texts& group) {
    struct Held {
      float weight = 0;
      std::uint32_t statements = 0;
    };
    std::map<TermId, Held> held;
    for (const std::size_t text : group)
      for (const WeightedTerm& term : terms_of(text)) {
        Held& one = held[term.term];
        one.weight += term.weight;
        one.statements += static_cast<std::uint32_t>(texts_[text].statements.size());
      }
    // Nouns that several say, then other words that several say, then a noun that one says.
    const auto rank = [&](TermId term) { return held[term].statements < least_holders ? 2 : is_noun(term) ? 0 : 1; };
    struct Candidate {
      int rank = 0;
      float weight = 0;
      TermId term = 0;
    };
    std::vector<Candidate> order;
    for (const auto& [term, one] : held)
      if (can_name(term) && (is_noun(term) || (one.statements >= least_holders && !terms_.is_pair(term)))) order.push_back({rank(term), one.weight * static_cast<float>(one.statements) / static_cast<float>(terms_.frequency(term)), term});
    std::sort(order.begin(), order.end(), [&](const Candidate& a, const Candidate& b) { return a.rank != b.rank ? a.rank < b.rank : a.weight != b.weight ? a.weight > b.weight : terms_.form(a.term) < terms_.form(b.term); });
    const auto first = std::find_if(order.begin(), order.end(), [&](const Candidate& one) { return !taken_.contains(id_of_term(one.term)); });
    if (first == order.end()) return std::nullopt;
    std::rotate(order.begin(), first, first + 1);
    order.erase(std::find_if(order.begin() + 1, order.end(), [&](const Candidate& one) { return one.rank > order.front().rank; }), order.end());
    if (order.size() > most_terms) order.resize(most_terms);
    std::vector<TermId> naming;
    for (const Candidate& one : order) naming.push_back(one.term);
    IssueRow issue;
    issue.id = id_of_term(naming.front());
    issue.label = label_of(naming);
    for (const TermId term : naming) issue.terms.push_back(terms_.form(term));
    taken_.insert(issue.id);
    return issue;
  }

  RowId id_of_term(TermId term) const { return id_of_text("issue " + terms_.form(term)); }

  bool is_noun(TermId term) const { return terms_.noun_share(term) >= noun_enough; }

  bool can_name(TermId term) const {
    const std::string& form = terms_.form(term);
    const std::string& stem = terms_.stem(term);
    const std::size_t blank = form.find(' '), cut = stem.find(' ');
    const auto says = [](std::string_view word) { return !(word[0] >= '0' && word[0] <= '9') && !says_little(word); };
    const auto is_name = [&](const std::string& of) { return names_.contains(of); };
    if (blank == std::string::npos) return says(form) && !is_name(stem);
    return says(std::string_view(form).substr(0, blank)) && says(std::string_view(form).substr(blank + 1)) && !(is_name(stem.substr(0, cut)) && is_name(stem.substr(cut + 1)));
  }

  // "rota, rest"; "torvay pier" where that is what "torvay" mostly means. The second is no term that a larger issue is called after.
  std::string label_of(const std::vector<TermId>& group) const {
    constexpr float mostly = 0.4F;
    const std::string& first = terms_.stem(group.front());
    for (const TermId term : group) {
      const std::string& stem = terms_.stem(term);
      const bool holds = terms_.is_pair(term) && (stem.starts_with(first + " ") || stem.ends_with(" " + first));
      if (holds && static_cast<float>(terms_.frequency(term)) >= mostly * static_cast<float>(terms_.frequency(group.front()))) return terms_.form(term);
    }
    const auto says_more = [&](TermId term) { return !taken_.contains(id_of_term(term)) && (" " + first + " ").find(" " + terms_.stem(term) + " ") == std::string::npos && terms_.stem(term).find(first) == std::string::npos; };
    const auto second = std::find_if(group.begin() + 1, group.end(), says_more);
    return second == group.end() ? terms_.form(group.front()) : terms_.form(group.front()) + ", " + terms_.form(*second);
  }

  const std::vector<StatementRow>& statements_;
  const TermVectors& terms_;
  std::vector<Text> texts_;  // by id
  Meanings meanings_;
  std::unordered_set<std::string> names_;  // stems of the names of those who speak
  IssueMap map_;
  std::unordered_set<RowId> taken_;  // ids of issues
};

}  // namespace

void sort_issues(std::vector<IssueRow>& issues) {
  std::sort(issues.begin(), issues.end(), [](const IssueRow& a, const IssueRow& b) { return a.statements != b.statements ? a.statements > b.statements : a.label < b.label; });
}

Wholes wholes_of(const std::vector<IssueRow>& issues) {
  Wholes wholes;
  for (const IssueRow& issue : issues)
    if (issue.part_of != 0) wholes.emplace(issue.id, issue.part_of);
  return wholes;
}

RowId whole_of(const Wholes& wholes, RowId issue) {
  const auto found = wholes.find(issue);
  return found == wholes.end() ? issue : found->second;
}

IssueMap find_issues(const std::vector<StatementRow>& statements, const std::vector<ActorRow>& actors, const TermVectors& terms, const StatementVectors& meanings) { return Finder(statements, actors, terms, meanings).run(); }

}  // namespace onrecord
