#include "time/quoted_words.h"

#include <algorithm>      // std::max
#include <set>            // std::set
#include <unordered_map>  // std::unordered_map

#include "time/record_words.h"

namespace onrecord::time {
namespace {

struct Place {
  std::size_t undated = 0;  // index
  Span words;
};

bool verbatim(const Statement& statement) { return statement.kind == StatementKind::direct || statement.kind == StatementKind::mixed; }

// The innermost reported statement whose quoted content holds the words.
std::optional<std::size_t> quoted_in(const RecordText& text, Span words) {
  std::optional<std::size_t> found;
  ByteOffset size = ~ByteOffset{0};
  for (std::size_t i = 0; i < text.statements.size(); ++i) {
    const Statement& statement = text.statements[i];
    if (!verbatim(statement) || (statement.cue.empty() && (statement.message || statement.part))) continue;
    for (const Span content : statement.content)
      if (content.contains(words) && content.size() < size) found = i, size = content.size();
  }
  return found;
}

class Reader {
 public:
  Reader(const std::vector<RecordText>& record, std::vector<Undated>& undated) : record_(record), undated_(undated) {}

  void read() {
    for (std::size_t u = 0; u < undated_.size(); ++u) index(u);
    if (places_.empty()) return;
    for (std::size_t d = 0; d < record_.size(); ++d)
      if (record_[d].told) compare(d);
  }

 private:
  void index(std::size_t u);
  void compare(std::size_t d);
  void shared(const Place& place, std::size_t d, Span there);
  void not_before(Undated& one, Date day, const Witness& witness, const std::string& why);
  void not_after(Undated& one, Date day, const Witness& witness, const std::string& why);
  bool names_outlet(const Undated& one, std::size_t d, Span there) const;
  std::optional<Date> sent_on(std::size_t d, ByteOffset at) const;

  const std::vector<RecordText>& record_;
  std::vector<Undated>& undated_;
  std::unordered_map<std::uint64_t, std::vector<Place>> places_;
};

// What an undated document quotes.
void Reader::index(std::size_t u) {
  const RecordText& text = record_[undated_[u].document];
  const std::vector<RunWord> words = run_words(text.document.text);
  for (std::size_t k = 0; k + shingle_words <= words.size(); ++k) {
    const Span run{words[k].span.begin, words[k + shingle_words - 1].span.end};
    if (quoted_in(text, run)) places_[shingle(words, k)].push_back({u, run});
  }
}

void Reader::compare(std::size_t d) {
  const std::vector<RunWord> words = run_words(record_[d].document.text);
  for (std::size_t k = 0; k + shingle_words <= words.size(); ++k) {
    const auto found = places_.find(shingle(words, k));
    if (found == places_.end()) continue;
    const Span run{words[k].span.begin, words[k + shingle_words - 1].span.end};
    for (const Place& place : found->second) shared(place, d, run);
  }
}

// The day of words that a document has from no one else: a message, a mail, a turn of a hearing.
std::optional<Date> Reader::sent_on(std::size_t d, ByteOffset at) const {
  const Document& document = record_[d].document;
  if (!document.messages.empty()) {
    for (const Message& message : document.messages)
      if (message.span.contains(at) && message.sent_at) return message.sent_at->date;
    return {};
  }
  for (const Part& part : document.parts)
    if (part.span.contains(at) && (part.quoted || part.kind == PartKind::furniture)) return {};
  const bool own = document.kind == DocumentKind::email || document.kind == DocumentKind::letter || document.kind == DocumentKind::transcript;
  if (own && is_one_day(document.published)) return document.published->from->date;
  return {};
}

void Reader::shared(const Place& place, std::size_t d, Span there) {
  Undated& one = undated_[place.undated];
  const RecordText& other = record_[d];
  const Witness witness{d, there, place.words};
  const std::optional<std::size_t> statement = quoted_in(other, there);
  if (!statement) {
    if (const auto day = sent_on(d, there.begin)) not_before(one, *day, witness, "it quotes words of that day in “" + other.name + "”");
  } else if (is_one_day(other.said[*statement])) {
    const Date day = other.said[*statement]->from->date;
    not_before(one, day, witness, "it quotes what was said that day by “" + other.name + "”");
    const std::size_t s = one.tokens.sentence_at(place.words.begin);
    for (DayMention& mention : one.mentions)
      if (!mention.same_utterance && s < one.tokens.sentences.size() && mention.sentence == one.tokens.sentences[s].span) mention.same_utterance = {day, witness};
  }
  if (is_one_day(other.document.published) && names_outlet(one, d, there)) not_after(one, other.document.published->from->date, witness, "“" + other.name + "” quotes it");
}

// "Told the Port Times that ...": words that another document has from this one.
bool Reader::names_outlet(const Undated& one, std::size_t d, Span there) const {
  const std::string& outlet = one.text->outlet;
  constexpr std::size_t shortest = 5, reach = 300;  // bytes
  if (outlet.size() < shortest) return false;
  const std::string& text = record_[d].document.text;
  const std::size_t begin = there.begin - std::min<std::size_t>(there.begin, reach);
  return std::string_view(text).substr(begin, there.end + reach - begin).find(outlet) != std::string_view::npos;
}

void Reader::not_before(Undated& one, Date day, const Witness& witness, const std::string& why) {
  if (one.to && day > one.to->day) return;  // said again later: no witness
  if (one.from && one.from->day >= day) return;
  one.from = Bound{day, witness, why};
  one.from_others = true;
}

void Reader::not_after(Undated& one, Date day, const Witness& witness, const std::string& why) {
  if (one.from && day < one.from->day) return;
  if (one.to && one.to->day <= day) return;
  one.to = Bound{day, witness, why};
  one.to_others = true;
}

}  // namespace

void read_quoted_words(const std::vector<RecordText>& record, std::vector<Undated>& undated) { Reader(record, undated).read(); }

}  // namespace onrecord::time
