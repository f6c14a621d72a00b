// Markdown (CommonMark's common parts, front matter, tables with pipes).
#pragma once

#include <vector>  // std::vector

#include "base/document.h"
#include "base/result.h"
#include "source/source.h"

namespace onrecord {

// One document: the first heading as title, paragraphs and list items as parts, block quotations marked, code and rules as furniture;
// the marks left out. Front matter gives title, author and date.
Result<std::vector<Document>> read_markdown(const Source& source);

}  // namespace onrecord
