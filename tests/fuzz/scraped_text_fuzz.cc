#include "page/scraped_text.h"

#include "check_document.h"
#include "source/decode.h"

namespace {

onrecord::Result<std::vector<onrecord::Document>> read_text(const onrecord::Source& source) {
  std::vector<onrecord::Document> documents;
  documents.push_back(onrecord::read_scraped_text(onrecord::decode_text(source.bytes, source.charset)));
  return documents;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  onrecord::fuzz::check_reader(read_text, "text/plain", data, size);
  return 0;
}
