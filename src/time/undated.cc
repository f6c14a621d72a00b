#include "time/undated.h"

#include <algorithm>  // std::min

#include "time/anchors.h"
#include "time/grammar.h"
#include "time/resolve.h"
#include "time/tense.h"
#include "time/timex_value.h"

namespace onrecord::time {
namespace {

bool is_text(const Document& document, ByteOffset at) {
  for (const Part& part : document.parts)
    if (part.span.contains(at)) return part.kind != PartKind::furniture && part.kind != PartKind::comment && !part.quoted && !part.at;
  return document.parts.empty();
}

// Forms that mean one day when the day of writing is known and none before.
bool names_a_day(const std::vector<TimeWord>& words, const Reading& reading) {
  if (reading.form == Form::day_shift) {
    switch (words[reading.first].is) {
      case W::today: case W::yesterday: case W::tomorrow: case W::tonight: case W::this_: case W::last: return true;
      default: return false;  // a clock time alone
    }
  }
  if (reading.form != Form::calendar || reading.year > 0 || reading.holiday || reading.season) return false;
  return reading.weekday > 0 || reading.says_day();
}

// "Printed on Thursdays", "out every Thursday": a weekly paper's day, mostly told in its furniture.
int printing_day(std::string_view text, const std::vector<TimeWord>& words) {
  for (std::size_t k = 2; k < words.size(); ++k) {
    if (words[k].is != W::weekday) continue;
    const std::string_view name = text_of(text, words[k].span);
    if (words[k - 1].is != W::every && !name.ends_with("days")) continue;
    for (std::size_t back = 1; back <= 3 && back <= k; ++back) {
      const std::string_view verb = text_of(text, words[k - back].span);
      for (std::string_view printed : {"printed", "Printed", "published", "Published", "out", "Out", "appears", "Appears"})
        if (verb == printed) return words[k].value;
    }
  }
  return 0;
}

bool in_quotation(const RecordText& text, Span sentence, ByteOffset at) {
  for (const Statement& statement : text.statements)
    if (statement.kind == StatementKind::direct && !statement.part)
      for (const Span content : statement.content)
        if (content.contains(at)) return true;
  std::size_t marks = 0;
  for (const TimeWord& word : time_words(std::string_view(text.document.text).substr(sentence.begin, at - sentence.begin))) marks += word.is == W::mark && word.mark == '"';
  return marks % 2 == 1;
}

bool parts_clauses(std::string_view text, const TimeWord& word) {
  if (word.is == W::mark) return word.mark == ',' || word.mark == ';' || word.mark == ':' || word.mark == '(' || word.mark == ')' || word.mark == '"' || (word.mark == '-' && !word.glued);
  if (word.is == W::that || word.is == W::before || word.is == W::after) return true;
  const std::string_view said = text_of(text, word.span);
  for (std::string_view opener : {"which", "who", "when", "where", "while", "because", "but", "although", "if"})
    if (said == opener) return true;
  return false;
}

Span clause_of(std::string_view text, const std::vector<TimeWord>& words, const Reading& reading, Span sentence) {
  Span clause{words[reading.first].span.begin, words[reading.last - 1].span.end};
  for (std::size_t k = reading.first; k-- > 0 && sentence.contains(words[k].span) && !parts_clauses(text, words[k]);) clause.begin = words[k].span.begin;
  for (std::size_t k = reading.last; k < words.size() && sentence.contains(words[k].span) && !parts_clauses(text, words[k]); ++k) clause.end = words[k].span.end;
  return clause;
}

Bound own_bound(const Timestamp& at, const Interval& own) { return {at.date, {}, own.basis}; }

}  // namespace

std::vector<Date> days_of(const RecordText& text) {
  std::vector<Date> days;
  const std::optional<Interval>& published = text.document.published;
  if (published && published->from && published->to && published->from->date == published->to->date) days.push_back(published->from->date);
  for (const Message& message : text.document.messages)
    if (message.sent_at) days.push_back(message.sent_at->date);
  return days;
}

Undated::Undated(const std::vector<RecordText>& record, std::size_t which, YearRange years)
    : document(which), text(&record[which].document), tokens(tokenize(*text)), words(time_words(text->text)), readings(Grammar(text->text, words).read_all()) {
  order = number_order(text->text, words, readings).order;
  const DocumentDate alone = find_document_date(*text, words, readings, order, years);
  of_a_meeting = alone.held.has_value();
  if (alone.published && !of_a_meeting) {
    if (alone.published->from) from = own_bound(*alone.published->from, *alone.published);
    if (alone.published->to) to = own_bound(*alone.published->to, *alone.published);
    if (!text->published || text->published->from != alone.published->from || text->published->to != alone.published->to) own_again = DatedByOthers{*alone.published, {}};
  }
  printed_on = printing_day(text->text, words);
  for (std::size_t r = 0; r < readings.size(); ++r) {
    const Reading& reading = readings[r];
    const ByteOffset at = words[reading.first].span.begin;
    if (!names_a_day(words, reading) || !is_text(*text, at)) continue;
    const std::size_t s = tokens.sentence_at(at);
    if (s >= tokens.sentences.size() || !tokens.sentences[s].span.contains(at)) continue;
    if (in_quotation(record[which], tokens.sentences[s].span, at)) continue;  // the speaker's "today" is not the writer's
    DayMention mention;
    mention.reading = r;
    mention.sentence = tokens.sentences[s].span;
    mention.clause = clause_of(text->text, words, reading, mention.sentence);
    mention.weekday = reading.weekday;
    mention.says_day = reading.says_day();
    mention.either_way = reading.weekday > 0 && reading.day == 0 && reading.month == 0 && reading.direction == Direction::none && tense_at(words, reading) == Tense::unknown;
    mention.day_of_month = reading.weekday > 0 && reading.day > 0 && reading.month == 0;
    mentions.push_back(mention);
  }
}

std::vector<std::optional<Date>> Undated::days_if_written_on(Date day) const {
  const std::vector<Timex> timexes = resolve(text->text, words, readings, Anchors(Timestamp{day, {}, {}, false}), order);
  std::vector<std::optional<Date>> days;
  days.reserve(mentions.size());
  for (const DayMention& mention : mentions) {
    const std::optional<Interval>& meant = timexes[mention.reading].interval;
    const bool one_day = meant && meant->from && meant->to && meant->from->date == meant->to->date;
    days.push_back(one_day ? std::optional(meant->from->date) : std::nullopt);
  }
  return days;
}

}  // namespace onrecord::time
