// A noun phrase taken apart: the words that name a speaker or an addressee ("Ann Lee, the mayor of Ham," "a spokesman for
// the union", "they").
#pragma once

#include <optional>  // std::optional
#include <vector>    // std::vector

#include "people/cast.h"

namespace onrecord::people {

enum class PhraseKind { none, name, names, pronoun, description };

struct Phrase {
  PhraseKind kind = PhraseKind::none;
  std::size_t first = 0, last = 0;      // the words looked at
  std::size_t core_last = 0;            // behind the head noun: [first, core_last) is "a spokesman"
  std::size_t head = 0;                 // word of the head noun, the pronoun, or the last word of the name
  std::vector<std::size_t> names;       // indices in Cast::names(): the head (kind name), or the members (kind names)
  std::optional<std::size_t> of_name;   // "a spokesman for [the union]", "[Clinton] aides"
};

// Words [first, last) of the cast's reading.
Phrase parse_phrase(const Cast& cast, std::size_t first, std::size_t last);

// A pronoun that can stand for a speaker or an addressee.
bool is_personal_pronoun(std::string_view word);
bool is_relative_pronoun(std::string_view word);

}  // namespace onrecord::people
