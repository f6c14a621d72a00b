// A document's text as runs for the page: pieces that carry the same marks, so that the page needs no offsets. Inside serve/.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include "base/utf8.h"
#include "record/rows.h"

namespace onrecord {

struct TextMark {
  enum class Kind { statement, speaker, date, cue };
  Kind kind = Kind::statement;
  PointSpan span;
  std::size_t what = 0;  // index of what is marked, in a list of its kind
};

struct TextRun {
  std::string text;
  std::vector<const TextMark*> marks;  // that cover it
};

// The text of `span`, cut at the borders of marks. `marks` sorted by span; those that do not touch it are ignored.
std::vector<TextRun> runs_of(const std::string& text, const CodePointIndex& points, PointSpan span, const std::vector<TextMark>& marks);

}  // namespace onrecord
