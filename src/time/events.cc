#include "time/events.h"

#include <algorithm>      // std::min
#include <cmath>          // std::log
#include <unordered_map>  // std::unordered_map

#include "language/language.h"
#include "time/record_words.h"

namespace onrecord {
namespace {

using namespace time;

constexpr int longest = 31;             // days; what is told of a longer time is no event
constexpr std::size_t least_terms = 2;  // content words; fewer say nothing ("Published 14 January 2025")
constexpr double same = 0.6;            // share of the weight of the shorter sentence's words
constexpr double disputed = 0.75;       // two days need more likeness than one
constexpr std::size_t disputed_terms = 3;
constexpr int dispute_days = 6;         // farther apart, it happened twice
constexpr std::size_t common = 60;      // sentences; a word of more joins nothing

bool is_event(const Timex& timex) {
  if (timex.type == TimexType::duration || timex.type == TimexType::set || timex.value.ends_with("REF")) return false;
  return timex.interval && timex.interval->from && timex.interval->to && days_between(timex.interval->from->date, timex.interval->to->date) <= longest;
}

const Part* part_at(const Document& document, ByteOffset at) {
  for (const Part& part : document.parts)
    if (part.span.contains(at)) return &part;
  return nullptr;
}

class Events {
 public:
  explicit Events(const std::vector<RecordText>& record) : record_(record) {}

  std::vector<Event> find() {
    for (std::size_t d = 0; d < record_.size(); ++d) gather(d);
    weigh();
    join();
    return std::move(events_);
  }

 private:
  void gather(std::size_t d);
  bool only_dates_a_statement(const RecordText& text, Span sentence, const Timex& timex) const;
  bool in_quotation(const RecordText& text, Span timex) const;
  void weigh();
  void join();
  double weight(std::size_t event) const;

  const std::vector<RecordText>& record_;
  std::vector<Event> events_;
  Terms terms_;
  std::vector<std::vector<Terms::Id>> of_event_;
  std::vector<std::vector<std::size_t>> holding_;
  std::vector<double> rarity_;
};

// "She said on Monday that ...", and a message of the day it speaks of.
bool Events::only_dates_a_statement(const RecordText& text, Span sentence, const Timex& timex) const {
  for (std::size_t s = 0; s < text.statements.size(); ++s) {
    const std::optional<Interval>& said = text.said[s];
    if (!said || !said->from || said->from->date != timex.interval->from->date) continue;
    const Statement& statement = text.statements[s];
    const bool cue_here = !statement.cue.empty() && sentence.contains(statement.cue.front());
    if (cue_here && said->basis == timex.interval->basis) return true;
    if (statement.cue.empty() && !statement.content.empty() && hull(statement.content).contains(timex.span)) return true;
  }
  return false;
}

// What is said of a month in a quotation is talk: "I would want to see it tried in June".
bool Events::in_quotation(const RecordText& text, Span timex) const {
  for (const Statement& statement : text.statements)
    if (statement.kind == StatementKind::direct)
      for (const Span content : statement.content)
        if (content.contains(timex)) return true;
  return false;
}

void Events::gather(std::size_t d) {
  const RecordText& text = record_[d];
  if (std::none_of(text.timexes.begin(), text.timexes.end(), is_event)) return;
  const Tokens tokens = tokenize(text.document);
  for (const Timex& timex : text.timexes) {
    if (!is_event(timex)) continue;
    const Part* part = part_at(text.document, timex.span.begin);
    if (part && (part->kind == PartKind::furniture || part->kind == PartKind::byline || part->kind == PartKind::comment || part->quoted)) continue;
    const std::size_t s = tokens.sentence_at(timex.span.begin);
    if (s >= tokens.sentences.size() || !tokens.sentences[s].span.contains(timex.span.begin)) continue;
    const Span sentence = tokens.sentences[s].span;
    if (only_dates_a_statement(text, sentence, timex) || (!is_one_day(timex.interval) && in_quotation(text, timex.span))) continue;
    std::vector<Terms::Id> terms = terms_.of(text_of(text.document.text, sentence), false);
    if (terms.size() < least_terms) continue;
    Event event{d, sentence, *timex.interval, events_.size(), {}};
    event.when.basis = std::string(text_of(text.document.text, timex.span));
    event.when.span = timex.span;
    events_.push_back(std::move(event));
    of_event_.push_back(std::move(terms));
  }
}

void Events::weigh() {
  holding_.resize(terms_.size());
  for (std::size_t e = 0; e < events_.size(); ++e)
    for (const Terms::Id term : of_event_[e]) holding_[term].push_back(e);
  for (const auto& events : holding_) rarity_.push_back(std::log(1 + static_cast<double>(events_.size()) / static_cast<double>(std::max<std::size_t>(events.size(), 1))));
}

double Events::weight(std::size_t event) const {
  double sum = 0;
  for (const Terms::Id term : of_event_[event]) sum += rarity_[term];
  return sum;
}

void Events::join() {
  for (std::size_t e = 0; e < events_.size(); ++e) {
    struct Shared {
      double weight = 0;
      std::size_t terms = 0;
    };
    std::unordered_map<std::size_t, Shared> shared;
    for (const Terms::Id term : of_event_[e]) {
      if (holding_[term].size() > common) continue;
      for (const std::size_t other : holding_[term])
        if (other < e) shared[other].weight += rarity_[term], ++shared[other].terms;
    }
    const double own = weight(e);
    for (std::size_t other = 0; other < e; ++other) {  // in order, so that the first is kept
      const auto found = shared.find(other);
      if (found == shared.end() || found->second.terms < least_terms) continue;
      const double likeness = found->second.weight / std::min(own, weight(other));
      const Interval &a = events_[other].when, &b = events_[e].when;
      const bool one_time = a.from->date == b.from->date && a.to->date == b.to->date;
      if (one_time && likeness >= same && events_[e].group == e) events_[e].group = events_[other].group;
      const bool two_days = is_one_day(a) && is_one_day(b) && !one_time && std::abs(days_between(a.from->date, b.from->date)) <= dispute_days;
      if (two_days && likeness >= disputed && found->second.terms >= disputed_terms && events_[other].document != events_[e].document) {
        if (!events_[e].disputed) events_[e].disputed = events_[other].group;
        if (!events_[other].disputed) events_[other].disputed = events_[e].group;
      }
    }
  }
}

}  // namespace

std::vector<Event> find_events(const std::vector<RecordText>& record) { return Events(record).find(); }

}  // namespace onrecord
