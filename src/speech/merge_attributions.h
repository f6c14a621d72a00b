// Rules and model together.
#pragma once

#include <span>    // std::span
#include <vector>  // std::vector

#include "base/document.h"
#include "language/language.h"
#include "speech/attributions.h"

namespace onrecord {

// The attributions of a document in order of content: in English those of the model, and of the rules what the model cannot
// find or what wins where both were measured (see the comments on each); in other languages, or where there is no model, those of the
// rules with lower scores. What was negated, could be said or will be said is left out: nobody said it.
std::vector<Attribution> find_attributions(const Document& document, const Tokens& tokens, std::span<const Quotation> quotations);

// The merge by itself, for tests and measurements. Of `doubtful`, the model's own, those stay whose cue the rules take for one too.
std::vector<Attribution> merge_attributions(std::string_view text, std::vector<Attribution> by_model, std::vector<Attribution> doubtful, std::vector<Attribution> by_rule);

}  // namespace onrecord
