#include "chat/chat.h"

#include <cstdint>

#include "base/check.h"
#include "base/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  Source source;
  source.path = "input";
  source.bytes.assign(reinterpret_cast<const char*>(data), size);
  const auto documents = read_chat(source);
  if (!documents) return 0;
  for (const Document& document : *documents) {
    OR_CHECK(is_utf8(document.text));
    OR_CHECK(document.messages.size() == document.parts.size());
    ByteOffset before = 0;
    // Unlike a page's parts, a message may have no words: a file, a deletion.
    for (const Message& message : document.messages) {
      OR_CHECK(message.span.begin >= before && message.span.begin <= message.span.end && message.span.end <= document.text.size());
      OR_CHECK(on_border(document.text, message.span.begin) && on_border(document.text, message.span.end));
      OR_CHECK(!message.reply_to || *message.reply_to < document.messages.size());
      before = message.span.end;
    }
    for (const OffsetMap::Run& run : document.bytes.runs()) OR_CHECK(run.source + run.source_size <= size);
  }
  return 0;
}
