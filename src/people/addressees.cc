#include "people/addressees.h"

#include <algorithm>  // std::min

#include "people/lexicon.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

constexpr std::size_t longest_addressee = 14;  // words
constexpr std::size_t reach = 16;              // words behind the cue where "to X" may stand

// Verbs whose object is the one spoken to.
bool takes_addressee(std::string_view verb) {
  static const WordSet verbs(
      "tell tells told telling ask asks asked asking warn warns warned warning assure assures assured assuring remind reminds reminded reminding "
      "inform informs informed informing urge urges urged urging advise advises advised advising beg begs begged implore implores implored "
      "email emails emailed e-mailed text texts texted texting message messaged accuse accuses accused accusing brief briefs briefed notify "
      "notifies notified instruct instructs instructed order orders ordered encourage encourages encouraged invite invites invited challenge "
      "challenges challenged press pressed lecture lectured reassure reassured convince convinced persuade persuaded promise promises promised "
      "answer answers answered thank thanked congratulated show showed");
  return verbs.has(verb);
}

// Verbs that take the one spoken to with "to".
bool takes_to(std::string_view verb) {
  static const WordSet verbs(
      "say says said saying write writes wrote writing written reply replies replied replying explain explains explained complain complains complained "
      "confide confides confided admit admits admitted announce announces announced speak speaks spoke speaking talk talked respond responds "
      "responded confirm confirmed mention mentioned suggest suggested propose proposed present presented report reported reveal revealed "
      "disclose disclosed apologise apologised apologize apologized appeal appeals appealed shout shouted boast boasted whisper whispered go went put puts remark "
      "remarked send sends sent sending posted confess confessed protest protested undertook promise promised quipped called letter email message "
      "e-mail memo reply response answer speech address statement remarks testimony question text tweet note told");
  return verbs.has(verb);
}

bool is_message_noun(std::string_view word) {
  static const WordSet nouns("letter email e-mail message memo note text reply response answer speech address statement remarks testimony question call tweet complaint submission evidence appeal");
  return nouns.has(word);
}

bool ends_addressee(const ReadWord& word) {
  static const WordSet stops("that in on at during after when as by about before while if whether how why what who which where but is was were had has have last this earlier yesterday today later seen sent saying ahead obtained published dated straight afterwards privately publicly personally directly bluntly recently repeatedly again then he she it they i we there not");
  return !word.letters || stops.has(word.lower) || is_calendar_word(word.lower) || word.lower == "to" || word.lower == "from" || word.lower == "over" || word.lower == "with" || word.lower == "because";
}

bool is_form_of_be(std::string_view word) {
  static const WordSet words("am is are was were be been being stand stands stood");
  return words.has(word);
}

// Whether a form of "be" stands between the source and the last word of the cue, which lies behind it.
bool has_be(const Reading& reading, const Statement& statement) {
  if (statement.cue.empty()) return false;
  const auto [cue_first, cue_last] = reading.words_of(statement.cue.back());
  const std::size_t from = statement.source.empty() ? cue_first - std::min<std::size_t>(cue_first, 2) : reading.words_of(statement.source.back()).second;
  if (from > cue_last || cue_last - from > 6) return false;
  for (std::size_t i = from; i < cue_last; ++i)
    if (is_form_of_be(reading.words()[i].lower)) return true;
  return false;
}

// Empty where the cue holds no word.
std::string_view last_cue_word(const Reading& reading, const Statement& statement) {
  const auto [first, last] = reading.words_of(statement.cue.back());
  if (first >= last) return {};
  std::size_t verb = last - 1;
  while (verb > first && !reading.words()[verb].letters) --verb;
  return reading.words()[verb].lower;
}

class AddresseeFinder {
 public:
  AddresseeFinder(const Reading& reading, const Statement& statement) : reading_(reading), words_(reading.words()), statement_(statement) {}

  std::vector<AddresseeWords> run() {
    if (statement_.cue.empty()) return {};
    const auto [first, last] = reading_.words_of(statement_.cue.back());
    if (first >= last) return {};
    const auto [begin, end] = reading_.sentence_words(words_[first].sentence);
    end_ = end;
    std::size_t verb = last - 1;
    while (verb > first && !words_[verb].letters) --verb;
    accuses_ = words_[verb].lower.starts_with("accus");
    if (takes_addressee(words_[verb].lower)) take(last);
    if (found_.empty() && takes_to(words_[verb].lower)) look_for_to(last);
    if (found_.empty() && verb > first && words_[verb].lower == "to") take(last);  // cue "wrote to"
    if (found_.empty()) look_for_message(begin, first);
    return std::move(found_);
  }

  std::vector<AddresseeWords> behind(std::size_t word) {
    end_ = reading_.sentence_words(words_[word].sentence).second;
    if (takes_addressee(words_[word].lower)) take(word + 1);
    if (found_.empty() && takes_to(words_[word].lower)) look_for_to(word + 1);
    return std::move(found_);
  }

 private:
  bool in_content(std::size_t word) const {
    for (Span span : statement_.content)
      if (span.overlaps(words_[word].span)) return true;
    return false;
  }
  bool in_source(std::size_t word) const {
    for (Span span : statement_.source)
      if (span.overlaps(words_[word].span)) return true;
    return false;
  }

  void look_for_to(std::size_t from) {
    const std::size_t limit = std::min(end_, from + reach);
    for (std::size_t i = from; i + 1 < limit; ++i) {
      if (in_content(i)) return;
      if (words_[i].lower != "to") continue;
      const bool adjacent = i == from || is_message_noun(words_[i - 1].lower) || words_[i - 1].lower == "back" || words_[i - 1].lower == "that" || takes_to(words_[i - 1].lower);
      if (adjacent) return take(i + 1);
    }
  }

  // "In a letter to the minister, she said"; "in an email seen by us to staff" is too far.
  void look_for_message(std::size_t begin, std::size_t cue) {
    for (std::size_t i = begin; i + 2 < end_ && i < begin + 4 * reach; ++i)
      if (is_message_noun(words_[i].lower) && words_[i + 1].lower == "to" && !in_content(i) && i + 2 != cue) return take(i + 2);
  }

  // The noun phrase that begins at `first`, cut at "and" and commas into its members.
  void take(std::size_t first) {
    std::size_t last = first;
    while (last < std::min(end_, first + longest_addressee) && !in_content(last) && !in_source(last) && !stops_at(first, last)) ++last;
    std::size_t begin = first;
    for (std::size_t i = first; i <= last; ++i) {
      if (i < last && words_[i].lower != "and") continue;
      add(begin, i);
      begin = i + 1;
    }
  }

  bool stops_at(std::size_t first, std::size_t at) const {
    if (accuses_ && words_[at].lower == "of") return true;
    const bool pronoun = at == first && !is_possessive_pronoun(words_[at].lower);
    if (pronoun && (words_[at].lower == "him" || words_[at].lower == "them" || words_[at].lower == "her" || words_[at].lower == "me" || words_[at].lower == "us")) return false;
    return ends_addressee(words_[at]);
  }

  void add(std::size_t first, std::size_t last) {
    if (first >= last) return;
    const std::string& head = words_[last - 1].lower;
    if (last == first + 1 && is_function_word(head) && head != "him" && head != "her" && head != "them" && head != "me" && head != "us" && head != "others" && head != "you") return;
    found_.push_back({first, last});
  }

  const Reading& reading_;
  const std::vector<ReadWord>& words_;
  const Statement& statement_;
  std::size_t end_ = 0;
  bool accuses_ = false;
  std::vector<AddresseeWords> found_;
};

}  // namespace

std::vector<AddresseeWords> find_addressees(const Reading& reading, const Statement& statement) { return AddresseeFinder(reading, statement).run(); }

std::vector<AddresseeWords> addressees_behind(const Reading& reading, const Statement& statement, std::size_t word) { return AddresseeFinder(reading, statement).behind(word); }

bool is_passive(const Reading& reading, const Statement& statement) {
  if (statement.cue.empty() || reading.words_of(statement.cue.back()).first >= reading.words().size()) return false;
  static const WordSet verbs("told asked accused warned informed assured reminded urged advised briefed notified instructed ordered");
  const std::string_view verb = last_cue_word(reading, statement);
  const auto [first, behind] = reading.words_of(statement.cue.back());
  const auto& words = reading.words();
  if (verb == "accused" && behind < words.size() && words[behind].lower == "of") return true;  // "with the committee accused of"
  if (verb == "of" && behind > first + 1 && words[behind - 2].lower == "accused") return true;
  return verbs.has(verb) && has_be(reading, statement);
}

std::optional<Span> agent_of(const Reading& reading, const Statement& statement) {
  constexpr std::size_t longest = 8;  // words of who is not marked as the source
  if (statement.cue.empty()) return std::nullopt;
  for (const Span piece : statement.source) {
    if (piece.begin < statement.cue.back().end) continue;
    const std::size_t first = reading.words_of(piece).first;
    if (first > 0 && first < reading.words().size() && reading.words()[first - 1].lower == "by") return piece;
  }
  if (!is_passive(reading, statement) || statement.content.empty()) return std::nullopt;
  const std::size_t by = reading.words_of(statement.cue.back()).second, content = reading.words_of(statement.content.front()).first;
  if (by + 1 >= content || content - by > longest || reading.words()[by].lower != "by") return std::nullopt;
  return reading.span_of(by + 1, content);
}

bool is_impersonal(const Reading& reading, const Statement& statement) {
  if (statement.cue.empty() || statement.source.size() != 1 || reading.words_of(statement.cue.back()).first >= reading.words().size()) return false;
  const auto [first, last] = reading.words_of(statement.source.front());
  static const WordSet verbs("expected reported believed thought said understood claimed alleged hoped feared rumoured known agreed announced revealed suggested assumed");
  return first + 1 == last && reading.words()[first].lower == "it" && verbs.has(last_cue_word(reading, statement)) && has_be(reading, statement);
}

bool asks(const Reading& reading, const Statement& statement) {
  if (statement.act == Act::ask) return true;
  if (statement.cue.empty()) return false;
  const auto [first, last] = reading.words_of(statement.cue.front());
  for (std::size_t i = first; i < last; ++i)
    if (reading.words()[i].lower.starts_with("ask") || reading.words()[i].lower == "question") return true;
  return false;
}

}  // namespace onrecord::people
