#include "page/office_xml.h"

#include "check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  onrecord::fuzz::check_reader(onrecord::read_flat_odt, "application/vnd.oasis.opendocument.text-flat-xml", data, size);
  return 0;
}
