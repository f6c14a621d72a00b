#include <zlib.h>

#include "check_document.h"
#include "page/office_xml.h"

using namespace onrecord;

// A zip of one member, not packed (APPNOTE.TXT, 4.3.6): the fuzzer changes its XML, which it cannot reach inside a packed one.
static std::string zip_of(std::string_view name, std::string_view bytes) {
  const auto number = [](std::size_t value, int size) {
    std::string out;
    for (int i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i));
    return out;
  };
  const auto crc = crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
  const std::string facts = number(20, 2) + number(0, 8) + number(crc, 4) + number(bytes.size(), 4) + number(bytes.size(), 4) + number(name.size(), 2) + number(0, 2);
  const std::string member = "PK\x03\x04" + facts + std::string(name) + std::string(bytes);
  const std::string directory = "PK\x01\x02" + number(20, 2) + facts + number(0, 8) + number(0, 6) + std::string(name);
  return member + directory + "PK\x05\x06" + number(0, 4) + number(1, 2) + number(1, 2) + number(directory.size(), 4) + number(member.size(), 4) + number(0, 2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string zip = zip_of("word/document.xml", {reinterpret_cast<const char*>(data), size});
  fuzz::check_reader(read_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", reinterpret_cast<const std::uint8_t*>(zip.data()), zip.size());
  return 0;
}
