#include "people/descriptions.h"

#include <algorithm>  // std::find, std::sort

#include "people/word_set.h"

namespace onrecord::people {
namespace {

constexpr std::size_t memory = 64;  // mentions, or figures of one head noun, looked back at

bool is_definite(std::string_view word) {
  static const WordSet words("the this that these those its his her their our my your");
  return words.has(word);
}

bool is_indefinite(std::string_view word) {
  static const WordSet words("a an another some one several two three four five six many most few other others");
  return words.has(word);
}

// What writers call a person of whom they already speak, for variety.
bool varies_a_name(std::string_view head) {
  static const WordSet words("nominee candidate businessman businesswoman billionaire millionaire mogul magnate tycoon lady frontrunner front-runner challenger incumbent democrat "
                             "republican conservative liberal star actor actress singer veteran politician lawmaker legislator senator congressman congresswoman president native "
                             "contender hopeful man woman socialist entrepreneur developer heir statesman standard-bearer");
  return words.has(head);
}

}  // namespace

Descriptions::Kind Descriptions::kind_of(const Phrase& phrase) const {
  const ReadWord& head = cast_.reading().words()[phrase.head];
  if (phrase.kind == PhraseKind::names || is_plural_person_noun(head.lower)) return Kind::people;
  if (is_person_noun(head.lower) || head.lower.ends_with("-year-old")) return Kind::person;
  if (is_paper(head.lower)) return Kind::body;
  if (is_document_noun(head.lower) && !(is_outlet_noun(head.lower) && head.capital)) return Kind::writing;
  if (is_organisation_noun(head.lower)) return Kind::body;
  if (head.lower.size() > 3 && head.lower.ends_with('s') && !head.lower.ends_with("ss")) return Kind::people;
  static const WordSet persons_by_ending("er or ist man ian eer");
  for (std::size_t length : {2U, 3U})
    if (head.lower.size() > length + 2 && persons_by_ending.has(std::string_view(head.lower).substr(head.lower.size() - length))) return Kind::person;
  return Kind::other;
}

Meaning Descriptions::resolve(const Phrase& phrase, Salience salience) {
  const auto& words = cast_.reading().words();
  const std::vector<std::string> telling = telling_words(cast_.reading(), phrase.first, phrase.core_last);
  const std::string& front = words[phrase.first].lower;
  const Kind kind = kind_of(phrase);
  const bool definite = is_definite(front) || words[phrase.first].possessive;
  std::optional<Meaning> found;
  if (names_several(phrase)) return {describe(phrase), 0.8F};
  if ((front == "this" || front == "our") && is_paper(words[phrase.head].lower) && !cast_.reading().document().outlet.empty()) return {cast_.enter_given(cast_.reading().document().outlet, NameType::organisation), 0.8F};
  const bool initials = kind == Kind::other && words[phrase.head].all_capitals;  // "the CFO"
  if ((kind == Kind::person || initials) && !is_indefinite(front)) found = by_role(phrase, telling);
  if (!found && (kind == Kind::people || is_quantifier(front) || words[phrase.head].lower == "two")) found = by_pair(phrase);
  const bool of_another = is_possessive_pronoun(front);
  if (!found && kind == Kind::body && of_another) found = by_owned_body(phrase);
  if (!found && kind == Kind::body && definite && !of_another) found = by_name_of_body(telling);
  if (!found) found = by_last_place(phrase, telling);
  if (!found && (front == "the" || front == "this" || front == "that" || front == "these" || front == "those")) found = by_same_words(phrase, telling);
  if (!found && kind == Kind::body) found = by_last_body(phrase, telling);
  if (!found && salience == Salience::counts && front == "the" && kind == Kind::person) {
    found = by_salience(phrase);
    if (!found) found = by_only_person(phrase, telling);
  }
  if (found) return *found;
  return {describe(phrase), 0.8F};
}

// "the senator and his allies": not the senator alone; "the former senator and governor" is one person.
bool Descriptions::names_several(const Phrase& phrase) const {
  const auto& words = cast_.reading().words();
  const std::size_t next = phrase.core_last + 1;
  if (next >= phrase.last || words[phrase.core_last].lower != "and") return false;
  if (const auto name = cast_.name_at(next)) {
    const std::size_t behind = cast_.names()[*name].last;
    const bool modifies = behind < phrase.last && is_role_noun(words[behind].lower) && words[phrase.first + 1].lower == "former";  // "the former first lady and Ohio senator"
    return !modifies;
  }
  return is_article(words[next].lower) || is_possessive_pronoun(words[next].lower) || is_quantifier(words[next].lower);
}

std::optional<FigureId> Descriptions::most_recent(const std::vector<FigureId>& figures) const {
  const auto& history = discourse_.history();
  for (std::size_t i = history.size(), looked = 0; i-- > 0 && looked < memory; ++looked)
    if (std::find(figures.begin(), figures.end(), history[i].figure) != figures.end()) return history[i].figure;
  if (figures.empty()) return std::nullopt;
  return figures.front();
}

std::optional<Meaning> Descriptions::by_role(const Phrase& phrase, const std::vector<std::string>& telling) const {
  const ReadWord& head = cast_.reading().words()[phrase.head];
  std::vector<RoleIndex::Match> matches = roles_.find(telling, head.lower);
  const Gender gender = gender_of_word(head.lower);
  std::erase_if(matches, [&](const RoleIndex::Match& match) {
    const Gender theirs = cast_.figures()[match.figure].gender();
    return gender != Gender::unknown && theirs != Gender::unknown && theirs != gender;
  });
  // "the Secretary of State" is no general secretary.
  const auto& words = cast_.reading().words();
  const bool of_state = phrase.core_last + 1 < words.size() && words[phrase.core_last].lower == "of" && words[phrase.core_last + 1].lower == "state";
  static const WordSet of_no_state("general permanent company branch membership honorary private press parliamentary assistant");
  const auto serves_no_state = [&](const std::vector<std::string>& role) { return std::any_of(role.begin(), role.end(), [&](const std::string& word) { return of_no_state.has(word); }); };
  if (of_state) std::erase_if(matches, [&](const RoleIndex::Match& match) { const auto& roles = cast_.figures()[match.figure].role_words; return std::all_of(roles.begin(), roles.end(), serves_no_state); });
  if (matches.empty()) return std::nullopt;
  std::vector<FigureId> figures;
  for (const RoleIndex::Match& match : matches) figures.push_back(match.figure);
  // "the general secretary of the union": of several, the one whose role is of the same body.
  if (phrase.of_name && figures.size() > 1) {
    const std::string& of = cast_.figures()[cast_.names()[*phrase.of_name].figure].actor.name;
    for (FigureId figure : figures)
      for (const Role& role : cast_.figures()[figure].actor.roles)
        if (role.of == of) return Meaning{figure, 0.85F};
  }
  const auto best = most_recent(figures);
  if (!best) return std::nullopt;
  return Meaning{*best, figures.size() == 1 ? 0.9F : 0.7F};
}

// "the union", "the court": a body named lately whose name has these words.
std::optional<Meaning> Descriptions::by_name_of_body(const std::vector<std::string>& telling) const {
  const auto& history = discourse_.history();
  for (std::size_t i = history.size(), looked = 0; i-- > 0 && looked < memory; ++looked) {
    const Figure& figure = cast_.figures()[history[i].figure];
    if (figure.actor.unnamed || figure.type == NameType::person || figure.type == NameType::place) continue;
    const bool all = std::all_of(telling.begin(), telling.end(), [&](const std::string& word) { return std::find(figure.key.begin(), figure.key.end(), word) != figure.key.end(); });
    if (all) return Meaning{history[i].figure, 0.85F};
  }
  return std::nullopt;
}

// "her campaign" is "the Orr campaign", where that was spoken of.
std::optional<Meaning> Descriptions::by_owned_body(const Phrase& phrase) const {
  const auto& words = cast_.reading().words();
  const auto wanted = wanted_by(words[phrase.first].lower);
  const auto found = by_head_.find(words[phrase.head].lower);
  if (!wanted || found == by_head_.end()) return std::nullopt;
  const auto owner = discourse_.antecedent(phrase.first, *wanted, std::nullopt);
  if (!owner) return std::nullopt;
  const std::string& surname = cast_.figures()[owner->figure].person.surname;
  for (std::size_t i = found->second.size(), looked = 0; i-- > 0 && looked < memory; ++looked) {
    const Described& described = found->second[i];
    if (std::find(described.telling.begin(), described.telling.end(), surname) != described.telling.end()) return Meaning{described.figure, 0.7F};
  }
  return std::nullopt;
}

// A noun that says little stands for the last body that may be called so.
std::optional<Meaning> Descriptions::by_last_body(const Phrase& phrase, const std::vector<std::string>& telling) const {
  static const WordSet stands_for_any("union company firm corporation operator employer organisation organization group charity association agency paper newspaper magazine outlet "
                                      "publisher broadcaster station manufacturer retailer carrier airline watchdog regulator think-tank party");
  const std::string& head = cast_.reading().words()[phrase.head].lower;
  if (telling.size() != 1 || phrase.core_last < phrase.last || cast_.reading().words()[phrase.first].lower != "the" || !is_dependent_organisation_noun(head) || head == "campaign") return std::nullopt;
  if (const auto named = cast_.named({head}); named && cast_.figures()[*named].type == NameType::organisation) return Meaning{*named, 0.6F};
  if (!stands_for_any.has(head)) return std::nullopt;
  const auto body = body_called(head);
  return body ? std::optional(Meaning{*body, 0.6F}) : std::nullopt;
}

// "in Florida, when [the state] stated": a place named in this sentence or the one before.
std::optional<Meaning> Descriptions::by_last_place(const Phrase& phrase, const std::vector<std::string>& telling) const {
  static const WordSet places("state city county country nation town village island region province borough");
  const auto& words = cast_.reading().words();
  if (telling.size() != 1 || words[phrase.first].lower != "the" || phrase.core_last < phrase.last || !places.has(words[phrase.head].lower)) return std::nullopt;
  const auto& history = discourse_.history();
  for (std::size_t i = history.size(); i-- > 0 && words[history[i].word].sentence + 1 >= words[phrase.first].sentence;)
    if (cast_.figures()[history[i].figure].type == NameType::place) return Meaning{history[i].figure, 0.6F};
  return std::nullopt;
}

// "a source ... the source"
std::optional<Meaning> Descriptions::by_same_words(const Phrase& phrase, const std::vector<std::string>& telling) const {
  const auto found = by_head_.find(cast_.reading().words()[phrase.head].lower);
  if (found == by_head_.end()) return std::nullopt;
  for (std::size_t i = found->second.size(), looked = 0; i-- > 0 && looked < memory; ++looked) {
    const Described& described = found->second[i];
    const bool all = std::all_of(telling.begin(), telling.end(), [&](const std::string& word) { return std::find(described.telling.begin(), described.telling.end(), word) != described.telling.end(); });
    if (all) return Meaning{described.figure, 0.7F};
  }
  return std::nullopt;
}

// "both men", "the two candidates", "the pair": the last two named together, else the last two people.
std::optional<Meaning> Descriptions::by_pair(const Phrase& phrase) {
  const auto& words = cast_.reading().words();
  const std::string& front = words[phrase.first].lower;
  const std::string& head = words[phrase.head].lower;
  const bool says_two = front == "both" || (phrase.first + 1 < phrase.last && words[phrase.first + 1].lower == "two" && front == "the");
  if (!is_plural_person_noun(head) && head != "pair" && head != "two") return std::nullopt;
  const Gender wanted = head == "women" ? Gender::female : head == "men" ? Gender::male : Gender::unknown;
  if (!says_two && !(front == "the" && (head == "candidates" || head == "nominees" || head == "pair" || head == "rivals") && phrase.core_last == phrase.first + 2)) return std::nullopt;
  const auto& history = discourse_.history();
  std::vector<FigureId> pair;
  for (std::size_t i = history.size(), looked = 0; i-- > 0 && looked < memory && pair.size() < 2; ++looked) {
    const Figure& figure = cast_.figures()[history[i].figure];
    if (figure.members.size() == 2) return Meaning{history[i].figure, 0.8F};
    if (wanted != Gender::unknown && figure.gender() != Gender::unknown && figure.gender() != wanted) continue;
    if (figure.may_be_person() && figure.type == NameType::person && !figure.actor.unnamed && std::find(pair.begin(), pair.end(), history[i].figure) == pair.end()) pair.push_back(history[i].figure);
  }
  if (pair.size() < 2) return std::nullopt;
  std::sort(pair.begin(), pair.end());
  const std::string key = std::to_string(pair[0]) + " " + std::to_string(pair[1]);
  if (const auto found = by_members_.find(key); found != by_members_.end()) return Meaning{found->second, 0.6F};
  const FigureId id = cast_.enter_unnamed(cast_.figures()[pair[0]].actor.name + " and " + cast_.figures()[pair[1]].actor.name, ActorType::group, true);
  cast_.figures()[id].members = pair;
  by_members_.emplace(key, id);
  return Meaning{id, 0.5F};
}

// "the New York businessman": writers vary the words for the person they speak of.
std::optional<Meaning> Descriptions::by_salience(const Phrase& phrase) const {
  const auto& words = cast_.reading().words();
  const std::string& head = words[phrase.head].lower;
  if (head.ends_with("-year-old")) {  // "the 58-year-old"
    const auto choice = phrase.head == phrase.first + 1 ? discourse_.antecedent(phrase.first, {.person = true}, std::nullopt) : std::nullopt;
    return choice && !cast_.figures()[choice->figure].actor.unnamed ? std::optional(Meaning{choice->figure, 0.5F * choice->score}) : std::nullopt;
  }
  const bool former = phrase.first + 1 < phrase.core_last && words[phrase.first + 1].lower == "former" && is_role_noun(head) && !phrase.of_name;
  for (std::size_t i = phrase.first; i < phrase.core_last; ++i)
    if (words[i].possessive) return std::nullopt;
  const bool goes_on = words[phrase.first + 1].lower == "former" && phrase.core_last + 1 < phrase.last && words[phrase.core_last].lower == "and";  // "the former senator and governor"
  const bool bare = phrase.core_last == phrase.last || !words[phrase.core_last].letters || former || goes_on;
  if (!(varies_a_name(head) || former) || phrase.core_last - phrase.first < 3 || !bare) return std::nullopt;
  const auto choice = discourse_.antecedent(phrase.first, {.gender = gender_of_word(head), .person = true}, std::nullopt);
  if (!choice || cast_.figures()[choice->figure].actor.unnamed) return std::nullopt;
  return Meaning{choice->figure, 0.5F * choice->score};
}

// "the presenter" where one person alone has been named so far.
std::optional<Meaning> Descriptions::by_only_person(const Phrase& phrase, const std::vector<std::string>& telling) const {
  if (telling.size() != 1 || phrase.of_name || phrase.core_last < phrase.last || !is_role_noun(cast_.reading().words()[phrase.head].lower)) return std::nullopt;
  std::optional<FigureId> only;
  const auto& history = discourse_.history();
  for (std::size_t i = history.size(), looked = 0; i-- > 0 && looked < memory; ++looked) {
    const Figure& figure = cast_.figures()[history[i].figure];
    if (figure.type != NameType::person || figure.members.size() > 1) continue;
    if (figure.actor.unnamed || (only && *only != history[i].figure)) return std::nullopt;
    only = history[i].figure;
  }
  if (!only || cast_.figures()[*only].plural) return std::nullopt;
  const Gender wanted = gender_of_word(cast_.reading().words()[phrase.head].lower), theirs = cast_.figures()[*only].gender();
  if (wanted != Gender::unknown && theirs != Gender::unknown && wanted != theirs) return std::nullopt;
  return Meaning{*only, 0.5F};
}

FigureId Descriptions::group(const Phrase& phrase) {
  std::vector<FigureId> members;
  for (std::size_t name : phrase.names) members.push_back(cast_.names()[name].figure);
  std::vector<FigureId> sorted = members;
  std::sort(sorted.begin(), sorted.end());
  std::string key;
  for (FigureId member : sorted) key += std::to_string(member) + " ";
  key.pop_back();
  if (const auto found = by_members_.find(key); found != by_members_.end()) return found->second;
  const std::size_t last = cast_.names()[phrase.names.back()].last;
  const FigureId id = cast_.enter_unnamed(cast_.reading().text_of_words(phrase.first, last), ActorType::group, true);
  cast_.figures()[id].members = std::move(members);
  by_members_.emplace(key, id);
  return id;
}

// Where the words that name an unnamed speaker end: before a relative clause set off by a comma, and before what several
// of them are doing ("several judges handling the lawsuits").
std::size_t Descriptions::name_end(const Phrase& phrase) const {
  const auto& words = cast_.reading().words();
  for (std::size_t i = phrase.first + 1; i < phrase.last; ++i) {
    if (words[i].lower == "," && i > phrase.core_last && i + 1 < phrase.last && cast_.name_at(i + 1)) continue;  // "a spokesman for the minister, Ann Lee"
    if (words[i].lower == "," || words[i].lower == "\u2014" || words[i].lower == "\u2013") return i;
    if (i >= phrase.core_last && words[i].lower.size() > 5 && words[i].lower.ends_with("ing") && !words[i].capital && is_plural_person_noun(words[i - 1].lower)) return i;
  }
  return phrase.last;
}

// "Nobody at the authority", "many of you", "four out of five", "every one of the stallholders", "the public": people, and no body.
bool Descriptions::means_no_body(const Phrase& phrase) const {
  static const WordSet indefinite("nobody somebody someone anybody anyone everybody everyone none many most some few both neither");
  const auto& words = cast_.reading().words();
  const auto at = [&](std::size_t i) { return phrase.first + i < phrase.last ? std::string_view(words[phrase.first + i].lower) : std::string_view(); };
  const bool share = at(1) == "out" || at(1) == "in" ? at(2) == "of" || at(2) == "every" || at(2) == "ten" || at(2) == "five" : false;  // "four out of five", "nine in ten"
  return indefinite.has(words[phrase.first].lower) || share || (at(0) == "every" && at(1) == "one") || (at(0) == "no" && at(1) == "one") || words[phrase.head].lower == "public";
}

FigureId Descriptions::describe(const Phrase& phrase) {
  const Reading& reading = cast_.reading();
  const std::size_t last = name_end(phrase);
  const std::string_view written = text_of(reading.text(), {reading.words()[phrase.first].span.begin, reading.words()[last - 1].written_end});
  const auto [known, is_new] = by_words_.try_emplace(folded(written), cast_.figures().size());
  if (!is_new) return known->second;
  const Kind kind = names_several(phrase) ? Kind::people : kind_of(phrase);
  const ActorType type = kind == Kind::people || (kind != Kind::writing && means_no_body(phrase)) ? ActorType::group
                         : kind == Kind::writing ? ActorType::document
                         : kind == Kind::person  ? ActorType::person
                                                 : ActorType::organisation;
  const FigureId figure = cast_.enter_unnamed(written, type, kind == Kind::people);
  const std::string& head = reading.words()[phrase.head].lower;
  cast_.vote(figure, gender_of_word(head));
  if (head == "group" || head == "staff") cast_.figures()[figure].plural = true;
  by_head_[head].push_back({figure, telling_words(reading, phrase.first, phrase.core_last)});
  attach_body(figure, phrase);
  return figure;
}

// The body named last that has a noun in its name ("the union" where the Boat Builders Union was spoken of), else that may be called by it.
std::optional<FigureId> Descriptions::body_called(const std::string& noun) const {
  if (const auto lately = by_name_of_body({noun})) return lately->figure;
  if (const auto ever = cast_.named({noun}); ever && !cast_.figures()[*ever].actor.unnamed && cast_.figures()[*ever].type == NameType::organisation) return ever;
  const auto& history = discourse_.history();
  for (std::size_t i = history.size(), looked = 0; i-- > 0 && looked < memory; ++looked) {
    const Figure& figure = cast_.figures()[history[i].figure];
    if (!figure.actor.unnamed && figure.type == NameType::organisation && may_be_called(figure, noun) && (is_paper(noun) || !prints_this(figure))) return history[i].figure;
  }
  return std::nullopt;
}

// "MBN" of MBN News: a report's "the firm" is not who prints it.
bool Descriptions::prints_this(const Figure& figure) const {
  const std::vector<std::string> outlet = name_words(cast_.reading().document().outlet);
  return !outlet.empty() && !figure.key.empty() && std::all_of(figure.key.begin(), figure.key.end(), [&](const std::string& word) { return std::find(outlet.begin(), outlet.end(), word) != outlet.end(); });
}

// "a source close to Ann Lee", "a person close to the union".
std::optional<FigureId> Descriptions::close_to(const Phrase& phrase) const {
  const auto& words = cast_.reading().words();
  for (std::size_t i = phrase.core_last; i + 2 < phrase.last; ++i) {
    if (words[i].lower != "close" || words[i + 1].lower != "to") continue;
    if (const auto name = cast_.name_at(i + 2)) return cast_.names()[*name].figure;
    if (i + 3 >= phrase.last || !is_article(words[i + 2].lower)) return std::nullopt;
    if (const auto name = cast_.name_at(i + 3)) return cast_.names()[*name].figure;
    return is_organisation_noun(words[i + 3].lower) ? body_called(words[i + 3].lower) : std::nullopt;
  }
  return std::nullopt;
}

// "a spokesman for Norland", "a spokesman for the union", "union leaders" speak for it.
void Descriptions::attach_body(FigureId id, const Phrase& phrase) {
  const auto& words = cast_.reading().words();
  if (const auto figure = close_to(phrase); figure && cast_.figures()[*figure].type != NameType::place) {
    cast_.figures()[id].actor.part_of = cast_.figures()[*figure].actor.name;
    return;
  }
  if (const auto wanted = wanted_by(words[phrase.first].lower); wanted && is_possessive_pronoun(words[phrase.first].lower) && phrase.head == phrase.first + 1 && (words[phrase.head].lower == "office" || words[phrase.head].lower == "team")) {  // "her office"
    const auto owner = discourse_.antecedent(phrase.first, *wanted, std::nullopt);
    if (owner && !cast_.figures()[owner->figure].actor.unnamed && cast_.figures()[owner->figure].type == NameType::person) cast_.figures()[id].actor.part_of = cast_.figures()[owner->figure].actor.name;
    return;
  }
  if (!phrase.of_name) {
    const bool behind = phrase.core_last + 2 < words.size() && is_preposition(words[phrase.core_last].lower) && is_article(words[phrase.core_last + 1].lower);
    const std::size_t noun = behind ? phrase.core_last + 2 : phrase.head == phrase.first ? phrase.first : phrase.head - 1;
    if (noun == phrase.head || !is_dependent_organisation_noun(words[noun].lower) || !(is_person_noun(words[phrase.head].lower) || is_plural_person_noun(words[phrase.head].lower))) return;
    if (const auto body = body_called(words[noun].lower)) cast_.figures()[id].actor.part_of = cast_.figures()[*body].actor.name;
    else if (may_stand_alone_for_a_body(words[noun].lower)) cast_.figures()[id].actor.part_of = words[noun].lower;  // other documents may name it
    return;
  }
  const Figure& of = cast_.figures()[cast_.names()[*phrase.of_name].figure];
  static const WordSet speaks("spokesman spokeswoman spokesperson spokespeople aide aides lawyer lawyers solicitor");
  if (of.type == NameType::place || (of.type == NameType::person && !speaks.has(words[phrase.head].lower))) return;
  cast_.figures()[id].actor.part_of = of.actor.name;
}

}  // namespace onrecord::people
