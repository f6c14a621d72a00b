// To whom a statement is said whose words name nobody: the members of a chat, who is asked or answered, who the letter is to.
#pragma once

#include <optional>  // std::optional
#include <vector>    // std::vector

#include "people/authors.h"
#include "people/cast.h"
#include "people/descriptions.h"
#include "people/letters.h"
#include "people/spoken.h"

namespace onrecord::people {

// The group that leaked messages were written in: "a group called Bridge Team", "a WhatsApp group called “Hours core group”".
std::optional<FigureId> named_chat(Cast& cast);

class DefaultAddressees {
 public:
  // `spoken`: one for each statement, with who speaks and whom words name; `chat`: the group of leaked messages, where it is named.
  DefaultAddressees(const Cast& cast, Authors& authors, const RoleIndex& roles, const Letters& letters, std::optional<FigureId> chat, std::vector<Spoken>& spoken);

  // Adds to `spoken`.
  void find();

 private:
  void find(std::size_t statement);
  std::optional<FigureId> usual_reader() const;
  std::optional<FigureId> called_upon(const Statement& statement);
  void answer_to(std::size_t statement);
  std::size_t paragraph_of(const Statement& statement) const;

  const Cast& cast_;
  Authors& authors_;
  const Reading& reading_;
  const RoleIndex& roles_;
  const Letters& letters_;
  std::vector<Spoken>& spoken_;
  std::vector<bool> speaking_;  // figures that say anything
  std::optional<FigureId> chat_;
};

}  // namespace onrecord::people
