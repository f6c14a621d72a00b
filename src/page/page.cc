#include "page/page.h"

#include "page/blocks.h"
#include "page/formats.h"
#include "page/html.h"
#include "page/scraped_text.h"
#include "page/written_answer.h"
#include "page/text_lines.h"
#include "source/decode.h"

namespace onrecord {
namespace {

void tell_if_empty(Document& document) {
  if (document.text.empty() && document.findings.empty()) document.findings.push_back({"OR-0322", "nothing to read was found in it", {}});
}

bool is_html(const std::string& type) { return type == "text/html" || type == "application/xhtml+xml"; }

}  // namespace

Result<std::vector<Document>> read_pages(const Source& source) {
  std::vector<Document> documents;
  if (std::optional<Result<std::vector<Document>>> other = read_other_format(source)) {
    documents = TRY(std::move(*other));
  } else if (is_html(source.media_type)) {
    documents.push_back(read_html(source.bytes, source.charset, source.url));
  } else if (source.media_type.starts_with("text/")) {
    documents.push_back(read_scraped_text(decode_text(source.bytes, source.charset)));
  } else {
    return Error{ErrorKind::input, source.path, "files of type " + source.media_type + " cannot be read", "convert it to PDF, HTML or text"};
  }
  for (Document& document : documents) {
    if (document.url.empty()) document.url = source.url;
    if (document.kind == DocumentKind::article || document.kind == DocumentKind::document) take_written_answer(document);
    tell_if_empty(document);
  }
  return documents;
}

Document read_plain(const Source& source) {
  DecodedText decoded = decode_text(source.bytes, source.charset);
  Document document;
  document.kind = DocumentKind::document;
  document.text = std::move(decoded.text);
  document.bytes = std::move(decoded.map);
  document.findings = std::move(decoded.findings);
  for (std::size_t at = 0; at < document.text.size();) {
    const std::size_t end = std::min(document.text.find('\n', at), document.text.size());
    add_part(document, PartKind::body, trimmed(document.text, {static_cast<ByteOffset>(at), static_cast<ByteOffset>(end)}));
    at = end + 1;
  }
  document.url = source.url;
  return document;
}

}  // namespace onrecord
