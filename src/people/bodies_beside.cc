#include "people/bodies_beside.h"

#include <algorithm>  // std::any_of, std::min

#include "people/lexicon.h"

namespace onrecord::people {

void BodiesBeside::note(const NameMention& name, FigureId figure, std::size_t end) {
  behind_of(figure, name.last, end);
  at_the_end(name, figure, name.last, end);
  behind_a_role(name, figure, name.last, end);
  for_whom(name, figure, name.last, end);
  in_brackets(name, figure, name.last, end);
}

// "Witnesses: [Ann Lee], …", "Panel 2: [Ann Lee], …": whether one of these words and a colon stand before the name in its sentence.
bool BodiesBeside::is_listed(const NameMention& name, const WordSet& lists) const {
  for (std::size_t i = cast_.reading().sentence_words(words_[name.first].sentence).first; i + 1 < name.first; ++i)
    if (lists.has(words_[i].lower) && (words_[i + 1].lower == ":" || words_[i + 2].lower == ":")) return true;
  return false;
}

// Also whoever "and" puts before the name.
void BodiesBeside::belong(const NameMention& name, FigureId figure, const std::string& body) {
  cast_.belongs(figure, body);
  if (name.first < 2 || words_[name.first - 1].lower != "and") return;
  if (const auto other = cast_.name_at(name.first - 2); other && cast_.figures()[cast_.names()[*other].figure].may_be_person()) cast_.belongs(cast_.names()[*other].figure, body);
}

// "Ann Lee of [Norland Ferries]", "Ann Lee, from the [Boat Union]": a body, no place.
void BodiesBeside::behind_of(FigureId figure, std::size_t at, std::size_t end) {
  const bool comma = at < end && words_[at].lower == ",";
  at += comma;
  if (at + 1 >= end || (words_[at].lower != "of" && !(comma && words_[at].lower == "from"))) return;  // "a letter to Ann Lee from the union"
  const auto name = cast_.name_behind_article(at + 1, end);
  if (!name) return;
  const Figure& body = cast_.figures()[cast_.names()[*name].figure];
  if (body.type == NameType::organisation && !body.actor.unnamed && cast_.names()[*name].figure != figure) cast_.belongs(figure, body.actor.name);
}

// "Witnesses: Ann Lee and Bob Roe, [Norland Ferries]; Cy Orr, [Boat Union]", "Ann Lee, for [Norland Ferries]" as one signs: the body that ends an entry of a list or a line.
void BodiesBeside::at_the_end(const NameMention& name, FigureId figure, std::size_t at, std::size_t end) {
  if (at + 1 >= end || words_[at].lower != ",") return;
  const std::size_t for_whom = at + 1 + (words_[at + 1].lower == "for") + 3 * (at + 4 < end && words_[at + 1].lower == "on" && words_[at + 2].lower == "behalf" && words_[at + 3].lower == "of");
  const auto body = cast_.name_behind_article(for_whom, end);
  if (!body || cast_.names()[*body].figure == figure) return;
  const std::size_t last = cast_.names()[*body].last;
  static const WordSet verbs("was were said told added wrote asked replied");
  const bool ends = last >= end || words_[last].lower == ";" || (words_[last].lower == "." && last + 1 >= end);
  const bool told_of = last + 1 < end && words_[last].lower == "," && verbs.has(words_[last + 1].lower);  // "Ann Lee, [Norland Ferries], was called"
  if (!ends && !told_of) return;
  const auto [begin, sentence_end] = cast_.reading().sentence_words(words_[name.first].sentence);
  const bool several = std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(begin), words_.begin() + static_cast<std::ptrdiff_t>(sentence_end), [](const ReadWord& word) { return word.lower == ";"; });
  const bool for_somebody = for_whom != at + 1;
  if (!several && !for_somebody && !told_of) return;
  static const WordSet lists("witnesses witness present attendance panel attending speakers");
  Figure& of = cast_.figures()[cast_.names()[*body].figure];
  if ((for_somebody || is_listed(name, lists)) && of.type == NameType::unknown && of.gender() == Gender::unknown && of.key.size() == 1) of.type = NameType::organisation;  // "Witnesses: Bob Roe, Candlewatch"
  const bool in_full = last - cast_.names()[*body].first >= of.key.size() || is_organisation_noun(words_[last - 1].lower);  // "Ann Lee, Torvay;" is not of Torvay University
  if (of.type == NameType::organisation && !of.actor.unnamed && in_full) belong(name, figure, of.actor.name);
}

// "Witnesses: Ann Lee, Area Director, [Norland Agency]; Bob Roe, Chair, Strike Committee, [Boat Union].": the body that ends an entry behind what somebody is in it.
void BodiesBeside::behind_a_role(const NameMention& name, FigureId figure, std::size_t at, std::size_t end) {
  constexpr std::size_t longest = 16, most_of_a_name = 6;  // words
  static const WordSet lists("witnesses witness present attendance panel attending attendees guests guest speakers participants");
  if (at + 2 >= end || words_[at].lower != "," || !is_listed(name, lists)) return;
  std::size_t last = at + 1, comma = at, role = 0;
  for (; last < std::min(end, at + longest) && words_[last].lower != ";" && words_[last].lower != "."; ++last) {
    if (words_[last].lower == ",") comma = last;
    role += is_role_noun(words_[last].lower);
  }
  if (comma == at || (last < end && words_[last].lower != ";" && words_[last].lower != ".") || last - comma > most_of_a_name + 1) return;
  const auto body = cast_.name_behind_article(comma + 1, end);
  if (!body || cast_.names()[*body].figure == figure || cast_.names()[*body].last < last) return;
  Figure& of = cast_.figures()[cast_.names()[*body].figure];
  if (role > 0 && of.may_be_body()) of.type = NameType::organisation;
  if (of.type == NameType::organisation) cast_.belongs(figure, of.actor.name);
}

// "Ann Lee, for [Clean Harbour], wrote", "For [Clean Harbour], Ann Lee wrote": for a body, or as a lawyer for a person.
void BodiesBeside::for_whom(const NameMention& name, FigureId figure, std::size_t at, std::size_t end) {
  static const WordSet ends(", . ;");
  const std::size_t begin = cast_.reading().sentence_words(words_[name.first].sentence).first;
  std::optional<std::size_t> whom;
  if (at + 2 < end && words_[at].lower == "," && words_[at + 1].lower == "for") {
    whom = cast_.name_behind_article(at + 2, end);
    if (whom && (cast_.names()[*whom].last >= end || !ends.has(words_[cast_.names()[*whom].last].lower))) return;
  } else if (name.first > begin + 2 && words_[name.first - 1].lower == "," && words_[begin].lower == "for") {
    whom = cast_.name_at(name.first - 2);
    if (whom && cast_.names()[*whom].first > begin + 1 + is_article(words_[begin + 1].lower)) return;
  }
  if (!whom || cast_.names()[*whom].figure == figure || !cast_.figures()[figure].may_be_person()) return;
  const Figure& of = cast_.figures()[cast_.names()[*whom].figure];
  if (of.key.size() > 1 && !of.where && !is_outlet_noun(of.key.back())) cast_.belongs(figure, of.actor.name);
}

// "Mr Ann Lee and Mr Bob Roe ([Norland Ferries])" of those who attended.
void BodiesBeside::in_brackets(const NameMention& name, FigureId figure, std::size_t at, std::size_t end) {
  if (at + 2 >= end || words_[at].lower != "(") return;
  const auto body = cast_.name_behind_article(at + 1, end);
  if (!body || cast_.names()[*body].figure == figure || cast_.names()[*body].last >= end || words_[cast_.names()[*body].last].lower != ")") return;
  const Figure& of = cast_.figures()[cast_.names()[*body].figure];
  if (of.type == NameType::organisation && !of.actor.unnamed && cast_.figures()[figure].may_be_person()) belong(name, figure, of.actor.name);
}

}  // namespace onrecord::people
