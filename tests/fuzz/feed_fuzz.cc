#include "page/feed.h"

#include "check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  onrecord::fuzz::check_reader(onrecord::read_feed, "application/rss+xml", data, size);
  return 0;
}
