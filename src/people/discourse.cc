#include "people/discourse.h"

#include <algorithm>  // std::max, std::min
#include <cmath>      // std::log2, std::exp

#include "people/pronoun_weights_generated.h"

namespace onrecord::people {
namespace {

constexpr std::size_t memory = 48;      // mentions looked back at
constexpr std::size_t most_candidates = 12;

float dot(const Features& a, const Features& b) {
  float sum = 0;
  for (std::size_t i = 0; i < feature_count; ++i) sum += a[i] * b[i];
  return sum;
}

// Ann Lee, who speaks for the crews, backed him. “I was not there,” [she] said: who alone is the subject of the sentence before and of the one that opens the paragraph, mostly the same.
std::optional<FigureId> leads_to_quotation(const std::vector<Candidate>& found) {
  std::optional<FigureId> leads;
  for (const Candidate& candidate : found) {
    if (candidate.features[subject_before] == 0 || candidate.features[heads_paragraph] == 0) continue;
    if (leads) return std::nullopt;
    leads = candidate.figure;
  }
  return leads;
}

}  // namespace

std::optional<Wanted> wanted_by(std::string_view pronoun) {
  if (pronoun == "he" || pronoun == "him" || pronoun == "his" || pronoun == "himself") return Wanted{.gender = Gender::male, .person = true};
  if (pronoun == "she" || pronoun == "her" || pronoun == "hers" || pronoun == "herself") return Wanted{.gender = Gender::female, .person = true};
  if (pronoun == "it" || pronoun == "its" || pronoun == "itself") return Wanted{.thing = true};
  if (pronoun == "they" || pronoun == "them" || pronoun == "their" || pronoun == "themselves" || pronoun == "both" || pronoun == "each") return Wanted{.plural = true};
  return std::nullopt;
}

// Who signs an article is not in it.
bool Discourse::in_byline(std::size_t word) const {
  const Reading& reading = cast_.reading();
  const std::size_t paragraph = reading.words()[word].paragraph;
  return paragraph < reading.tokens().paragraphs.size() && reading.document().parts[reading.tokens().paragraphs[paragraph].part].kind == PartKind::byline;
}

void Discourse::remember(const Remembered& mention) {
  if (in_byline(mention.word)) return;
  history_.push_back(mention);
  if (counts_.size() <= mention.figure) {
    counts_.resize(cast_.figures().size());
    spoken_.resize(cast_.figures().size());
  }
  ++counts_[mention.figure];
  if (!mention.speaker) return;
  ++spoken_[mention.figure];
  if (last_speaker_ != mention.figure) speaker_before_ = last_speaker_;
  last_speaker_ = mention.figure;
}

bool Discourse::fits(const Figure& figure, const Wanted& wanted) const {
  if (wanted.person) {
    if (!figure.may_be_person() || figure.plural) return false;
    const Gender gender = figure.gender();
    return wanted.gender == Gender::unknown || gender == Gender::unknown || gender == wanted.gender;
  }
  if (wanted.thing) return figure.type != NameType::person && !figure.plural && (figure.type != NameType::unknown || figure.gender() == Gender::unknown);
  if (wanted.plural) return figure.plural || figure.type == NameType::organisation || figure.type == NameType::unknown;
  return true;
}

Candidate Discourse::first_look(const Remembered& mention, std::size_t word, std::size_t rank, const Wanted& wanted, std::optional<std::size_t> statement) const {
  const Figure& figure = cast_.figures()[mention.figure];
  const auto& words = cast_.reading().words();
  const ReadWord& here = words[word];
  const ReadWord& there = words[mention.word];
  Candidate candidate{.figure = mention.figure, .features = {}};
  Features& f = candidate.features;
  const bool object_here = here.lower == "him" || here.lower == "them" || (word + 1 < words.size() && here.lower == "her" && !words[word + 1].letters);
  f[distance_0 + std::min<std::uint32_t>(here.sentence - there.sentence, 4)] = 1;
  f[oblique] = mention.oblique;
  f[possessive] = mention.possessive;
  f[by_name] = mention.kind == MentionKind::name;
  f[by_description] = mention.kind == MentionKind::description;
  f[by_subject_pronoun] = mention.kind == MentionKind::pronoun && !mention.object;
  f[by_object_pronoun] = mention.kind == MentionKind::pronoun && mention.object;
  f[speaker_last] = mention.speaker;
  f[quoted_there] = mention.quoted && !here.quoted;
  f[quoted_both] = mention.quoted && here.quoted;
  f[quoted_here] = !mention.quoted && here.quoted;
  f[in_own_content] = statement && mention.inside == statement;
  f[same_paragraph] = here.paragraph == there.paragraph;
  f[previous_speaker] = last_speaker_ == mention.figure;
  f[previous_speaker_of_source] = statement && last_speaker_ == mention.figure;
  f[speaker_before_previous] = speaker_before_ == mention.figure;
  f[gender_agrees] = wanted.gender != Gender::unknown && figure.gender() == wanted.gender;
  f[gender_unknown] = figure.gender() == Gender::unknown;
  f[frequency] = std::log2(1.0F + static_cast<float>(counts_[mention.figure]));
  f[speaking_frequency] = std::log2(1.0F + static_cast<float>(spoken_[mention.figure]));
  if (rank < 3) f[rank_0 + rank] = 1;
  f[type_unknown] = figure.type == NameType::unknown;
  f[first_of_document] = history_.front().figure == mention.figure;
  f[subject_of_object] = object_here && mention.subject && here.sentence == there.sentence;
  f[number_agrees] = wanted.plural == figure.plural;
  f[source_and_subject] = statement && mention.subject && !mention.quoted;
  look_again(mention, word, candidate);
  return candidate;
}

// What any earlier mention of a candidate tells, not only the last one.
void Discourse::look_again(const Remembered& mention, std::size_t word, Candidate& candidate) const {
  if (mention.quoted || !mention.subject) return;
  const auto& reading = cast_.reading();
  const ReadWord& here = reading.words()[word];
  const ReadWord& there = reading.words()[mention.word];
  const std::uint32_t distance = here.sentence - there.sentence;
  candidate.features[distance == 0 ? subject_here : distance == 1 ? subject_before : subject_earlier] = 1;
  const bool heads = reading.tokens().paragraphs[there.paragraph].first_sentence == there.sentence;
  if (heads && here.paragraph == there.paragraph) candidate.features[heads_paragraph] = 1;
  if (heads && here.paragraph == there.paragraph + 1) candidate.features[heads_previous_paragraph] = 1;
}

std::vector<Candidate> Discourse::candidates(std::size_t word, const Wanted& wanted, std::optional<std::size_t> statement, std::span<const FigureId> barred) const {
  std::vector<Candidate> found;
  for (std::size_t i = history_.size(), looked = 0; i-- > 0 && looked < memory; ++looked) {
    const Remembered& mention = history_[i];
    if (mention.word >= word || std::find(barred.begin(), barred.end(), mention.figure) != barred.end() || !fits(cast_.figures()[mention.figure], wanted)) continue;
    const auto at = std::find_if(found.begin(), found.end(), [&](const Candidate& c) { return c.figure == mention.figure; });
    if (at != found.end())
      look_again(mention, word, *at);
    else if (found.size() < most_candidates)
      found.push_back(first_look(mention, word, found.size(), wanted, statement));
  }
  const bool known = std::any_of(found.begin(), found.end(), [](const Candidate& c) { return c.features[gender_agrees] > 0 && c.features[distance_more] + c.features[distance_3] == 0; });
  for (Candidate& candidate : found) candidate.features[unknown_beside_known] = known && candidate.features[gender_unknown] > 0;
  return found;
}

// “I was not there,” [she] said.
bool Discourse::follows_its_quotation(std::size_t word, std::optional<std::size_t> statement) const {
  if (!statement) return false;
  const Statement& one = cast_.reading().statements()[*statement];
  return one.kind != StatementKind::indirect && !one.content.empty() && one.content.front().begin < cast_.reading().words()[word].span.begin;
}

std::optional<Discourse::Choice> Discourse::antecedent(std::size_t word, const Wanted& wanted, std::optional<std::size_t> statement, std::span<const FigureId> barred) const {
  const std::vector<Candidate> found = candidates(word, wanted, statement, barred);
  if (found.empty()) return std::nullopt;
  if (follows_its_quotation(word, statement))
    if (const auto led = leads_to_quotation(found)) return Choice{*led, 0.9F};
  float best = -1e9F, sum = 0;
  FigureId figure = 0;
  for (const Candidate& candidate : found) {
    const float score = dot(pronoun_weights, candidate.features);
    if (score > best) {
      best = score;
      figure = candidate.figure;
    }
  }
  for (const Candidate& candidate : found) sum += std::exp(dot(pronoun_weights, candidate.features) - best);
  return Choice{figure, 1.0F / sum};
}

}  // namespace onrecord::people
