#include "page/office_xml.h"

#include "check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  onrecord::fuzz::check_reader(onrecord::read_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", data, size);
  return 0;
}
