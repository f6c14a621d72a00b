#include "page/csv_statements.h"

#include "check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  onrecord::fuzz::check_reader(onrecord::read_csv_statements, "text/csv", data, size);
  return 0;
}
