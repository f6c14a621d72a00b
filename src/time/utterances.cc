#include "time/utterances.h"

#include <algorithm>      // std::sort
#include <map>            // std::map
#include <numeric>        // std::iota
#include <unordered_map>  // std::unordered_map

#include "time/record_words.h"
#include "time/time_words.h"

namespace onrecord {
namespace {

using namespace time;

constexpr std::size_t most_in_bucket = 50;  // words that a hundred statements share are a slogan, not an utterance

struct Said {
  std::size_t document, statement;
  std::vector<std::uint64_t> shingles;  // sorted
};

// The last name in lower case, by which two documents mostly name a speaker alike.
std::string surname(std::string_view name) {
  const std::size_t blank = name.find_last_of(' ');
  std::string last(blank == std::string_view::npos ? name : name.substr(blank + 1));
  for (char& c : last) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return last;
}

// Shingles of the quoted words; a message is all quoted.
std::vector<std::uint64_t> shingles_of(const RecordText& text, const Statement& statement) {
  std::vector<std::uint64_t> found;
  for (const Span content : statement.content) {
    const std::vector<RunWord> words = run_words(text_of(text.document.text, content));
    for (std::size_t k = 0; k + shingle_words <= words.size(); ++k) found.push_back(shingle(words, k));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

class Joiner {
 public:
  explicit Joiner(const std::vector<RecordText>& record) : record_(record) {}

  std::vector<Utterance> join() {
    gather();
    parent_.resize(said_.size());
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    meet();
    return narrowed();
  }

 private:
  void gather();
  void meet();
  std::vector<Utterance> narrowed();
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  bool one_voice(const Said& a, const Said& b) const;
  const std::optional<Interval>& when(const Said& one) const { return record_[one.document].said[one.statement]; }
  // "That night", "four days later": counted from what the text spoke of before, which another document may know better.
  bool is_counted(const Said& one) const {
    const std::string_view basis = when(one) ? std::string_view(when(one)->basis) : std::string_view{};
    return basis.starts_with("that ") || basis.starts_with("That ") || basis.ends_with(" later") || basis.ends_with(" earlier");
  }
  // Whether a time of its own dates it: a governing expression, a message's stamp; not the date of a document that tells of it.
  bool has_own_time(const Said& one) const { return when(one) && when(one)->from.has_value(); }

  const std::vector<RecordText>& record_;
  std::vector<Said> said_;
  std::vector<std::size_t> parent_;
};

void Joiner::gather() {
  for (std::size_t d = 0; d < record_.size(); ++d)
    for (std::size_t s = 0; s < record_[d].statements.size(); ++s) {
      const Statement& statement = record_[d].statements[s];
      if (statement.kind == StatementKind::indirect) continue;
      std::vector<std::uint64_t> shingles = shingles_of(record_[d], statement);
      if (!shingles.empty()) said_.push_back({d, s, std::move(shingles)});
    }
}

bool Joiner::one_voice(const Said& a, const Said& b) const {
  const std::string &one = record_[a.document].speakers[a.statement], &other = record_[b.document].speakers[b.statement];
  return one.empty() || other.empty() || surname(one) == surname(other);
}

// Statements of different documents meet in a shingle; they are one utterance where half of the shorter one's are shared.
void Joiner::meet() {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> buckets;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> shared;
  for (std::size_t i = 0; i < said_.size(); ++i)
    for (const std::uint64_t hash : said_[i].shingles) {
      std::vector<std::size_t>& bucket = buckets[hash];
      for (const std::size_t other : bucket)
        if (said_[other].document != said_[i].document) ++shared[{other, i}];
      if (bucket.size() < most_in_bucket) bucket.push_back(i);
    }
  for (const auto& [pair, count] : shared) {
    const Said &a = said_[pair.first], &b = said_[pair.second];
    if (count * 2 < std::min(a.shingles.size(), b.shingles.size()) || !one_voice(a, b)) continue;
    parent_[std::max(root(pair.first), root(pair.second))] = std::min(root(pair.first), root(pair.second));
  }
}

std::vector<Utterance> Joiner::narrowed() {
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < said_.size(); ++i) groups[root(i)].push_back(i);
  std::vector<Utterance> found;
  for (const auto& [group, members] : groups) {
    if (members.size() < 2) continue;
    // The narrowest time any of them gives, and the first day by which one had told of it.
    const Said* exact = nullptr;
    const Said* first = nullptr;
    const auto days = [&](const Said& one) { return days_between(when(one)->from->date, when(one)->to->date); };
    for (const std::size_t i : members) {
      const Said& one = said_[i];
      if (!when(one) || !when(one)->to) continue;
      if (has_own_time(one) && !is_counted(one) && (!exact || days(one) < days(*exact))) exact = &one;
      if (!first || when(one)->to->date < when(*first)->to->date) first = &one;
    }
    for (const std::size_t i : members) {
      const Said& one = said_[i];
      Utterance utterance{one.document, one.statement, {}, group};
      const std::optional<Interval>& own = when(one);
      const auto fits = [&](const Interval& other) {
        return !own || ((!own->to || !other.from || other.from->date <= own->to->date) && (!own->from || !other.to || own->from->date <= other.to->date));
      };
      const auto take = [&](const Said& other) {
        const bool instead = is_counted(one) && is_one_day(when(other));
        if (&other == &one || (!instead && !fits(*when(other)))) return;
        Interval narrow = own && !instead ? *own : *when(other);
        const Interval& theirs = *when(other);
        if (theirs.from && (!narrow.from || narrow.from->date < theirs.from->date)) narrow.from = theirs.from;
        if (theirs.to && (!narrow.to || theirs.to->date < narrow.to->date)) narrow.to = theirs.to;
        if (own && !instead && narrow.from == own->from && narrow.to == own->to) return;
        narrow.basis = (has_own_time(other) ? theirs.basis + ", in “" : "told of by “") + record_[other.document].name + "”";
        narrow.span.reset();
        utterance.said = std::move(narrow);
      };
      if (exact && (is_counted(one) || !(has_own_time(one) && days(one) <= days(*exact)))) take(*exact);
      if (!utterance.said && first) take(*first);
      found.push_back(std::move(utterance));
    }
  }
  std::sort(found.begin(), found.end(), [](const Utterance& a, const Utterance& b) { return std::pair(a.document, a.statement) < std::pair(b.document, b.statement); });
  return found;
}

}  // namespace

std::vector<Utterance> join_utterances(const std::vector<RecordText>& record) { return Joiner(record).join(); }

}  // namespace onrecord
