#include "speech/source_phrase.h"

#include <algorithm>      // std::any_of
#include <unordered_set>  // std::unordered_set

#include "speech/cue_lexicon.h"

namespace onrecord {
namespace {

using WordSet = std::unordered_set<std::string_view>;

constexpr std::size_t longest_subject = 30;  // items; longer ones are slips, and the bound keeps the search linear

bool is_comma(const Item& item) { return item.lower == ","; }
bool is_word(const Item& item) { return item.kind == ItemKind::word; }

// Between two nouns of one phrase: "secretary of the union", "spokesman for X", "chair at the Trust".
bool joins_nouns(std::string_view word) { return word == "of" || word == "for" || word == "at" || word == "from" || word == "with" || word == "in" || word == "to"; }

// Marks that may stand inside a name: "Port-Avar", "J. Smith", "Smith & Co", "BBC/ITV".
bool inside_name(const Item& item) { return item.lower == "-" || item.lower == "." || item.lower == "&" || item.lower == "/" || item.lower == "‑" || item.lower == "’" || item.lower == "'"; }

bool starts_phrase(const Item& item) {
  return is_word(item) && (is_determiner(item.lower) || (item.capital && !is_day_or_month(item.lower) && !is_preposition(item.lower) && !is_conjunction(item.lower)));
}

bool stops_phrase(const Item& item) {
  if (item.kind == ItemKind::quote) return true;
  if (item.kind == ItemKind::mark) return !inside_name(item);
  if (item.capital && !is_conjunction(item.lower)) return false;
  return is_conjunction(item.lower) || is_auxiliary(item.lower) || (cue_verb(item.lower) && !cue_noun(item.lower) && !cue_verb(item.lower)->frame.noun_too) || is_pronoun(item.lower);
}

// Cuts what stands before the noun phrase: "But", "On 2 October", "In a note".
ItemRange without_lead(const Items& items, ItemRange range) {
  while (!range.empty()) {
    const Item& item = items[range.first];
    if (!is_word(item) || is_conjunction(item.lower) || is_adverb(item.lower)) {
      ++range.first;
      continue;
    }
    if (!is_preposition(item.lower) && !is_day_or_month(item.lower) && item.lower != "last" && item.lower != "that") break;
    // A phrase in front: skip to the next thing that can begin a noun phrase.
    std::size_t next = range.first + 1;
    if (is_preposition(item.lower) && next < range.last && starts_phrase(items[next])) {
      const bool name = items[next].capital && !is_determiner(items[next].lower);
      ++next;
      while (name && next < range.last && items[next].capital) ++next;
    }
    while (next < range.last && !starts_phrase(items[next])) ++next;
    range.first = next;
  }
  return range;
}

ItemRange phrase_ending_at(const Items& items, std::size_t first, std::size_t end) {
  std::size_t begin = end;
  while (begin > first && end - begin < longest_subject) {
    const Item& item = items[begin - 1];
    if (item.lower == "and" && begin < end && begin - 1 > first && items[begin].capital && items[begin - 2].capital) {
      --begin;
      continue;
    }
    if (stops_phrase(item)) break;
    --begin;
  }
  ItemRange range = without_lead(items, {begin, end});
  while (!range.empty() && !is_word(items[range.last - 1])) --range.last;
  return range;
}

ItemRange plain_subject(const Items& items, std::size_t first, std::size_t end) {
  if (end <= first) return {};
  const Item& last = items[end - 1];
  if (!is_word(last)) {
    if (last.lower == ")") {  // "the North Crews' Union (NCU) said"
      std::size_t open = end - 1;
      while (open > first && items[open].lower != "(" && end - open < 12) --open;
      const ItemRange before = items[open].lower == "(" ? phrase_ending_at(items, first, open) : ItemRange{};
      return before.empty() ? before : ItemRange{before.first, end};
    }
    return {};
  }
  if (is_pronoun(last.lower)) return {end - 1, end};
  if (last.lower == "who" || last.lower == "which") {
    std::size_t head = end - 1;
    if (head > first && is_comma(items[head - 1])) --head;
    return phrase_ending_at(items, first, head);
  }
  return phrase_ending_at(items, first, end);
}

// Whether what follows a comma is an apposition ("the mayor of Ham,") and no clause ("the boat was late").
bool closes_apposition(const Items& items, std::size_t begin, std::size_t last) {
  const bool relative = items[begin].lower == "who" || items[begin].lower == "which" || items[begin].lower == "whose";
  for (std::size_t i = begin; i < std::min(last, begin + longest_subject); ++i) {
    if (items[i].kind != ItemKind::word && !inside_name(items[i])) return true;
    if (!relative && is_word(items[i]) && is_auxiliary(items[i].lower)) return false;
  }
  return true;
}

}  // namespace

bool is_pronoun(std::string_view word) {
  static const WordSet words{"he", "she", "they", "it", "i", "we", "you"};
  return words.contains(word);
}

bool is_determiner(std::string_view word) {
  static const WordSet words{"the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "this", "these", "those", "some", "many", "several",
                             "one", "two", "three", "most", "both", "another", "other", "all", "each", "every", "few", "no", "critics", "officials"};
  return words.contains(word);
}

bool is_preposition(std::string_view word) {
  static const WordSet words{"on", "in", "at", "after", "before", "by", "with", "during", "from", "for", "to", "of", "under", "since", "until", "within",
                             "into", "over", "through", "about", "against", "between", "among", "despite", "near", "outside", "without", "via", "amid", "upon"};
  return words.contains(word);
}

bool is_conjunction(std::string_view word) {
  static const WordSet words{"but", "and", "or", "when", "while", "because", "if", "although", "though", "as", "that", "which", "who", "whom", "where",
                             "so", "than", "whether", "yet", "how", "why", "what", "nor", "whose", "unless", "then"};
  return words.contains(word);
}

bool is_auxiliary(std::string_view word) {
  static const WordSet words{"has", "have", "had", "having", "is", "are", "was", "were", "be", "been", "being", "am", "did", "do", "does", "will", "would",
                             "can", "could", "may", "might", "must", "shall", "should"};
  return words.contains(word) || is_negation(word);
}

bool is_adverb(std::string_view word) {
  static const WordSet words{"also", "later", "then", "again", "once", "still", "already", "previously", "now", "yesterday", "today", "tonight", "meanwhile",
                             "earlier", "since", "often", "always", "only", "just", "even", "however", "soon", "long", "first", "afterwards", "instead", "indeed"};
  return words.contains(word) || (word.size() > 4 && word.ends_with("ly") && word != "family" && word != "assembly" && word != "italy" && word != "daily" && word != "weekly");
}

bool is_negation(std::string_view word) {
  return word == "not" || word == "never" || word == "neither" || word == "nor" || word == "cannot" || word == "without" || word == "hardly" ||
         (word.size() > 3 && (word.ends_with("n't") || word.ends_with("n’t")));
}

bool is_day_or_month(std::string_view word) {
  static const WordSet words{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june",
                             "july", "august", "september", "october", "november", "december", "yesterday", "today", "tomorrow", "jan", "feb", "aug", "sept", "oct", "nov", "dec"};
  return words.contains(word);
}

std::size_t verb_group_begin(const Items& items, std::size_t first, std::size_t verb) {
  std::size_t begin = verb;
  while (begin > first && verb - begin < 6 && is_word(items[begin - 1]) && (is_auxiliary(items[begin - 1].lower) || is_adverb(items[begin - 1].lower))) --begin;
  return begin;
}

ItemRange subject_before(const Items& items, std::size_t first, std::size_t verb) {
  const std::size_t end = verb_group_begin(items, first, verb);
  if (end <= first) return {};
  if (!is_comma(items[end - 1])) return plain_subject(items, first, end);
  // "Ann Lee, the mayor of Ham, said": the phrase before an earlier comma is the head, what lies between an apposition.
  for (std::size_t comma = end - 1; comma-- > first && end - comma < longest_subject;) {
    if (items[comma].kind == ItemKind::quote) break;
    if (!is_comma(items[comma])) continue;
    const ItemRange head = plain_subject(items, first, comma);
    if (head.empty()) continue;
    const bool names = std::any_of(items.begin() + static_cast<std::ptrdiff_t>(head.first), items.begin() + static_cast<std::ptrdiff_t>(head.last),
                                   [](const Item& item) { return item.capital || is_determiner(item.lower) || is_pronoun(item.lower); });
    if (names) return {head.first, end - 1};
  }
  return {};
}

ItemRange subject_after(const Items& items, std::size_t begin, std::size_t last) {
  if (begin >= last || !is_word(items[begin])) return {};
  const Item& first = items[begin];
  if (is_pronoun(first.lower)) return {begin, begin + 1};
  if (is_conjunction(first.lower) || is_preposition(first.lower) || is_auxiliary(first.lower) || is_adverb(first.lower) || is_day_or_month(first.lower)) return {};
  bool appositive = false;
  std::size_t end = begin;
  for (; end < last && end - begin < longest_subject; ++end) {
    const Item& item = items[end];
    if (item.kind == ItemKind::quote) break;
    if (item.kind == ItemKind::mark) {
      if (inside_name(item) && !item.ends_sentence) continue;
      if (item.lower == "(" || item.lower == ")") continue;
      if (!is_comma(item) || appositive || end + 1 >= last) break;
      const Item& next = items[end + 1];
      if (!is_word(next) || is_adverb(next.lower) || is_preposition(next.lower) || (is_conjunction(next.lower) && next.lower != "who" && next.lower != "which" && next.lower != "whose") || next.lower.ends_with("ing") || is_pronoun(next.lower)) break;
      if (!closes_apposition(items, end + 1, last)) break;
      appositive = true;
      continue;
    }
    if (appositive) continue;
    if (end > begin && (is_adverb(item.lower) || is_day_or_month(item.lower) || item.lower == "last" || item.lower == "as" || item.lower == "when" || item.lower == "after" || item.lower == "because" || item.lower == "but")) break;
    if (end > begin && is_preposition(item.lower) && !joins_nouns(item.lower)) break;
    if (end > begin && (item.lower == "in" || item.lower == "to" || item.lower == "at")) break;
  }
  while (end > begin && !is_word(items[end - 1]) && items[end - 1].lower != ")") --end;
  return {begin, end};
}

}  // namespace onrecord
