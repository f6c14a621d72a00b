#include "people/people.h"

#include <algorithm>  // std::sort

#include "people/cast.h"
#include "people/name_finder.h"
#include "people/resolver.h"
#include "people/roles.h"

namespace onrecord {
namespace {

using namespace people;

ActorType type_of(const Figure& figure) {
  if (figure.actor.unnamed) return figure.actor.type;
  return figure.type == NameType::organisation || figure.type == NameType::place ? ActorType::organisation : ActorType::person;
}

std::vector<Actor> actors_of(Cast& cast) {
  std::vector<Actor> actors;
  actors.reserve(cast.figures().size());
  for (Figure& figure : cast.figures()) {
    figure.actor.type = type_of(figure);
    std::sort(figure.actor.mentions.begin(), figure.actor.mentions.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
    actors.push_back(std::move(figure.actor));
  }
  return actors;
}

}  // namespace

People find_people(const Document& document, const Tokens& tokens, const std::vector<Statement>& statements) {
  const Reading reading(document, tokens, statements);
  Cast cast(reading);
  const std::vector<NameMention> names = find_names(reading);
  cast.enter_names(names);
  find_roles(cast, names);
  Resolver resolver(cast);
  const std::vector<std::optional<Speaker>> speakers = resolver.run();
  People people;
  people.voices.resize(statements.size());
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (!document.outlet.empty()) people.voices[i].chain.push_back(document.outlet);
    if (!speakers[i]) continue;
    people.voices[i].speaker = speakers[i]->figure;
    if (!speakers[i]->mention.empty()) people.voices[i].mention = speakers[i]->mention;
    people.voices[i].score = speakers[i]->score;
  }
  people.actors = actors_of(cast);
  return people;
}

}  // namespace onrecord
