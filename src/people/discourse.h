// Discourse: what has been mentioned so far, in order of text, and which of it a pronoun or a bare description means.
#pragma once

#include <array>     // std::array
#include <optional>  // std::optional
#include <span>      // std::span
#include <vector>    // std::vector

#include "people/cast.h"

namespace onrecord::people {

// What a pronoun asks of its antecedent.
struct Wanted {
  Gender gender = Gender::unknown;
  bool person = false;  // he, she, who
  bool plural = false;  // they, we, both
  bool thing = false;   // it, which
};
std::optional<Wanted> wanted_by(std::string_view pronoun);

// One mention as the discourse remembers it.
struct Remembered {
  std::size_t word = 0;
  FigureId figure = 0;
  MentionKind kind = MentionKind::name;
  bool subject = false;     // first mention of its sentence, or the source of a statement
  bool speaker = false;     // it is the source of a statement
  bool quoted = false;
  bool possessive = false;  // or another modifier of a noun
  bool oblique = false;     // behind a preposition
  bool object = false;      // "him", "her" and the like
  std::optional<std::size_t> inside;  // statement whose content holds it
};

// What speaks for a candidate. train/coref.py learns a weight for each; keep its list of names in step.
enum Feature : std::size_t {
  distance_0, distance_1, distance_2, distance_3, distance_more,
  subject_here, subject_before, subject_earlier, oblique, possessive, by_name, by_description, by_subject_pronoun, by_object_pronoun,
  speaker_last, quoted_there, quoted_both, quoted_here, in_own_content, same_paragraph, heads_paragraph, heads_previous_paragraph,
  previous_speaker, previous_speaker_of_source, speaker_before_previous, gender_agrees, gender_unknown, frequency, speaking_frequency,
  rank_0, rank_1, rank_2, type_unknown, first_of_document, subject_of_object, number_agrees, source_and_subject, unknown_beside_known,
  feature_count
};
using Features = std::array<float, feature_count>;

struct Candidate {
  FigureId figure = 0;
  Features features{};
};

class Discourse {
 public:
  explicit Discourse(const Cast& cast) : cast_(cast) {}

  // Mentions must come in order of text.
  void remember(const Remembered& mention);
  // Figures that may be meant at `word`, each with what speaks for it; nearest first. `statement` is the one whose source
  // the words at `word` are; those `barred` cannot be meant.
  std::vector<Candidate> candidates(std::size_t word, const Wanted& wanted, std::optional<std::size_t> statement, std::span<const FigureId> barred = {}) const;
  // The best of them and how likely it is right.
  struct Choice {
    FigureId figure = 0;
    float score = 0;
  };
  std::optional<Choice> antecedent(std::size_t word, const Wanted& wanted, std::optional<std::size_t> statement, std::span<const FigureId> barred = {}) const;

  const std::vector<Remembered>& history() const { return history_; }
  std::optional<FigureId> last_speaker() const { return last_speaker_; }

 private:
  bool fits(const Figure& figure, const Wanted& wanted) const;
  bool in_byline(std::size_t word) const;
  bool follows_its_quotation(std::size_t word, std::optional<std::size_t> statement) const;
  Candidate first_look(const Remembered& mention, std::size_t word, std::size_t rank, const Wanted& wanted, std::optional<std::size_t> statement) const;
  void look_again(const Remembered& mention, std::size_t word, Candidate& candidate) const;

  const Cast& cast_;
  std::vector<Remembered> history_;
  std::vector<std::uint32_t> counts_, spoken_;  // mentions so far of each figure, and those as a speaker
  std::optional<FigureId> last_speaker_, speaker_before_;
};

}  // namespace onrecord::people
