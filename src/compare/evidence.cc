#include "compare/evidence.h"

#include <algorithm>
#include <cmath>

namespace onrecord {
namespace {

constexpr double days_of_a_story = 10;  // how fast what was said in private ceases to be about what was said in public
constexpr int long_enough = 20;         // words; more do not make the shorter of two clearer
constexpr int too_long = 80;            // words; the model reads no more of a half
constexpr int negations_that_count = 3;

struct Weights {
  double none, odds, audiences_part, story, strictness, meaning, only_in_meaning, set_against, shorter, longer, negated, same_speaker, looks_back, told, no_grounds, mouths;
};

constexpr Weights unread = {-12.54, 0, 0.85, 1.08, 1.46, 3.96, -0.77, 3.27, 3.95, 0.54, 1.89, 1.01, 2.66, 2.97, -0.17, 0.10};
constexpr Weights read = {-10.60, 0.67, 0.54, 0.56, 1.03, 2.45, -0.41, 2.67, 3.72, 0.53, 1.64, 0.99, 1.99, 2.02, -0.38, 0.10};

}  // namespace

double weigh(const Evidence& one) {
  const Weights& of = one.odds ? read : unread;
  double sum = of.none + of.odds * one.odds.value_or(0);
  if (one.audiences_part) sum += of.audiences_part + of.story * std::exp(-one.days_apart / days_of_a_story) + of.strictness * one.strictness;
  sum += of.meaning * one.meaning + (one.in_words ? 0 : of.only_in_meaning) + (one.set_against ? of.set_against : 0);
  sum += of.shorter * std::log1p(std::min(one.shorter, long_enough)) / 3 + of.longer * std::log1p(std::min(one.longer, too_long));
  sum += of.negated * std::min(one.negated, negations_that_count) / negations_that_count;
  sum += (one.same_speaker ? of.same_speaker : 0) + (one.looks_back ? of.looks_back : 0) + (one.told ? of.told : 0) + (one.grounds || one.told ? 0 : of.no_grounds) + of.mouths * one.mouths;
  return sum;
}

}  // namespace onrecord
