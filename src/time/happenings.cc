#include "time/happenings.h"

#include <algorithm>      // std::max
#include <cmath>          // std::log
#include <set>            // std::set
#include <unordered_map>  // std::unordered_map

#include "language/language.h"

namespace onrecord::time {
namespace {

constexpr double same_utterance_weight = 3;  // another document dates the very words
constexpr double rest_of_sentence = 0.4;     // of the weight: another clause may speak of another day
constexpr double by_chance = 0.4;            // of the weight: one shared word may be chance, however rare

// "Votes on Thursday 15 June": told on the day of the document, but not of it.
bool names_other_day(const RecordText& text, Span span) {
  for (const Timex& timex : text.timexes)
    if (span.contains(timex.span) && is_one_day(timex.interval) && timex.interval->from->date != text.document.published->from->date) return true;
  return false;
}

bool in_furniture(const Document& document, ByteOffset at) {
  for (const Part& part : document.parts)
    if (part.span.contains(at)) return part.kind == PartKind::furniture;
  return false;
}

}  // namespace

Happenings::Happenings(const std::vector<RecordText>& record, std::vector<Undated>& undated) {
  std::size_t mentions = 0;
  for (Undated& one : undated)
    for (DayMention& mention : one.mentions) {
      mention.index = mentions++;
      mention.terms = terms_.of(text_of(one.text->text, mention.clause), false);
      mention.beside = terms_.of(text_of(one.text->text, mention.sentence), false);
      std::erase_if(mention.beside, [&](Terms::Id term) { return std::binary_search(mention.terms.begin(), mention.terms.end(), term); });
    }
  for (std::size_t d = 0; d < record.size(); ++d)
    if (record[d].told) gather(record, d);
  weigh();
  votes_.resize(mentions);
  for (const Undated& one : undated)
    for (const DayMention& mention : one.mentions) vote(mention);
}

void Happenings::add(const RecordText& text, std::size_t document, Date day, Span sentence, std::string_view title) {
  std::string words(text_of(text.document.text, sentence));
  if (!title.empty()) words.append("\n").append(title);
  std::vector<Terms::Id> terms = terms_.of(words, true);
  if (terms.empty()) return;
  happenings_.push_back({document, day, sentence});
  of_happening_.push_back(std::move(terms));
}

// Sentences that name a day; the head of a document, of its own day; messages, of theirs.
void Happenings::gather(const std::vector<RecordText>& record, std::size_t d) {
  const RecordText& text = record[d];
  const Document& document = text.document;
  for (const Message& message : document.messages)
    if (message.sent_at && message.kind == MessageKind::message) add(text, d, message.sent_at->date, message.span);
  if (is_one_day(document.published)) {
    constexpr std::size_t head = 3;  // body parts
    std::size_t body = 0;
    for (const Part& part : document.parts) {
      const bool top = part.kind == PartKind::title || part.kind == PartKind::standfirst || (part.kind == PartKind::body && body++ < head);
      if (top && !names_other_day(text, part.span)) add(text, d, document.published->from->date, part.span, document.title);
    }
  }
  if (text.timexes.empty()) return;
  const Tokens tokens = tokenize(document);
  for (const Timex& timex : text.timexes) {
    if (!is_one_day(timex.interval) || timex.value.ends_with("REF") || in_furniture(document, timex.span.begin)) continue;
    const std::size_t s = tokens.sentence_at(timex.span.begin);
    if (s < tokens.sentences.size() && tokens.sentences[s].span.contains(timex.span.begin)) add(text, d, timex.interval->from->date, tokens.sentences[s].span);
  }
}

// A term says the less of a day the more days it is written of (as inverse document frequency; Sparck Jones 1972).
void Happenings::weigh() {
  std::vector<std::set<std::chrono::sys_days>> days(terms_.size());
  std::set<std::chrono::sys_days> all;
  holding_.resize(terms_.size());
  for (std::size_t h = 0; h < happenings_.size(); ++h) {
    all.insert(std::chrono::sys_days{happenings_[h].day});
    for (const Terms::Id term : of_happening_[h]) {
      days[term].insert(std::chrono::sys_days{happenings_[h].day});
      holding_[term].push_back(h);
    }
  }
  const double most = std::log(1 + static_cast<double>(all.size()));
  for (const auto& of_term : days) rarity_.push_back(of_term.empty() ? 0 : std::log((1 + static_cast<double>(all.size())) / static_cast<double>(of_term.size())) / most);
}

void Happenings::vote(const DayMention& mention) {
  struct Sum {
    double score = 0;
    std::size_t shared = 0;
  };
  std::unordered_map<std::size_t, Sum> sums;
  const auto count = [&](const std::vector<Terms::Id>& terms, double weight) {
    for (const Terms::Id term : terms)
      for (const std::size_t h : holding_[term]) {
        sums[h].score += rarity_[term] * weight;
        ++sums[h].shared;
      }
  };
  count(mention.terms, 1);
  count(mention.beside, rest_of_sentence);
  auto& votes = votes_[mention.index];
  for (std::size_t h = 0; h < happenings_.size(); ++h) {  // in order, so that of two alike the first is kept
    const auto sum = sums.find(h);
    if (sum == sums.end()) continue;
    const double score = sum->second.shared > 1 ? sum->second.score : sum->second.score * by_chance;
    Vote& vote = votes[std::chrono::sys_days{happenings_[h].day}];
    if (score > vote.score) vote = {score, h};
  }
}

double Happenings::agreement(const DayMention& mention, Date day) const {
  const auto& votes = votes_[mention.index];
  const auto found = votes.find(std::chrono::sys_days{day});
  const double words = found == votes.end() ? 0 : found->second.score;
  return words + (mention.same_utterance && mention.same_utterance->first == day ? same_utterance_weight : 0);
}

const Happening* Happenings::best(const DayMention& mention, Date day) const {
  const auto& votes = votes_[mention.index];
  const auto found = votes.find(std::chrono::sys_days{day});
  return found == votes.end() ? nullptr : &happenings_[found->second.happening];
}

}  // namespace onrecord::time
