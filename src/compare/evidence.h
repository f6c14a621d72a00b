// What speaks for setting two statements of one side against each other, in numbers, and what all of it weighs together.
#pragma once

#include <optional>  // std::optional

namespace onrecord {

struct Evidence {
  bool audiences_part = false;  // one was said in public, the other in private
  double days_apart = 0;        // of what was said in private from what was said in public; infinite where it is not known
  double strictness = 0;        // of the public one, 0 to 1: how plainly it can be shown wrong (a denial, a promise, words that leave no exception)
  double meaning = 0;           // cosine of their sentence vectors
  bool in_words = false;        // they share a key term, or their text sets one against the other
  bool set_against = false;     // the latter
  int shorter = 0, longer = 0;  // words
  int negated = 0;              // words of both that one of them negates
  bool same_speaker = false;
  bool looks_back = false;      // the later one speaks of what its speaker said or wanted before
  bool told = false;            // one is what the speaker of the other was told, or said himself, and says not to know or not to be so
  bool grounds = false;         // something but their matter sets them apart: audiences, days, a negation, a number, their text, or that one is strict
  int mouths = 0;               // how near both are to the mouths that said them, 0 to 12
  std::optional<double> odds;   // that their words clash, as a model reads them (clashes.h; log); nothing where no pair was read
};

// Log odds that the author of a dispute would mark the two as a clash: a logistic regression, of all pairs of a side in the invented disputes of tests/disputes (bench/compare/fit_weights.py, docs/decisions/0005-confrontations.md).
// It orders pairs; how many of a record's pairs clash it cannot know.
double weigh(const Evidence& evidence);

}  // namespace onrecord
