#include "page/pdf_ocr.h"

#include <cstdint>

#include "base/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  int confidence = 0;
  for (const onrecord::PdfLine& line : onrecord::lines_of_tsv({reinterpret_cast<const char*>(data), size}, 200, confidence)) OR_CHECK(!line.text.empty());
  return 0;
}
