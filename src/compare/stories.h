// Stories: documents grouped by what they report on, whatever the outlet and the words.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include "record/record.h"

namespace onrecord {

struct Story {
  RowId id = 0;                   // of its first document: stays while that document stays
  std::string title;              // of its first document that has one
  std::vector<RowId> documents;   // in order of time; two and more
  std::string from, to;           // days of the first and the last
};

// Single-pass clustering in order of time (Allan, Papka, Lavrenko 1998): a document joins the story whose latest documents lie nearest to
// it, if near enough and not much later, else it begins one. What comes later in time never changes how earlier documents were
// grouped, so stories are stable while the record grows forward. A document's place is the mean of its statements' vectors; copies join
// the story of their original. Documents without statements or date are in none. Time: documents times the stories of the last
// weeks.
std::vector<Story> find_stories(const std::vector<DocumentRow>& documents, const std::vector<StatementRow>& statements, const StatementVectors& meanings,
                                const std::vector<CopyRow>& copies);

}  // namespace onrecord
