// A statement where it stands: its words, cut out of the text with the quotation marks that belong to them, and what
// stands before and after them, shortened. In a chat that is the messages around it.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include "record/rows.h"

namespace onrecord {

struct Excerpt {
  // Words of the statement, or what stands between its pieces ("she said").
  struct Piece {
    std::string words;
    bool said = false;
    friend bool operator==(const Piece&, const Piece&) = default;
  };
  // A line around the statement; author and time only in chats and comments.
  struct Line {
    std::string author;
    std::string at;  // ISO date-time
    std::string words;
    friend bool operator==(const Line&, const Line&) = default;
  };
  std::vector<Line> before;
  std::vector<Piece> pieces;
  std::vector<Line> after;
  std::string at;  // of the message itself: ISO date-time; else empty
};

// `statement` must be one of `document`. Lengths are bounded: the words at `most_words` bytes, what is around them at a
// few lines. Spans that do not fit the text give the words as the row has them and nothing around.
Excerpt excerpt_of(const DocumentRow& document, const StatementRow& statement, std::size_t most_words = 1500);

// The words of a statement alone, for lists: with quotation marks where they are verbatim (direct and own), without where
// they are a paraphrase; mixed keeps the marks inside it. Cut at a word near `most` bytes, with "…".
std::string quoted_words(const StatementRow& statement, std::size_t most = 480);

// Cuts at a blank so that at most `most` bytes are left, and adds "…"; `tail` keeps the end, and puts it before.
std::string shortened(std::string_view words, std::size_t most);
std::string shortened_tail(std::string_view words, std::size_t most);

}  // namespace onrecord
