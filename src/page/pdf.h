// PDF files, by pdftotext in a child process with limits.
#pragma once

#include <vector>  // std::vector

#include "base/document.h"
#include "base/result.h"
#include "source/source.h"

namespace onrecord {

// One document: paragraphs in reading order with their page, words hyphenated at line ends joined, repeated headers and footers as
// furniture. A PDF's text does not stand in its bytes: each part maps to the whole file.
Result<std::vector<Document>> read_pdf(const Source& source);

}  // namespace onrecord
