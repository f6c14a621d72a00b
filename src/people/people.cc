#include "people/people.h"

#include <algorithm>      // std::sort, std::upper_bound
#include <unordered_map>  // std::unordered_map

#include "people/authors.h"
#include "people/bodies.h"
#include "people/cast.h"
#include "people/chain.h"
#include "people/lexicon.h"
#include "people/name_finder.h"
#include "people/offices.h"
#include "people/resolver.h"
#include "people/roles.h"
#include "people/word_set.h"

namespace onrecord {
namespace {

using namespace people;

// Names are shown with plain blanks, whatever stands in the text.
std::string plain_blanks(std::string name) {
  for (std::size_t at = name.find("\u00A0"); at != std::string::npos; at = name.find("\u00A0", at)) name.replace(at, 2, " ");
  return name;
}

ActorType type_of(const Figure& figure) {
  if (figure.actor.unnamed) return figure.actor.type;
  if (figure.plural) return ActorType::group;
  return figure.type == NameType::organisation || figure.type == NameType::place ? ActorType::organisation : ActorType::person;
}

// "She told The Daily Harbour": a newspaper is nobody who could say "he".
void know_outlet(const Document& document, Cast& cast) {
  if (document.kind != DocumentKind::article || document.outlet.empty()) return;
  std::vector<std::string> words = name_words(document.outlet);
  if (!words.empty() && is_article(words.front())) words.erase(words.begin());
  if (const auto figure = cast.named(words)) cast.figures()[*figure].type = NameType::organisation;
}

// Whom a release quotes with an office and no other body speaks for whose release it is; a minister in a company's release does not.
void know_releaser(const Document& document, Authors& authors, Cast& cast, const std::vector<Spoken>& spoken) {
  if (document.kind != DocumentKind::press_release) return;
  const auto releaser = authors.of_document();
  if (!releaser || cast.figures()[*releaser].type != NameType::organisation) return;
  static const WordSet leads("contact contacts enquiries");
  const auto& words = cast.reading().words();
  for (const Seen& name : cast.names()) {  // "Contact: Ann Lee, Head of Communications"
    const std::size_t begin = cast.reading().sentence_words(words[name.first].sentence).first;
    const Figure& contact = cast.figures()[name.figure];
    const bool announced = name.first == begin + 2 && leads.has(words[begin].lower) && words[begin + 1].lower == ":";
    if (announced && contact.may_be_person() && contact.person.full()) cast.belongs(name.figure, cast.figures()[*releaser].actor.name);
  }
  for (const Spoken& one : spoken) {
    if (!one.speaker) continue;
    Actor& actor = cast.figures()[one.speaker->figure].actor;
    const bool elsewhere = !actor.part_of.empty() || std::any_of(actor.roles.begin(), actor.roles.end(), [](const Role& role) { return !role.of.empty(); });
    const bool of_state = holds_public_office(actor) && !is_public_body(cast.figures()[*releaser].actor.name);
    if (!actor.unnamed && cast.figures()[one.speaker->figure].may_be_person() && !actor.roles.empty() && !elsewhere && !of_state) actor.part_of = cast.figures()[*releaser].actor.name;
  }
}

// Those who sign a letter speak for the body in whose name it is: "for the Boat Union" under their names, "from the Boat Union" over it; "Ann Lee, chair, Boat Union" for that one.
void know_signers(const Document& document, Cast& cast) {
  constexpr std::size_t head = 300, foot = 400;  // bytes
  if (document.kind != DocumentKind::letter || document.from.empty()) return;
  static const WordSet leads("for from of behalf");
  const auto& words = cast.reading().words();
  const auto line_of = [&](ByteOffset at) { return static_cast<ByteOffset>(std::string_view(document.text).substr(0, at).rfind('\n') + 1); };
  std::optional<FigureId> body;
  for (const Seen& name : cast.names()) {
    const ByteOffset at = words[name.first].span.begin;
    const bool above = at <= head, below = at + foot >= document.text.size();
    Figure& named = cast.figures()[name.figure];
    const bool signed_for = below && name.first > 1 && words[name.first - 1].lower == "for" && words[name.first - 1].span.begin == line_of(at) && named.key.size() > 1;
    if (signed_for && named.may_be_body()) named.type = NameType::organisation;  // "for Hold Our Wall" under the names
    if (named.type != NameType::organisation || name.first < 2 || !(above || below)) continue;
    if (below && words[name.first - 1].lower == ",") {
      const ByteOffset line = line_of(at);
      for (const Seen& signer : cast.names())
        if (words[signer.first].span.begin == line && cast.figures()[signer.figure].type == NameType::person) cast.belongs(signer.figure, named.actor.name);
      continue;
    }
    const std::size_t before = is_article(words[name.first - 1].lower) ? name.first - 2 : name.first - 1;
    const bool starts_line = words[before].span.begin == line_of(at);
    if (leads.has(words[before].lower) && (starts_line || (below && words[before].lower != "of"))) body = name.figure;
  }
  if (!body) return;
  for (const std::string& writer : document.from)
    if (const auto figure = cast.named(name_words(writer)); figure && cast.figures()[*figure].may_be_person()) cast.belongs(*figure, cast.figures()[*body].actor.name);
}

// Who writes a mail speaks for the body under his name: "Ann Lee, Land Director, Ham Homes", or on the lines below it.
void know_mail_signers(const Document& document, Cast& cast) {
  constexpr std::size_t most_lines = 4;
  constexpr ByteOffset longest = 70;  // bytes of a line
  if (document.kind != DocumentKind::email) return;
  const std::string writer_of_all = document.author.empty() ? std::string() : document.author.front();
  const std::string_view text = document.text;
  const auto writes = [&](FigureId figure, ByteOffset at) {  // the part in which the name stands
    const auto behind = std::upper_bound(document.parts.begin(), document.parts.end(), at, [](ByteOffset value, const Part& part) { return value < part.span.begin; });
    if (behind == document.parts.begin()) return false;
    const std::string& author = (behind - 1)->author.empty() ? writer_of_all : (behind - 1)->author;
    return !author.empty() && cast.named(name_words(author)) == figure;
  };
  const auto& names = cast.names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Span own = cast.reading().span_of(names[i].first, names[i].last);
    Figure& writer = cast.figures()[names[i].figure];
    if (!writer.may_be_person() || !writer.actor.part_of.empty() || (own.begin > 0 && text[own.begin - 1] != '\n') || !writes(names[i].figure, own.begin)) continue;
    std::size_t end = own.end;
    for (std::size_t line = 0; line < most_lines && end < text.size(); ++line) {
      const std::size_t next = std::min(text.find('\n', end + (line > 0)), text.size());
      const std::string_view words = text.substr(end, next - end);
      if (next - end > longest || words == "\n" || words.find(". ") != std::string_view::npos || words.ends_with('.') || words.ends_with('?') || (line == 0 && words == ",")) break;  // a blank line, a sentence, a salutation
      end = next;
    }
    for (std::size_t k = i + 1; k < names.size() && cast.reading().words()[names[k].first].span.begin < end; ++k)
      if (cast.figures()[names[k].figure].type == NameType::organisation) {
        writer.actor.part_of = cast.figures()[names[k].figure].actor.name;
        break;
      }
  }
}

// "Ann Lee, 4 Pier Road, for Clean Harbour. We ask …": how a turn of a hearing begins.
void know_called_speakers(const Document& document, Authors& authors, Cast& cast) {
  constexpr std::size_t longest = 14;  // words
  if (document.kind != DocumentKind::transcript) return;
  const auto& words = cast.reading().words();
  for (const Part& part : document.parts) {
    if (part.kind != PartKind::body || part.author.empty() || !folded(text_of(document.text, part.span).substr(0, part.author.size())).starts_with(folded(part.author))) continue;
    const auto [first, last] = cast.reading().words_of(part.span);
    for (std::size_t i = first + 1; i + 1 < std::min(last, first + longest) && words[i].sentence == words[first].sentence; ++i) {
      if (words[i - 1].lower != "," || words[i].lower != "for") continue;
      const auto body = cast.name_behind_article(i + 1, last);
      const auto speaker = body ? authors.of_place(part.span.begin) : std::nullopt;
      if (!speaker || !cast.figures()[*speaker].may_be_person()) continue;
      Figure& named = cast.figures()[cast.names()[*body].figure];
      if (named.key.size() > 1 && named.may_be_body()) named.type = NameType::organisation;
      if (named.type == NameType::organisation) cast.belongs(*speaker, named.actor.name);
    }
  }
}

// "I'm president of the Boat Union", says somebody in his own words.
void know_introductions(const Document& document, Authors& authors, Cast& cast) {
  constexpr std::size_t longest = 6;  // words before the body
  if (document.kind == DocumentKind::article) return;
  static const WordSet links("of for at with from"), breaks("not never no longer to with about like as if");
  const auto& words = cast.reading().words();
  for (std::size_t i = 0; i + 3 < words.size(); ++i) {
    const std::string_view written = cast.reading().text_of_words(i, i + 1);  // "I'm" is read as "i"
    const bool am = words[i].lower == "i" && (words[i + 1].lower == "am" || written.ends_with("'m") || written.ends_with("’m"));
    if (!am || words[i].quoted) continue;
    bool office = false;
    for (std::size_t k = i + 1; k < std::min(words.size() - 1, i + 2 + longest) && words[k].letters && words[k].sentence == words[i].sentence; ++k) {
      const std::string& word = words[k].lower;
      if (!office && (breaks.has(word) || (word.ends_with("ing") && !is_role_noun(word)))) break;  // "I'm not the chair of", "I am writing to the chair of"
      office = office || is_role_noun(word);
      if (!office || !links.has(word)) continue;
      const auto body = cast.name_behind_article(k + 1, words.size());
      const auto speaker = body ? authors.of_place(words[i].span.begin) : std::nullopt;
      const auto who = body && !speaker ? authors.of_document() : speaker;
      if (who && cast.figures()[*who].may_be_person() && cast.figures()[cast.names()[*body].figure].type == NameType::organisation) cast.belongs(*who, cast.figures()[cast.names()[*body].figure].actor.name);
      break;
    }
  }
}

// Who is known by a surname that another bears too keeps the title: "Ms Orr" beside Peter Orr.
void keep_titles(Cast& cast) {
  std::unordered_map<std::string, int> bearers;
  for (const Figure& figure : cast.figures())
    if (figure.may_be_person() && !figure.actor.unnamed) ++bearers[figure.person.surname];
  for (Figure& figure : cast.figures()) {
    if (!figure.may_be_person() || figure.actor.unnamed || figure.key.size() != 1 || bearers[figure.person.surname] < 2) continue;
    for (std::string& alias : figure.actor.aliases)
      if (parse_person(alias).surname == figure.person.surname && !parse_person(alias).titles.empty()) {
        std::swap(alias, figure.actor.name);
        break;
      }
  }
}

std::vector<Actor> actors_of(Cast& cast) {
  std::vector<Actor> actors;
  actors.reserve(cast.figures().size());
  for (Figure& figure : cast.figures()) {
    figure.actor.type = type_of(figure);
    figure.actor.name = plain_blanks(figure.actor.name);
    std::sort(figure.actor.mentions.begin(), figure.actor.mentions.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
    actors.push_back(std::move(figure.actor));
  }
  return actors;
}

Voice voice_of(const Spoken& spoken, const Cast& cast) {
  Voice voice;
  if (spoken.speaker) {
    voice.speaker = spoken.speaker->figure;
    voice.score = spoken.speaker->score;
    if (!spoken.speaker->mention.empty()) voice.mention = spoken.speaker->mention;
  }
  for (const Meant& to : spoken.to) voice.to.push_back({cast.figures()[to.figure].actor.name, to.figure, to.mention});
  return voice;
}

}  // namespace

People find_people(const Document& document, const Tokens& tokens, const std::vector<Statement>& statements) {
  const Reading reading(document, tokens, statements);
  Cast cast(reading);
  const std::vector<NameMention> names = find_names(reading);
  cast.enter_names(names, correspondents(document));
  know_outlet(document, cast);
  know_bodies(cast);
  find_roles(cast, names);
  Authors authors(cast);
  Resolver resolver(cast, authors);
  const std::vector<Spoken> spoken = resolver.run();
  std::vector<std::vector<std::string>> chains = find_chains(cast, authors, spoken);
  know_releaser(document, authors, cast, spoken);
  know_signers(document, cast);
  know_mail_signers(document, cast);
  know_called_speakers(document, authors, cast);
  know_introductions(document, authors, cast);
  keep_titles(cast);
  authors.know_addresses();
  People result;
  result.voices.reserve(statements.size());
  for (std::size_t i = 0; i < statements.size(); ++i) {
    result.voices.push_back(voice_of(spoken[i], cast));
    result.voices.back().chain = std::move(chains[i]);
  }
  result.actors = actors_of(cast);
  return result;
}

}  // namespace onrecord
