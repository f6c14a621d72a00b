// Pages that are no reports of a paper: press releases, letters, essays in the first person.
#pragma once

#include <vector>  // std::vector

#include "base/document.h"
#include "page/html_describe.h"

namespace onrecord {

// Sets `kind`, and author and recipients where they follow from it: a release is its publisher's, a letter is of those who
// sign it. `kinds` are those of the blocks.
void tell_kind(Document& document, const HtmlBlocks& page, const PageMetadata& metadata, const Headline& headline, const std::vector<PartKind>& kinds);

}  // namespace onrecord
