#include "page/html.h"

#include "page/blocks.h"
#include "page/html_blocks.h"
#include "page/html_tree.h"
#include "source/decode.h"

namespace onrecord {
namespace {

constexpr std::uint32_t furniture_hints = hint_navigation | hint_footer | hint_aside | hint_related | hint_share | hint_advertisement | hint_newsletter | hint_hidden | hint_form | hint_cookie;

PartKind kind_of(const HtmlBlocks& page, const HtmlBlock& block) {
  const Box& box = page.boxes[block.box];
  const ByteOffset size = block.span.size();
  if (box.tag == LXB_TAG_H1) return PartKind::title;
  if ((box.all & hint_comment) != 0 && (box.all & hint_form) == 0) return PartKind::furniture;
  if ((box.all & furniture_hints) != 0 || block.in_button) return PartKind::furniture;
  if ((box.all & hint_caption) != 0) return PartKind::caption;
  if (block.link_bytes * 2 > size) return PartKind::furniture;
  if (box.tag == LXB_TAG_P || box.tag == LXB_TAG_LI || box.tag == LXB_TAG_BLOCKQUOTE || size > 80) return PartKind::body;
  return PartKind::furniture;
}

}  // namespace

Document read_html(std::string_view bytes, std::string_view charset, std::string_view url) {
  DecodedText decoded = decode_text(bytes, charset);
  const HtmlTree tree(decoded.text);
  HtmlBlocks page = blocks_of(tree);
  Document document;
  document.url = url;
  for (const HtmlBlock& block : page.blocks) {
    const PartKind kind = kind_of(page, block);
    add_part(document, kind, block.span);
    if (kind == PartKind::title && document.title.empty()) document.title = text_of(page.text, block.span);
  }
  document.text = std::move(page.text);
  document.bytes = page.map.after(decoded.map);
  document.findings = std::move(decoded.findings);
  return document;
}

}  // namespace onrecord
