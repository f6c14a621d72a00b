#include "page/pdf_layout.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  onrecord::PdfLayout layout = onrecord::parse_pdf_layout(std::string_view(reinterpret_cast<const char*>(data), size));
  onrecord::mark_furniture(layout.pages);
  return 0;
}
