#include "compare/confrontations.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "base/calendar.h"
#include "compare/camps.h"
#include "compare/differences.h"
#include "compare/evidence.h"
#include "compare/sayings.h"
#include "compare/set_against.h"
#include "compare/spread.h"
#include "compare/told.h"
#include "compare/when.h"
#include "language/text_words.h"
#include "record/ids.h"
#include "speech/acts.h"
#include "speech/cue_lexicon.h"
#include "speech/plain_words.h"

namespace onrecord {
namespace {

constexpr float same_words = 0.72F;          // cosine of key terms above which two statements say one thing in one way
constexpr std::size_t most_shown = 1000;     // pairs kept in the record
constexpr std::size_t most_spread = 200;     // of them set so that each shows something new
constexpr std::size_t most_per_term = 400;   // statements of one side that share a term and still meet through it
constexpr std::size_t most_meetings = 8'000'000;  // of two statements through one term or issue; where there would be more, fewer meet through each
constexpr std::size_t all_meet = 200'000;    // pairs of statements of one camp in the whole record; where there are more, only those meet that have something in common
constexpr std::size_t most_kept = 50'000;    // pairs that are ranked in the end
constexpr std::size_t most_read = 400;       // of them, each of another saying, whose words are read by a model
constexpr double least_odds = -6;            // of the model, at least; also those of the pairs that are not read beside others that are
constexpr double told_odds = -1;             // at least, of the likeliest of what one was told and says not to know, which the model has hardly learnt
constexpr double likely_odds = 0;            // above which the model's reading is a reason
constexpr float near_in_meaning_alone = 0.3F;  // cosine from which that is a reason, where there is no other

// What makes a pair, before it is put into words.
struct Pair {
  std::size_t a = 0, b = 0;  // indices of statements
  float likeness = 0;        // cosine of key terms
  Differences different;
  std::optional<int> days;
  std::string set_against;   // the word by which their text sets one against the other
  Evidence evidence;         // told: b says that he was not told, did not know, or that it is not so; a is what he was told, or said himself
  Relation relation = Relation::private_public;
  double weight = 0;         // of the evidence
};

class Finder {
 public:
  Finder(const Material& material, const TermVectors& terms, const IssueMap& issues, const std::vector<CopyRow>& copies, const ReadClashes& read_clashes)
      : material_(material), terms_(terms), issues_(issues), read_clashes_(read_clashes) {
    for (const DocumentRow& document : material.documents) {
      documents_[document.id] = &document;
      for (const PartRow& part : document.parts)
        if (part.kind == PartKind::title || part.kind == PartKind::standfirst) summaries_[document.id].push_back(part.span);
    }
    std::set<RowId> copied;
    for (const CopyRow& copy : copies)
      if (copy.kind != CopyKind::quotes) copied.insert(copy.b);
    const std::set<std::pair<RowId, std::uint32_t>> left_out = not_counted();
    const std::vector<RowId> camps = find_camps(material.statements, material.actors);
    for (const StatementRow& statement : material.statements) {
      nearness_.push_back(nearness_to_the_mouth(statement, copied.contains(statement.document) || in_a_summary(statement)));
      wordings_.push_back(wording_of(statement.content));
      meanings_.push_back(material.meanings.find(statement.id));
      camps_.push_back(comparable(statement) && !left_out.contains({statement.document, statement.ordinal}) ? camps[camps_.size()] : 0);
    }
    name_camps(camps);
    for (std::size_t i = 0; i < wordings_.size(); ++i) {
      shown_denials_.push_back(is_shown_to_deny(statement(i)));
      denies_.push_back(!wordings_[i].negated.empty() || shown_denials_.back());
    }
    sayings_ = find_sayings(material.statements, terms, camps_, nearness_, denies_, material.originals);
  }

  std::vector<Candidate> listed() {
    std::vector<Candidate> list;
    for (const Pair& pair : candidates()) list.push_back({{pair.a, pair.b}, {sayings_[pair.a], sayings_[pair.b]}, pair.evidence, halves(pair)});
    return list;
  }

  Result<std::vector<ConfrontationRow>> run() {
    std::vector<Pair> pairs = candidates();
    const auto rank = [&] { std::sort(pairs.begin(), pairs.end(), [this](const Pair& x, const Pair& y) { return better(x, y); }); };
    rank();
    pairs = one_of_each(pairs);
    if (read_clashes_) {
      TRY(read(pairs));
      rank();
    }
    return shown(std::move(pairs));
  }

 private:
  const StatementRow& statement(std::size_t index) const { return material_.statements[index]; }

  // What the words of the best pairs say is weighed with the rest.
  Result<void> read(std::vector<Pair>& pairs) const {
    std::vector<WordedPair> worded;
    for (std::size_t i = 0; i < std::min(pairs.size(), most_read); ++i) worded.push_back(halves(pairs[i]));
    const std::vector<float> odds = TRY(read_clashes_(worded));
    std::map<std::size_t, Evidence*> likeliest;  // of what one who says not to know was told
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      Evidence& evidence = pairs[i].evidence;
      evidence.odds = i < odds.size() ? std::max<double>(odds[i], least_odds) : least_odds;
      if (i >= odds.size() || !evidence.told || wordings_[pairs[i].b].unaware.empty()) continue;
      Evidence*& held = likeliest[pairs[i].b];
      if (held == nullptr || *evidence.odds > *held->odds) held = &evidence;
    }
    for (const auto& [claim, evidence] : likeliest) evidence->odds = std::max(*evidence->odds, told_odds);
    for (Pair& pair : pairs) pair.weight = weigh(pair.evidence);
    return {};
  }

  // Whether a statement comes right behind the one before it.
  bool follows(std::size_t index) const { return index > 0 && statement(index - 1).document == statement(index).document && statement(index - 1).ordinal + 1 == statement(index).ordinal; }

  // The same in a chat, a mail or a transcript, where it may answer it.
  bool answers(std::size_t index) const {
    const StatementRow& one = statement(index);
    if (!follows(index)) return false;
    const auto document = documents_.find(one.document);
    return one.kind == StatementKind::own || (document != documents_.end() && document->second->kind == DocumentKind::transcript);
  }

  // By its cue or a turn of phrase: what a model makes of other words is a guess, no ground to call a pair a denial.
  static bool is_shown_to_deny(const StatementRow& one) {
    return one.act == Act::deny && act_shown(one.kind, plain_words(one.cue), plain_words(std::string_view(one.content).substr(0, act_window)), one.kind == StatementKind::own) == Act::deny;
  }

  // [denied] that it was fixed, [dismissed] talk of a bargain: the content alone would say the opposite.
  bool is_denied_by_its_cue(std::size_t index) const {
    const StatementRow& one = statement(index);
    return (one.kind == StatementKind::indirect || one.kind == StatementKind::mixed) && wordings_[index].negated.empty() && cue_denies(plain_words(one.cue));
  }

  // As the model has learnt to read them: the public half first, of two alike the earlier.
  WordedPair halves(const Pair& pair) const {
    const auto order = [&](std::size_t index) {
      const StatementRow& one = statement(index);
      return std::tuple(one.audience == Audience::closed, last_time_of(one.said).substr(0, 10), one.document, one.ordinal);
    };
    const std::size_t first = order(pair.a) <= order(pair.b) ? pair.a : pair.b, second = first == pair.a ? pair.b : pair.a;
    const auto worded_half = [&](std::size_t index, std::size_t other) {
      const StatementRow& one = statement(index);
      const bool later = last_time_of(one.said).substr(0, 10) > last_time_of(statement(other).said).substr(0, 10);
      const std::string with_cue = is_denied_by_its_cue(index) ? one.cue + " " + one.content : one.content;
      return worded({with_cue, answers(index) ? std::string_view(statement(index - 1).content) : std::string_view(), one.audience == Audience::closed, later});
    };
    return {worded_half(first, second), worded_half(second, first)};
  }

  bool better(const Pair& x, const Pair& y) const { return x.weight != y.weight ? x.weight > y.weight : key(x) < key(y); }

  std::pair<RowId, RowId> key(const Pair& pair) const { return {statement(pair.a).id, statement(pair.b).id}; }

  // That both halves name their own people is nothing they have in common.
  void name_camps(const std::vector<RowId>& camps) {
    std::unordered_map<RowId, RowId> camp_of;  // by speaker
    for (std::size_t i = 0; i < camps.size(); ++i) camp_of.emplace(statement(i).speaker, camps[i]);
    for (const ActorRow& actor : material_.actors) {
      if (actor.unnamed) continue;
      const auto camp = camp_of.find(actor.id);
      std::set<std::string>& names = own_names_[camp != camp_of.end() ? camp->second : actor.side != 0 ? actor.side : actor.id];
      const auto add = [&](const std::string& name) {
        for (const TextWord& word : text_words(name))
          if (!word.stem.empty()) names.insert(word.stem);
      };
      add(actor.name);
      for (const std::string& alias : actor.aliases) add(alias);
    }
  }
  const std::set<std::string>& names_of_camp(std::size_t index) const {
    static const std::set<std::string> none;
    const auto found = own_names_.find(camps_[index]);
    return found == own_names_.end() ? none : found->second;
  }
  bool names_own(std::size_t index, const std::string& stem) const {  // of one word or two
    const std::set<std::string>& names = names_of_camp(index);
    const std::size_t blank = stem.find(' ');
    if (blank == std::string::npos) return names.contains(stem);
    return names.contains(stem.substr(0, blank)) && names.contains(stem.substr(blank + 1));
  }

  // In the headline or the lines under it, which sum up what the text says.
  bool in_a_summary(const StatementRow& one) const {
    const auto summaries = summaries_.find(one.document);
    if (summaries == summaries_.end() || one.spans.empty()) return false;
    const std::uint32_t start = one.spans.front().start;
    return std::any_of(summaries->second.begin(), summaries->second.end(), [&](PointSpan span) { return span.start <= start && start < span.end; });
  }

  // Statements (document, ordinal) that do not count beside another that holds them or that they hold. Those that are for the greater part what somebody said: "the paper revealed that Ann
  // wrote …", "I told the House that …". And what is a lesser part of its speaker's own words: "I would rather we did not".
  std::set<std::pair<RowId, std::uint32_t>> not_counted() const {
    const auto length = [](const StatementRow& one) {
      return std::accumulate(one.spans.begin(), one.spans.end(), 0.0, [](double sum, PointSpan span) { return sum + span.end - span.start; });
    };
    std::map<std::pair<RowId, std::uint32_t>, const StatementRow*> at;
    for (const StatementRow& one : material_.statements) at[{one.document, one.ordinal}] = &one;
    std::map<std::pair<RowId, std::uint32_t>, double> inner;
    std::set<std::pair<RowId, std::uint32_t>> left_out;
    for (const StatementRow& one : material_.statements) {
      if (!one.inside) continue;
      const auto around = at.find({one.document, *one.inside});
      const bool his_own = around != at.end() && one.speaker != 0 && one.speaker == around->second->speaker;
      if (his_own && (one.act == Act::hold || length(one) <= length(*around->second) / 2)) left_out.insert({one.document, one.ordinal});
      else inner[{one.document, *one.inside}] += length(one);
    }
    for (const StatementRow& one : material_.statements)
      if (const auto held = inner.find({one.document, one.ordinal}); held != inner.end() && held->second > length(one) / 2) left_out.insert(held->first);
    return left_out;
  }

  using Groups = std::vector<std::vector<std::uint32_t>>;  // statements that meet through one term or issue, in order

  std::vector<Pair> candidates() {
    std::vector<Pair> pairs = of_one_camp();
    add_told(pairs);
    return pairs;
  }

  // Where there are not too many all statements of one camp; else those that share a key term or an issue, or are near in meaning.
  std::vector<Pair> of_one_camp() {
    std::map<RowId, std::vector<std::uint32_t>> camps;
    for (std::uint32_t i = 0; i < material_.statements.size(); ++i)
      if (camps_[i] != 0) camps[camps_[i]].push_back(i);
    std::vector<Groups> all;
    const auto meetings = [](std::size_t sum, const auto& camp) { return sum + camp.second.size() * (camp.second.size() - 1) / 2; };
    few_ = std::accumulate(camps.begin(), camps.end(), std::size_t{0}, meetings) <= all_meet;
    for (const auto& [side, members] : camps) {
      if (few_) {
        all.push_back({members});
        continue;
      }
      Groups& groups = all.emplace_back(groups_of(members));
      Groups near = near_in_meaning(members, camps.size());
      groups.insert(groups.end(), std::make_move_iterator(near.begin()), std::make_move_iterator(near.end()));
    }
    const std::size_t most = few_ ? material_.statements.size() : size_that_meets(all);
    std::vector<Pair> pairs;
    for (const Groups& groups : all) add_candidates(groups, most, pairs);
    return pairs;
  }

  // Of each statement the few of its camp that are nearest in meaning and were heard by others, in groups of two: what clashes may have no word in common. In a large camp it
  // meets only those said about when it was.
  Groups near_in_meaning(const std::vector<std::uint32_t>& members, std::size_t camps) const {
    constexpr std::size_t nearest = 20, most_compared = 40'000'000;  // of one statement; in the whole record, where the least reach allows
    constexpr float near = 0.1F;
    std::vector<std::uint32_t> order = members;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return last_time_of(statement(a).said) < last_time_of(statement(b).said); });
    const std::size_t reach = std::max<std::size_t>(50, most_compared / 2 / std::max<std::size_t>(1, camps) / order.size());
    Groups groups;
    std::vector<std::pair<float, std::uint32_t>> found;
    for (std::size_t i = 0; i < order.size(); ++i) {
      found.clear();
      for (std::size_t k = i > reach ? i - reach : 0; k < std::min(order.size(), i + reach + 1); ++k)
        if (statement(order[k]).audience != statement(order[i]).audience)
          if (const float close = meaning(order[i], order[k]); close >= near) found.emplace_back(-close, order[k]);
      const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), nearest));
      std::partial_sort(found.begin(), end, found.end());
      for (auto one = found.begin(); one != end; ++one) groups.push_back({std::min(order[i], one->second), std::max(order[i], one->second)});
    }
    return groups;
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
      if (const RowId issue = whole_of(wholes_, issues_.of[member]); issue != 0) join(issue_places.try_emplace(issue, static_cast<std::uint32_t>(groups.size())).first->second, member);
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

  void add_candidates(const Groups& groups, std::size_t most, std::vector<Pair>& pairs) {
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

  // "Nobody told me" and "there is no damp" beside what somebody told him before in private: of each such claim the few that are nearest to it, or to what was asked.
  void add_told(std::vector<Pair>& pairs) {
    constexpr std::size_t most_told = 3;  // of one claim
    constexpr double near = 0.25, near_without_words = 0.3;  // where nothing else speaks for it
    const std::unordered_map<RowId, std::vector<Told>> told = told_to(material_.statements, material_.actors);
    for (std::size_t b = 0; b < material_.statements.size(); ++b) {
      const auto heard = told.find(statement(b).speaker);
      const bool unaware = !wordings_[b].unaware.empty();
      if ((!unaware && (statement(b).audience != Audience::open || wordings_[b].negated.empty())) || camps_[b] == 0 || statement(b).act == Act::ask || heard == told.end()) continue;
      std::vector<std::pair<double, std::size_t>> nearest;
      for (const Told& one : heard->second) {
        if (!could_have_been_told(statement(one.index), statement(b)) || (!unaware && !one.addressed)) continue;
        const bool himself = statement(one.index).speaker == statement(b).speaker;
        if (sayings_[one.index] == sayings_[b] || !wordings_[one.index].unaware.empty() || (himself && cosine(terms_.of(one.index), terms_.of(b)) >= same_words)) continue;
        const bool fits = one.addressed || (!himself && cosine(terms_.of(one.index), terms_.of(b)) > 0);
        if (const double nearness = nearness_to_claim(one.index, b); nearness >= (fits ? near : near_without_words) && (unaware || denies_what(one.index, b))) nearest.emplace_back(-nearness, one.index);
      }
      std::sort(nearest.begin(), nearest.end());
      if (nearest.size() > most_told) nearest.resize(most_told);
      for (const auto& [nearness, a] : nearest) pairs.push_back(told_pair(a, b));
    }
  }

  // "There is no damp" to whom somebody wrote of the damp.
  bool denies_what(std::size_t told, std::size_t claim) const {
    if (statement(told).speaker == statement(claim).speaker) return false;
    const Differences different = differences(wordings_[claim], wordings_[told], names_of_camp(claim));
    return std::any_of(different.negation.begin(), different.negation.end(), [&](const std::string& form) {
      return std::any_of(wordings_[claim].negated.begin(), wordings_[claim].negated.end(), [&](const std::string& stem) { return form.starts_with(stem.substr(0, 4)); });
    });
  }

  // In meaning or terms, to the claim or to the question right before it: "Did anyone tell you that …?" "No. Nobody told me."
  double nearness_to_claim(std::size_t told, std::size_t claim) const {
    const double own = alike(told, claim), asked = follows(claim) && statement(claim - 1).act == Act::ask ? alike(told, claim - 1) : 0;
    return std::max(own, asked);
  }

  Pair told_pair(std::size_t a, std::size_t b) const {
    Pair pair;
    pair.a = a;
    pair.b = b;
    pair.likeness = cosine(terms_.of(a), terms_.of(b));
    pair.different = differences(wordings_[a], wordings_[b], names_of_camp(b));
    pair.days = days_apart(statement(a).said, statement(b).said);
    pair.relation = Relation::said_denied;
    weigh_words(pair);
    pair.evidence.told = true;
    pair.weight = weigh(pair.evidence);
    return pair;
  }

  void keep_best(std::vector<Pair>& pairs) const {
    std::nth_element(pairs.begin(), pairs.begin() + most_kept, pairs.end(), [this](const Pair& x, const Pair& y) { return better(x, y); });
    pairs.resize(most_kept);
  }

  // Fills in what differs; false where there is nothing to set side by side. In a large record that takes something that sets them apart.
  bool looks_at(Pair& pair) {
    const StatementRow& a = statement(pair.a);
    const StatementRow& b = statement(pair.b);
    if (sayings_[pair.a] == sayings_[pair.b]) return false;
    if (a.document == b.document && (a.inside == b.ordinal || b.inside == a.ordinal)) return false;
    if (one_breath(a, b) || is_summed_up(a, b)) return false;
    pair.likeness = cosine(terms_.of(pair.a), terms_.of(pair.b));
    if (pair.likeness >= same_words && denies_[pair.a] == denies_[pair.b]) return false;
    pair.different = differences(wordings_[pair.a], wordings_[pair.b], names_of_camp(pair.a));
    pair.days = days_apart(a.said, b.said);
    pair.evidence.audiences_part = (a.audience == Audience::open && b.audience == Audience::closed) || (a.audience == Audience::closed && b.audience == Audience::open);
    pair.set_against = set_against_by_text(a, b);
    pair.evidence.grounds = pair.evidence.audiences_part || !pair.set_against.empty() || !pair.different.negation.empty() || !pair.different.number_a.empty() || pair.days.value_or(0) != 0 || std::max(strictness_of(pair.a), strictness_of(pair.b)) >= 0.4;
    return few_ || pair.evidence.grounds;
  }

  std::string set_against_by_text(const StatementRow& a, const StatementRow& b) {
    if (a.document != b.document) return {};
    const auto document = documents_.find(a.document);
    if (document == documents_.end()) return {};
    const std::string& text = document->second->text;
    return set_against(text, points_.try_emplace(a.document, text).first->second, a.spans, b.spans);
  }

  // One letter or mail, or one quotation that goes on, does not stand against itself; what went to the public and what did not are no one breath.
  static bool one_breath(const StatementRow& a, const StatementRow& b) {
    if (a.document != b.document || a.kind != b.kind || a.audience != b.audience) return false;
    if (a.kind == StatementKind::own) return a.said.from == b.said.from;
    const std::uint32_t apart = a.ordinal > b.ordinal ? a.ordinal - b.ordinal : b.ordinal - a.ordinal;
    return a.kind == StatementKind::direct && apart == 1 && a.speaker == b.speaker;
  }

  // "Minister 'had no part' in sale" over her "I had no part whatever in it".
  bool is_summed_up(const StatementRow& a, const StatementRow& b) const {
    return a.document == b.document && a.speaker == b.speaker && a.speaker != 0 && a.audience == b.audience && in_a_summary(a) != in_a_summary(b);
  }

  bool one_speaker(const Pair& pair) const { return statement(pair.a).speaker == statement(pair.b).speaker; }

  // What their words and speakers give.
  void weigh_words(Pair& pair) const {
    const auto [shorter, longer] = std::minmax({wordings_[pair.a].words.size(), wordings_[pair.b].words.size()});
    Evidence& evidence = pair.evidence;
    evidence.meaning = meaning(pair.a, pair.b);
    evidence.in_words = pair.likeness > 0 || !pair.set_against.empty();
    evidence.set_against = !pair.set_against.empty();
    evidence.shorter = static_cast<int>(shorter);
    evidence.longer = static_cast<int>(longer);
    evidence.negated = static_cast<int>(pair.different.negation.size());
    evidence.same_speaker = one_speaker(pair);
    evidence.mouths = nearness_[pair.a] + nearness_[pair.b];
  }

  void judge(Pair& pair) const {
    const StatementRow& a = statement(pair.a);
    const StatementRow& b = statement(pair.b);
    const bool denial = shown_denials_[pair.a] != shown_denials_[pair.b];
    weigh_words(pair);
    Evidence& evidence = pair.evidence;
    if (evidence.audiences_part) {
      evidence.strictness = strictness_of(a.audience == Audience::open ? pair.a : pair.b);
      const auto apart = days_between_reports(a.said, b.said);
      evidence.days_apart = apart ? *apart : std::numeric_limits<double>::infinity();
    }
    evidence.looks_back = !looks_back(pair).empty();
    pair.weight = weigh(evidence);
    pair.relation = evidence.audiences_part ? Relation::private_public : denial ? Relation::said_denied : Relation::earlier_later;
    orient(pair);
  }

  // By which words the later of two statements of one speaker on one matter, to like audiences, says what he said or wanted before: "I never ruled out …". Nothing where none does.
  const std::vector<std::string>& looks_back(const Pair& pair) const {
    constexpr float on_one_matter = 0.45F;
    static const std::vector<std::string> nothing;
    const std::vector<std::string>&a = wordings_[pair.a].looks_back, &b = wordings_[pair.b].looks_back;
    if (a.empty() == b.empty() || !one_speaker(pair) || pair.evidence.audiences_part || meaning(pair.a, pair.b) < on_one_matter) return nothing;
    const int days = pair.days.value_or(0);
    return a.empty() ? (days > 0 ? b : nothing) : (days < 0 ? a : nothing);
  }

  float meaning(std::size_t a, std::size_t b) const {
    return meanings_[a] != nullptr && meanings_[b] != nullptr ? cosine(*meanings_[a], *meanings_[b]) : 0.0F;
  }

  // How plainly a statement can be shown wrong, 0 to 1: a denial, a promise, words that leave no exception.
  double strictness_of(std::size_t index) const {
    const Act act = statement(index).act;
    const double words = static_cast<double>(std::min<std::size_t>(wordings_[index].absolutes, 3));
    return std::min(5.0, words + (act == Act::deny ? 2 : act == Act::promise ? 1.5 : 0)) / 5;
  }

  // a is the public, the earlier, the affirming half.
  void orient(Pair& pair) const {
    bool swap = false;
    if (pair.relation == Relation::private_public) swap = statement(pair.b).audience == Audience::open;
    if (pair.relation == Relation::said_denied) swap = shown_denials_[pair.a];
    if (pair.relation == Relation::earlier_later) swap = pair.days.value_or(0) < 0;
    if (!swap) return;
    std::swap(pair.a, pair.b);
    std::swap(pair.different.number_a, pair.different.number_b);
    if (pair.days) pair.days = -*pair.days;
  }

  // Of the pairs of two sayings to the same audiences the one nearest to the mouth, of equals the one that came out first, then the one with fewer words of
  // reporters; it stands where the best of them stood.
  std::vector<Pair> one_of_each(const std::vector<Pair>& pairs) const {
    using Half = std::pair<std::size_t, Audience>;
    const auto half = [&](std::size_t index) { return Half(sayings_[index], statement(index).audience); };
    const auto near = [&](const Pair& pair) {
      const auto around = [](const StatementRow& one) { return one.kind == StatementKind::mixed || one.kind == StatementKind::indirect ? static_cast<std::ptrdiff_t>(one.content.size()) : 0; };
      return std::tuple(nearness_[pair.a] + nearness_[pair.b], -came_out(pair.a) - came_out(pair.b), -around(statement(pair.a)) - around(statement(pair.b)));
    };
    std::map<std::pair<Half, Half>, std::size_t> place;
    std::vector<Pair> best;
    for (const Pair& pair : pairs) {
      const auto [at, fresh] = place.try_emplace(std::minmax(half(pair.a), half(pair.b)), best.size());
      if (fresh) {
        best.push_back(pair);
      } else if (Pair& held = best[at->second]; pair.evidence.told == held.evidence.told && near(pair) > near(held)) {
        const Evidence evidence = held.evidence;
        const double weight = held.weight;
        held = pair;
        held.evidence = evidence;
        held.weight = weight;
      }
    }
    return best;
  }

  // The day on which a message was written, or its document came out, as a number; that of what has no day is later than any.
  int came_out(std::size_t index) const {
    if (const auto written = statement(index).kind == StatementKind::own ? day_of(last_time_of(statement(index).said)) : std::nullopt) return days_between(Date{}, *written);
    const auto document = documents_.find(statement(index).document);
    const auto day = document == documents_.end() ? std::nullopt : day_of(document->second->published.from);
    return day ? days_between(Date{}, *day) : 1'000'000;
  }

  // Spread; what nothing can be said of that could be checked is not shown.
  std::vector<ConfrontationRow> shown(std::vector<Pair> pairs) const {
    std::vector<ConfrontationRow> ready;  // of each pair that stays
    for (std::size_t i = 0; i < pairs.size() && ready.size() < most_shown; ++i) {
      ConfrontationRow one = row(pairs[i]);
      if (one.reasons.empty()) continue;
      std::swap(pairs[ready.size()], pairs[i]);
      ready.push_back(std::move(one));
    }
    pairs.resize(ready.size());
    std::vector<Showing> showings;
    for (const Pair& pair : pairs) showings.push_back({pair.weight, {sayings_[pair.a], sayings_[pair.b]}});
    std::vector<ConfrontationRow> rows;
    for (const std::size_t i : spread(showings, most_spread, [&](std::size_t one, std::size_t other) { return same_as(pairs[one], pairs[other]); })) rows.push_back(std::move(ready[i]));
    // The order is the ranking: scores fall down the list, since it is kept by them.
    constexpr double a_little = 1e-9;
    for (std::size_t i = 1; i < rows.size(); ++i) rows[i].score = std::min(rows[i].score, rows[i - 1].score * (1 - a_little));
    return rows;
  }

  // 0: nothing in common; up to 1.5: the same halves.
  double same_as(const Pair& pair, const Pair& other) const {
    const double aa = alike(pair.a, other.a), bb = alike(pair.b, other.b), ab = alike(pair.a, other.b), ba = alike(pair.b, other.a);
    const double one = std::max({aa, bb, ab, ba});
    return std::max({0.0, std::min(aa, bb), std::min(ab, ba)}) + std::max(0.0, one - 0.5);
  }
  double alike(std::size_t x, std::size_t y) const { return x == y ? 1 : std::max(meaning(x, y), cosine(terms_.of(x), terms_.of(y))); }

  // The narrowest that both are about; 0 for none: what only one of them is about is not what they part over.
  RowId common_issue(RowId one, RowId other) const {
    if (one == other) return one;
    const RowId whole = whole_of(wholes_, one);
    return whole == whole_of(wholes_, other) ? whole : 0;
  }

  ConfrontationRow row(const Pair& pair) const {
    ConfrontationRow row;
    row.a = statement(pair.a).id;
    row.b = statement(pair.b).id;
    row.id = id_of_text(fmt::format("confrontation {} {}", row.a, row.b));
    row.relation = pair.relation;
    row.issue = common_issue(issues_.of[pair.a], issues_.of[pair.b]);
    row.score = 1 / (1 + std::exp(-pair.weight));
    row.reasons = reasons(pair);
    return row;
  }

  // In words an editor can check against the two texts.
  std::vector<std::string> reasons(const Pair& pair) const {
    std::vector<std::string> reasons;
    if (pair.evidence.told) {
      const StatementRow& told = statement(pair.a);
      const StatementRow& claim = statement(pair.b);
      const bool addressed = std::any_of(told.to.begin(), told.to.end(), [&](const AddresseeRow& to) { return to.actor == claim.speaker; });
      const std::string how = told.speaker == claim.speaker ? "said before" : (addressed ? "told " : told.message ? "wrote in a chat with " : "told people of ") + claim.speaker_name;
      const std::vector<std::string>& unaware = wordings_[pair.b].unaware;
      const std::string what = unaware.empty() ? "says otherwise" : fmt::format("says not to have known or been told ({})", quoted_list(unaware));
      reasons.push_back(fmt::format("{} {}; the other is what {} {}", claim.speaker_name, what, told.speaker_name, how));
    }
    if (pair.evidence.audiences_part || (pair.evidence.told && statement(pair.b).audience == Audience::open)) reasons.push_back("one was said in public, the other in private");
    if (pair.days && *pair.days > 0) reasons.push_back(*pair.days == 1 ? "a day lies between them" : fmt::format("{} days lie between them", *pair.days));
    if (const std::string shared = shared_terms(pair); !shared.empty()) reasons.push_back("both speak of " + shared);
    for (std::string& difference : difference_words(pair.different)) reasons.push_back(std::move(difference));
    if (const auto& words = looks_back(pair); !words.empty() && !pair.evidence.told) reasons.push_back("the later one speaks of what was said or wanted before: " + quoted_list(words));
    if (!pair.set_against.empty()) reasons.push_back(fmt::format("the text itself sets one against the other: “{}”", pair.set_against));
    if (pair.evidence.odds.value_or(least_odds) >= likely_odds) reasons.emplace_back("read together, their words clash (a model's reading)");
    if (pair.evidence.audiences_part && !wordings_[pair.b].backstage.empty()) reasons.push_back("the private one speaks of how to speak or look: " + quoted_list(wordings_[pair.b].backstage));
    if (shown_denials_[pair.a] != shown_denials_[pair.b]) reasons.push_back("one is a denial");
    if (!one_speaker(pair) && !pair.evidence.told) reasons.push_back("two speakers of one side");
    if (reasons.empty() && meaning(pair.a, pair.b) >= near_in_meaning_alone) reasons.push_back("they are near in meaning");
    return reasons;
  }

  // The rarest terms of both, as written.
  std::string shared_terms(const Pair& pair) const {
    std::vector<std::pair<float, TermId>> shared;
    for_each_shared(terms_.of(pair.a), terms_.of(pair.b), [&](const WeightedTerm& left, const WeightedTerm& right) {
      if (!names_own(pair.a, terms_.stem(left.term))) shared.emplace_back(-left.weight * right.weight, left.term);
    });
    std::sort(shared.begin(), shared.end());
    std::vector<std::string> words;
    for (const auto& [weight, term] : shared) words.push_back(terms_.form(term));
    return quoted_list(words);
  }

  const Material& material_;
  const TermVectors& terms_;
  const IssueMap& issues_;
  const Wholes wholes_ = wholes_of(issues_.issues);
  const ReadClashes& read_clashes_;
  std::unordered_map<RowId, const DocumentRow*> documents_;
  std::unordered_map<RowId, std::vector<PointSpan>> summaries_;  // headlines and the lines under them, of each document
  std::unordered_map<RowId, CodePointIndex> points_;  // of documents that have been looked into
  std::unordered_map<RowId, std::set<std::string>> own_names_;  // stems of the names of each camp's people
  std::vector<Wording> wordings_;
  std::vector<const SentenceVector*> meanings_;
  std::vector<RowId> camps_;  // of each statement; 0: not to be compared
  std::vector<int> nearness_;  // to the mouth
  std::vector<bool> shown_denials_;             // by place: by its cue or a turn of phrase
  std::vector<bool> denies_;  // whether there is a negation in it
  bool few_ = true;  // statements, so that all of a camp meet
  std::vector<std::size_t> sayings_;
};

}  // namespace

Result<std::vector<ConfrontationRow>> find_confrontations(const Material& material, const TermVectors& terms, const IssueMap& issues, const std::vector<CopyRow>& copies, const ReadClashes& read_clashes) {
  return Finder(material, terms, issues, copies, read_clashes).run();
}

std::vector<Candidate> find_candidates(const Material& material, const TermVectors& terms, const IssueMap& issues, const std::vector<CopyRow>& copies) {
  return Finder(material, terms, issues, copies, {}).listed();
}

}  // namespace onrecord
