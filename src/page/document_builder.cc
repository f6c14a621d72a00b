#include "page/document_builder.h"

namespace onrecord {

bool DocumentBuilder::end_block(Part part) {
  const std::string& text = text_.text();
  std::size_t end = text.size();
  while (end > block_begin_ && (text[end - 1] == ' ' || text[end - 1] == '\n' || text[end - 1] == '\t')) --end;
  text_.cut(end);
  if (end == block_begin_) return false;
  part.span = {block_begin_, static_cast<ByteOffset>(end)};
  document.parts.push_back(std::move(part));
  text_.insert("\n");
  block_begin_ = text_.size();
  return true;
}

bool DocumentBuilder::add_block(std::string_view before, Span span, Part part) {
  while (!span.empty() && (before[span.begin] == ' ' || before[span.begin] == '\n' || before[span.begin] == '\t')) ++span.begin;
  if (!span.empty()) text_.copy(text_of(before, span), span.begin);
  return end_block(std::move(part));
}

Document DocumentBuilder::finish(const OffsetMap& before) && {
  document.bytes = text_.map().after(before);
  document.text = std::move(text_).take_text();
  return std::move(document);
}

}  // namespace onrecord
