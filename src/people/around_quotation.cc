#include "people/around_quotation.h"

#include <algorithm>  // std::min

#include "people/lexicon.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

// Words inside the brackets that open right behind the content; empty where none do.
std::pair<std::size_t, std::size_t> brackets_behind(const Reading& reading, const Statement& statement) {
  constexpr std::size_t longest = 24;  // words
  if (statement.content.empty()) return {0, 0};
  const auto& words = reading.words();
  std::size_t at = reading.words_of(statement.content.back()).second;
  while (at < words.size() && (words[at].lower == "\"" || words[at].lower == "”" || words[at].lower == "’" || words[at].lower == "'" || words[at].lower == ".")) ++at;
  if (at + 1 >= words.size() || words[at].lower != "(") return {0, 0};
  std::size_t end = at + 1;
  while (end < words.size() && words[end].lower != ")" && end - at < longest) ++end;
  return end < words.size() && words[end].lower == ")" ? std::pair(at + 1, end) : std::pair<std::size_t, std::size_t>(0, 0);
}

bool is_answer(std::string_view word) {
  static const WordSet words("reply answer response retort verdict rejoinder comeback");
  return words.has(word);
}

bool is_participle_of_saying(std::string_view word) {
  static const WordSet words("telling saying writing bragging boasting asking admitting claiming warning joking complaining conceding insisting assuring promising urging suggesting discussing "
                             "describing calling reporting replying answering confessing advising instructing ordering reminding plotting proposing");
  return words.has(word);
}

}  // namespace

std::optional<std::size_t> named_behind(const Cast& cast, const Statement& statement) {
  const auto [first, last] = brackets_behind(cast.reading(), statement);
  if (first == last) return std::nullopt;
  const auto& words = cast.reading().words();
  static const WordSet credits("picture pictures photo photograph image credit pic");  // "(Picture: Ann Lee)"
  if (credits.has(words[first].lower)) return std::nullopt;
  const std::size_t name = is_article(words[first].lower) ? first + 1 : first;
  return name < last ? cast.name_at(name) : std::nullopt;
}

bool said_again(const Reading& reading, const Statement& statement) {
  const auto [first, last] = brackets_behind(reading, statement);
  if (first == last) return false;
  const auto& words = reading.words();
  return words[first].lower == "again" || words[first].lower == "ibid" || words[first].lower == "same" || (first + 1 < last && ((words[first].lower == "and" && words[first + 1].lower == "again") || (words[first].lower == "the" && words[first + 1].lower == "same")));
}

std::optional<std::size_t> replier_before(const Reading& reading, const Statement& statement) {
  constexpr std::size_t near = 14, front = 6;  // words: of what leads to the content; before the noun
  if (statement.content.empty()) return std::nullopt;
  const auto& words = reading.words();
  const std::size_t content = reading.words_of(statement.content.front()).first;
  std::size_t end = content;
  while (end > 0 && !words[end - 1].letters && words[end - 1].lower != ":" && words[end - 1].lower != "?" && words[end - 1].lower != ".") --end;  // quotation marks
  if (end == 0 || end >= words.size()) return std::nullopt;
  --end;  // the mark between
  if (words[end].letters || end == 0 || words[end - 1].paragraph != words[content].paragraph) return std::nullopt;
  const std::size_t begin = reading.sentence_words(words[end - 1].sentence).first;
  if (words[end].lower == "." && end - begin > near) return std::nullopt;
  for (std::size_t noun = begin; noun < end && noun < begin + front; ++noun) {
    if (!is_answer(words[noun].lower) || noun == begin || words[noun].quoted) continue;
    const ReadWord& owner = words[noun - 1];
    if (owner.possessive || is_possessive_pronoun(owner.lower)) return noun - 1;
  }
  return std::nullopt;
}

std::optional<Participle> participle_of(const Cast& cast, const Statement& statement) {
  constexpr std::size_t reach = 12, between = 5;  // words: from the name to the content; from the name to the participle
  static const WordSet shows("show shows showed reveal reveals revealed capture captures captured have had see hear got get caught");
  if (statement.content.empty()) return std::nullopt;
  const auto& words = cast.reading().words();
  const std::size_t content = cast.reading().words_of(statement.content.front()).first;
  if (content == 0 || content >= words.size()) return std::nullopt;
  std::size_t participle = content;
  while (participle-- > 0 && content - participle <= reach) {
    if (words[participle].sentence != words[content - 1].sentence || words[participle].quoted) return std::nullopt;
    if (is_participle_of_saying(words[participle].lower)) break;
  }
  if (participle >= content || content - participle > reach) return std::nullopt;
  std::size_t behind = participle;  // of the name: over ", 34,"
  while (behind > 0 && participle - behind < between && !cast.name_at(behind - 1) && (!words[behind - 1].letters || words[behind - 1].lower.find_first_of("0123456789") == 0)) --behind;
  const auto name = behind > 0 ? cast.name_at(behind - 1) : std::nullopt;
  if (!name) return std::nullopt;
  // Something shows it: "messages show Ann Lee telling …", and no "Ann Lee, telling …, left".
  const std::size_t begin = cast.reading().sentence_words(words[participle].sentence).first;
  for (std::size_t i = cast.names()[*name].first; i-- > begin && cast.names()[*name].first - i <= between;)
    if (shows.has(words[i].lower)) return Participle{*name, participle};
  return std::nullopt;
}

}  // namespace onrecord::people
