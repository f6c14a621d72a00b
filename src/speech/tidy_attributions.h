// What the text itself shows of an attribution that model and rules found: where its content begins and ends (captions, lists, blocks, concessions), who wrote what is
// its source, and what is no statement at all.
#pragma once

#include <vector>  // std::vector

#include "base/document.h"
#include "language/language.h"
#include "speech/attributions.h"
#include "speech/quotations.h"

namespace onrecord {

// `attributions`: of the document, in order of begin; they stay so.
void tidy_attributions(const Document& document, const Tokens& tokens, std::span<const Quotation> quotations, std::vector<Attribution>& attributions);

}  // namespace onrecord
