// Discourse: what has been mentioned so far, in order of text, and which of it a pronoun or a bare description means.
#pragma once

#include <array>     // std::array
#include <optional>  // std::optional
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
  bool subject = false;    // first mention of its sentence, before anything that looks like an object
  bool speaker = false;    // it is the source of a statement
  bool quoted = false;
  bool possessive = false;
  std::optional<std::size_t> inside;  // statement whose content holds it
};

enum Feature : std::size_t {
  distance_0, distance_1, distance_2, distance_3, distance_more, same_paragraph, last_is_subject, last_is_speaker, last_is_pronoun, last_is_possessive,
  last_is_quoted, in_own_content, gender_agrees, gender_unknown, frequency, recency, previous_speaker, subject_before, speaker_nearby, first_of_document,
  type_unknown, number_agrees, feature_count
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
  // the words at `word` are.
  std::vector<Candidate> candidates(std::size_t word, const Wanted& wanted, std::optional<std::size_t> statement) const;
  // The best of them and how likely it is right.
  struct Choice {
    FigureId figure = 0;
    float score = 0;
  };
  std::optional<Choice> antecedent(std::size_t word, const Wanted& wanted, std::optional<std::size_t> statement) const;

  const std::vector<Remembered>& history() const { return history_; }
  std::optional<FigureId> last_speaker() const { return last_speaker_; }

 private:
  bool fits(const Figure& figure, const Wanted& wanted) const;
  void look_at(const Remembered& mention, std::size_t word, std::size_t rank, std::optional<std::size_t> statement, Candidate& candidate, bool first_look) const;

  const Cast& cast_;
  std::vector<Remembered> history_;
  std::vector<std::uint32_t> counts_;  // mentions so far of each figure
  std::optional<FigureId> last_speaker_;
};

}  // namespace onrecord::people
