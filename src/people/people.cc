#include "people/people.h"

#include <algorithm>      // std::sort
#include <unordered_map>  // std::unordered_map

#include "people/allegiances.h"
#include "people/authors.h"
#include "people/bodies.h"
#include "people/cast.h"
#include "people/chain.h"
#include "people/lexicon.h"
#include "people/name_finder.h"
#include "people/resolver.h"
#include "people/roles.h"

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
  find_allegiances(document, authors, spoken, cast);
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
