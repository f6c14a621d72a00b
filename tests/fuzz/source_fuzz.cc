#include "source/source.h"

#include <cstdint>

#include "base/check.h"

// Whatever the bytes are (archive, mailbox, web archive), each source has bytes or an error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  onrecord::ReadLimits limits;
  limits.expanded_bytes = 64 << 20;
  onrecord::read_bytes("input", std::string(reinterpret_cast<const char*>(data), size), limits, [](onrecord::Source&& source) {
    OR_CHECK(source.error.has_value() == source.bytes.empty());
    return true;
  });
  return 0;
}
