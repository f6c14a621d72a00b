#include "people/discourse.h"

#include <algorithm>  // std::max, std::min
#include <cmath>      // std::log2, std::exp

namespace onrecord::people {
namespace {

constexpr std::size_t memory = 48;      // mentions looked back at
constexpr std::size_t most_candidates = 12;

constexpr Features weights = [] {
  Features w{};
  w[distance_0] = 1.0F;
  w[distance_1] = 0.8F;
  w[distance_2] = 0.2F;
  w[distance_3] = -0.3F;
  w[distance_more] = -1.2F;
  w[same_paragraph] = 0.6F;
  w[last_is_subject] = 0.7F;
  w[last_is_speaker] = 0.9F;
  w[last_is_pronoun] = 0.4F;
  w[last_is_possessive] = -0.4F;
  w[last_is_quoted] = -0.7F;
  w[in_own_content] = -1.5F;
  w[gender_agrees] = 1.0F;
  w[gender_unknown] = -0.2F;
  w[frequency] = 0.35F;
  w[recency] = 0.6F;
  w[previous_speaker] = 1.0F;
  w[subject_before] = 0.4F;
  w[speaker_nearby] = 0.3F;
  w[first_of_document] = 0.2F;
  w[type_unknown] = -0.3F;
  w[number_agrees] = 0.5F;
  return w;
}();

float dot(const Features& a, const Features& b) {
  float sum = 0;
  for (std::size_t i = 0; i < feature_count; ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

std::optional<Wanted> wanted_by(std::string_view pronoun) {
  if (pronoun == "he" || pronoun == "him" || pronoun == "his" || pronoun == "himself") return Wanted{.gender = Gender::male, .person = true};
  if (pronoun == "she" || pronoun == "her" || pronoun == "hers" || pronoun == "herself") return Wanted{.gender = Gender::female, .person = true};
  if (pronoun == "it" || pronoun == "its" || pronoun == "itself") return Wanted{.thing = true};
  if (pronoun == "they" || pronoun == "them" || pronoun == "their" || pronoun == "themselves" || pronoun == "both" || pronoun == "each") return Wanted{.plural = true};
  return std::nullopt;
}

void Discourse::remember(const Remembered& mention) {
  history_.push_back(mention);
  if (counts_.size() <= mention.figure) counts_.resize(mention.figure + 1);
  ++counts_[mention.figure];
  if (mention.speaker) last_speaker_ = mention.figure;
}

bool Discourse::fits(const Figure& figure, const Wanted& wanted) const {
  if (wanted.person) {
    if (!figure.may_be_person() || figure.plural) return false;
    const Gender gender = figure.gender();
    return wanted.gender == Gender::unknown || gender == Gender::unknown || gender == wanted.gender;
  }
  if (wanted.thing) return figure.type != NameType::person && !figure.plural;
  if (wanted.plural) return figure.plural || figure.type != NameType::person;
  return true;
}

void Discourse::look_at(const Remembered& mention, std::size_t word, std::size_t rank, std::optional<std::size_t> statement, Candidate& candidate, bool first_look) const {
  const auto& words = cast_.reading().words();
  const ReadWord& here = words[word];
  const ReadWord& there = words[mention.word];
  const std::uint32_t distance = here.sentence - there.sentence;
  Features& f = candidate.features;
  if (!first_look) {
    if (distance <= 2 && mention.subject && !mention.quoted) f[subject_before] = 1;
    if (distance <= 4 && mention.speaker) f[speaker_nearby] = 1;
    return;
  }
  f[distance_0 + std::min<std::uint32_t>(distance, 4)] = 1;
  f[same_paragraph] = here.paragraph == there.paragraph;
  f[last_is_subject] = mention.subject && !mention.quoted;
  f[last_is_speaker] = mention.speaker;
  f[last_is_pronoun] = mention.kind == MentionKind::pronoun;
  f[last_is_possessive] = mention.possessive;
  f[last_is_quoted] = mention.quoted && !here.quoted;
  f[in_own_content] = statement && mention.inside == statement;
  f[recency] = 1.0F / (1.0F + static_cast<float>(rank));
  f[previous_speaker] = last_speaker_ == mention.figure;
}

std::vector<Candidate> Discourse::candidates(std::size_t word, const Wanted& wanted, std::optional<std::size_t> statement) const {
  std::vector<Candidate> found;
  std::size_t looked = 0;
  for (std::size_t i = history_.size(); i-- > 0 && looked < memory; ++looked) {
    const Remembered& mention = history_[i];
    if (mention.word >= word) continue;
    const Figure& figure = cast_.figures()[mention.figure];
    if (!fits(figure, wanted)) continue;
    auto at = std::find_if(found.begin(), found.end(), [&](const Candidate& c) { return c.figure == mention.figure; });
    const bool first_look = at == found.end();
    if (first_look) {
      if (found.size() == most_candidates) continue;
      Candidate candidate{.figure = mention.figure, .features = {}};
      Features& f = candidate.features;
      f[gender_agrees] = wanted.gender != Gender::unknown && figure.gender() == wanted.gender;
      f[gender_unknown] = figure.gender() == Gender::unknown;
      f[type_unknown] = figure.type == NameType::unknown;
      f[number_agrees] = wanted.plural == figure.plural;
      f[frequency] = std::log2(1.0F + static_cast<float>(counts_[mention.figure]));
      f[first_of_document] = history_.front().figure == mention.figure;
      found.push_back(candidate);
      at = found.end() - 1;
    }
    look_at(mention, word, found.size() - 1, statement, *at, first_look);
  }
  return found;
}

std::optional<Discourse::Choice> Discourse::antecedent(std::size_t word, const Wanted& wanted, std::optional<std::size_t> statement) const {
  const std::vector<Candidate> found = candidates(word, wanted, statement);
  if (found.empty()) return std::nullopt;
  float best = -1e9F, sum = 0;
  FigureId figure = 0;
  for (const Candidate& candidate : found) {
    const float score = dot(weights, candidate.features);
    if (score > best) {
      best = score;
      figure = candidate.figure;
    }
  }
  for (const Candidate& candidate : found) sum += std::exp(dot(weights, candidate.features) - best);
  return Choice{figure, 1.0F / sum};
}

}  // namespace onrecord::people
