#include "people/roles.h"

#include <algorithm>  // std::find, std::min

#include "people/bodies_beside.h"
#include "people/role_index.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

constexpr std::size_t longest_role = 10;  // words looked at on either side of a name

class RoleFinder {
 public:
  explicit RoleFinder(Cast& cast) : cast_(cast), words_(cast.reading().words()), bodies_(cast) {
    for (FigureId id = 0; id < cast.figures().size(); ++id) {
      const Figure& figure = cast.figures()[id];
      if (figure.type != NameType::organisation || figure.key.size() < 2) continue;
      note_noun(figure.key.back(), id);
      for (std::size_t i = 0; i + 1 < figure.key.size(); ++i) {  // "Federation of Boat Builders", "Boat Builders' Association of Ham"
        if (is_organisation_noun(figure.key[i]) && (i == 0 || figure.key[i + 1] == "of" || figure.key[i + 1] == "for")) note_noun(figure.key[i], id);
        if (is_organisation_noun(figure.key[i + 1]) && people_in(figure.key[i])) note_noun(figure.key[i], id);  // "the builders' leader" of the Boat Builders' Association
      }
    }
  }

  // Once all have been looked at: "the minister's adviser" speaks for the one person who is called minister.
  void attach_aides() {
    if (aides_.empty()) return;
    std::unordered_map<std::string, std::vector<FigureId>> holders;  // by the head noun of a role
    for (FigureId id = 0; id < cast_.figures().size(); ++id) {
      if (cast_.figures()[id].type != NameType::person) continue;
      constexpr std::size_t enough = 3;  // to know that it is not one, the aide apart
      for (const std::string& head : cast_.figures()[id].role_heads)
        if (std::vector<FigureId>& all = holders[head]; all.size() < enough && (all.empty() || all.back() != id)) all.push_back(id);
    }
    for (const auto& [aide, office] : aides_) {
      std::vector<FigureId> others = holders[canonical_role(office)];
      std::erase(others, aide);
      if (others.size() == 1) cast_.belongs(aide, cast_.figures()[others.front()].actor.name);
      else if (others.empty() && is_chief_office(office)) cast_.belongs(aide, office);  // other documents may name him
    }
  }

  void look(const NameMention& name, FigureId figure) {
    if (!cast_.figures()[figure].may_be_person() || cast_.figures()[figure].plural) return;
    const auto [begin, end] = cast_.reading().sentence_words(words_[name.first].sentence);
    titles(name, figure);
    before(name, figure, begin);
    behind(name, figure, end);
  }

 private:
  // "residents", "teachers'": of whom a body is.
  static bool people_in(const std::string& word) { return word.size() > 4 && (word.ends_with('s') || word.ends_with("s'") || word.ends_with("s’")) && !is_organisation_noun(word); }

  void note_noun(std::string noun, FigureId id) {
    while (noun.ends_with('\'') || noun.ends_with("’")) noun.resize(noun.size() - (noun.ends_with('\'') ? 1 : 3));
    const auto [at, fresh] = by_noun_.try_emplace(noun, id);
    if (!fresh && at->second != id) at->second.reset();
  }

  // "President Obama", "Judge Ann Lee".
  void titles(const NameMention& name, FigureId figure) {
    for (std::size_t i = name.first; i < name.name_first; ++i)
      if (is_role_noun(words_[i].lower)) add(figure, i, i + 1, std::nullopt);
  }

  void before(const NameMention& name, FigureId figure, std::size_t begin) {
    std::size_t at = name.first;
    if (at > begin && words_[at - 1].lower == "," && name.role_first == name.first) {
      before_comma(figure, begin, at - 1);
      some_of_a_body(name, figure, begin, at - 1);
      return;
    }
    const bool capital_role = name.role_first < name.first;
    std::size_t first = capital_role ? name.role_first : at;
    if (!capital_role && (first == begin || !is_person_noun(words_[first - 1].lower))) {
      role_of_body_before(figure, begin, first);
      return;
    }
    first = modifiers_before(first, begin);
    if (first < at) add(figure, first, at, body_before(first, begin));
  }

  // "two of its directors, [Ann Lee] and [Bob Roe]", "one of the Trust's engineers, [Ann Lee]".
  void some_of_a_body(const NameMention& name, FigureId figure, std::size_t begin, std::size_t comma) {
    constexpr std::size_t longest = 5;  // words behind "of"
    if (comma < begin + 4 || !is_plural_person_noun(words_[comma - 1].lower)) return;
    std::size_t of = comma - 1;
    while (of > begin && comma - of <= longest && words_[of].lower != "of" && words_[of].letters) --of;
    if (words_[of].lower != "of" || of == begin || of + 1 >= comma || !(is_quantifier(words_[of - 1].lower) || words_[of - 1].lower == "one")) return;
    std::string body;
    std::size_t owner = of + 1;
    if (is_possessive_pronoun(words_[owner].lower)) {
      body = body_of_pronoun(owner, figure);
    } else {
      while (owner < comma && !words_[owner].possessive) ++owner;
      if (owner == comma) return;
      const auto known = cast_.name_at(owner) ? std::optional(cast_.names()[*cast_.name_at(owner)].figure) : called(words_[owner].lower);
      if (known && cast_.figures()[*known].type == NameType::organisation) body = cast_.figures()[*known].actor.name;
    }
    if (body.empty()) return;
    cast_.belongs(figure, body);
    const auto other = name.last + 1 < words_.size() && words_[name.last].lower == "and" ? cast_.name_at(name.last + 1) : std::nullopt;
    if (other && cast_.figures()[cast_.names()[*other].figure].may_be_person()) cast_.belongs(cast_.names()[*other].figure, body);
  }

  // Whether somebody may be of a sex that a noun tells; "adviser" tells none.
  bool may_be(FigureId figure, Gender gender) const {
    const Gender known = cast_.figures()[figure].gender();
    return gender != Gender::unknown && (known == Gender::unknown || known == gender);
  }

  // Where the words that modify a role begin: "former Air Force [general]".
  std::size_t modifiers_before(std::size_t first, std::size_t begin) const {
    const std::size_t limit = first > begin + 6 ? first - 6 : begin;
    while (first > limit) {
      const ReadWord& word = words_[first - 1];
      static const WordSet verbs("show shows showed met meets saw told tells asked urged sent quoted named sacked accused said says");
      if (!word.letters || is_function_word(word.lower) || verbs.has(word.lower) || word.possessive || cast_.name_at(first - 1) || word.quoted != words_[first].quoted) break;
      --first;
    }
    return first;
  }

  // The body named right before a role: "Junior Doctors Committee (JDC) chair", "the union's treasurer", "Trump campaign spokesman".
  std::optional<std::size_t> body_before(std::size_t first, std::size_t begin) const {
    if (first == begin) return std::nullopt;
    std::size_t at = first - 1;
    if (words_[at].lower == ")" && at >= begin + 3 && words_[at - 2].lower == "(") at -= 3;
    const auto name = cast_.name_at(at);
    const bool of_a_person = name && cast_.figures()[cast_.names()[*name].figure].type == NameType::person && !words_[at].possessive;  // "Ann Lee met general manager Bob Ray"
    return of_a_person ? std::nullopt : name;
  }

  // "chairwoman of the health select committee Dr Ann Lee".
  void role_of_body_before(FigureId figure, std::size_t begin, std::size_t first) {
    const std::size_t limit = first > begin + longest_role ? first - longest_role : begin;
    for (std::size_t i = first; i-- > limit;) {
      const bool joins = words_[i].lower == "of" || words_[i].lower == "for" || words_[i].lower == "and" || is_article(words_[i].lower);
      if (!words_[i].letters || (is_function_word(words_[i].lower) && (!joins || i + 1 == first))) return;
      const bool of = i + 1 < first && (words_[i + 1].lower == "of" || words_[i + 1].lower == "for");
      if (!of || !is_role_noun(words_[i].lower)) continue;
      const std::size_t head_first = modifiers_before(i, begin);
      add(figure, head_first, first, name_between(i + 2, first));
      return;
    }
  }

  // "The chief executive, Ann Lee".
  void before_comma(FigureId figure, std::size_t begin, std::size_t comma) {
    const std::size_t limit = comma > begin + longest_role ? comma - longest_role : begin;
    for (std::size_t i = comma; i-- > limit;) {
      const ReadWord& word = words_[i];
      if (!word.letters) return;
      const bool determiner = is_article(word.lower) || is_possessive_pronoun(word.lower);
      const bool possessive = word.possessive && i + 1 < comma;
      if (!determiner && !possessive && i != begin) continue;
      const std::size_t first = determiner || possessive ? i + 1 : i;
      const std::size_t head = head_of(first, comma);
      if (possessive && head < comma) note_aide(figure, head, i);
      if (head >= comma || !is_person_noun(words_[head].lower)) return;
      if (determiner && i > begin + 1 && words_[i - 1].lower == "for" && serves_a_person(i - 2) && may_be(figure, gender_of_word(words_[i - 2].lower))) {  // "a spokeswoman for the mayor, Ann Lee, said": she is not the mayor
        add(figure, modifiers_before(i - 2, begin), i - 1, std::nullopt);
        note_aide_of_chief(figure, head);
        return;
      }
      const std::size_t last = behind_state(head + 1, comma);
      add(figure, first, last, possessive ? cast_.name_at(i) : last > head + 1 ? std::nullopt : name_between(head + 1, comma), possessive ? called(word.lower) : std::nullopt);
      if (possessive && !cast_.name_at(i)) belongs_to_noun(figure, i, i + 1);
      else if (!possessive && word.lower == "the" && is_union_office(first, head + 1)) cast_.belongs(figure, likely_union());
      else if (is_possessive_pronoun(word.lower) && (is_role_noun(words_[head].lower) || serves_a_person(head))) cast_.belongs(figure, body_of_pronoun(i, figure, serves_a_person(head)));
      return;
    }
  }

  // The head noun of the phrase that begins at `first`: the last word before a preposition or mark; `last` where it has none.
  std::size_t head_of(std::size_t first, std::size_t last) const {
    std::size_t i = first;
    while (i < last && words_[i].letters && !(is_preposition(words_[i].lower) && !cast_.name_at(i)) && words_[i].lower != "and" && words_[i].lower != "who") ++i;
    return i == first ? last : i - 1;
  }

  std::optional<std::size_t> name_between(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < std::min(last, first + 8); ++i)
      if (const auto name = cast_.name_at(i)) return name;
    return std::nullopt;
  }

  void behind(const NameMention& name, FigureId figure, std::size_t end) {
    std::size_t at = name.last;
    if (words_[name.last - 1].possessive) return;
    bodies_.note(name, figure, end);
    if (at < end && (words_[at].lower == "is" || words_[at].lower == "was" || words_[at].lower == "became")) return apposition(figure, at + 1, end, false);
    if (at < end && words_[at].lower == "(") {  // a party or a constituency stands between: "Ann Lee (D-Ohio), chair of ..."; or the role: "Ann Lee (chair)"
      const std::size_t first = at + 1;
      while (at < end && words_[at].lower != ")") ++at;
      for (std::size_t i = first; i + 2 < at; ++i)
        if (words_[i].lower == "in" && words_[i + 1].lower == "the" && words_[i + 2].lower == "chair") add(figure, i + 2, i + 3, std::nullopt);
      constexpr std::size_t most = 6;  // words
      if (at > first && at < end && at - first <= most && is_role_noun(words_[head_of(first, at) < at ? head_of(first, at) : at - 1].lower)) add(figure, first, at, std::nullopt);
      ++at;
    }
    if (at >= end || words_[at].lower != ",") return;
    if (at + 1 < end && words_[at + 1].lower == "who") return who_clause(figure, at + 2, end);
    if (at + 3 < end && words_[at + 1].lower == "for" && words_[at + 2].lower == "the") note_aide_of_chief(figure, at + 3);  // "Ann Lee, for the mayor, said"
    static const WordSet where("at in near");
    apposition(figure, at + 1, end, name.first == 0 || !where.has(words_[name.first - 1].lower));  // "the hospital at Marrow Point, prime minister,"
  }

  // "[The players' union] said": a noun for a body among the first words of its sentence, behind an article.
  bool begins_sentence_as_body(std::size_t at) const {
    constexpr std::size_t first_words = 3;
    if (!is_organisation_noun(words_[at].lower) || words_[at].possessive) return false;
    std::size_t first = at;
    while (first > 0 && words_[first - 1].sentence == words_[at].sentence) --first;
    return at - first <= first_words && is_article(words_[first].lower);
  }

  // Whose "its director" and "his deputy" are: the body last named before, or the one of whoever was last named.
  std::string body_of_pronoun(std::size_t at, FigureId figure, bool aide = false) {
    const std::size_t farthest = aide ? 120 : 60;  // words
    const bool its = words_[at].lower == "its" || words_[at].lower == "their";
    if (!its && words_[at].lower != "his" && words_[at].lower != "her") return {};
    for (std::size_t i = at; i-- > (at > farthest ? at - farthest : 0);) {
      const auto name = cast_.name_at(i);
      if (its && !name && begins_sentence_as_body(i)) {  // "The players' union said …, said Ann Lee, its secretary": no name, but nearer than any
        const auto known = called(words_[i].lower);
        return known ? cast_.figures()[*known].actor.name : std::string();
      }
      if (aide && !its && !name && i > 0 && words_[i - 1].lower == "the" && note_aide_of_chief(figure, i)) return {};  // "The mayor denied it. … her chief of staff, Ann Lee"
      if (!name || cast_.names()[*name].figure == figure) continue;
      const Figure& of = cast_.figures()[cast_.names()[*name].figure];
      if (its && of.type == NameType::organisation && !of.actor.unnamed && !(of.key.empty() || is_outlet_noun(of.key.back()))) return of.actor.name;
      const Gender theirs = of.gender(), wanted = words_[at].lower == "her" ? Gender::female : Gender::male;
      if (!its && theirs != Gender::unknown && theirs != wanted) continue;
      if (!its && of.type == NameType::person) return of.actor.part_of.empty() && aide ? of.actor.name : of.actor.part_of;
    }
    return {};
  }

  // Whether the word at `at` is an office whose holder has aides; whoever holds it has the figure for an aide.
  bool note_aide_of_chief(FigureId figure, std::size_t at) {
    const std::vector<std::string> office = name_words(words_[at].lower);
    if (office.empty() || !is_chief_office(office.front())) return false;
    aides_.emplace_back(figure, office.front());
    return true;
  }

  // "The chief executive" of a text that has named one body so far, its own paper apart.
  std::string only_body_before(std::size_t at) const {
    constexpr std::size_t farthest = 250;  // words
    static const WordSet buildings("house court hall lodge tower park");
    std::optional<FigureId> only;
    const std::vector<std::string> outlet = name_words(cast_.reading().document().outlet);
    for (std::size_t i = at; i-- > (at > farthest ? at - farthest : 0);) {
      const auto name = cast_.name_at(i);
      if (!name) continue;
      const FigureId id = cast_.names()[*name].figure;
      const Figure& of = cast_.figures()[id];
      const Seen& seen = cast_.names()[*name];
      const bool in_full = seen.last > seen.first + 1 && (is_organisation_noun(words_[seen.last - 1].lower) || is_organisation_noun(words_[seen.first].lower));  // the county is not its authority
      if (of.type != NameType::organisation || of.actor.unnamed || of.key.empty() || !in_full || is_outlet_noun(of.key.back()) || buildings.has(of.key.back())) continue;
      if (!outlet.empty() && std::search(outlet.begin(), outlet.end(), of.key.begin(), of.key.end()) != outlet.end()) continue;
      if (only && *only != id) return {};
      only = id;
    }
    return only ? cast_.figures()[*only].actor.name : std::string();
  }

  // ", general secretary of the union," or "the finance director".
  void apposition(FigureId figure, std::size_t first, std::size_t end, bool bare) {
    end = std::min(end, first + 2 * longest_role);
    std::size_t at = first;
    bool determined = false;
    std::optional<std::size_t> pronoun;
    while (at < end && (is_article(words_[at].lower) || is_possessive_pronoun(words_[at].lower))) {
      if (is_possessive_pronoun(words_[at].lower)) pronoun = at;
      determined = true;
      ++at;
    }
    std::optional<std::size_t> body, owner;
    std::optional<FigureId> meant;
    if (at < end && words_[at].possessive) {
      owner = at;
      body = cast_.name_at(at);
      if (!body) meant = called(words_[at].lower);
      determined = true;
      while (at < end && !words_[at].possessive) ++at;
      ++at;
    } else if (at < end && cast_.name_at(at) && cast_.names()[*cast_.name_at(at)].last < end && words_[cast_.names()[*cast_.name_at(at)].last - 1].possessive) {
      body = cast_.name_at(at);
      at = cast_.names()[*body].last;
      if (at < end && !words_[at].letters) ++at;
      determined = true;
    }
    if (at >= end) return;
    std::size_t head = head_of(at, end);
    if (head + 2 < end && words_[head + 1].lower == "and" && words_[head].capital && words_[head + 2].capital && !is_person_noun(words_[head].lower)) head = head_of(head + 2, end);  // "People and Operations Director"
    if (head >= end || !is_person_noun(words_[head].lower) || (!determined && !(bare && (is_role_noun(words_[head].lower) || words_[at].lower == "former")))) return;
    if (head - at > 6) return;
    const std::size_t behind = head + (words_[head].lower == "chief" && serves_a_person(head) ? 3 : 1);
    if (!owner && behind + 2 < end && words_[behind].lower == "to") owner = is_article(words_[behind + 1].lower) ? behind + 2 : behind + 1;
    if (owner && behind + 2 < end && words_[behind].lower == "to") {  // "special adviser to the health secretary, [Ann Lee]"
      const std::size_t office = head_of(*owner, end);
      if (office < end && is_role_noun(words_[office].lower)) owner = office + 2 < end && words_[office + 1].lower == "," && cast_.name_at(office + 2) ? office + 2 : office;
    }
    if (owner) note_aide(figure, head, *owner);
    if (behind + 1 < end && words_[behind].lower == "who") who_clause(figure, behind + 1, end);  // "a nurse who chairs the staff committee"
    if (!body && !owner && behind + 1 < end && words_[behind].lower == "behind") body = body_behind(behind + 1);
    if (!body && !owner && behind < end && (words_[behind].lower == "of" || words_[behind].lower == "for" || words_[behind].lower == "at" || words_[behind].lower == "in" || words_[behind].lower == "with")) {
      if (const std::size_t noun = is_article(words_[behind + 1].lower) ? behind + 2 : behind + 1; noun < end && words_[noun].possessive && is_organisation_noun(words_[noun].lower) && !cast_.name_at(noun)) {  // "secretary of the union's Ham branch"
        meant = called(words_[noun].lower);
        if (!meant) owner = noun;
      } else {
        body = name_between(behind + 1, phrase_end(behind, end));
      }
    }
    if (!body && !determined && bare && behind + 1 < end && words_[behind].lower == ",")  // "Ann Lee, Land Director, Norland Ferries", as one signs
      if (const auto name = cast_.name_at(behind + 1); name && cast_.names()[*name].first == behind + 1 && cast_.figures()[cast_.names()[*name].figure].type == NameType::organisation) body = name;
    const std::size_t last = behind_state(head + 1, end);
    if (last > head + 1) body.reset();  // "secretary of state for schools"
    add(figure, at, last, body, meant);
    if (body && cast_.names()[*body].first > head) second_role(figure, cast_.names()[*body].last, end);
    if (owner && !body && !meant && words_[*owner].possessive) belongs_to_noun(figure, *owner, *owner + 1);
    if (body || meant || owner || !cast_.figures()[figure].actor.part_of.empty()) return;
    if (pronoun && is_role_noun(words_[head].lower)) cast_.belongs(figure, body_of_pronoun(*pronoun, figure, serves_a_person(head)));
    else if (!pronoun && manages(at, head + 1) && cast_.reading().document().kind != DocumentKind::press_release) cast_.belongs(figure, only_body_before(first));  // of a release: of whose it is
    else if (!pronoun && determined && is_union_office(at, head + 1)) cast_.belongs(figure, likely_union());
  }

  // "vice-chancellor of Ham University [and chair of the Conference's negotiating team]": another office, behind the body of the first.
  void second_role(FigureId figure, std::size_t at, std::size_t end) {
    if (at + 2 >= end || words_[at].lower != "and") return;
    std::size_t first = at + 1;
    if (is_article(words_[first].lower)) ++first;
    const std::size_t head = head_of(first, end);
    if (head + 2 >= end || head - first > 3 || !is_role_noun(words_[head].lower) || (words_[head + 1].lower != "of" && words_[head + 1].lower != "at" && words_[head + 1].lower != "for")) return;
    if (const auto body = cast_.name_behind_article(head + 2, end)) add(figure, first, head + 1, body);
  }

  // Behind "of state for schools", "for transport", where "secretary" or "minister" stands before `at`; else `at`.
  std::size_t behind_state(std::size_t at, std::size_t end) const {
    constexpr std::size_t longest = 4;  // words of a field
    const std::string& head = words_[at - 1].lower;
    if (head != "secretary" && head != "minister") return at;
    std::size_t last = at;
    if (last + 1 < end && words_[last].lower == "of" && words_[last + 1].lower == "state") last += 2;
    else if (head == "secretary") return at;
    if (last >= end || words_[last].lower != "for") return last;
    std::size_t field = last + 1;
    while (field < end && field - last <= longest && words_[field].letters && (!is_function_word(words_[field].lower) || words_[field].lower == "and")) ++field;
    while (field > last + 1 && words_[field - 1].lower == "and") --field;
    return field > last + 1 ? field : last;
  }

  // "the retired teacher behind [Lights On]": what is named so and is nobody is a body.
  std::optional<std::size_t> body_behind(std::size_t at) {
    if (is_article(words_[at].lower)) ++at;
    const auto name = at < words_.size() ? cast_.name_at(at) : std::nullopt;
    if (!name) return std::nullopt;
    Figure& figure = cast_.figures()[cast_.names()[*name].figure];
    if (figure.key.size() > 1 && figure.may_be_body()) figure.type = NameType::organisation;
    return figure.type == NameType::organisation ? name : std::nullopt;
  }

  // "the minister's adviser", "private secretary to the minister", "Ann Lee's spokesman": `owner` is the word for whom he speaks.
  void note_aide(FigureId figure, std::size_t head, std::size_t owner) {
    const bool to = owner > head;  // "private secretary to the minister", but not "the union's secretary"
    if (!serves_a_person(head) && !(to && words_[head].lower == "secretary")) return;
    const std::vector<std::string> office = name_words(words_[owner].lower);
    if (const auto name = cast_.name_at(owner)) {
      const Figure& of = cast_.figures()[cast_.names()[*name].figure];
      if (of.type == NameType::person && cast_.names()[*name].figure != figure) cast_.belongs(figure, of.actor.name);
    } else if (office.size() == 1 && is_role_noun(office.front())) {
      aides_.emplace_back(figure, office.front());
    }
  }

  std::size_t phrase_end(std::size_t at, std::size_t end) const {
    while (at < end && words_[at].lower != "," && words_[at].lower != "." && words_[at].lower != ";") ++at;
    return at;
  }

  // "who chairs the board", "who founded [Clean Harbour]".
  void who_clause(FigureId figure, std::size_t verb, std::size_t end) {
    static const WordSet verbs("chairs heads leads runs"), founders("founded co-founded started"), chosen("elected appointed named made voted chosen"), between("now then also today still");
    if (verb >= end) return;
    const std::size_t last = phrase_end(verb, end);
    if (!verbs.has(words_[verb].lower) && !founders.has(words_[verb].lower))  // "who nursed for thirty years and now leads Hold Our Wall"
      for (std::size_t i = verb + 1; i + 2 < last; ++i) {
        if (words_[i].lower != "and") continue;
        const std::size_t next = i + 1 + between.has(words_[i + 1].lower);
        if (next < last && (verbs.has(words_[next].lower) || founders.has(words_[next].lower))) return who_clause(figure, next, end);
      }
    if (words_[verb].lower == "was" && verb + 4 < last && chosen.has(words_[verb + 1].lower)) {  // "who was elected president of the Boat Union"
      const std::size_t head = head_of(verb + 2, last);
      if (head + 1 < last && is_role_noun(words_[head].lower) && words_[head + 1].lower == "of") add(figure, verb + 2, head + 1, cast_.name_behind_article(head + 2, last));
      return;
    }
    if (last > verb + 3 && words_[last - 3].lower == "for" && words_[last - 2].lower == "the") note_aide_of_chief(figure, last - 1);  // "who does policy for the mayor"
    if (!verbs.has(words_[verb].lower) && !founders.has(words_[verb].lower)) return;
    const std::size_t nearest = verbs.has(words_[verb].lower) ? std::min(last, verb + 3) : verb;
    for (std::size_t i = verb + 1; i < nearest; ++i) {  // "who chairs the union's Ham branch"
      const std::vector<std::string> noun = name_words(words_[i].lower);
      if (!words_[i].possessive || cast_.name_at(i) || noun.empty() || !is_organisation_noun(noun.front())) continue;
      add(figure, verb, verb + 1, std::nullopt, called(words_[i].lower));
      return belongs_to_noun(figure, i, i + 1);
    }
    const auto name = name_between(verb + 1, last);
    if (founders.has(words_[verb].lower)) {
      if (!name || *name != cast_.name_behind_article(verb + 1, end) || words_[cast_.names()[*name].last - 1].possessive) return;
      const Figure& founded = cast_.figures()[cast_.names()[*name].figure];
      if (founded.type == NameType::organisation || founded.may_be_body()) cast_.belongs(figure, founded.actor.name);
      return;
    }
    add(figure, verb, verb + 1, name);
    if (!name) belongs_to_noun(figure, verb + 1, last);
  }

  // "who chairs [the residents' association]", "[the association]'s secretary": a body that the text calls by no name, as it calls it; other documents may name it.
  void belongs_to_noun(FigureId figure, std::size_t first, std::size_t end) {
    constexpr std::size_t longest = 4;  // words
    if (first < end && is_article(words_[first].lower)) ++first;
    std::size_t last = first;
    while (last < std::min(end, first + longest) && words_[last].letters && !is_preposition(words_[last].lower) && !is_function_word(words_[last].lower)) ++last;
    static const WordSet vague("committee board trust commission campaign society");  // of these a record has many
    if (last == first || !may_stand_alone_for_a_body(words_[last - 1].lower) || (last == first + 1 && vague.has(words_[first].lower)) || !cast_.figures()[figure].actor.part_of.empty()) return;
    if (const auto known = called(words_[last - 1].lower)) cast_.belongs(figure, cast_.figures()[*known].actor.name);
    else cast_.belongs(figure, std::string(cast_.reading().text_of_words(first, last)));
  }

  // "press secretary", "chief of staff", "water adviser": persons have them.
  bool serves_a_person(std::size_t head) const {
    static const WordSet aides("adviser advisor aide spokesman spokeswoman spokesperson lawyer solicitor assistant counsel deputy");
    if (aides.has(words_[head].lower)) return true;
    if (words_[head].lower == "secretary") return head > 0 && (words_[head - 1].lower == "press" || words_[head - 1].lower == "private");
    return words_[head].lower == "chief" && head + 2 < words_.size() && words_[head + 1].lower == "of" && words_[head + 2].lower == "staff";
  }

  // "the general secretary", "the branch treasurer": offices that unions and associations have.
  bool is_union_office(std::size_t first, std::size_t last) const {
    static const WordSet heads("secretary president treasurer organiser steward convener"), ahead("general branch deputy regional national lead senior vice assistant membership");
    const std::string& head = words_[last - 1].lower;
    const bool bare = last == first + 1 && (head == "president" || head == "treasurer");
    return heads.has(head) && last - first <= 3 && (bare || ahead.has(words_[first].lower)) && !(last < words_.size() && (words_[last].lower == "of" || words_[last].lower == "for"));
  }

  // The union or association that the text names most; none where another is named half as often, or none is.
  std::string likely_union() const {
    static const WordSet unions("union association federation guild alliance congress unison");
    std::unordered_map<FigureId, std::size_t> counts;
    for (const Seen& name : cast_.names()) {
      const Figure& figure = cast_.figures()[name.figure];
      if (figure.type == NameType::organisation && std::any_of(figure.key.begin(), figure.key.end(), [](const std::string& word) { return unions.has(word); })) ++counts[name.figure];
    }
    std::size_t best = 0, second = 0;
    std::optional<FigureId> most;
    for (const auto& [figure, count] : counts) {
      if (count > best) second = best, best = count, most = figure;
      else second = std::max(second, count);
    }
    return most && second * 2 < best ? cast_.figures()[*most].actor.name : std::string();
  }

  // "chief executive", "managing director": persons do not have them.
  bool runs_a_body(std::size_t first, std::size_t last) const {
    static const WordSet offices("executive director chairman chairwoman treasurer ceo cfo coo shareholder employee convener leader president whip negotiator chairs heads leads runs");
    return offices.has(words_[last - 1].lower) && last - first <= 4;
  }

  // The one of these offices that a body has: "the chief executive", "the finance director", but not "the treasurer", "the leader", whom a town has many of.
  bool manages(std::size_t first, std::size_t last) const {
    static const WordSet offices("ceo cfo coo"), owners("of at for with in");
    const std::string& head = words_[last - 1].lower;
    if (first > 0 && (words_[first - 1].lower == "a" || words_[first - 1].lower == "an")) return false;  // "a chief executive"
    if (last < words_.size() && owners.has(words_[last].lower) && !(last + 2 < words_.size() && words_[last + 1].lower == "the" && words_[last + 2].lower == "board")) return false;  // of something else
    return offices.has(head) || (head == "executive" && last - first == 2 && words_[first].lower == "chief") || (head == "officer" && last - first > 2 && words_[first].lower == "chief") || (head == "director" && last - first == 2 && (words_[first].lower == "managing" || words_[first].lower == "finance" || words_[first].lower == "medical")) || ((head == "chairman" || head == "chairwoman" || head == "chair") && last + 2 < words_.size() && words_[last].lower == "of" && words_[last + 2].lower == "board");
  }

  // "the association's secretary": the only body whose name ends so; "the station's", "the paper's": the only one that may be called so.
  std::optional<FigureId> called(std::string_view word) const {
    const std::vector<std::string> noun = name_words(word);
    if (noun.empty()) return std::nullopt;
    for (const std::string& form : {noun.front(), noun.front() + "s"})  // "the port's" of Ansel Ports
      if (const auto found = by_noun_.find(form); found != by_noun_.end()) return found->second;
    if (noun.front() != "station" && !is_paper(noun.front())) return std::nullopt;
    std::optional<FigureId> only;
    for (const auto& [last, figure] : by_noun_) {
      if (figure && !may_be_called(cast_.figures()[*figure], noun.front())) continue;
      if (!figure || only) return std::nullopt;
      only = figure;
    }
    return only;
  }

  // "Director of [Finance]", "head of [Public Affairs]": what he is in charge of, no body he belongs to.
  bool is_field(const Figure& of) const {
    static const WordSet fields("finance communications operations highways people policy strategy estates services education transport housing planning engineering safety marketing sales research nursing property "
                                "resources personnel infrastructure development environment technology studies health care industry trade energy agriculture fisheries justice defence culture sport compliance security "
                                "procurement innovation affairs relations place growth regeneration hr pr it");
    constexpr std::size_t most = 3;  // words
    return !of.key.empty() && of.key.size() <= most && std::all_of(of.key.begin(), of.key.end(), [](const std::string& word) { return fields.has(word) || word == "and" || word == "public" || word == "corporate" || word == "human" || word == "external"; });
  }

  // "council [leader]", "the leader of [the council]": the body that is called so in this text.
  std::optional<FigureId> body_of_noun(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i + 1 < last; ++i)
      if (is_organisation_noun(words_[i].lower))
        if (const auto found = called(words_[i].lower)) return found;
    const bool of = last + 2 < words_.size() && (words_[last].lower == "of" || words_[last].lower == "at" || words_[last].lower == "for") && words_[last + 1].lower == "the";
    return of && is_organisation_noun(words_[last + 2].lower) ? called(words_[last + 2].lower) : std::nullopt;
  }

  // "mayor of Ham", "member for Ham".
  static bool is_of_a_place(std::string_view head) {
    static const WordSet heads("mayor mp msp mep member ambassador governor senator councillor bishop archbishop representative rep commissioner minister president premier king queen prince duke earl");
    return heads.has(head);
  }

  // `body`: the name of what the role is in; else `called`, where a noun means it.
  void add(FigureId figure, std::size_t first, std::size_t last, std::optional<std::size_t> body, std::optional<FigureId> called = {}) {
    const Reading& reading = cast_.reading();
    std::vector<std::string> telling = telling_words(reading, first, last);
    if (telling.empty()) return;
    std::string head = canonical_role(words_[head_of(first, last) < last ? head_of(first, last) : last - 1].lower);
    const Span span = reading.span_of(first, last);
    Role role{.role = std::string(text_of(reading.text(), span)), .of = {}, .span = span};
    if (!words_[last - 1].lower.ends_with("man") || words_[last - 1].lower.ends_with("woman")) cast_.vote(figure, gender_of_word(words_[last - 1].lower), 2);
    Figure& person = cast_.figures()[figure];
    if (person.type == NameType::unknown) person.type = NameType::person;
    if (body && is_field(cast_.figures()[cast_.names()[*body].figure])) {
      const Seen& field = cast_.names()[*body];
      if (field.first > last) role.span = reading.span_of(first, field.last), role.role = std::string(text_of(reading.text(), *role.span));
      body.reset();
    }
    if (!body && !called) called = body_of_noun(first, last);
    if (body && cast_.figures()[cast_.names()[*body].figure].type == NameType::place && !is_of_a_place(words_[last - 1].lower)) body.reset();  // "UK chief"
    if (body && cast_.names()[*body].figure != figure) {
      Figure& of = cast_.figures()[cast_.names()[*body].figure];
      const bool of_an_area = words_[first].lower == "area" || words_[first].lower == "regional" || words_[first].lower == "district";  // "Area Director for the Ham Coast"
      if (of.type == NameType::unknown && runs_a_body(first, last) && !of_an_area && of.gender() == Gender::unknown) of.type = NameType::organisation;
      role.of = of.actor.name;
      if (of.type == NameType::organisation) cast_.belongs(figure, of.actor.name);
      for (const std::string& word : of.key) telling.push_back(word);
    } else if (called) {
      role.of = cast_.figures()[*called].actor.name;
      cast_.belongs(figure, role.of);
    }
    cast_.add_role(figure, std::move(role), std::move(head), std::move(telling));
  }

  std::vector<std::pair<FigureId, std::string>> aides_;  // and the office of whom they speak for
  std::unordered_map<std::string, std::optional<FigureId>> by_noun_;  // bodies by the noun of their names; nothing where two have it
  Cast& cast_;
  const std::vector<ReadWord>& words_;
  BodiesBeside bodies_;
};

}  // namespace

void find_roles(Cast& cast, const std::vector<NameMention>& names) {
  RoleFinder finder(cast);
  for (const NameMention& name : names)
    if (!name.role_only)
      if (const auto seen = cast.name_at(name.name_first)) finder.look(name, cast.names()[*seen].figure);
  finder.attach_aides();
}

}  // namespace onrecord::people
