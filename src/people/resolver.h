// Resolver: sweeps a document once, in order of text, and finds whom each statement's source words and addressee words mean.
#pragma once

#include <optional>       // std::optional
#include <unordered_map>  // std::unordered_map
#include <vector>         // std::vector

#include "people/authors.h"
#include "people/cast.h"
#include "people/descriptions.h"
#include "people/discourse.h"
#include "people/letters.h"
#include "people/phrase.h"
#include "people/spoken.h"

namespace onrecord::people {

class Resolver {
 public:
  Resolver(Cast& cast, Authors& authors) : cast_(cast), authors_(authors), reading_(cast.reading()), discourse_(cast), descriptions_(cast, discourse_) {}

  // One for each statement.
  std::vector<Spoken> run();

  // A pronoun and whom it may mean: what the ranker is trained on (train/coref.py).
  struct Question {
    std::size_t word = 0;
    std::vector<Candidate> candidates;
  };
  // Collects the questions of the next run.
  void watch(std::vector<Question>* questions) { questions_ = questions; }

 private:
  enum class Use { source, addressee, mention };
  struct Item {
    std::size_t first = 0, last = 0;  // words
    Use use = Use::mention;
    std::size_t statement = 0;        // of a source or an addressee
  };

  std::vector<Item> items() const;
  Span source_of(std::size_t statement) const;
  bool modifies(std::size_t word) const;
  std::size_t end_of_role(std::size_t word) const;
  std::optional<FigureId> answered_in_chat(std::size_t i) const;
  struct Writing {
    std::size_t noun = 0;  // word
    std::optional<FigureId> writer;
  };
  std::optional<Writing> last_writing(std::size_t word, std::size_t farthest, bool nearest_only) const;
  std::optional<FigureId> writer_of_it(const Item& item);
  std::optional<FigureId> named_source(std::size_t statement) const;
  void remember_names_before(std::size_t word);
  void remember(std::size_t first, std::size_t last, FigureId figure, MentionKind kind, bool speaker);
  std::optional<Meant> resolve(const Item& item);
  std::vector<FigureId> not_meant_by_third_person(const Item& item);
  std::optional<Meant> resolve_pronoun(const Item& item, const Phrase& phrase);
  std::optional<Meant> resolve_relative(const Phrase& phrase);
  std::size_t behind_answer(std::size_t first, std::size_t last) const;
  std::optional<Meant> resolve_whose(const Phrase& phrase);
  std::optional<Meant> owner_of_writing(const Item& item, const Phrase& phrase);
  std::optional<FigureId> subject_of_content(const Statement& statement);
  std::optional<FigureId> sender_before(std::size_t word, std::size_t begin);

  std::optional<Meant> who_goes_on(const Item& item, const Phrase& phrase) const;
  void learn_sex(std::size_t statement, FigureId speaker);
  void own_words(std::size_t statement);
  void told_around(std::size_t statement);
  void first_and_second_person(std::size_t statement);
  bool shares_subject(std::size_t statement) const;
  void without_source(std::size_t statement);
  void bar_named_in_quotation(std::size_t statement, std::vector<FigureId>& barred) const;
  std::optional<FigureId> who_wrote_before(const Item& item) const;
  bool is_the_chat(const Phrase& phrase) const;
  void wrote_himself(std::size_t statement, const Letters& letters);
  std::optional<FigureId> who_is_meant(std::size_t first, std::size_t last) const;
  std::optional<FigureId> person_meant(std::string_view pronoun, std::size_t statement);

  Cast& cast_;
  Authors& authors_;
  const Reading& reading_;
  Discourse discourse_;
  Descriptions descriptions_;
  std::vector<Spoken> spoken_;
  std::vector<Question>* questions_ = nullptr;
  std::size_t next_name_ = 0;
  std::unordered_map<std::size_t, FigureId> pronouns_;  // whom those resolved mean, by word
  std::optional<FigureId> chat_audience_;  // of messages that the document quotes
  std::optional<FigureId> last_owner_;  // of letters and messages
};

}  // namespace onrecord::people
