// Descriptions: "the health secretary", "the union", "a source close to the talks": which figure they mean, or a new one.
#pragma once

#include <optional>       // std::optional
#include <string>         // std::string
#include <unordered_map>  // std::unordered_map
#include <vector>         // std::vector

#include "people/cast.h"
#include "people/discourse.h"
#include "people/phrase.h"
#include "people/role_index.h"

namespace onrecord::people {

struct Meaning {
  FigureId figure = 0;
  float score = 0;
};

class Descriptions {
 public:
  Descriptions(Cast& cast, const Discourse& discourse) : cast_(cast), discourse_(discourse), roles_(cast) {}

  // Whether "the New York businessman" may mean whoever is being spoken of.
  enum class Salience { counts, ignored };
  // Whom a description means; a new figure, called by its words, where it is nobody mentioned before.
  Meaning resolve(const Phrase& phrase, Salience salience);
  // A figure for several people or bodies named together ("Ann Lee and Bob Ray").
  FigureId group(const Phrase& phrase);
  // A figure for the words themselves; the same words again are the same figure.
  FigureId describe(const Phrase& phrase);
  const RoleIndex& roles() const { return roles_; }

 private:
  enum class Kind { person, people, body, writing, other };
  Kind kind_of(const Phrase& phrase) const;
  bool names_several(const Phrase& phrase) const;

  std::optional<Meaning> by_role(const Phrase& phrase, const std::vector<std::string>& telling) const;
  std::optional<Meaning> by_name_of_body(const std::vector<std::string>& telling) const;
  std::optional<Meaning> by_owned_body(const Phrase& phrase) const;
  std::optional<Meaning> by_last_body(const Phrase& phrase, const std::vector<std::string>& telling) const;
  std::optional<Meaning> by_last_place(const Phrase& phrase, const std::vector<std::string>& telling) const;
  std::optional<Meaning> by_same_words(const Phrase& phrase, const std::vector<std::string>& telling) const;
  std::optional<Meaning> by_pair(const Phrase& phrase);
  std::optional<Meaning> by_salience(const Phrase& phrase) const;
  std::optional<Meaning> by_only_person(const Phrase& phrase, const std::vector<std::string>& telling) const;
  std::optional<FigureId> most_recent(const std::vector<FigureId>& figures) const;
  bool means_no_body(const Phrase& phrase) const;
  std::size_t name_end(const Phrase& phrase) const;
  bool prints_this(const Figure& figure) const;
  std::optional<FigureId> body_called(const std::string& noun) const;
  std::optional<FigureId> close_to(const Phrase& phrase) const;
  void attach_body(FigureId figure, const Phrase& phrase);

  struct Described {
    FigureId figure = 0;
    std::vector<std::string> telling;
  };

  Cast& cast_;
  const Discourse& discourse_;
  RoleIndex roles_;
  std::unordered_map<std::string, FigureId> by_words_;
  std::unordered_map<std::string, std::vector<Described>> by_head_;  // unnamed figures, in order of text
  std::unordered_map<std::string, FigureId> by_members_;
};

}  // namespace onrecord::people
