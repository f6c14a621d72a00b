// Noun phrases that can be the source of an attribution, found by their edges: no tagger, closed classes of words only.
#pragma once

#include <string_view>  // std::string_view

#include "speech/reading.h"

namespace onrecord {

bool is_pronoun(std::string_view word);      // one that can speak: he, she, they, it, i, we, you
bool is_determiner(std::string_view word);   // the, a, his, ...
bool is_preposition(std::string_view word);
bool is_conjunction(std::string_view word);  // also subordinators
bool is_auxiliary(std::string_view word);
bool is_adverb(std::string_view word);       // of time and manner, as they stand between a subject and its verb
bool is_negation(std::string_view word);     // not, never, n't, neither
bool is_day_or_month(std::string_view word);

// The subject that ends before the verb group of the verb at `verb`, not reaching before `first`: "Ann Lee, the mayor, also
// [said]". Empty where there is none.
ItemRange subject_before(const Items& items, std::size_t first, std::size_t verb);

// The noun phrase that begins at `begin`, with its apposition: "said [Ann Lee, the mayor of Ham]". Empty where there is none.
ItemRange subject_after(const Items& items, std::size_t begin, std::size_t last);

// The first word of the verb group of `verb`: past auxiliaries and adverbs before it.
std::size_t verb_group_begin(const Items& items, std::size_t first, std::size_t verb);

}  // namespace onrecord
