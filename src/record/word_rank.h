// BM25 as FTS5's own bm25() (Robertson, Zaragoza 2009; the same constants), for SQL: word_rank(statement_words), least first.
// FTS5 walks the whole list of each word, at every search, to count who holds it: 40 ms and more for a common word in a million
// statements. Here the first 2,000 are counted; how many hold a word of more is told by how far their ids, which are hashes, have
// come (Bar-Yossef et al. 2002; within about one in fifty, so a weight within .02 of what it would be).
#pragma once

#include <cstddef>  // std::size_t

#include <sqlite3.h>

#include "record/rows.h"

namespace onrecord {

// How many statements hold a word, by the first of them in the order of ids.
struct Holders {
  static constexpr std::size_t most_counted = 2000;
  std::size_t counted = 0;  // up to most_counted + 1
  RowId last = 0;           // of those counted
  double all() const;
};

// Gives a connection the function; an SQLite result code.
int add_word_rank(sqlite3* handle);

}  // namespace onrecord
