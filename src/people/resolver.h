// Resolver: sweeps a document once, in order of text, and finds whom each statement's source words mean.
#pragma once

#include <optional>  // std::optional
#include <vector>    // std::vector

#include "people/cast.h"
#include "people/descriptions.h"
#include "people/discourse.h"
#include "people/phrase.h"

namespace onrecord::people {

struct Speaker {
  FigureId figure = 0;
  Span mention;
  float score = 0;
};

class Resolver {
 public:
  explicit Resolver(Cast& cast) : cast_(cast), reading_(cast.reading()), discourse_(cast), descriptions_(cast, discourse_) {}

  // One for each statement, nothing where the document does not tell.
  std::vector<std::optional<Speaker>> run();

 private:
  struct Item {
    std::size_t word = 0;                   // where it stands
    std::size_t first = 0, last = 0;        // its words
    std::optional<std::size_t> statement;   // whose source it is
  };

  std::vector<Item> items() const;
  void remember_names_before(std::size_t word);
  void remember(std::size_t first, std::size_t last, FigureId figure, MentionKind kind, bool speaker);
  std::optional<Speaker> resolve(const Item& item);
  std::optional<Speaker> resolve_pronoun(const Item& item, const Phrase& phrase);
  std::optional<Speaker> resolve_relative(const Item& item, const Phrase& phrase);
  void resolve_own_words(std::vector<std::optional<Speaker>>& speakers);
  void resolve_first_person(std::vector<std::optional<Speaker>>& speakers);
  void resolve_sourceless(std::vector<std::optional<Speaker>>& speakers);

  Cast& cast_;
  const Reading& reading_;
  Discourse discourse_;
  Descriptions descriptions_;
  std::size_t next_name_ = 0;
};

}  // namespace onrecord::people
