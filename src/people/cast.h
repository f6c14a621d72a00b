// Cast: the actors of one document while they are being found. A figure is an actor in the making: its names, its sex as
// far as told, its roles, and where it is mentioned.
#pragma once

#include <optional>       // std::optional
#include <string>         // std::string
#include <unordered_map>  // std::unordered_map
#include <vector>         // std::vector

#include "people/name_finder.h"
#include "people/names.h"
#include "people/people.h"
#include "people/reading.h"

namespace onrecord::people {

using FigureId = std::size_t;

struct Figure {
  Actor actor;
  NameType type = NameType::unknown;
  PersonName person;                    // the fullest form taken apart; for persons and unknowns
  std::vector<std::string> key;         // folded words of the fullest form
  std::size_t named = 0;                // times it is mentioned by name
  int male = 0, female = 0;             // votes of titles, first names, nouns and pronouns
  bool plural = false;                  // a group: "they"
  bool where = false;                   // named only as where something is: "in Kelderby"
  std::vector<std::vector<std::string>> role_words;  // folded words of each of actor.roles, and of what it is `of`
  std::vector<std::string> role_heads;               // the head noun of each
  std::vector<FigureId> members;        // of "Ann Lee and Bob Ray"

  Gender gender() const;
  bool may_be_body() const;  // of no type yet, and nothing in the name is a person's
  bool may_be_person() const { return type == NameType::person || (type == NameType::unknown && !plural && !where); }
};

// A mention in the text: words [first, last) of the reading.
struct Seen {
  std::size_t first = 0, last = 0;
  FigureId figure = 0;
  MentionKind kind = MentionKind::name;
};

// "paper", "broadcaster": nouns for what publishes.
bool is_paper(std::string_view noun);
// Whether a body named so may be called by this noun: "the union" is no newspaper, "the company" no committee, "the station" a broadcaster.
bool may_be_called(const Figure& figure, std::string_view noun);

class Cast {
 public:
  explicit Cast(const Reading& reading);

  // Enters all names found in the text, short forms with full ones; full ones are also those of the document's
  // `correspondents`, who need not be named in the text.
  void enter_names(const std::vector<NameMention>& names, const std::vector<std::string>& correspondents = {});
  // The figure of a name that the document's data give (author, outlet, participant); makes it where there is none.
  FigureId enter_given(std::string_view name, NameType type);
  // The only one who may be a person and whose full name ends with a word (folded), or begins with it where none ends so.
  std::optional<FigureId> only_bearer_of(const std::string& word) const;
  // A figure without a name ("a source close to the talks").
  FigureId enter_unnamed(std::string_view words, ActorType type, bool plural);

  void see(Seen seen);
  // Has a figure be part of a body, where nothing said so before.
  void belongs(FigureId figure, const std::string& body);
  void add_role(FigureId figure, Role role, std::string head, std::vector<std::string> words);
  void vote(FigureId figure, Gender gender, int votes = 1);

  const Reading& reading() const { return reading_; }
  std::vector<Figure>& figures() { return figures_; }
  const std::vector<Figure>& figures() const { return figures_; }
  // Mentions by name, in order of text.
  const std::vector<Seen>& names() const { return names_; }
  // The mention by name that holds a word.
  std::optional<std::size_t> name_at(std::size_t word) const;
  // The same, behind the article that may stand at `word`; none from `end` on.
  std::optional<std::size_t> name_behind_article(std::size_t word, std::size_t end) const;
  // The figure whose name or abbreviation these words are; none where no or several figures fit.
  std::optional<FigureId> named(const std::vector<std::string>& words) const;

 private:
  struct Index {
    std::unordered_map<std::string, std::vector<FigureId>> by_key, by_surname, by_given, by_initials, by_first_word;
  };

  FigureId add(std::string name, NameType type);
  void index(FigureId figure);
  void know_places();
  void enter_full(const NameMention& name);
  FigureId figure_of_short(const NameMention& name);
  FigureId figure_of_full(const std::vector<std::string>& key, const PersonName& person, NameType type, std::string_view written);
  std::optional<FigureId> best_bearer(const std::vector<FigureId>& bearers, const PersonName& person) const;
  std::optional<FigureId> bearer_of_initials(const NameMention& name) const;
  std::optional<FigureId> whole_of(const std::vector<std::string>& part) const;
  void mention(FigureId figure, const NameMention& name);
  void take_form(FigureId figure, std::string_view written, NameType type);
  std::string_view written(const NameMention& name) const;

  const Reading& reading_;
  std::vector<Figure> figures_;
  std::vector<Seen> names_;
  std::vector<std::uint32_t> name_at_;  // index in names_ + 1 for each word
  Index index_;
};

// The folded words joined by blanks: one string to look up.
std::string joined(const std::vector<std::string>& words);

}  // namespace onrecord::people
