// Letters, mails and messages that a report tells of, and between whom they went.
#pragma once

#include <functional>  // std::function
#include <optional>    // std::optional
#include <vector>      // std::vector

#include "people/cast.h"

namespace onrecord::people {

// Whom the words [first, last) mean, as somebody who writes or is written to.
using WhoIsMeant = std::function<std::optional<FigureId>(std::size_t first, std::size_t last)>;

class Letters {
 public:
  // "the letter, dated 4 May, is from Ann Lee to the union", "Ann Lee's letter to the minister", "Ann Lee wrote to him", "she sent Roe a file".
  Letters(const Cast& cast, const WhoIsMeant& who);

  // To whom what `writer` wrote before `word` went: the last told of from him, else whose letter to him he answers.
  std::optional<FigureId> reader_of(FigureId writer, std::size_t word) const;
  // The same for what is told in the paragraph of `word` alone.
  std::optional<FigureId> reader_nearby(FigureId writer, std::size_t word) const;
  // Whose letter to `reader` is told of right before `word`: in the same sentence or the one before it.
  std::optional<FigureId> writer_nearby(FigureId reader, std::size_t word) const;

 private:
  struct Letter {
    std::size_t word = 0;
    FigureId from = 0, to = 0;
  };
  std::size_t told_before(std::size_t word) const;
  void read_noun(std::size_t noun);
  void read_verb(std::size_t verb);
  std::optional<FigureId> receiver_at(std::size_t word) const;
  void add(std::size_t word, std::optional<FigureId> from, std::optional<FigureId> to);

  const Cast& cast_;
  const WhoIsMeant& who_;
  std::vector<Letter> letters_;  // in order of text
};

}  // namespace onrecord::people
