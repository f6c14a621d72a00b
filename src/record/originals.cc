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
constexpr std::size_t least_unnamed = 5;    // words of a passage where no name says that the two speakers are one
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
};
struct Place {
  std::size_t message = 0, word = 0;
};

// Whether a message goes on with what somebody is to say, or has said elsewhere.
bool leads_elsewhere(std::string_view message) {
  constexpr std::size_t reach = 60;  // bytes at its end
  const std::vector<std::string> words = people::name_words(message.substr(message.size() - std::min(message.size(), reach)));
  constexpr std::string_view telling[] = {"line", "lines", "say", "says", "said", "told", "statement", "script", "wording", "quote", "crib", "draft"};
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return std::find(std::begin(telling), std::end(telling), word) != std::end(telling); });
}

// Whether two documents may mean one person: a name in common, or no name that could differ ("~ J", a number, "one member").
enum class Voices { one, unknown, two };
Voices compare_voices(const std::string& first, const std::string& second) {
  constexpr std::size_t least = 3;  // bytes of a name; less are initials
  const auto names_of = [](const std::string& name) {
    std::set<std::string> names;
    for (std::string& word : people::name_words(people::without_titles(name)))
      if (word.size() >= least && (word[0] < '0' || word[0] > '9')) names.insert(std::move(word));
    return names;
  };
  const std::set<std::string> one = names_of(first), other = names_of(second);
  if (one.empty() || other.empty()) return Voices::unknown;
  return std::any_of(one.begin(), one.end(), [&](const std::string& name) { return other.contains(name); }) ? Voices::one : Voices::two;
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
    if (text.document.kind != DocumentKind::chat && text.document.kind != DocumentKind::email) continue;
    for (std::size_t s = 0; s < text.statements.size(); ++s) {
      if (!in_own_words(text.statements[s])) continue;
      Message message{d, s, {}};
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
  if (message.document == d || (voices != Voices::one && words < least_unnamed)) return false;
  const std::optional<Interval>& published = record_[d].document.published;
  const std::optional<Date> written = day_of(message.document, message.statement);
  return !written || !published || !published->to || *written <= published->to->date;
}

// Whether words of a message are another's, or were said elsewhere.
bool Finder::is_told_of(const Message& message, Span words) const {
  const RecordText& text = record_[message.document];
  const auto reports = [&](const Statement& statement) { return !in_own_words(statement) && std::any_of(statement.content.begin(), statement.content.end(), [&](Span content) { return content.contains(words); }); };
  const ByteOffset begin = hull(text.statements[message.statement].content).begin;
  const std::string_view before = text_of(text.document.text, {begin, words.begin});
  const bool quoted = before.ends_with('"') || before.ends_with("“") || before.ends_with("‘");
  return quoted || leads_elsewhere(before) || std::any_of(text.statements.begin(), text.statements.end(), reports);
}

std::optional<Original> Finder::original_of(std::size_t d, std::size_t s, const Tokens& tokens, const std::vector<Quotation>& quotations) const {
  const RecordText& text = record_[d];
  const Statement& statement = text.statements[s];
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
      bool many = false;  // days
      for (const auto& [index, first] : messages_with(words)) {
        const Message& message = messages_[index];
        const Voices voices = compare_voices(text.speakers[s], record_[message.document].speakers[message.statement]);
        if (!may_be(d, message, words.size(), voices) || is_told_of(message, message.words[first].span)) continue;
        const bool one_voice = voices != Voices::two;
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
  // Another day in its own sentence: said again.
  const std::optional<Date> own = day_of(d, s), theirs = day_of(found->of_document, found->of_statement);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (own && theirs && own != theirs && std::any_of(text.said[s]->basis.begin(), text.said[s]->basis.end(), is_digit)) {  // "the next evening" may be counted from the wrong day
    const std::size_t sentence = tokens.sentence_at(statement.cue.empty() ? statement.content.front().begin : statement.cue.front().begin);
    if (sentence < tokens.sentences.size() && text_of(text.document.text, tokens.sentences[sentence].span).find(text.said[s]->basis) != std::string_view::npos) return std::nullopt;
  }
  return found;
}

}  // namespace

std::vector<Original> find_originals(const std::vector<RecordText>& record) { return Finder(record).find(); }

}  // namespace onrecord
