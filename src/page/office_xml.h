// Word (OOXML) and OpenDocument texts.
#pragma once

#include <vector>  // std::vector

#include "base/document.h"
#include "base/result.h"
#include "source/source.h"

namespace onrecord {

// Each gives one document: paragraphs, table rows, notes; margin comments as parts of kind comment with writer and time; tracked
// deletions left out. The text stands packed in the file: parts map to the whole of it.
Result<std::vector<Document>> read_docx(const Source& source);
Result<std::vector<Document>> read_odt(const Source& source);
Result<std::vector<Document>> read_flat_odt(const Source& source);

}  // namespace onrecord
