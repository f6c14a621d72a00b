#include "source/decode.h"

#include "check_document.h"

// The first byte chooses what a header said.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr const char* charsets[] = {"", "utf-8", "windows-1252", "shift_jis", "gb18030", "euc-kr", "utf-16le", "iso-2022-jp"};
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const onrecord::DecodedText decoded = onrecord::decode_text(bytes, charsets[data[0] % 8]);
  onrecord::Document document;
  document.text = decoded.text;
  document.bytes = decoded.map;
  onrecord::fuzz::check_document(document, bytes.size());
  return 0;
}
