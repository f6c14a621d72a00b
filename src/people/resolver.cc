#include "people/resolver.h"

#include <algorithm>  // std::sort

#include "people/lexicon.h"

namespace onrecord::people {
namespace {

constexpr std::size_t longest_phrase = 60;  // words of a source looked at

bool is_first_person(std::string_view word) { return word == "i" || word == "me" || word == "my" || word == "myself"; }
bool is_first_plural(std::string_view word) { return word == "we" || word == "us" || word == "our" || word == "ourselves"; }

bool is_number(std::string_view word) { return !word.empty() && word.front() >= '0' && word.front() <= '9'; }

}  // namespace

std::vector<Resolver::Item> Resolver::items() const {
  std::vector<Item> items;
  std::vector<bool> taken(reading_.words().size(), false);
  const auto& statements = reading_.statements();
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (statements[i].source.empty()) continue;
    auto [first, last] = reading_.words_of(statements[i].source.front());
    last = std::min(last, first + longest_phrase);
    if (first >= last) continue;
    items.push_back({first, first, last, i});
    taken[first] = true;
  }
  const auto& words = reading_.words();
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!taken[i] && words[i].letters && !words[i].all_capitals)
      if (const auto wanted = wanted_by(words[i].lower); wanted && wanted->person) items.push_back({i, i, i + 1, std::nullopt});
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.word < b.word; });
  return items;
}

void Resolver::remember(std::size_t first, std::size_t last, FigureId figure, MentionKind kind, bool speaker) {
  const ReadWord& word = reading_.words()[first];
  const auto [begin, end] = reading_.sentence_words(word.sentence);
  bool subject = true;
  const auto& history = discourse_.history();
  if (!history.empty() && history.back().word >= begin && history.back().word < first) subject = false;
  discourse_.remember({first, figure, kind, subject || speaker, speaker, word.quoted, reading_.words()[last - 1].possessive, reading_.statement_around(first)});
}

void Resolver::remember_names_before(std::size_t word) {
  const auto& names = cast_.names();
  for (; next_name_ < names.size() && names[next_name_].first < word; ++next_name_) remember(names[next_name_].first, names[next_name_].last, names[next_name_].figure, MentionKind::name, false);
}

std::vector<std::optional<Speaker>> Resolver::run() {
  std::vector<std::optional<Speaker>> speakers(reading_.statements().size());
  for (const Item& item : items()) {
    remember_names_before(item.word);
    const std::optional<Speaker> speaker = resolve(item);
    if (item.statement) speakers[*item.statement] = speaker;
  }
  resolve_own_words(speakers);
  resolve_sourceless(speakers);
  resolve_first_person(speakers);
  return speakers;
}

std::optional<Speaker> Resolver::resolve(const Item& item) {
  const Phrase phrase = parse_phrase(cast_, item.first, item.last);
  const Span span = phrase.kind == PhraseKind::none ? Span{} : reading_.span_of(phrase.first, std::max(phrase.core_last, phrase.first + 1));
  std::optional<Speaker> speaker;
  switch (phrase.kind) {
    case PhraseKind::none: return std::nullopt;
    case PhraseKind::pronoun: speaker = resolve_pronoun(item, phrase); break;
    case PhraseKind::description: {
      const Meaning meaning = descriptions_.resolve(phrase);
      speaker = Speaker{meaning.figure, span, meaning.score};
      break;
    }
    case PhraseKind::names: speaker = Speaker{descriptions_.group(phrase), span, 0.9F}; break;
    case PhraseKind::name: {
      const Seen& name = cast_.names()[phrase.names.front()];
      speaker = Speaker{name.figure, reading_.span_of(name.first, name.last), 0.95F};
      break;
    }
  }
  if (!speaker) return std::nullopt;
  if (speaker->mention.empty()) speaker->mention = span;
  const bool by_name = phrase.kind == PhraseKind::name;
  const MentionKind kind = by_name ? MentionKind::name : phrase.kind == PhraseKind::pronoun ? MentionKind::pronoun : MentionKind::description;
  if (by_name) {
    remember_names_before(phrase.head);
  } else {
    cast_.see({phrase.first, std::max(phrase.core_last, phrase.first + 1), speaker->figure, kind});
    if (kind == MentionKind::pronoun)
      if (const auto wanted = wanted_by(reading_.words()[phrase.head].lower)) cast_.vote(speaker->figure, wanted->gender);
  }
  if (!by_name || item.statement) remember(phrase.first, std::max(phrase.core_last, phrase.first + 1), speaker->figure, kind, item.statement.has_value());
  return speaker;
}

std::optional<Speaker> Resolver::resolve_pronoun(const Item& item, const Phrase& phrase) {
  const std::string& word = reading_.words()[phrase.head].lower;
  if (is_relative_pronoun(word)) return resolve_relative(item, phrase);
  const auto wanted = wanted_by(word);
  if (!wanted) return std::nullopt;
  const auto choice = discourse_.antecedent(item.word, *wanted, item.statement);
  if (!choice) return std::nullopt;
  return Speaker{choice->figure, reading_.span_of(phrase.head, phrase.head + 1), choice->score};
}

std::optional<Speaker> Resolver::resolve_relative(const Item& item, const Phrase& phrase) {
  const auto& words = reading_.words();
  const std::size_t begin = reading_.sentence_words(words[item.word].sentence).first;
  std::size_t end = phrase.first;
  while (end > begin && !words[end - 1].letters) --end;
  if (end == begin) return std::nullopt;
  std::size_t first = end;
  while (first > begin && words[first - 1].letters && !cast_.name_at(first - 1) &&
         (!is_function_word(words[first - 1].lower) || (words[first - 1].lower == "and" && first > begin + 1 && is_plural_person_noun(words[first - 2].lower) && first < end)))
    --first;
  if (const auto name = cast_.name_at(end - 1)) {
    const Seen& seen = cast_.names()[*name];
    return Speaker{seen.figure, reading_.span_of(seen.first, seen.last), 0.8F};
  }
  while (first > begin && (is_article(words[first - 1].lower) || is_quantifier(words[first - 1].lower) || is_possessive_pronoun(words[first - 1].lower) || is_number(words[first - 1].lower))) --first;
  if (first == end) return std::nullopt;
  return Speaker{descriptions_.describe(parse_phrase(cast_, first, end)), reading_.span_of(first, end), 0.7F};
}

void Resolver::resolve_own_words(std::vector<std::optional<Speaker>>& speakers) {
  const Document& document = reading_.document();
  const auto& statements = reading_.statements();
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const Statement& statement = statements[i];
    if (statement.kind != StatementKind::own || speakers[i]) continue;
    std::string author;
    if (statement.message && *statement.message < document.messages.size()) author = document.messages[*statement.message].author;
    if (author.empty() && statement.part && *statement.part < document.parts.size()) author = document.parts[*statement.part].author;
    if (author.empty() && !document.from.empty()) author = document.from.front();
    if (author.empty() && !document.author.empty()) author = document.author.front();
    if (author.empty()) continue;
    speakers[i] = Speaker{cast_.enter_given(author, NameType::unknown), {}, 0.95F};
  }
}

void Resolver::resolve_first_person(std::vector<std::optional<Speaker>>& speakers) {
  const auto& statements = reading_.statements();
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (speakers[i] || statements[i].source.empty()) continue;
    const auto [first, last] = reading_.words_of(statements[i].source.front());
    if (first + 1 != last) continue;
    const std::string& word = reading_.words()[first].lower;
    if (!is_first_person(word) && !is_first_plural(word)) continue;
    if (statements[i].inside && speakers[*statements[i].inside]) speakers[i] = Speaker{speakers[*statements[i].inside]->figure, statements[i].source.front(), 0.8F};
  }
}

void Resolver::resolve_sourceless(std::vector<std::optional<Speaker>>& speakers) {
  const auto& statements = reading_.statements();
  for (std::size_t i = 1; i < statements.size(); ++i) {
    if (speakers[i] || !statements[i].source.empty() || statements[i].kind == StatementKind::own || statements[i].content.empty()) continue;
    const Statement& before = statements[i - 1];
    if (!speakers[i - 1] || before.content.empty()) continue;
    const auto here = reading_.tokens().paragraph_at(statements[i].content.front().begin), there = reading_.tokens().paragraph_at(before.content.back().begin);
    if (here - there <= 1) speakers[i] = Speaker{speakers[i - 1]->figure, speakers[i - 1]->mention, 0.6F};
  }
}

}  // namespace onrecord::people
