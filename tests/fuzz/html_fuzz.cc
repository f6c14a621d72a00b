#include <cstddef>
#include <cstdint>

#include "check_document.h"
#include "page/html.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  onrecord::fuzz::check_document(onrecord::read_html({reinterpret_cast<const char*>(data), size}, "", ""), size);
  return 0;
}
