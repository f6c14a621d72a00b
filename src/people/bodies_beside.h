// Whose body a text names right beside somebody's name: "Ann Lee of Norland Ferries", "Bob Roe (Boat Union)", "Cy Orr, for Clean Harbour, wrote".
#pragma once

#include <cstddef>  // std::size_t
#include <vector>   // std::vector

#include "people/cast.h"
#include "people/word_set.h"

namespace onrecord::people {

class BodiesBeside {
 public:
  explicit BodiesBeside(Cast& cast) : cast_(cast), words_(cast.reading().words()) {}

  // Has the bearer of a name belong to what stands beside it, where nothing said so before; `end` is behind the last word looked at.
  void note(const NameMention& name, FigureId figure, std::size_t end);

 private:
  void behind_of(FigureId figure, std::size_t at, std::size_t end);
  void at_the_end(const NameMention& name, FigureId figure, std::size_t at, std::size_t end);
  void behind_a_role(const NameMention& name, FigureId figure, std::size_t at, std::size_t end);
  void for_whom(const NameMention& name, FigureId figure, std::size_t at, std::size_t end);
  void in_brackets(const NameMention& name, FigureId figure, std::size_t at, std::size_t end);
  bool is_listed(const NameMention& name, const WordSet& lists) const;
  void belong(const NameMention& name, FigureId figure, const std::string& body);

  Cast& cast_;
  const std::vector<ReadWord>& words_;
};

}  // namespace onrecord::people
