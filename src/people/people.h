// Door of people/: the actors of one document, who speaks in each statement, to whom, and through whom it reached us.
#pragma once

#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

#include "base/document.h"
#include "base/enum_words.h"
#include "language/language.h"
#include "speech/statement.h"

namespace onrecord {

enum class ActorType { person, organisation, group, document };
constexpr EnumWords<4> words_of(ActorType) { return {"person", "organisation", "group", "document"}; }

enum class MentionKind { name, pronoun, description };
constexpr EnumWords<3> words_of(MentionKind) { return {"name", "pronoun", "description"}; }

struct Mention {
  Span span;
  MentionKind kind = MentionKind::name;
};

// "chair" of "Junior Committee"; `span` are the words that say so. Across documents: the days of the first and the last
// document that say so.
struct Role {
  std::string role;
  std::string of;
  std::optional<Span> span = {};
  std::string from = {}, to = {};
};

struct Actor {
  std::string name;                  // the fullest form in the document, without title
  ActorType type = ActorType::person;
  std::vector<std::string> aliases;  // other forms, titles and abbreviations, as written
  std::vector<Role> roles;
  std::vector<Mention> mentions;     // in order of text
  std::string part_of;               // name of the organisation it belongs to or speaks for; empty where unknown
  bool unnamed = false;              // "a source close to the talks": never merged across documents
};

struct Addressee {
  std::string name;
  std::optional<std::size_t> actor;  // index in People::actors
  Span mention;                      // empty where the addressee comes from the chat or the mail header
};

// Whose words one statement is.
struct Voice {
  std::optional<std::size_t> speaker;  // index in People::actors; nothing where unknown
  std::optional<Span> mention;         // the words that name the speaker best (a pronoun's antecedent is not one of them)
  float score = 0;                     // calibrated: how likely the speaker is right
  std::vector<Addressee> to;
  std::vector<std::string> chain;      // nearest first: the outlet, the outlet it cites, the leak or document; names
};

struct People {
  std::vector<Actor> actors;
  std::vector<Voice> voices;  // one for each statement, same order
};

People find_people(const Document& document, const Tokens& tokens, const std::vector<Statement>& statements);

}  // namespace onrecord
