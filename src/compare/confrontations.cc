#include "compare/confrontations.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "base/calendar.h"
#include "compare/differences.h"
#include "record/ids.h"

namespace onrecord {
namespace {

constexpr float same_utterance = 0.72F;      // cosine above which two statements of one speaker are one utterance
constexpr std::size_t most_shown = 1000;     // pairs kept in the record
constexpr std::size_t most_per_term = 400;   // statements of one side that share a term and still meet through it
constexpr std::size_t most_meetings = 8'000'000;  // of two statements through one term or issue; where there would be more, fewer meet through each
constexpr std::size_t most_kept = 50'000;    // pairs that are ranked in the end
constexpr std::size_t long_enough = 20;      // words; more do not make a statement clearer
constexpr std::size_t appearances = 3;       // of one statement before its further pairs sink

std::optional<Date> day_of(const std::string& iso) {
  if (iso.size() < 10) return std::nullopt;
  const auto stamp = parse_iso(std::string_view(iso).substr(0, 10));
  return stamp ? std::optional<Date>(stamp->date) : std::nullopt;
}

// Days that certainly lie between two statements; negative where b certainly was first; nothing where that is not known.
std::optional<int> days_apart(const When& a, const When& b) {
  const auto a_from = day_of(a.from), a_to = day_of(a.to), b_from = day_of(b.from), b_to = day_of(b.to);
  if (a_to && b_from && *a_to < *b_from) return days_between(*a_to, *b_from);
  if (b_to && a_from && *b_to < *a_from) return -days_between(*b_to, *a_from);
  if (a_from && a_to && b_from && b_to) return 0;
  return std::nullopt;
}

// What makes a pair, before it is put into words.
struct Pair {
  std::size_t a = 0, b = 0;  // indices of statements
  float likeness = 0;        // cosine of key terms
  Differences different;
  std::optional<int> days;
  bool audiences_part = false;
  bool same_speaker = false;
  Relation relation = Relation::private_public;
  double score = 0;
};

class Finder {
 public:
  Finder(const Material& material, const TermVectors& terms, const IssueMap& issues) : material_(material), terms_(terms), issues_(issues) {
    for (const ActorRow& actor : material.actors) actors_[actor.id] = &actor;
    for (const StatementRow& statement : material.statements) wordings_.push_back(wording_of(statement.content));
  }

  std::vector<ConfrontationRow> run() {
    std::vector<Pair> pairs = candidates();
    std::sort(pairs.begin(), pairs.end(), [this](const Pair& x, const Pair& y) { return better(x, y); });
    return shown(pairs);
  }

 private:
  const StatementRow& statement(std::size_t index) const { return material_.statements[index]; }

  bool better(const Pair& x, const Pair& y) const { return x.score != y.score ? x.score > y.score : key(x) < key(y); }

  std::pair<RowId, RowId> key(const Pair& pair) const { return {statement(pair.a).id, statement(pair.b).id}; }

  // The side a statement counts for: of its speaker, else the speaker alone.
  RowId camp(const StatementRow& one) const {
    const auto actor = actors_.find(one.speaker);
    if (actor == actors_.end()) return 0;
    return actor->second->side != 0 ? actor->second->side : one.speaker;
  }

  bool comparable(const StatementRow& one) const { return one.speaker != 0 && one.act != Act::hold && one.content.size() >= 12; }

  using Groups = std::vector<std::vector<std::uint32_t>>;  // statements that meet through one term or issue, in order

  // Statements of one camp that share a key term or an issue.
  std::vector<Pair> candidates() const {
    std::map<RowId, std::vector<std::uint32_t>> camps;
    for (std::uint32_t i = 0; i < material_.statements.size(); ++i)
      if (comparable(statement(i))) camps[camp(statement(i))].push_back(i);
    std::vector<Groups> all;
    for (const auto& [side, members] : camps) all.push_back(groups_of(members));
    const std::size_t most = size_that_meets(all);
    std::vector<Pair> pairs;
    for (const Groups& groups : all) add_candidates(groups, most, pairs);
    return pairs;
  }

  Groups groups_of(const std::vector<std::uint32_t>& members) const {
    std::unordered_map<std::uint64_t, std::uint32_t> places;  // of terms; issues behind them
    std::unordered_map<RowId, std::uint32_t> issue_places;
    Groups groups;
    const auto join = [&](std::uint32_t place, std::uint32_t member) {
      if (place == groups.size()) groups.emplace_back();
      groups[place].push_back(member);
    };
    for (const std::uint32_t member : members) {
      for (const WeightedTerm& term : terms_.of(member)) join(places.try_emplace(term.term, static_cast<std::uint32_t>(groups.size())).first->second, member);
      if (const RowId issue = issues_.of[member]; issue != 0) join(issue_places.try_emplace(issue, static_cast<std::uint32_t>(groups.size())).first->second, member);
    }
    return groups;
  }

  // How many of a group meet each other, so that in the whole record not too many do.
  static std::size_t size_that_meets(const std::vector<Groups>& all) {
    const auto meetings = [&](std::size_t most) {
      std::size_t sum = 0;
      for (const Groups& groups : all)
        for (const auto& group : groups) {
          const std::size_t size = std::min(group.size(), most + 1);
          sum += size * (size - 1) / 2;
        }
      return sum;
    };
    std::size_t most = most_per_term;
    while (most > 2 && meetings(most) > most_meetings) most = most * 3 / 4;
    return most;
  }

  void add_candidates(const Groups& groups, std::size_t most, std::vector<Pair>& pairs) const {
    std::vector<std::uint64_t> met;  // both ends in one number
    for (const auto& group : groups)
      for (std::size_t i = 1; i < std::min(group.size(), most + 1); ++i)
        for (std::size_t k = 0; k < i; ++k) met.push_back(std::uint64_t{group[k]} << 32 | group[i]);
    std::sort(met.begin(), met.end());
    met.erase(std::unique(met.begin(), met.end()), met.end());
    for (const std::uint64_t ends : met) {
      Pair pair;
      pair.a = ends >> 32;
      pair.b = ends & 0xFFFFFFFF;
      if (!looks_at(pair)) continue;
      judge(pair);
      pairs.push_back(std::move(pair));
      if (pairs.size() >= 2 * most_kept) keep_best(pairs);
    }
    if (pairs.size() > most_kept) keep_best(pairs);
  }

  void keep_best(std::vector<Pair>& pairs) const {
    std::nth_element(pairs.begin(), pairs.begin() + most_kept, pairs.end(), [this](const Pair& x, const Pair& y) { return better(x, y); });
    pairs.resize(most_kept);
  }

  // Fills in what differs; false where there is nothing to set side by side.
  bool looks_at(Pair& pair) const {
    const StatementRow& a = statement(pair.a);
    const StatementRow& b = statement(pair.b);
    if (a.document == b.document && (a.inside == b.ordinal || b.inside == a.ordinal)) return false;
    if (one_breath(a, b)) return false;
    pair.likeness = cosine(terms_.of(pair.a), terms_.of(pair.b));
    pair.same_speaker = a.speaker == b.speaker;
    if (pair.likeness >= same_utterance) return false;
    pair.different = differences(wordings_[pair.a], wordings_[pair.b]);
    pair.days = days_apart(a.said, b.said);
    pair.audiences_part = (a.audience == Audience::open && b.audience == Audience::closed) || (a.audience == Audience::closed && b.audience == Audience::open);
    const bool clash = !pair.different.negation.empty() || !pair.different.number_a.empty();
    return pair.audiences_part || clash || pair.days.value_or(0) != 0;
  }

  // One letter or mail, or one quotation that goes on, does not stand against itself.
  static bool one_breath(const StatementRow& a, const StatementRow& b) {
    if (a.document != b.document || a.kind != b.kind) return false;
    if (a.kind == StatementKind::own) return a.said.from == b.said.from;
    const std::uint32_t apart = a.ordinal > b.ordinal ? a.ordinal - b.ordinal : b.ordinal - a.ordinal;
    return a.kind == StatementKind::direct && apart == 1 && a.speaker == b.speaker;
  }

  // Logistic regression over what an editor would point at, by train/confrontations.py; how far it carries stands in
  // docs/decisions/0005-confrontations.md. The score orders pairs, it is no probability.
  void judge(Pair& pair) const {
    const StatementRow& a = statement(pair.a);
    const StatementRow& b = statement(pair.b);
    const bool denial = (a.act == Act::deny) != (b.act == Act::deny);
    const std::size_t shorter = std::min(wordings_[pair.a].words.size(), wordings_[pair.b].words.size());
    double sum = -14.0;
    sum += 2.9 * std::sqrt(pair.likeness);
    sum += pair.audiences_part ? 0.75 : 0;
    sum += 0.7 * static_cast<double>(std::min<std::size_t>(pair.different.negation.size(), 3));
    sum += denial ? 0.2 : 0;
    sum += pair.same_speaker ? 1.8 : 0;
    sum += 4.6 * std::log1p(static_cast<double>(std::min(shorter, long_enough)));
    sum += std::min(a.score, b.score) - 1;
    pair.score = 1 / (1 + std::exp(-sum));
    pair.relation = pair.audiences_part ? Relation::private_public : denial ? Relation::said_denied : Relation::earlier_later;
    orient(pair);
  }

  // a is the public, the earlier, the affirming half.
  void orient(Pair& pair) const {
    const StatementRow& a = statement(pair.a);
    const StatementRow& b = statement(pair.b);
    bool swap = false;
    if (pair.relation == Relation::private_public) swap = b.audience == Audience::open;
    if (pair.relation == Relation::said_denied) swap = a.act == Act::deny;
    if (pair.relation == Relation::earlier_later) swap = pair.days.value_or(0) < 0;
    if (!swap) return;
    std::swap(pair.a, pair.b);
    std::swap(pair.different.number_a, pair.different.number_b);
    if (pair.days) pair.days = -*pair.days;
  }

  // Best first; a pair whose halves say the same as a pair above is left out, one whose statement stands above often sinks.
  std::vector<ConfrontationRow> shown(const std::vector<Pair>& pairs) const {
    std::vector<ConfrontationRow> first, later;
    std::vector<const Pair*> kept;
    std::unordered_map<std::size_t, std::size_t> used;
    for (const Pair& pair : pairs) {
      if (first.size() + later.size() >= most_shown) break;
      if (std::any_of(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(kept.size(), 200)), [&](const Pair* other) { return repeats(pair, *other); })) continue;
      kept.push_back(&pair);
      const bool often = std::max(++used[pair.a], ++used[pair.b]) > appearances;
      (often ? later : first).push_back(row(pair));
    }
    first.insert(first.end(), later.begin(), later.end());
    // The order is the ranking: scores never rise down the list.
    for (std::size_t i = 1; i < first.size(); ++i) first[i].score = std::min(first[i].score, first[i - 1].score);
    return first;
  }

  bool repeats(const Pair& pair, const Pair& other) const { return same_words(pair.a, other.a) && same_words(pair.b, other.b); }
  bool same_words(std::size_t x, std::size_t y) const { return x == y || cosine(terms_.of(x), terms_.of(y)) >= same_utterance; }

  ConfrontationRow row(const Pair& pair) const {
    ConfrontationRow row;
    row.a = statement(pair.a).id;
    row.b = statement(pair.b).id;
    row.id = id_of_text(fmt::format("confrontation {} {}", row.a, row.b));
    row.relation = pair.relation;
    row.issue = issues_.of[pair.a] != 0 ? issues_.of[pair.a] : issues_.of[pair.b];
    row.score = std::round(pair.score * 1000) / 1000;
    row.reasons = reasons(pair);
    return row;
  }

  // In words an editor can check against the two texts.
  std::vector<std::string> reasons(const Pair& pair) const {
    std::vector<std::string> reasons;
    if (pair.audiences_part) reasons.push_back("one was said in public, the other in private");
    if (pair.days && *pair.days > 0) reasons.push_back(fmt::format("{} {} lie between them", *pair.days, *pair.days == 1 ? "day" : "days"));
    if (const std::string shared = shared_terms(pair); !shared.empty()) reasons.push_back("both speak of " + shared);
    for (std::string& difference : difference_words(pair.different)) reasons.push_back(std::move(difference));
    if ((statement(pair.a).act == Act::deny) != (statement(pair.b).act == Act::deny)) reasons.push_back("one is a denial");
    if (!pair.same_speaker) reasons.push_back("two speakers of one side");
    return reasons;
  }

  // The rarest terms of both, as written.
  std::string shared_terms(const Pair& pair) const {
    std::vector<std::pair<float, TermId>> shared;
    const TermVector& a = terms_.of(pair.a);
    const TermVector& b = terms_.of(pair.b);
    for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
      if (left->term == right->term) shared.emplace_back(-left->weight * right->weight, left->term);
      const TermId one = left->term, other = right->term;
      left += one <= other;
      right += other <= one;
    }
    std::sort(shared.begin(), shared.end());
    std::vector<std::string> words;
    for (const auto& [weight, term] : shared) words.push_back(terms_.form(term));
    return quoted_list(words);
  }

  const Material& material_;
  const TermVectors& terms_;
  const IssueMap& issues_;
  std::unordered_map<RowId, const ActorRow*> actors_;
  std::vector<Wording> wordings_;
};

}  // namespace

std::vector<ConfrontationRow> find_confrontations(const Material& material, const TermVectors& terms, const IssueMap& issues) {
  return Finder(material, terms, issues).run();
}

}  // namespace onrecord
