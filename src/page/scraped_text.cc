#include "page/scraped_text.h"

#include "page/blocks.h"
#include "page/text_lines.h"

namespace onrecord {

Document read_scraped_text(DecodedText&& decoded) {
  Document document;
  document.text = std::move(decoded.text);
  document.bytes = std::move(decoded.map);
  document.findings = std::move(decoded.findings);
  for (const TextLine& line : lines_of(document.text)) add_part(document, PartKind::body, line.span);
  return document;
}

}  // namespace onrecord
