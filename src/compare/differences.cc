#include "compare/differences.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <system_error>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

namespace onrecord {
namespace {

// A negation reaches over the words behind it up to the end of its clause, at most this many.
constexpr std::size_t reach = 6;

bool negates(std::string_view word) {
  static const std::unordered_set<std::string_view> words = {"no", "not", "never", "nobody", "nothing", "none", "neither", "nor", "cannot", "without", "t", "deny", "denied", "denies", "refuse", "refused"};
  return words.contains(word);
}

bool absolute(std::string_view word) {
  static const std::unordered_set<std::string_view> words = {"never", "nobody",   "nothing",  "none",  "neither", "nor",  "always", "ever",     "every",      "everyone",   "everybody", "everything",
                                                             "any",   "anyone",   "anybody",  "anything", "anywhere", "whatsoever", "absolutely", "no", "all", "only", "whole", "entirely", "completely", "totally", "fully"};
  return words.contains(word);
}

// Phrases by their first word; words in lower case, an apostrophe parts them.
using Phrases = std::unordered_map<std::string_view, std::vector<std::string_view>>;
template <std::size_t N>
Phrases by_first_word(const std::string_view (&list)[N]) {
  Phrases by_first;
  for (const std::string_view phrase : list) by_first[phrase.substr(0, phrase.find(' '))].push_back(phrase);
  return by_first;
}

// Goffman's back region (The Presentation of Self in Everyday Life, 1956, ch. 3): where a performance is prepared.
const Phrases& backstage_phrases() {
  constexpr static std::string_view list[] = {
        "we say",         "we ll say",      "we will say",     "we call",          "we ll call",       "we look",        "we seem",          "we re saying",
        "just say",       "only say",       "say nothing",     "say that we",      "say it first",     "let s say",      "let s be honest",  "honest",
        "honestly",       "between us",     "between ourselves", "between you and me", "strictly",      "in here",        "in this group",    "in private",
        "in confidence",  "outside this",   "not a word",      "not for repeating", "not for publication", "not for sharing", "don t tell",   "don t say",
        "don t quote",    "don t repeat",   "don t forward",   "don t mention",    "nobody is to",     "nobody needs to", "nobody must",     "no one is to",
        "delete",         "keep it quiet",  "keep this quiet", "keep it to",       "keep this to",     "keep it in",     "keep this in",     "keep it between",
        "keep this between", "keep this out", "keep it out",   "the line is",      "the line",         "new line",       "our line",         "party line",
        "look reasonable", "looking reasonable", "look good",  "look bad",         "look weak",        "look strong",    "look like",        "looks bad",
        "looks good",     "looks like",     "be seen to",      "seen to have",     "seen to be",       "appear to",      "pretend",          "pretending",
        "the truth",      "genuine",        "the game",        "political game",   "buy time",         "buying time",    "buys us",          "stall",
        "stalling",       "drag",           "dragging",        "string them",      "string it",        "spin",           "narrative",        "optics",
        "officially",     "off the record", "cover story",     "cover for",        "quietly",          "red line",       "bluff",            "bluffing",
        "leverage",       "hold out"};
  static const Phrases phrases = by_first_word(list);
  return phrases;
}

// A claim not to have known, or not to have been told.
const Phrases& unaware_phrases() {
  constexpr static std::string_view list[] = {
      "nobody told",    "nobody ever told", "nobody has told", "nobody had told", "no one told",     "no one ever told", "no one has told", "no one had told",  "never told",
      "not told",       "not been told",    "never been told", "wasn t told",     "weren t told",    "nobody has come",  "nobody came",     "nobody had come",  "no one has come",
      "no one came",    "nobody warned",    "no one warned",   "nobody raised",   "no one raised",   "not warned",       "never warned",    "no warning",       "no such warning",
      "not informed",   "never informed",   "not been informed", "not aware",     "wasn t aware",    "weren t aware",    "were unaware",    "was unaware",      "is unaware",
      "are unaware",    "had no idea",      "have no idea",    "has no idea",     "no knowledge of", "did not know",     "didn t know",     "never knew",       "does not know",
      "doesn t know",   "never heard",      "not heard of",    "not heard about", "not heard from",   "not heard any",    "not heard anything", "hadn t heard",    "haven t heard of", "haven t heard about", "haven t heard from", "haven t heard any", "haven t heard anything", "never seen",       "seen no",         "no recollection",  "don t recall",
      "do not recall",  "did not recall",   "didn t recall",   "can t recall",    "only learned",    "only just learned", "only saw",       "only heard",      "only found out",  "only knew",        "came to light", "first learned",  "first i heard",    "first heard of",
      "no concern has", "no concerns have", "received no",     "no complaints",   "has been raised with", "not to my knowledge", "not that i know", "when everyone else did", "read about it in", "heard about it on"};
  static const Phrases phrases = by_first_word(list);
  return phrases;
}

// A claim about one's own earlier word or stand.
const Phrases& looking_back_phrases() {
  constexpr static std::string_view list[] = {
      "never ruled out",  "never said",      "never suggested", "never claimed",   "never promised",  "never gave",      "never argued",     "never called",     "never asked for", "never wanted",
      "never opposed",    "never supported", "never in favour", "never been in favour", "never in favor", "never been in favor", "never against", "never been against", "never about",  "never been about", "never intended",  "never a",
      "never made a secret", "never hidden", "never pretended", "never denied",    "never agreed",    "never threatened", "never changed",   "not what i said",  "not what we said", "not what was said",
      "didn t say",       "did not say",     "not said that",   "what i said was", "what we said was", "what i said is", "what we said is",  "my words",        "our words",
      "always said",      "always been",     "was always",      "were always",     "always made clear", "always been clear", "always wanted", "always argued",    "always about",    "always supported",
      "always opposed",   "always in favour", "always in favor", "always against", "always meant",    "always knew",     "always known",    "from the start",   "from the very start", "from the beginning", "from the outset",
      "all along",        "from day one",    "since the day",   "since the start", "since the beginning", "out of context", "changed my mind", "changed our mind", "gave an assurance", "gave no assurance", "gave an undertaking", "gave no undertaking", "gave my word"};
  static const Phrases phrases = by_first_word(list);
  return phrases;
}

// The phrase that the words from `first` on begin with.
std::optional<std::string_view> phrase_at(const Phrases& phrases, const std::vector<TextWord>& words, std::size_t first) {
  const auto found = phrases.find(words[first].form);
  if (found == phrases.end()) return {};
  std::optional<std::string_view> longest;
  for (const std::string_view phrase : found->second) {
    std::size_t at = first;
    std::string_view rest = phrase;
    while (!rest.empty() && at < words.size()) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      if (words[at].form != word) break;
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
      ++at;
    }
    if (rest.empty() && (!longest || phrase.size() > longest->size())) longest = phrase;
  }
  return longest;
}

bool ends_clause(std::string_view word) { return word == "but" || word == "and" || word == "because" || word == "which" || word == "who"; }

bool is_year(const std::string& number) { return number.size() == 4 && (number.starts_with("19") || number.starts_with("20")); }

// "512k" and "512,000" are one number; what is no number has none.
std::optional<double> value_of(std::string number) {
  std::erase(number, ',');
  double factor = 1;
  if (number.ends_with("bn")) factor = 1e9, number.resize(number.size() - 2);
  else if (number.ends_with('k')) factor = 1e3, number.pop_back();
  else if (number.ends_with('m')) factor = 1e6, number.pop_back();
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc{} || end != number.data() + number.size()) return std::nullopt;
  return value * factor;
}

bool same_number(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const auto one = value_of(a), other = value_of(b);
  return one && other && *one == *other;
}

bool has(const std::vector<std::string>& list, const std::string& item) { return std::find(list.begin(), list.end(), item) != list.end(); }

std::set<std::string> stems_of(const Wording& wording) {
  std::set<std::string> stems;
  for (const TextWord& word : wording.words)
    if (!word.stem.empty() && !word.number) stems.insert(word.stem);
  return stems;
}

// A stem as a text writes it first.
std::string form_of(const Wording& wording, const std::string& stem) {
  const auto found = std::find_if(wording.words.begin(), wording.words.end(), [&](const TextWord& word) { return word.stem == stem; });
  return found == wording.words.end() ? stem : found->form;
}

// "Nobody on the board knew", "no one in the office was told": a few words may stand between.
std::optional<std::string> nobody_knew(const std::vector<TextWord>& words, std::size_t first) {
  constexpr std::size_t within = 7;  // words
  const bool nobody = words[first].form == "nobody" || words[first].form == "none" || (words[first].form == "no" && first + 1 < words.size() && words[first + 1].form == "one");
  if (!nobody) return {};
  for (std::size_t i = first + 1; i < std::min(words.size(), first + within) && !ends_clause(words[i].form); ++i)
    if (words[i].form == "knew" || words[i].form == "aware" || words[i].form == "told" || words[i].form == "informed" || words[i].form == "warned") return words[first].form + " … " + words[i].form;
  return {};
}

}  // namespace

std::string quoted_list(const std::vector<std::string>& words) {
  constexpr std::size_t most = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(words.size(), most); ++i) text += fmt::format("{}“{}”", i == 0 ? "" : ", ", words[i]);
  return text;
}

std::vector<std::string> difference_words(const Differences& different) {
  std::vector<std::string> reasons;
  if (!different.negation.empty()) reasons.push_back("one negates what the other says of " + quoted_list(different.negation));
  if (!different.number_a.empty()) reasons.push_back(fmt::format("the numbers differ: {} and {}", different.number_a, different.number_b));
  if (!different.absolute.empty()) reasons.push_back("only one of them is absolute: " + quoted_list(different.absolute));
  return reasons;
}

Wording wording_of(std::string_view content) {
  Wording wording;
  wording.words = text_words(content);
  std::size_t until = 0;
  for (std::size_t i = 0; i < wording.words.size(); ++i) {
    const TextWord& word = wording.words[i];
    if (ends_clause(word.form)) until = i;
    if (negates(word.form)) until = i + 1 + reach;
    if (i < until && !word.stem.empty() && !word.number && !has(wording.negated, word.stem)) wording.negated.push_back(word.stem);
    if (absolute(word.form) || negates(word.form)) ++wording.absolutes;
    if (absolute(word.form) && !has(wording.absolute, word.form)) wording.absolute.push_back(word.form);
    const auto note = [&](const Phrases& phrases, std::vector<std::string>& found) {
      if (const auto phrase = phrase_at(phrases, wording.words, i); phrase && !has(found, std::string(*phrase))) found.emplace_back(*phrase);
    };
    note(backstage_phrases(), wording.backstage);
    note(unaware_phrases(), wording.unaware);
    note(looking_back_phrases(), wording.looks_back);
    if (auto phrase = nobody_knew(wording.words, i); phrase && wording.unaware.empty()) wording.unaware.push_back(std::move(*phrase));
    if (word.number && !is_year(word.form) && !has(wording.numbers, word.form)) wording.numbers.push_back(word.form);
  }
  return wording;
}

Differences differences(const Wording& a, const Wording& b, const std::set<std::string>& names) {
  Differences result;
  const std::set<std::string> stems_a = stems_of(a), stems_b = stems_of(b);
  for (const std::string& stem : stems_a)
    if (stems_b.contains(stem) && !names.contains(stem) && has(a.negated, stem) != has(b.negated, stem)) result.negation.push_back(form_of(a, stem));
  constexpr std::size_t most_numbers = 50;  // a statement of more is a table
  const bool shared_number = a.numbers.size() > most_numbers || b.numbers.size() > most_numbers || std::any_of(a.numbers.begin(), a.numbers.end(), [&](const std::string& number) {
    return std::any_of(b.numbers.begin(), b.numbers.end(), [&](const std::string& other) { return same_number(number, other); });
  });
  if (!shared_number && !a.numbers.empty() && !b.numbers.empty()) {
    result.number_a = a.numbers.front();
    result.number_b = b.numbers.front();
  }
  if (a.absolute.empty() != b.absolute.empty()) result.absolute = a.absolute.empty() ? b.absolute : a.absolute;
  return result;
}

}  // namespace onrecord
