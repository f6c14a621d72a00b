#include "page/subtitles.h"

#include "check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  onrecord::fuzz::check_reader(onrecord::read_subtitles, "application/x-subrip", data, size);
  return 0;
}
