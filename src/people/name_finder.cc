#include "people/name_finder.h"

#include <algorithm>      // std::max
#include <unordered_map>  // std::unordered_map
#include <unordered_set>  // std::unordered_set

#include "people/lexicon.h"
#include "people/names.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

constexpr std::size_t longest_name = 14;  // words; what is longer is a list or a headline

struct Use {
  std::uint32_t small = 0;        // times the word is written small
  std::uint32_t mid_capital = 0;  // times it is written with a capital, last of its name, where nothing asks for one
};

class NameFinder {
 public:
  explicit NameFinder(const Reading& reading) : reading_(reading), words_(reading.words()) {
    find_headlines();
    count_uses();
  }

  std::vector<NameMention> run() {
    for (std::size_t s = 0; s < headline_.size(); ++s)
      if (!headline_[s]) read_sentence(s);
    learn_forms();
    add_short_names();
    for (std::size_t s = 0; s < headline_.size(); ++s)
      if (headline_[s]) read_headline(s);
    std::sort(found_.begin(), found_.end(), [](const NameMention& a, const NameMention& b) { return a.first < b.first; });
    return std::move(found_);
  }

 private:
  // A sentence whose long words are nearly all capitalised: capitals say nothing there.
  void find_headlines() {
    headline_.resize(reading_.tokens().sentences.size());
    for (std::size_t s = 0; s < headline_.size(); ++s) {
      const auto [first, last] = reading_.sentence_words(s);
      int capital = 0, small = 0;
      for (std::size_t i = first; i < last; ++i)
        if (words_[i].letters && words_[i].lower.size() > 3 && !is_function_word(words_[i].lower)) ++(words_[i].capital ? capital : small);
      headline_[s] = capital >= 5 && capital >= 6 * small && !is_prose(s);
    }
  }

  // What lists names, or has its small words small, is no headline, whoever it names: "Mary Lee came with Rose Tait and John Stone."
  bool is_prose(std::size_t s) const {
    constexpr int list = 3, enough = 3, initialled = 2;  // commas, small words, initials
    const auto [first, last] = reading_.sentence_words(s);
    int commas = 0, small = 0, capital = 0, initials = 0;
    for (std::size_t i = first; i < last; ++i) {
      initials += is_initial(i);
      commas += words_[i].lower == ",";
      small += words_[i].letters && !words_[i].capital;
      capital += words_[i].capital && i > first && is_function_word(words_[i].lower);
    }
    static const WordSet said("said says added adds told wrote writes commented explained replied");
    bool announces = false;  // "Councillor Ann Lee, Cabinet Member for Roads, said:"
    for (std::size_t i = first + 1; i < last && !announces; ++i) announces = words_[i].lower == ":" && !words_[i - 1].capital && said.has(words_[i - 1].lower);
    const bool signs = last > first + 4 && is_first_name(words_[first].lower) && words_[first + 2].lower == "," && std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(first) + 3, words_.begin() + static_cast<std::ptrdiff_t>(last), [](const ReadWord& word) { return is_role_noun(word.lower); });  // "Ann Lee, Land Director, Norland"
    return announces || signs || commas >= list || initials >= initialled || (small >= enough && capital == 0 && words_[last - 1].lower == ".");
  }

  void count_uses() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const ReadWord& word = words_[i];
      if (!word.letters || headline_[word.sentence]) continue;
      const bool goes_on = i + 1 < words_.size() && words_[i + 1].capital && words_[i + 1].sentence == word.sentence;
      if (!word.capital)
        ++uses_[word.lower].small;
      else if (!word.sentence_start && !goes_on)
        ++uses_[word.lower].mid_capital;
    }
  }

  Use use_of(const std::string& word) const {
    const auto found = uses_.find(word);
    return found == uses_.end() ? Use{} : found->second;
  }

  bool may_start(std::size_t i) const {
    const ReadWord& word = words_[i];
    if (!word.letters || !word.capital || is_calendar_word(word.lower)) return false;
    if (is_function_word(word.lower)) return (!word.sentence_start && (is_short_for_a_body(word) || opens_a_name(i))) || is_initial(i);
    return true;
  }

  // "A." before "Bhogal".
  bool is_initial(std::size_t i) const {
    const bool next = i + 1 < words_.size() && words_[i + 1].sentence == words_[i].sentence && words_[i + 1].capital && !is_function_word(words_[i + 1].lower);
    return next && words_[i].capital && words_[i].lower.size() == 1 && words_[i].span.size() == 2;
  }

  // "Last Breath", "Every Child Matters", where nothing else asks for the capital.
  bool opens_a_name(std::size_t i) const {
    static const WordSet words("last first every our no all one more");
    const ReadWord& word = words_[i];
    if (!words.has(word.lower) || headline_[word.sentence] || word.all_capitals || i == 0 || !words_[i - 1].letters || i + 1 >= words_.size()) return false;
    const ReadWord& next = words_[i + 1];
    return next.sentence == word.sentence && next.capital && next.letters && !is_function_word(next.lower) && !is_calendar_word(next.lower) && !is_first_name(next.lower) && !is_title(next.lower) && !is_role_noun(next.lower) && !is_organisation_noun(next.lower);
  }

  // "the WHO"; "we will NOT", "STATEMENT FROM ANN LEE" are written with stress.
  static bool is_short_for_a_body(const ReadWord& word) { return word.all_capitals && (word.lower == "us" || word.lower == "who" || word.lower == "it"); }

  bool may_continue(std::size_t i) const {
    const ReadWord& word = words_[i];
    if (word.lower == "i" && word.span.size() != 2) return false;  // "Minister I'd"; but "Ann I. Lee"
    return word.letters && word.capital && (!is_function_word(word.lower) || is_short_for_a_body(word) || word.lower.size() == 1 || is_name_particle(word.lower));
  }

  // Whether the run [first, last) names a body, so that "of the" may go on with it.
  bool is_body(std::size_t first, std::size_t last) const {
    if (are_friends(first)) return true;
    for (std::size_t i = first; i < last; ++i)
      if (is_organisation_noun(words_[i].lower) || is_role_noun(words_[i].lower)) return true;
    return false;
  }

  // "Department of", "University of the", "Secretary of"; not "Senator Ann Lee of".
  bool may_have_of(std::size_t first, std::size_t end) const {
    if (is_role_noun(words_[end - 1].lower) || are_friends(first) || are_united(first, end)) return true;
    for (std::size_t i = first; i < end; ++i)
      if (is_organisation_noun(words_[i].lower)) return true;
    return false;
  }

  // "United Drivers", "Associated Pilots": a body of those who do one thing.
  bool are_united(std::size_t first, std::size_t end) const {
    return end >= first + 2 && words_[first].capital && people::are_united(words_[first].lower, words_[first + 1].lower);
  }

  // "the Friends of the Boat House"; "Friends of Ann Lee said" at the start of a sentence are hers.
  bool are_friends(std::size_t i) const {
    if (words_[i].lower != "friends" || !words_[i].capital || i + 2 >= words_.size() || words_[i + 1].lower != "of") return false;
    return !words_[i].sentence_start || words_[i + 2].lower == "the";
  }

  void read_sentence(std::size_t s) {
    const auto [first, last] = reading_.sentence_words(s);
    for (std::size_t i = first; i < last;) {
      if (!may_start(i)) {
        ++i;
        continue;
      }
      const std::size_t end = run_end(i, last);
      add_run(i, end, last);
      i = end;
    }
  }

  // Behind the last word of the run of capitalised words that starts at `first`.
  std::size_t run_end(std::size_t first, std::size_t sentence_end) const {
    std::size_t end = first + 1;
    while (end < sentence_end && end - first < longest_name) {
      const std::size_t step = continuation(first, end, sentence_end);
      if (step == 0) break;
      end += step;
    }
    return end;
  }

  // How many words continue the run [first, end).
  std::size_t continuation(std::size_t first, std::size_t end, std::size_t sentence_end) const {
    const ReadWord& before = words_[end - 1];
    const ReadWord& word = words_[end];
    const auto capital_at = [&](std::size_t i) { return i < sentence_end && may_continue(i) && words_[i].quoted == words_[first].quoted; };
    if (ends_short_line(end - 1)) return 0;
    if (before.possessive) {
      // "North Crews’ Union", "Fishermen's Guild": a plural possessive inside the name of a body.
      if (!before.lower.ends_with('s') && !before.lower.ends_with("men") && before.lower != "people" && before.lower != "children") return 0;
      const std::size_t next = word.letters ? end : end + 1;  // a mark that may be a closing quotation mark is a word of its own
      if (next < sentence_end && words_[next].lower == "and" && capital_at(next + 1) && owns_a_body(next + 1, sentence_end)) return next + 2 - end;  // "Drivers' and Depot Workers' Union"
      return capital_at(next) && is_body(next, std::min(next + 3, sentence_end)) ? next + 1 - end : 0;
    }
    if (capital_at(end)) return 1;
    static const WordSet inside_names("our on my us not");  // "Hold Our Wall", "Lights On Hamden"
    if (word.capital && !word.all_capitals && inside_names.has(word.lower) && words_[first].capital && !is_first_name(words_[first].lower) && capital_at(end + 1)) return 2;
    if (word.letters && is_name_particle(word.lower) && capital_at(end + 1)) return 2;
    if (word.letters && is_name_particle(word.lower) && end + 1 < sentence_end && is_name_particle(words_[end + 1].lower) && capital_at(end + 2)) return 3;
    if (word.lower == "&" && capital_at(end + 1)) return 2;
    const bool connector = word.lower == "of" || word.lower == "for" || word.lower == "on";
    if (connector && may_have_of(first, end) && !(word.lower == "on" && end + 1 < sentence_end && is_calendar_word(words_[end + 1].lower))) {
      if (capital_at(end + 1)) return 2;
      if (end + 1 < sentence_end && is_article(words_[end + 1].lower) && capital_at(end + 2)) return 3;
    }
    if (word.lower == "and" && is_body(first, end) && capital_at(end + 1) && !is_first_name(words_[end + 1].lower) && !is_title(words_[end + 1].lower) &&
        !capital_at(end + 2) && words_[end - 1].lower != "party" && has_of(first, end))
      return 2;
    if (word.lower == "and" && joins_fields(first, end, sentence_end)) return 2;
    if (word.lower == "and" && (is_abbreviated(first, end, sentence_end) || names_trades(first, end, sentence_end))) return 2;
    if (word.lower == "and" && end == first + 1 && first > 0 && words_[first - 1].lower == "the" && capital_at(end + 1) && !words_[first].all_capitals && use_of(words_[first].lower).mid_capital <= 1) {
      // "the Central and East European Coalition"
      std::size_t behind = end + 2;
      while (behind < sentence_end && behind < end + 6 && capital_at(behind)) ++behind;
      if (behind > end + 2 && is_organisation_noun(words_[behind - 1].lower) && !is_organisation_noun(words_[first].lower)) return 2;
    }
    return nickname(first, end, sentence_end);
  }

  // "Ann Lee, Land Director, Ham Homes", and below it "Please ring": a line that was not broken for lack of room, since what follows would have fitted in where the lines about it end.
  bool ends_short_line(std::size_t i) const {
    const std::string_view text = reading_.text();
    const std::size_t end = words_[i].span.end;
    if (end >= text.size() || text[end] != '\n' || i + 1 >= words_.size()) return false;
    const auto begin_of = [&](std::size_t at) { return at == 0 ? std::size_t{0} : text.rfind('\n', at - 1) + 1; };  // npos + 1 is 0
    const std::size_t begin = begin_of(end), before = begin > 0 ? begin_of(begin - 1) : 0, next = std::min(text.find('\n', end + 1), text.size());
    const std::size_t own = end - begin, around = std::max(begin - std::min(begin, before + 1), next - end - 1);
    return own + 1 + words_[i + 1].span.size() <= around;
  }

  // "Depot Workers' Union" behind "Drivers' and".
  bool owns_a_body(std::size_t i, std::size_t sentence_end) const {
    constexpr std::size_t longest = 3;  // words in front of the body's noun
    for (const std::size_t last = std::min(i + longest, sentence_end); i < last && words_[i].capital; ++i) {
      if (!words_[i].possessive) continue;
      const std::size_t noun = i + 1 < sentence_end && words_[i + 1].letters ? i + 1 : i + 2;
      return words_[i].lower.ends_with('s') && noun < sentence_end && words_[noun].capital && is_organisation_noun(words_[noun].lower);
    }
    return false;
  }

  // "the National Flood [and] Coast Agency", "the Health [and] Care Committee": two fields of one body.
  bool joins_fields(std::size_t first, std::size_t end, std::size_t sentence_end) const {
    static const WordSet wide("national royal regional general british irish scottish welsh european international federal state provincial central northern southern");
    constexpr std::size_t most = 2;  // words behind "and"
    if (end + 2 >= sentence_end || !words_[end + 1].capital || words_[end + 1].paragraph != words_[first].paragraph) return false;
    std::size_t last = end + 1;
    while (last + 1 < sentence_end && words_[last + 1].capital && words_[last + 1].letters && last - end < most) ++last;
    if (!is_organisation_noun(words_[last].lower) || last == end + 1 || is_first_name(words_[first].lower) || is_title(words_[first].lower) || is_body(first, end)) return false;
    return wide.has(words_[first].lower) || (end == first + 1 && after_the(first) && !is_place(words_[first].lower));
  }

  // "National Union of [Teachers]"
  bool is_body_of(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i + 2 < end; ++i)
      if (is_organisation_noun(words_[i].lower) && (words_[i + 1].lower == "of" || words_[i + 1].lower == "for")) return true;
    return false;
  }

  // "Association of Tower and Radar Controllers (ATRC)": what goes on behind "and" has its letter in the brackets too.
  bool is_abbreviated(std::size_t first, std::size_t end, std::size_t sentence_end) const {
    std::size_t last = end + 1;
    while (last < sentence_end && last - first < longest_name && may_continue(last)) ++last;
    if (last == end + 1 || last + 2 >= sentence_end || words_[last].lower != "(" || !words_[last + 1].all_capitals || words_[last + 2].lower != ")") return false;
    return abbreviates(text_of(reading_.text(), words_[last + 1].span), reading_.text_of_words(first, last));
  }

  // "Union of Ward and Home Nurses": a body of people who are named in two words, with what they do before it.
  bool names_trades(std::size_t first, std::size_t end, std::size_t sentence_end) const {
    static const WordSet bodies("union association federation society guild institute league"), others("ministers mps campaigners officials leaders councillors");
    if (!bodies.has(words_[first].lower) || first + 2 >= end || is_place(words_[first + 2].lower) || (words_[first + 1].lower != "of" && words_[first + 1].lower != "for") || is_organisation_noun(words_[end - 1].lower)) return false;
    std::size_t last = end + 1;
    while (last < sentence_end && last - first < longest_name && may_continue(last)) ++last;
    return last > end + 1 && is_plural_person_noun(words_[last - 1].lower) && !others.has(words_[last - 1].lower) && !is_first_name(words_[end + 1].lower) && !is_title(words_[end + 1].lower);
  }

  bool has_of(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i)
      if (words_[i].lower == "of" || words_[i].lower == "for") return !is_organisation_noun(words_[end - 1].lower);
    return false;
  }

  // Marcia "Cia" Price.
  std::size_t nickname(std::size_t first, std::size_t end, std::size_t sentence_end) const {
    if (end + 3 >= sentence_end || words_[end].letters || words_[end + 2].letters || words_[first].quoted) return 0;
    const std::string& mark = words_[end].lower;
    if (mark != "\"" && mark != "\u201C") return 0;
    return words_[end + 1].capital && words_[end + 3].capital && words_[end + 3].letters ? 4 : 0;
  }

  void add_run(std::size_t first, std::size_t end, std::size_t sentence_end) {
    if (words_[first].sentence_start) {
      const Use use = use_of(words_[first].lower);
      const bool common = use.small > 0 && use.mid_capital == 0 && !is_title(words_[first].lower) && !is_role_noun(words_[first].lower) &&
                          !is_first_name(words_[first].lower);
      if (end == first + 1 && !stands_alone(first)) return;
      static const WordSet openers("found got saw seen told met rang called asked tell ask thank thanks hi hello sorry good great just now then also and but so yes no not well right fine maybe perhaps tonight today tomorrow yesterday sent send got "
                                   "heard spoke had has have was were is are if when why how what who where because since after before until every each all both another poor dear old new leaked hacked");
      const bool opener = end > first + 1 && openers.has(words_[first].lower) && !is_first_name(words_[first].lower);
      if ((common || (opener && use.mid_capital == 0)) && end > first + 1 && !is_organisation_noun(words_[end - 1].lower)) ++first;
      if (first < end && !may_start(first)) return;
    }
    if (const std::size_t behind = behind_label(first, end); behind > first) {
      first = behind;
      if (end == first + 1 && !stands_alone(first)) return;
    }
    if (end == first + 1 && is_a_heading(first)) return;
    if (is_plural_person_noun(words_[end - 1].lower) && !words_[end - 1].possessive && !is_first_name(words_[first].lower) && !is_body_of(first, end) && !are_united(first, end)) return;  // "Virginia Democrats"
    NameMention mention = cut(first, end);
    if (const std::size_t body = mention.role_only ? body_run(first, end) : end; body < end) {
      add_run(body, end, sentence_end);
      mention.last = body;
    }
    mention.type = mention.role_only ? NameType::unknown : type_of(mention);
    if (end + 2 < sentence_end && words_[end].lower == "(" && words_[end + 2].lower == ")" && words_[end + 1].all_capitals && words_[end + 1].lower.size() < 10) {
      mention.abbreviation = std::string(text_of(reading_.text(), words_[end + 1].span));
      mention.abbreviation_word = end + 1;
    }
    found_.push_back(std::move(mention));
  }

  // "Chief Executive", "General Secretary": of what comes behind, which has a name of its own.
  bool runs_something(std::size_t i) const {
    static const WordSet heads("executive director chairman chairwoman chair chairperson president ceo founder co-founder owner manager treasurer spokesman spokeswoman spokesperson editor leader convener "
                               "vice-chancellor principal dean convenor");
    return heads.has(words_[i].lower) || (words_[i].lower == "secretary" && i > 0 && words_[i - 1].lower == "general");
  }

  // "Chief Executive of [Brightwell]", "President of the [Boat Union]": where the name of what he runs begins; `end` where it is none. Ministers have fields, no bodies.
  std::size_t body_run(std::size_t first, std::size_t end) const {
    for (std::size_t i = first + 1; i + 1 < end; ++i) {
      if (words_[i].lower != "of" && words_[i].lower != "for") continue;
      const std::size_t name = is_article(words_[i + 1].lower) ? i + 2 : i + 1;
      static const WordSet serves("secretary member officer organiser spokesman spokeswoman spokesperson steward");  // "Secretary of the [Boat Union]", but not "Secretary of State"
      const bool serves_a_body = serves.has(words_[i - 1].lower) && name == i + 2 && is_organisation_noun(words_[end - 1].lower);
      return (runs_something(i - 1) || serves_a_body) && name < end && words_[name].capital && !is_role_noun(words_[name].lower) ? name : end;
    }
    return end;
  }

  // "ENDS" under a release, "Transcript" over one, "the hon. Gentleman": no names; but "the Record".
  bool is_a_heading(std::size_t i) const {
    const ReadWord& word = words_[i];
    if (word.all_capitals && word.lower == "ends") return true;
    if (i > 1 && words_[i - 1].lower == "." ? words_[i - 2].lower == "hon" : i > 0 && (words_[i - 1].lower == "hon" || words_[i - 1].lower == "hon.")) return true;  // "the hon. Gentleman"
    return is_document_noun(word.lower) && !is_outlet_noun(word.lower) && !after_the(i);
  }

  // "BORROWING Back in May": a label in capitals at the start of a paragraph is not part of the name behind it.
  std::size_t behind_label(std::size_t first, std::size_t end) const {
    constexpr std::size_t label = 6;  // letters; shorter words in capitals are abbreviations
    const bool starts = words_[first].sentence_start || (first > 0 && words_[first - 1].sentence_start && words_[first - 1].all_capitals);
    if (!starts || !words_[first].all_capitals || words_[first].lower.size() < label || is_organisation_noun(words_[first].lower)) return first;
    return first + 1 < end && !words_[first + 1].all_capitals && words_[end - 1].lower.size() > 1 ? first + 1 : first;
  }

  // Whether one capitalised word at the start of a sentence is a name.
  bool stands_alone(std::size_t i) const {
    const ReadWord& word = words_[i];
    const Use use = use_of(word.lower);
    if (word.all_capitals || use.mid_capital > 0) return true;
    if (use.small > 0 || is_plural_person_noun(word.lower) || is_document_noun(word.lower)) return false;
    if (is_first_name(word.lower) || is_place(word.lower) || is_role_noun(word.lower)) return true;
    return word.possessive || has_role_behind(i);
  }

  // "Lee, chair of the board, said …", "Lee, a lawyer, said …".
  bool has_role_behind(std::size_t i) const {
    constexpr std::size_t reach = 6;  // words
    if (i + 2 >= words_.size() || words_[i + 1].lower != ",") return false;
    for (std::size_t k = i + 2; k < std::min(words_.size(), i + 2 + reach) && words_[k].letters; ++k)
      if (is_role_noun(words_[k].lower)) return k > i + 2 || (k + 1 < words_.size() && is_preposition(words_[k + 1].lower));
    return false;
  }

  // Cuts a run into role, title and name.
  NameMention cut(std::size_t first, std::size_t end) const {
    NameMention mention{.role_first = first, .first = first, .name_first = first, .last = end, .type = NameType::unknown, .abbreviation = {}};
    if (is_an_office(first, end)) {
      mention.role_only = true;
      return mention;
    }
    for (std::size_t i = end - 1; i-- > first;) {
      const std::string& word = words_[i].lower;
      if (is_name_suffix(words_[i + 1].lower)) continue;  // "Ann King III"
      const bool title = is_title(word) && !is_organisation_noun(words_[i + 1].lower);
      const bool role = is_role_noun(word);
      if (!title && !role) continue;
      std::size_t name = i + 1;
      if (words_[name].lower == "of" || words_[name].lower == "for") {
        name = first_name_behind(name, end);
        if (name == end) {
          const bool of_a_noun = i + 4 == end && is_article(words_[i + 2].lower);  // "Leader of the Council"
          mention.role_only = role && (of_a_noun || runs_something(i) || body_run(first, end) < end || !is_organisation_noun(words_[end - 1].lower));
          return mention;
        }
      } else if (role && !title && end - name < 2 && !is_first_name(words_[name].lower) && name + 1 == end && is_organisation_noun(words_[name].lower)) {
        continue;
      }
      if (is_organisation_noun(words_[end - 1].lower) && !title && !is_first_name(words_[name].lower)) continue;
      mention.name_first = mention.first = name;
      while (mention.first > first && is_title(words_[mention.first - 1].lower)) --mention.first;
      mention.role_first = first;
      return mention;
    }
    // "in the Washington Post Trump said": two names in a row.
    if (end - first > 2 && is_outlet_noun(words_[end - 2].lower) && !is_organisation_noun(words_[end - 1].lower) && use_of(words_[end - 1].lower).mid_capital > 4 && !is_place(words_[end - 1].lower))
      mention.role_first = mention.first = mention.name_first = end - 1;
    const bool last_is_role = is_role_noun(words_[end - 1].lower) && words_[first].capital;
    mention.role_only = last_is_role && !is_first_name(words_[first].lower) && (after_the(first) || !(end == first + 1 && use_of(words_[first].lower).small == 0 && !words_[first].sentence_start && use_of(words_[first].lower).mid_capital > 2));
    return mention;
  }

  bool after_the(std::size_t i) const { return i > 0 && words_[i - 1].lower == "the" && words_[i - 1].sentence == words_[i].sentence; }

  // "Chief Operating Officer": between two nouns of office is no name.
  bool is_an_office(std::size_t first, std::size_t end) const {
    if (end - first < 3 || !is_role_noun(words_[first].lower) || is_title(words_[first].lower) || !is_role_noun(words_[end - 1].lower)) return false;
    for (std::size_t i = first; i < end; ++i)
      if (is_first_name(words_[i].lower) || !words_[i].letters) return false;
    return true;
  }

  std::size_t first_name_behind(std::size_t from, std::size_t end) const {
    for (std::size_t i = from; i + 1 < end; ++i)
      if (is_first_name(words_[i].lower) || (is_title(words_[i].lower) && i > from + 1)) return is_title(words_[i].lower) ? i + 1 : i;
    return end;
  }

  NameType type_of(const NameMention& mention) const {
    const std::string& head = words_[mention.last - 1].lower;
    const std::string& front = words_[mention.name_first].lower;
    static const WordSet platforms("whatsapp telegram facebook twitter instagram tiktok linkedin youtube zoom slack reddit bluesky");
    if (mention.titled()) return NameType::person;
    for (std::size_t i = mention.name_first; i < mention.last; ++i)
      if (words_[i].lower == "&") return NameType::organisation;  // "Salt & Sons"
    if (mention.size() == 1 && platforms.has(head)) return NameType::organisation;
    if (are_united(mention.name_first, mention.last)) return NameType::organisation;
    if (front == "radio" && mention.size() > 1) return NameType::organisation;
    if (mention.size() > 1 && !is_first_name(front) && mention.last < words_.size() && speaks_for_a_body(words_[mention.last].lower)) return NameType::organisation;  // "an Ansel Ports spokesperson"
    if (is_organisation_noun(head) && !(mention.size() == 2 && is_first_name(front) && !is_outlet_noun(head))) return NameType::organisation;
    if (mention.size() > 1 && is_way(head)) return NameType::place;
    static const WordSet halls("corn village town parish guild church market assembly community memorial exchange drill");
    if (mention.size() > 1 && head == "hall" && halls.has(words_[mention.last - 2].lower)) return NameType::place;  // "the Corn Hall", no Mr Hall
    static const WordSet bodies_end_so("schools together matters united voices action rising");
    if (mention.size() > 1 && bodies_end_so.has(head) && !is_first_name(front)) return NameType::organisation;  // "Ham Families Together"
    if (is_outlet_noun(head) && (after_the(mention.name_first) || (mention.size() > 1 && !is_first_name(front)))) return NameType::organisation;
    // "the Lantern reported"; but not "the Orr campaign".
    const bool modifies = mention.last < words_.size() && words_[mention.last].letters && !words_[mention.last].capital && !is_function_word(words_[mention.last].lower);
    if (after_the(mention.name_first) && mention.size() == 1 && !modifies) return NameType::organisation;
    for (std::size_t i = mention.name_first; i < mention.last; ++i)
      if (words_[i].lower == "of" || words_[i].lower == "for") return is_body(mention.name_first, i) || are_united(mention.name_first, i) ? NameType::organisation : NameType::unknown;
    if (is_place(head) && mention.size() >= 2 && is_outlet_noun(words_[mention.last - 2].lower)) return NameType::organisation;  // "the Ham Post UK"
    static const WordSet countries("uk us usa gb");
    if (mention.size() == 1 && countries.has(head)) return NameType::place;
    if (mention.size() == 2 && countries.has(head) && !is_place(front) && !is_first_name(front)) return NameType::organisation;  // "Norland UK"
    if (is_place(head) && !(mention.size() >= 2 && is_first_name(front))) return NameType::place;
    if (mention.size() >= 2 && is_first_name(front)) return NameType::person;
    if (mention.role_first != mention.first) return NameType::person;
    if (mention.name_first > 0 && mention.size() <= 4 && words_[mention.name_first].blank_before && is_role_noun(words_[mention.name_first - 1].lower) &&
        words_[mention.name_first - 1].sentence == words_[mention.name_first].sentence && !words_[mention.name_first - 1].possessive)
      return NameType::person;
    if (mention.size() == 1 && words_[mention.name_first].all_capitals && front.size() < 8) return NameType::organisation;
    for (std::size_t i = mention.name_first + 1; i + 1 < mention.last; ++i)
      if (words_[i].lower.size() == 1 || is_name_particle(words_[i].lower)) return NameType::person;
    return NameType::unknown;
  }

  // "Halden boss Ann Lee": a word that begins a sentence and the name of a body found elsewhere.
  void add_short_names() {
    std::unordered_set<std::string> begins;
    std::unordered_set<std::size_t> taken;
    for (const NameMention& mention : found_) {
      for (std::size_t i = mention.role_first; i < mention.last; ++i) taken.insert(i);
      const std::string& word = words_[mention.name_first].lower;
      if (mention.type == NameType::organisation && mention.size() > 1 && word.size() > 3 && !is_organisation_noun(word) && !is_first_name(word) && !is_place(word) && !is_function_word(word) && use_of(word).small == 0) begins.insert(word);
    }
    for (std::size_t s = 0; s < headline_.size(); ++s) {
      const std::size_t first = reading_.sentence_words(s).first;
      if (headline_[s] || first >= words_.size() || taken.contains(first) || !words_[first].capital || !begins.contains(words_[first].lower)) continue;
      found_.push_back({.role_first = first, .first = first, .name_first = first, .last = first + 1, .type = NameType::organisation, .abbreviation = {}});
    }
  }

  static bool speaks_for_a_body(const std::string& word) { return word == "spokesperson" || word == "spokesman" || word == "spokeswoman"; }

  // Forms of the names found, for headlines.
  void learn_forms() {
    for (const NameMention& mention : found_) {
      if (mention.role_only) continue;
      forms_.insert(key(mention.name_first, mention.last));
      forms_.insert(words_[mention.last - 1].lower);
      if (!mention.abbreviation.empty()) forms_.insert(words_[mention.abbreviation_word].lower);
    }
  }

  std::string key(std::size_t first, std::size_t last) const {
    std::string joined;
    for (std::size_t i = first; i < last; ++i) (joined += words_[i].lower) += ' ';
    joined.pop_back();
    return joined;
  }

  void read_headline(std::size_t s) {
    const auto [first, last] = reading_.sentence_words(s);
    for (std::size_t i = first; i < last;) {
      std::size_t end = std::min(i + 6, last);
      if (!words_[i].letters || !words_[i].capital || is_function_word(words_[i].lower)) end = i;
      while (end > i && !forms_.contains(key(i, end))) --end;
      if (end > i && !(end == i + 1 && (is_organisation_noun(words_[i].lower) || is_role_noun(words_[i].lower) || use_of(words_[i].lower).small > 0))) {
        NameMention mention{.role_first = i, .first = i, .name_first = i, .last = end, .type = NameType::unknown, .abbreviation = {}};
        mention.type = type_of(mention);
        found_.push_back(std::move(mention));
      }
      i = std::max(end, i + 1);
    }
  }

  const Reading& reading_;
  const std::vector<ReadWord>& words_;
  std::vector<bool> headline_;
  std::unordered_map<std::string, Use> uses_;
  std::unordered_set<std::string> forms_;
  std::vector<NameMention> found_;
};

}  // namespace

std::vector<NameMention> find_names(const Reading& reading) { return NameFinder(reading).run(); }

}  // namespace onrecord::people
