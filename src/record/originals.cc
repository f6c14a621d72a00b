#include "record/originals.h"

#include <algorithm>      // std::any_of, std::find, std::lower_bound, std::min, std::none_of
#include <map>            // std::map
#include <optional>       // std::optional
#include <set>            // std::set
#include <span>           // std::span
#include <string>         // std::string
#include <unordered_map>  // std::unordered_map

#include "people/names.h"
#include "speech/quotations.h"
#include "time/record_words.h"

namespace onrecord {
namespace {

using time::RunWord;

constexpr std::size_t run = 4;              // words that are looked up together; a shorter passage tells too little
constexpr std::size_t least_of_two = 5;     // words of a passage where no name says that the two speakers are one
constexpr std::size_t least_unnamed = 7;    // of one that may be by one voice all the same, where one has no name
constexpr std::size_t long_passage = 8;     // words; of one so long a few may differ
constexpr std::size_t most_in_bucket = 50;  // what more messages have is a phrase

std::uint64_t run_at(std::span<const RunWord> words, std::size_t first) {
  std::uint64_t hash = run;
  for (std::size_t i = first; i < first + run; ++i) hash = (hash ^ words[i].hash) * 0x9FB21C651E98DF25 + (hash >> 29);
  return hash;
}

struct Message {
  std::size_t document = 0, statement = 0;
  std::vector<RunWord> words;
  bool open = false;  // no message, but what was said or printed for all: a turn of a hearing, a release
};
struct Place {
  std::size_t message = 0, word = 0;
};

// Whether a text goes on with what somebody is to say, or has said elsewhere.
bool leads_elsewhere(std::string_view message, std::size_t reach) {
  const std::vector<std::string> words = people::name_words(message.substr(message.size() - std::min(message.size(), reach)));
  constexpr std::string_view telling[] = {"line", "lines", "say", "says", "said", "tell", "tells", "told", "statement", "script", "wording", "quote", "crib", "draft", "answer", "response", "reply", "remarks", "speech", "release"};
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return std::find(std::begin(telling), std::end(telling), word) != std::end(telling); });
}

// "The next evening", "three weeks earlier": may be counted from the wrong day.
bool is_counted(std::string_view basis) {
  constexpr std::string_view words[] = {" later", " earlier", "next ", "following ", "previous ", "that ", " before", " after"};
  const std::string small = people::folded(basis);
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return small.find(word) != std::string::npos; });
}

class Finder {
 public:
  explicit Finder(const std::vector<RecordText>& record) : record_(record) {}

  std::vector<Original> find() {
    gather();
    std::vector<Original> found;
    if (messages_.empty()) return found;
    for (std::size_t d = 0; d < record_.size(); ++d) look_at(d, found);
    return found;
  }

 private:
  void gather();
  void look_at(std::size_t d, std::vector<Original>& found);
  std::optional<Original> original_of(std::size_t d, std::size_t s, const Tokens& tokens, const std::vector<Quotation>& quotations) const;
  std::map<std::size_t, std::size_t> messages_with(std::span<const RunWord> passage) const;
  bool may_be(std::size_t d, const Message& message, std::size_t words, Voices voices) const;
  bool is_told_of(const Message& message, Span words) const;
  std::optional<Date> day_of(std::size_t d, std::size_t s) const {
    const std::optional<Interval>& said = record_[d].said[s];
    return is_one_day(said) ? std::optional(said->from->date) : std::nullopt;
  }

  const std::vector<RecordText>& record_;
  std::vector<Message> messages_;
  std::unordered_map<std::uint64_t, std::vector<Place>> places_;
};

void Finder::gather() {
  for (std::size_t d = 0; d < record_.size(); ++d) {
    const RecordText& text = record_[d];
    const DocumentKind kind = text.document.kind;
    const bool closed = kind == DocumentKind::chat || kind == DocumentKind::email;
    const bool open = kind == DocumentKind::transcript || kind == DocumentKind::press_release || kind == DocumentKind::letter || kind == DocumentKind::social;
    if (!closed && !open) continue;
    for (std::size_t s = 0; s < text.statements.size(); ++s) {
      if (!in_own_words(text.statements[s]) || (open && text.statements[s].audience != Audience::open)) continue;
      Message message{d, s, {}, open};
      for (const Span content : text.statements[s].content)
        for (RunWord word : time::run_words(text_of(text.document.text, content))) {
          word.span = {word.span.begin + content.begin, word.span.end + content.begin};
          message.words.push_back(word);
        }
      for (std::size_t at = 0; at + run <= message.words.size(); ++at) {
        std::vector<Place>& places = places_[run_at(message.words, at)];
        if (places.size() < most_in_bucket) places.push_back({messages_.size(), at});
      }
      messages_.push_back(std::move(message));
    }
  }
}

void Finder::look_at(std::size_t d, std::vector<Original>& found) {
  const RecordText& text = record_[d];
  const auto quotes = [](const Statement& statement) { return statement.kind == StatementKind::direct || statement.kind == StatementKind::mixed; };
  if (std::none_of(text.statements.begin(), text.statements.end(), quotes)) return;
  const Tokens tokens = tokenize(text.document);
  const std::vector<Quotation> quotations = find_quotations(text.document, tokens);
  for (std::size_t s = 0; s < text.statements.size(); ++s)
    if (quotes(text.statements[s]))
      if (auto original = original_of(d, s, tokens, quotations)) found.push_back(*original);
}

// The messages that have the passage, with the place of its first word that was found.
std::map<std::size_t, std::size_t> Finder::messages_with(std::span<const RunWord> passage) const {
  constexpr std::size_t of_ten = 7;  // runs of a long passage that must be there
  std::map<std::size_t, std::set<std::size_t>> runs;
  std::map<std::size_t, std::size_t> first;
  const std::size_t all = passage.size() - run + 1;
  for (std::size_t at = 0; at < all; ++at)
    if (const auto places = places_.find(run_at(passage, at)); places != places_.end())
      for (const Place& place : places->second) {
        runs[place.message].insert(at);
        first.try_emplace(place.message, place.word);
      }
  const std::size_t least = passage.size() >= long_passage ? all * of_ten / 10 : all;
  std::erase_if(first, [&](const auto& one) { return runs[one.first].size() < least; });
  return first;
}

bool Finder::may_be(std::size_t d, const Message& message, std::size_t words, Voices voices) const {
  if (message.document == d || (voices != Voices::one && words < least_of_two)) return false;
  if (message.open) return voices != Voices::two;
  const std::optional<Interval>& published = record_[d].document.published;
  const std::optional<Date> written = day_of(message.document, message.statement);
  return !written || !published || !published->to || *written <= published->to->date;
}

// Whether words of a message are another's, or were said elsewhere.
bool Finder::is_told_of(const Message& message, Span words) const {
  const RecordText& text = record_[message.document];
  const auto reports = [&](const Statement& statement) { return !in_own_words(statement) && std::any_of(statement.content.begin(), statement.content.end(), [&](Span content) { return content.contains(words); }); };
  // In a mail what leads to it may stand in a paragraph of its own; in a chat the message before is another's.
  const bool mail = text.document.kind == DocumentKind::email;
  const ByteOffset begin = mail ? 0 : hull(text.statements[message.statement].content).begin;
  const std::string_view before = text_of(text.document.text, {begin, words.begin});
  const bool quoted = before.ends_with('"') || before.ends_with("“") || before.ends_with("‘");
  return quoted || leads_elsewhere(before, mail ? 120 : 60) || std::any_of(text.statements.begin(), text.statements.end(), reports);
}

std::optional<Original> Finder::original_of(std::size_t d, std::size_t s, const Tokens& tokens, const std::vector<Quotation>& quotations) const {
  const RecordText& text = record_[d];
  const Statement& statement = text.statements[s];
  const std::string source = statement.source.empty() ? std::string() : people::folded(text_of(text.document.text, statement.source.front()));
  if (text.speakers[s].empty() && source.find("spokes") != std::string::npos) return std::nullopt;  // speaks for a body, in no message of its own
  std::optional<Original> found;
  std::size_t most = 0, quoted = 0, all = 0;  // words of the longest passage found; of all passages that stand in no other; of the statement
  constexpr std::size_t near = 64;  // quotations that begin before the content's end, the last of them
  for (const Span content : statement.content) {
    all += time::run_words(text_of(text.document.text, content)).size();
    const auto behind = std::lower_bound(quotations.begin(), quotations.end(), content.end, [](const Quotation& quotation, ByteOffset end) { return quotation.span.begin < end; });
    for (auto next = behind - std::min<std::ptrdiff_t>(near, behind - quotations.begin()); next != behind; ++next) {
      const Quotation& quotation = *next;
      const Span passage{std::max(content.begin, quotation.words.begin), std::min(content.end, quotation.words.end)};
      if (passage.begin >= passage.end) continue;
      const std::vector<RunWord> words = time::run_words(text_of(text.document.text, passage));
      if (quotation.depth == 0) quoted += words.size();
      if (words.size() < run || words.size() <= most) continue;
      std::optional<Original> one;
      bool many = false;  // days, or said in public too
      for (const auto& [index, first] : messages_with(words)) {
        const Message& message = messages_[index];
        const Voices voices = compare_voices(text.speakers[s], record_[message.document].speakers[message.statement]);
        if (!may_be(d, message, words.size(), voices)) continue;
        if (message.open) {  // "told the council", whose record has the words
          one.reset();
          many = true;
          break;
        }
        if (is_told_of(message, message.words[first].span)) continue;
        const bool one_voice = voices == Voices::one || (voices == Voices::unknown && words.size() >= least_unnamed);
        if (one && one->one_voice && !one_voice) continue;
        many = one && one->one_voice == one_voice && (many || day_of(message.document, message.statement) != day_of(one->of_document, one->of_statement));
        if (!one || one_voice != one->one_voice) one = Original{d, s, message.document, message.statement, passage, one_voice};
      }
      if (!one || many) continue;
      found = one;
      most = words.size();
    }
  }
  constexpr std::size_t least_share = 3;  // one in so many of the statement's words: "messages show that the leader had known and said to “keep it out of the register”" is the reporter's
  if (!found || 2 * most < quoted || least_share * most < all) return std::nullopt;
  // Words of its own show that it was said to all, or its sentence names another day: said again.
  if (statement.audience == Audience::open && statement.audience_span) return std::nullopt;
  const std::optional<Date> own = day_of(d, s), theirs = day_of(found->of_document, found->of_statement);
  if (own && theirs && own != theirs && !text.said[s]->basis.empty() && !is_counted(text.said[s]->basis)) {
    const std::size_t sentence = tokens.sentence_at(statement.cue.empty() ? statement.content.front().begin : statement.cue.front().begin);
    if (sentence < tokens.sentences.size() && text_of(text.document.text, tokens.sentences[sentence].span).find(text.said[s]->basis) != std::string_view::npos) return std::nullopt;
  }
  return found;
}

}  // namespace

Voices compare_voices(const std::string& first, const std::string& second) {
  struct Name {
    std::string written, given, last;
  };
  const auto name_of = [](const std::string& label) {
    std::vector<std::string> words = people::name_words(people::without_titles(label));
    std::erase_if(words, [](const std::string& word) { return word[0] >= '0' && word[0] <= '9'; });
    return words.empty() ? Name{} : Name{label.substr(label.rfind(' ') + 1), words.front(), words.back()};
  };
  const Name one = name_of(first), other = name_of(second);
  if (one.last.size() < 2 && one.given.size() < 2) return Voices::unknown;
  if (other.last.size() < 2 && other.given.size() < 2) return Voices::unknown;
  if (one.given == one.last || other.given == other.last) {  // one word: either name
    const Name &bare = one.given == one.last ? one : other, &whole = one.given == one.last ? other : one;
    return bare.given == whole.given || bare.given == whole.last ? Voices::one : Voices::two;
  }
  constexpr std::size_t least = 3;  // letters of a short form
  const auto begins = [](const std::string& a, const std::string& b) { return (a.size() >= least && b.starts_with(a)) || (b.size() >= least && a.starts_with(b)); };
  const bool given = one.given == other.given || begins(one.given, other.given) || people::is_short_form(one.given, other.given) || (one.given.size() == 1 && other.given.starts_with(one.given)) || (other.given.size() == 1 && one.given.starts_with(other.given));
  const auto no_surname = [](const Name& name) { return name.last.size() == 1 || people::is_desk(name.last) || (name.written.size() > 1 && std::none_of(name.written.begin(), name.written.end(), [](char c) { return c >= 'a' && c <= 'z'; })); };  // "Ann L", "Ann press", "Ann BCU"
  const bool last = one.last == other.last || (one.last.size() == 1 && other.last.starts_with(one.last)) || (other.last.size() == 1 && one.last.starts_with(other.last)) || (one.last.size() > 1 && no_surname(one)) || (other.last.size() > 1 && no_surname(other));
  return given && last ? Voices::one : Voices::two;
}

std::vector<Original> find_originals(const std::vector<RecordText>& record) { return Finder(record).find(); }

}  // namespace onrecord
