#include "page/html.h"

#include <algorithm>  // std::find

#include "page/blocks.h"
#include "page/html_blocks.h"
#include "page/html_describe.h"
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
  const PageMetadata metadata = metadata_of(tree);
  const Headline headline = headline_of(page, metadata);
  Document document;
  document.url = url;
  document.title = headline.words;
  std::vector<PartKind> kinds;
  for (const HtmlBlock& block : page.blocks) kinds.push_back(kind_of(page, block));
  if (headline.block != no_block) kinds[headline.block] = PartKind::title;
  const auto first_body = std::find(kinds.begin() + (headline.block == no_block ? 0 : headline.block), kinds.end(), PartKind::body);
  const std::uint32_t body = first_body == kinds.end() ? no_block : static_cast<std::uint32_t>(first_body - kinds.begin());
  describe(document, page, metadata, headline, body);
  document.published = publication_date(page, metadata, headline, body, url);
  for (std::size_t i = 0; i < kinds.size(); ++i) add_part(document, kinds[i], page.blocks[i].span);
  document.text = std::move(page.text);
  document.bytes = page.map.after(decoded.map);
  document.findings = std::move(decoded.findings);
  return document;
}

}  // namespace onrecord
