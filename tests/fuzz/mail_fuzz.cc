#include "page/mail.h"

#include "check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  onrecord::fuzz::check_reader(onrecord::read_mail, "message/rfc822", data, size);
  return 0;
}
