// A text cut into lines, with what a reader sees at a glance of each: a bullet, a number, how it ends.
#pragma once

#include <cstddef>      // std::size_t
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/span.h"

namespace onrecord {

struct TextLine {
  Span span;                // without white space around it and without its bullet or number; never empty
  Span mark;                // the bullet or number; empty where there is none
  std::size_t indent = 0;   // columns before the first character
  std::size_t blanks = 0;   // empty lines above
  bool bulleted = false;    // "•", "*", "-"
  bool numbered = false;    // "1.", "(2)"
};

// The lines of `text` that are not blank.
std::vector<TextLine> lines_of(std::string_view text);

// Lines of one paragraph that was broken at a fixed width, joined. A text is broken so if most of its longer lines
// follow each other without a blank line and stop in mid-sentence.
std::vector<TextLine> unwrapped(std::string_view text, std::vector<TextLine> lines);

// White space around the edges of a span taken off (ASCII blanks, no-break space).
Span trimmed(std::string_view text, Span span);

// Lower case of ASCII letters; typographic apostrophes and quotes made plain, runs of white space made one blank.
std::string folded_line(std::string_view text);
// Whether folded_line(text) is `folded`, without making it.
bool folds_to(std::string_view text, std::string_view folded);

// Whether the words end like a sentence: a stop, perhaps with a closing quote or bracket behind it.
bool ends_sentence(std::string_view text);

// Number of words (runs without white space).
std::size_t word_count(std::string_view text);

// Whether a paragraph speaks of its writer as I and quotes nobody; two of them make an essay of an article.
bool speaks_as_i(std::string_view paragraph);
constexpr std::size_t paragraphs_of_an_essay = 2;
// The same of we; four of them and half of all make a text the word of a body.
bool speaks_as_we(std::string_view paragraph);
constexpr std::size_t paragraphs_of_a_body = 4;

// One to five words, each with a capital first (particles such as "de" and "van" excepted), no digits: could be a name.
bool looks_like_name(std::string_view text);

// How many of the letters are capitals, 0..1 (0 where there are no letters).
double capital_share(std::string_view text);

// Capitals to a name as it would be written: "MR TOBIAS WRAY KC" -> "Mr Tobias Wray KC".
std::string spoken_name(std::string_view label);

}  // namespace onrecord
