// Rich Text Format (RTF 1.9.1).
#pragma once

#include <vector>  // std::vector

#include "base/document.h"
#include "base/result.h"
#include "source/source.h"

namespace onrecord {

// One document; positions are exact for characters that are written as they are. Text marked as deleted is left out, annotations are
// parts of kind comment, headers and footers furniture.
Result<std::vector<Document>> read_rtf(const Source& source);

}  // namespace onrecord
