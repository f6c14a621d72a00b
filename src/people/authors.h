// Authors: whose own words a part, a message or a document is, as figures, and to whom they are said.
#pragma once

#include <optional>       // std::optional
#include <string>         // std::string
#include <unordered_map>  // std::unordered_map
#include <vector>         // std::vector

#include "people/cast.h"

namespace onrecord::people {

// The full names of those between whom a mail or letter went, in order of speech: "Lee, Ann" is Ann Lee.
std::vector<std::string> correspondents(const Document& document);

class Authors {
 public:
  explicit Authors(Cast& cast);

  // Who says the own words of a statement: the author of its message, of its part, of the document.
  std::optional<FigureId> of_statement(const Statement& statement);
  // The author of the comment, message or turn that holds `at`; nothing where the document's author speaks.
  std::optional<FigureId> of_place(ByteOffset at);
  // The author of the document, nothing where it is unknown.
  std::optional<FigureId> of_document();
  // To whom the words at `at` are said by the form of the document: members of a chat, recipients of a mail, the one who
  // asks or answers in a transcript.
  std::vector<FigureId> audience_of(ByteOffset at);
  // Those with an address in the head of a mail are known by it too.
  void know_addresses();

 private:
  FigureId figure_of(const std::string& written, NameType type);
  std::optional<std::size_t> part_at(ByteOffset at) const;
  std::vector<FigureId> figures_of(const std::vector<std::string>& names);
  std::vector<FigureId> recipients();
  std::vector<FigureId> quoted_to(std::size_t part);
  void read_turns();
  std::string hearing_body() const;

  Cast& cast_;
  const Document& document_;
  std::unordered_map<std::string, FigureId> known_;      // by author as written
  std::unordered_map<std::size_t, FigureId> comments_;   // commenters without a name, by part
  std::vector<std::optional<std::size_t>> turn_to_;      // for each part of a transcript: the part whose author is spoken to
  std::vector<std::size_t> comment_number_;
  std::string heard_by_;                                 // of a transcript: the committee or inquiry; empty for none
};

}  // namespace onrecord::people
