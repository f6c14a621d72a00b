#include "people/bodies.h"

#include <algorithm>  // std::min
#include <vector>     // std::vector

#include "people/lexicon.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

// Whom only a body has: "Norland workers", "Norland's bosses".
bool serves_a_body(std::string_view word) {
  static const WordSet words("spokesman spokeswoman spokesperson spokespeople boss bosses chief chiefs management executives executive shareholders shares lawyers solicitors board director directors organiser organisers chairman "
                             "chairwoman chair treasurer headquarters subsidiary plc ltd insiders insider ceo app hq leadership");
  return words.has(word);
}

// What a body has, and a place too: "Norland workers", "Hamport workers".
bool may_serve_a_body(std::string_view word) {
  static const WordSet words("campaign workers worker staff managers manager employees employee members officials branch delegates customers products website conference activists contract union");
  return words.has(word);
}

// What comes before the name of a body: "the general union [Allied]", "parcel giant [Norland]".
bool introduces_a_body(std::string_view word) {
  static const WordSet words("union company firm giant developer chain retailer supplier operator manufacturer builder housebuilder contractor group charity broadcaster airline consultancy agency startup outfit miner insurer bank landlord "
                             "agency brand start-up watchdog regulator party employer quango nonprofit");
  return words.has(word);
}

bool is_locative(std::string_view word) {
  static const WordSet words("in near outside around across into towards toward");
  return words.has(word);
}

class BodyFinder {
 public:
  explicit BodyFinder(Cast& cast) : cast_(cast), words_(cast.reading().words()), votes_(cast.figures().size()) {}

  void run() {
    constexpr int enough = 2;
    for (const Seen& name : cast_.names()) look(name);
    for (FigureId id = 0; id < votes_.size(); ++id) {
      Figure& figure = cast_.figures()[id];
      if (votes_[id] >= enough && figure.may_be_body()) figure.type = NameType::organisation, figure.where = false;
    }
  }

 private:
  void look(const Seen& name) {
    constexpr std::size_t most = 3;  // words of a name that says nothing
    const Figure& figure = cast_.figures()[name.figure];
    if (figure.type != NameType::unknown || figure.key.empty() || figure.key.size() > most) return;
    const auto [begin, end] = cast_.reading().sentence_words(words_[name.first].sentence);
    int& votes = votes_[name.figure];
    if (name.first > begin && is_locative(words_[name.first - 1].lower)) votes -= 3;
    if (name.first > begin && words_[name.first - 1].lower == "at") votes -= 1;  // of a place, but also of a firm
    if (name.first > begin && (is_title(words_[name.first - 1].lower) || is_first_name(words_[name.first - 1].lower))) votes -= 4;
    const bool possessive = words_[name.last - 1].possessive;
    votes += served(name.last, end, possessive ? 4 : 1);
    if (before_is_body(name.first, begin)) votes += 2;
    if (name.last + 1 < end && words_[name.last].lower == "," && !possessive) votes += apposed(name.last + 1, end);
    if (!possessive && name.last + 1 < end && is_role_of(name.first, begin)) votes += 1;
    if (!possessive && speaks_of_itself(name.last, end)) votes += 1;
    if (name.first > begin && works_there(name.first, begin)) votes += 1;
  }

  // "[Norland] said it had never …", "[Norland] has put its case": nobody else in between.
  bool speaks_of_itself(std::size_t at, std::size_t end) const {
    constexpr std::size_t reach = 8;  // words
    for (std::size_t i = at; i < std::min(end, at + reach); ++i) {
      if (words_[i].quoted && i == at) return false;
      if (words_[i].lower == "it" || words_[i].lower == "its") return true;
      if (cast_.name_at(i) || is_person_noun(words_[i].lower)) return false;
    }
    return false;
  }

  // "who runs [Norland]", "which acts for [Norland]", "left [Norland]".
  bool works_there(std::size_t first, std::size_t begin) const {
    static const WordSet verbs("runs ran left joined founded co-founded owns quit"), works("acts works worked acted speaks spoke");
    const std::string& before = words_[first - 1].lower;
    return verbs.has(before) || (before == "for" && first > begin + 1 && works.has(words_[first - 2].lower));
  }

  // "'s [managing director]", "[spokeswoman]", within `reach` words: 2 where only a body has that, 1 where places have it too.
  int served(std::size_t first, std::size_t end, std::size_t reach) const {
    for (std::size_t i = first; i < std::min(end, first + reach); ++i) {
      if (!words_[i].letters || is_function_word(words_[i].lower) || cast_.name_at(i)) return 0;
      if (serves_a_body(words_[i].lower)) return 2;
      if (may_serve_a_body(words_[i].lower)) return 1;
    }
    return 0;
  }

  bool before_is_body(std::size_t first, std::size_t begin) const {
    if (first == begin) return false;
    std::size_t at = first - 1;
    if (words_[at].lower == "," && at > begin) --at;  // "the company, Norland,"
    return words_[at].letters && !words_[at].possessive && introduces_a_body(words_[at].lower);
  }

  // ", the general union, …", ", a private chain", ", which": 2 where it is said of a body, -2 where of a person.
  int apposed(std::size_t at, std::size_t end) const {
    constexpr std::size_t longest = 6;  // words
    if (words_[at].lower == "which") return 2;
    if (words_[at].lower == "who" || words_[at].lower.find_first_of("0123456789") == 0) return -2;
    if (!is_article(words_[at].lower)) return 0;
    std::size_t head = at;
    for (std::size_t i = at + 1; i < std::min(end, at + 1 + longest) && words_[i].letters && !is_preposition(words_[i].lower) && words_[i].lower != "which" && words_[i].lower != "that" && words_[i].lower != "who"; ++i) head = i;
    if (is_organisation_noun(words_[head].lower) || introduces_a_body(words_[head].lower)) return 2;
    return is_person_noun(words_[head].lower) ? -2 : 0;
  }

  // "logistics officer of [Allied]", "a spokeswoman for [Norland]".
  bool is_role_of(std::size_t first, std::size_t begin) const {
    if (first < begin + 2 || !(words_[first - 1].lower == "of" || words_[first - 1].lower == "at" || words_[first - 1].lower == "for")) return false;
    return is_role_noun(words_[first - 2].lower) || serves_a_body(words_[first - 2].lower);
  }

  Cast& cast_;
  const std::vector<ReadWord>& words_;
  std::vector<int> votes_;
};

}  // namespace

void know_bodies(Cast& cast) { BodyFinder(cast).run(); }

}  // namespace onrecord::people
