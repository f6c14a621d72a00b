#include "people/phrase.h"

#include <algorithm>  // std::max

#include "people/word_set.h"

namespace onrecord::people {
namespace {

constexpr std::size_t longest_phrase = 60;  // words; the rest of a longer one tells nothing more

bool ends_core(const ReadWord& word) {
  static const WordSet relatives("who whom which that himself herself itself themselves whose where when close familiar speaking was is are were has had have whom and or briefed involved based");
  return !word.letters || is_preposition(word.lower) || relatives.has(word.lower);
}

// "2.7" before a paragraph of minutes; "1.2 million" counts.
bool is_paragraph_number(std::string_view word, std::string_view next) {
  static const WordSet counted("million billion trillion thousand hundred per percent pc m bn");
  return word.find('.') != std::string_view::npos && word.find_first_not_of("0123456789.") == std::string_view::npos && !counted.has(next);
}

bool speaks_for_others(std::string_view word) {
  static const WordSet words("spokesman spokeswoman spokesperson spokespeople aide aides official officials friend friends colleague ally source sources adviser advisers lawyer lawyers");
  return words.has(word);
}

class PhraseReader {
 public:
  PhraseReader(const Cast& cast, std::size_t first, std::size_t last) : cast_(cast), words_(cast.reading().words()), first_(first), last_(last) {}

  Phrase run() {
    Phrase phrase{.kind = PhraseKind::none, .first = first_, .last = last_, .core_last = first_, .head = first_, .names = {}, .of_name = {}};
    while (first_ < last_ && (!words_[first_].letters || (first_ + 1 < last_ && is_paragraph_number(words_[first_].lower, words_[first_ + 1].lower)))) ++first_;
    while (last_ > first_ && !words_[last_ - 1].letters) --last_;
    if (first_ == last_) return phrase;
    phrase.first = first_;
    if (const std::size_t pronoun = lone_pronoun(); pronoun != last_) {
      phrase.kind = PhraseKind::pronoun;
      phrase.head = pronoun;
      phrase.core_last = pronoun + 1;
      return phrase;
    }
    read_core(phrase);
    return phrase;
  }

 private:
  // "he", "who", "most of whom": where the pronoun stands; last_ where it is none.
  std::size_t lone_pronoun() const {
    const std::string& front = words_[first_].lower;
    const bool alone = first_ + 1 == last_ && !words_[first_].possessive;
    if (alone && (is_personal_pronoun(front) || is_relative_pronoun(front) || front == "his" || front == "its" || front == "their" || front == "my" || front == "our" || front == "both" || front == "each")) return first_;
    if (first_ + 3 == last_ && words_[first_ + 1].lower == "of" && (words_[first_ + 2].lower == "whom" || words_[first_ + 2].lower == "them" || words_[first_ + 2].lower == "us")) return first_ + 2;
    return last_;
  }

  void read_core(Phrase& phrase) {
    std::size_t end = first_;
    std::optional<std::size_t> name;
    while (end < last_) {
      if (const auto found = cast_.name_at(end)) {
        const std::size_t behind = std::min(cast_.names()[*found].last, last_);
        name = *found;
        end = std::max(behind, end + 1);
        if (words_[end - 1].possessive && end < last_ && !words_[end].letters) ++end;
      } else if (const std::size_t behind = behind_abbreviation(end); behind > end) {
        end = behind;
      } else if (end > first_ && (ends_core(words_[end]) || does_something(end))) {
        break;
      } else {
        ++end;
      }
    }
    phrase.core_last = end;
    phrase.head = end - 1;
    const bool name_is_head = name && end - 1 < cast_.names()[*name].last && end - 1 >= cast_.names()[*name].first;
    if (name_is_head) {
      phrase.kind = PhraseKind::name;
      phrase.names = {*name};
      read_list(phrase);
      if (phrase.kind == PhraseKind::name && end + 2 < last_ && words_[end].lower == "and" && !words_[end - 1].possessive) phrase.kind = PhraseKind::description;  // "Ann Lee and others"
      return;
    }
    if (const auto last = apposed_name(end)) {
      phrase.kind = PhraseKind::name;
      phrase.names = {*last};
      phrase.head = cast_.names()[*last].last - 1;
      phrase.core_last = cast_.names()[*last].last;
      return;
    }
    phrase.kind = PhraseKind::description;
    phrase.of_name = name;
    // "A spokesman for the minister, Ann Lee" is not Ann Lee; "the chief executive of the firm, Ann Lee" and "a spokeswoman for the Port Office, Ann Lee" are.
    const bool nearer_noun = !body_before_comma(end) && end < last_ && is_preposition(words_[end].lower) && (speaks_for_others(words_[end - 1].lower) || words_[first_].lower == "a" || words_[first_].lower == "an");
    if (const auto behind = nearer_noun ? std::nullopt : name_behind_comma(end)) {
      phrase.kind = PhraseKind::name;
      phrase.names = {*behind};
      phrase.head = cast_.names()[*behind].last - 1;
      phrase.of_name.reset();
      return;
    }
    if (end < last_ && !phrase.of_name && is_preposition(words_[end].lower))
      for (std::size_t i = end + 1; i < std::min(last_, end + 8); ++i)
        if (const auto found = cast_.name_at(i)) {
          if (stands_after_a_body(*found)) {  // "chair of the boat committee Dr Ann Lee"
            phrase.kind = PhraseKind::name;
            phrase.names = {*found};
            phrase.head = cast_.names()[*found].last - 1;
            phrase.core_last = cast_.names()[*found].last;
          } else {
            phrase.of_name = *found;
          }
          break;
        }
  }

  // "Boat Builders Union (BBU) chair Ann Lee": behind the brackets, where the phrase goes on with what the name modifies.
  std::size_t behind_abbreviation(std::size_t at) const {
    if (at <= first_ || at + 3 >= last_ || words_[at].lower != "(" || words_[at + 2].lower != ")" || !words_[at + 1].all_capitals) return at;
    const ReadWord& next = words_[at + 3];
    return next.letters && !is_function_word(next.lower) && cast_.name_at(at - 1) ? at + 3 : at;
  }

  // "former GP and chairwoman of the health committee [Dr Ann Lee]": a person's name at the end, right behind a noun.
  std::optional<std::size_t> apposed_name(std::size_t core_end) const {
    const auto found = cast_.name_at(last_ - 1);
    if (!found || (core_end > first_ && is_document_noun(words_[core_end - 1].lower))) return std::nullopt;  // "a study by Professor Ann Lee" is no person
    const Seen& seen = cast_.names()[*found];
    if (seen.last != last_ || seen.first < core_end || seen.first == first_ || words_[last_ - 1].possessive || cast_.figures()[seen.figure].type != NameType::person) return std::nullopt;
    const ReadWord& before = words_[seen.first - 1];
    const bool noun = before.letters && !before.possessive && !is_function_word(before.lower) && !is_preposition(before.lower);
    const bool titled = is_title(words_[seen.first].lower);  // "roads spokesman in the Lords Lord Averill"
    return noun && (titled || is_organisation_noun(before.lower) || is_person_noun(before.lower)) ? found : std::nullopt;
  }

  // "judges [handling] the lawsuits"
  bool does_something(std::size_t word) const {
    const std::string& lower = words_[word].lower;
    return lower.size() > 5 && lower.ends_with("ing") && !words_[word].capital && is_plural_person_noun(words_[word - 1].lower);
  }

  // "The chief executive, [Ann Lee]" or "The Minister ([Ann Lee])".
  std::optional<std::size_t> name_behind_comma(std::size_t end) const {
    for (std::size_t i = end; i + 1 < last_; ++i) {
      const std::string& mark = words_[i].lower;
      if (mark == "and") return std::nullopt;
      if (mark != "," && mark != "(") continue;
      if (mark == "(" && i > first_ && cast_.name_at(i - 1)) continue;  // an abbreviation of the name before it
      const auto found = cast_.name_at(i + 1);
      if (!found) {
        if (words_[i + 1].lower.ends_with("ing") || words_[i + 1].lower == "such" || words_[i + 1].lower == "like") return std::nullopt;
        const Phrase rest = parse_phrase(cast_, i + 1, last_);
        if (rest.kind == PhraseKind::name && mark == ",") return rest.names.front();
        return std::nullopt;
      }
      const std::size_t behind = cast_.names()[*found].last;
      const bool whole = behind >= last_ || !words_[behind].letters || words_[behind].lower == "who";
      return whole ? found : std::nullopt;
    }
    return std::nullopt;
  }

  // "for the Port Office," names nobody who could be called by the name behind.
  bool body_before_comma(std::size_t end) const {
    while (end < last_ && words_[end].lower != ",") ++end;
    if (end >= last_ || end == first_) return false;
    const auto name = cast_.name_at(end - 1);
    return name ? cast_.figures()[cast_.names()[*name].figure].type == NameType::organisation : is_organisation_noun(words_[end - 1].lower);
  }

  bool stands_after_a_body(std::size_t name) const {
    const Seen& seen = cast_.names()[name];
    const ReadWord& before = words_[seen.first - 1];
    return cast_.figures()[seen.figure].type == NameType::person && before.letters && !before.possessive && is_organisation_noun(before.lower) && !words_[seen.last - 1].possessive;
  }

  // "Ann Lee and Bob Ray", "Ann Lee, Bob Ray and Cid Orr".
  void read_list(Phrase& phrase) const {
    std::vector<std::size_t> members = phrase.names;
    std::size_t at = phrase.core_last;
    while (at + 1 < last_ && (words_[at].lower == "and" || words_[at].lower == "," || words_[at].lower == "&")) {
      const bool last_member = words_[at].lower != ",";
      const auto found = cast_.name_at(at + 1);
      if (!found) return;
      members.push_back(*found);
      at = cast_.names()[*found].last;
      if (last_member) {
        if (at < last_ && words_[at].letters && !ends_core(words_[at])) return;
        phrase.kind = PhraseKind::names;
        phrase.names = std::move(members);
        return;
      }
    }
  }

  const Cast& cast_;
  const std::vector<ReadWord>& words_;
  std::size_t first_, last_;
};

}  // namespace

Phrase parse_phrase(const Cast& cast, std::size_t first, std::size_t last) {
  last = std::min(last, first + longest_phrase);
  return PhraseReader(cast, first, last).run();
}

bool is_personal_pronoun(std::string_view word) {
  static const WordSet words("i me we us you he him she her it they them himself herself itself themselves myself ourselves");
  return words.has(word);
}

bool is_relative_pronoun(std::string_view word) { return word == "who" || word == "whom" || word == "which" || word == "that"; }

}  // namespace onrecord::people
