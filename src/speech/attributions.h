// Attributions in prose: who is said to have said what. Two finders of one shape stand behind this header, so that
// find_statements can merge them: rules for quotation marks and cue words (any language's quotation marks, English cue words),
// and the neural model for English.
#pragma once

#include <span>    // std::span
#include <vector>  // std::vector

#include "base/document.h"
#include "base/span.h"
#include "language/language.h"
#include "speech/quotations.h"

namespace onrecord {

// Spans are sorted, apart and inside Document::text, with no blanks at their ends. `content` is never empty; `cue` and
// `source` may be.
struct Attribution {
  Spans content;
  Spans cue;
  Spans source;
  float score = 0;  // calibrated: how likely it is right, 0..1
};

// In order of the first byte of their content. `quotations`: of the document (find_quotations). Time is linear in the length of the text.
std::vector<Attribution> attributions_by_rule(const Document& document, const Tokens& tokens, std::span<const Quotation> quotations);

}  // namespace onrecord
