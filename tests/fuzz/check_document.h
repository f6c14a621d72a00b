// What must hold of every document, whatever the input: its text is UTF-8, parts are in order and inside it, and the map stays inside
// the source.
#pragma once

#include <string_view>

#include "base/check.h"
#include "base/document.h"
#include "base/utf8.h"
#include "source/source.h"

namespace onrecord::fuzz {

inline void check_document(const Document& document, std::size_t source_size) {
  OR_CHECK(is_utf8(document.text));
  ByteOffset before = 0;
  for (const Part& part : document.parts) {
    OR_CHECK(part.span.begin >= before && part.span.begin < part.span.end && part.span.end <= document.text.size());
    OR_CHECK(on_border(document.text, part.span.begin) && on_border(document.text, part.span.end));
    before = part.span.end;
  }
  for (const OffsetMap::Run& run : document.bytes.runs()) {
    OR_CHECK(run.source + run.source_size <= source_size);
    OR_CHECK(run.text + run.text_size <= document.text.size());
  }
}

using Reader = Result<std::vector<Document>> (*)(const Source&);

// Reads bytes as `media_type` and checks what comes of it; errors are fine.
inline void check_reader(Reader read, const char* media_type, const std::uint8_t* data, std::size_t size) {
  Source source;
  source.path = "input";
  source.media_type = media_type;
  source.bytes.assign(reinterpret_cast<const char*>(data), size);
  const auto documents = read(source);
  if (!documents.ok()) return;
  for (const Document& document : *documents) check_document(document, size);
}

}  // namespace onrecord::fuzz
