// A text as plain lower-case words between single blanks, with a blank at both ends, so that phrases can be looked for with
// find(" no plans "). Apostrophes are straight, question marks are words of their own, other marks are dropped.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view

#include "base/span.h"

namespace onrecord {

std::string plain_words(std::string_view text);

// The words of several spans, at most about `limit` bytes of them: classifiers look at a beginning, never at a whole book.
std::string plain_words(std::string_view text, const Spans& spans, std::size_t limit);

inline bool has_phrase(std::string_view plain, std::string_view phrase) { return plain.find(phrase) != std::string_view::npos; }

template <class Phrases>
bool has_any(std::string_view plain, const Phrases& phrases) {
  for (std::string_view phrase : phrases)
    if (has_phrase(plain, phrase)) return true;
  return false;
}

template <class Phrases>
bool starts_with_any(std::string_view plain, const Phrases& phrases) {
  for (std::string_view phrase : phrases)
    if (plain.starts_with(phrase)) return true;
  return false;
}

// Whether the words are one of some phrases and nothing else.
template <class Phrases>
bool is_any(std::string_view plain, const Phrases& phrases) {
  for (std::string_view phrase : phrases)
    if (plain == phrase) return true;
  return false;
}

}  // namespace onrecord
