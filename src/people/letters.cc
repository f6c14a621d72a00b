#include "people/letters.h"

#include <algorithm>  // std::min, std::partition_point

#include "people/lexicon.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

constexpr std::size_t reach = 14;   // words: from the noun to who it is from, from there to whom it went to
constexpr std::size_t subject = 6;  // words before the verb in which its subject ends
constexpr std::size_t farthest = 64;  // letters told of in between

bool is_letter(std::string_view word) {
  static const WordSet words("letter letters email emails e-mail e-mails message messages memo note text texts");
  return words.has(word);
}

bool sends(std::string_view word) {
  static const WordSet words("wrote writes written emailed e-mailed texted messaged sent sends");
  return words.has(word);
}

}  // namespace

Letters::Letters(const Cast& cast, const WhoIsMeant& who) : cast_(cast), who_(who) {
  const auto& words = cast.reading().words();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].quoted) continue;
    if (is_letter(words[i].lower)) read_noun(i);
    else if (sends(words[i].lower)) read_verb(i);
  }
}

void Letters::read_noun(std::size_t noun) {
  const auto& words = cast_.reading().words();
  const std::size_t end = cast_.reading().sentence_words(words[noun].sentence).second;
  std::optional<FigureId> from;
  if (noun > 0 && words[noun - 1].possessive)
    if (const auto name = cast_.name_at(noun - 1)) from = cast_.names()[*name].figure;
  std::size_t at = noun + 1;
  for (; !from && at + 1 < std::min(end, noun + reach); ++at)
    if (words[at].lower == "from") {
      std::size_t first = at + 1;
      if (is_article(words[first].lower)) ++first;
      if (const auto name = cast_.name_at(std::min(first, end - 1))) from = cast_.names()[*name].figure;
      break;
    }
  if (!from) return;
  for (const std::size_t limit = std::min(end, at + reach); at + 1 < limit; ++at)
    if (words[at].lower == "to" && !words[at].quoted) return add(noun, from, receiver_at(at + 1));
}

void Letters::read_verb(std::size_t verb) {
  const auto& words = cast_.reading().words();
  const auto [begin, end] = cast_.reading().sentence_words(words[verb].sentence);
  std::optional<FigureId> from;
  for (std::size_t i = verb; !from && i-- > begin && verb - i <= subject;) from = who_(i, i + 1);
  if (!from) return;
  std::size_t to = verb + 1;
  if (words[verb].lower.ends_with("ote") || words[verb].lower.ends_with("ites") || words[verb].lower == "written") {
    if (to < end && words[to].lower == "back") ++to;
    if (to >= end || words[to].lower != "to") return;
    return add(verb, from, receiver_at(to + 1));
  }
  while (to < std::min(end, verb + subject) && words[to].lower != "to" && !words[to].quoted) ++to;
  if (to < std::min(end, verb + subject) && words[to].lower == "to") return add(verb, from, receiver_at(to + 1));  // "sent it to Roe"
  add(verb, from, receiver_at(verb + 1));  // "sent Roe a file"
}

// The name or the office that begins at a word.
std::optional<FigureId> Letters::receiver_at(std::size_t word) const {
  constexpr std::size_t longest = 8;  // words
  const auto& words = cast_.reading().words();
  if (word >= words.size() || words[word].quoted) return std::nullopt;
  const std::size_t end = std::min(cast_.reading().sentence_words(words[word].sentence).second, word + longest);
  std::size_t first = word;
  if (first < end && is_article(words[first].lower)) ++first;
  for (std::size_t i = first; i < end && words[i].letters && !is_function_word(words[i].lower); ++i)  // "the association's general secretary, [Graham Tolland]", "Judge [Coral Henshaw]"
    if (const auto name = cast_.name_at(i); name && !words[cast_.names()[*name].last - 1].possessive) return cast_.names()[*name].figure;
  std::size_t last = word;
  while (last < end && words[last].letters && (last == word || !is_function_word(words[last].lower))) ++last;
  if (last + 1 < end && words[last].lower == ",")
    if (const auto name = cast_.name_at(last + 1)) return cast_.names()[*name].figure;
  return last > word ? who_(word, last) : std::nullopt;
}

void Letters::add(std::size_t word, std::optional<FigureId> from, std::optional<FigureId> to) {
  if (from && to && *from != *to) letters_.push_back({word, *from, *to});
}

// How many are told of before a word.
std::size_t Letters::told_before(std::size_t word) const {
  return static_cast<std::size_t>(std::partition_point(letters_.begin(), letters_.end(), [&](const Letter& letter) { return letter.word < word; }) - letters_.begin());
}

std::optional<FigureId> Letters::reader_of(FigureId writer, std::size_t word) const {
  std::optional<FigureId> answered;
  const std::size_t end = told_before(word);
  for (std::size_t i = end; i-- > 0 && end - i <= farthest;) {
    if (letters_[i].from == writer) return letters_[i].to;
    if (!answered && letters_[i].to == writer) answered = letters_[i].from;
  }
  return answered;
}

std::optional<FigureId> Letters::reader_nearby(FigureId writer, std::size_t word) const {
  const auto& words = cast_.reading().words();
  const std::size_t end = told_before(word);
  for (std::size_t i = end; i-- > 0 && end - i <= farthest && word < words.size();)
    if (letters_[i].from == writer) return words[letters_[i].word].paragraph == words[word].paragraph ? std::optional(letters_[i].to) : std::nullopt;
  return std::nullopt;
}

std::optional<FigureId> Letters::writer_nearby(FigureId reader, std::size_t word) const {
  const auto& words = cast_.reading().words();
  const std::size_t end = told_before(word);
  if (end == 0 || word >= words.size()) return std::nullopt;
  const Letter& last = letters_[end - 1];
  return last.to == reader && words[last.word].sentence + 1 >= words[word].sentence ? std::optional(last.from) : std::nullopt;
}

}  // namespace onrecord::people
