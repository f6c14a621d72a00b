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

// Where a text names a group that leaked messages were written in.
struct ChatNamed {
  std::size_t word = 0;
  FigureId group = 0;
};
// "a group called Bridge Team", "a WhatsApp group called “Hours core group”", "a Telegram group, Core,"; where one is named again, that place too. In order of text.
std::vector<ChatNamed> named_chats(Cast& cast);

class DefaultAddressees {
 public:
  // `spoken`: one for each statement, with who speaks and whom words name; `chats`: the groups of leaked messages.
  DefaultAddressees(const Cast& cast, Authors& authors, const RoleIndex& roles, const Letters& letters, std::vector<ChatNamed> chats, std::vector<Spoken>& spoken);

  // Adds to `spoken`.
  void find();

 private:
  void find(std::size_t statement);
  std::optional<FigureId> usual_reader() const;
  std::optional<FigureId> chat_of(const Statement& statement) const;
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
  std::vector<ChatNamed> chats_;
  std::optional<FigureId> reader_;  // of leaked messages, where no group is named
};

}  // namespace onrecord::people
