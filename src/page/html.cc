#include "page/html.h"

#include <algorithm>  // std::find

#include "page/block_model.h"
#include "page/blocks.h"
#include "page/html_blocks.h"
#include "page/html_comments.h"
#include "page/html_describe.h"
#include "page/html_tree.h"
#include "page/phrases.h"
#include "page/text_lines.h"
#include "source/decode.h"

namespace onrecord {
namespace {

constexpr float article_score = 0.5F;  // from here on a block is taken for the article's

// The kinds of the blocks of one page.
class Labeller {
 public:
  Labeller(const HtmlBlocks& page, const Headline& headline, const HtmlComments& comments) : page_(page), headline_(headline), comments_(comments), kinds_(page.blocks.size(), PartKind::furniture) {}

  std::vector<PartKind> label() {
    const std::vector<float> scores = article_scores(page_, features_of(page_, headline_));
    for (std::uint32_t i = 0; i < kinds_.size(); ++i) kinds_[i] = kind_of(i, scores[i]);
    if (headline_.block != no_block) kinds_[headline_.block] = PartKind::title;
    mark_standfirst();
    return std::move(kinds_);
  }

 private:
  PartKind kind_of(std::uint32_t i, float score) const {
    const HtmlBlock& block = page_.blocks[i];
    const Box& box = page_.boxes[block.box];
    const std::string_view words = text_of(page_.text, block.span);
    if (comments_.in_section[i] || block.in_button) return PartKind::furniture;
    if (is_headline(words)) return PartKind::furniture;  // the headline a second time
    const std::uint32_t own = box.hints | page_.boxes[box.parent].hints;
    if ((own & hint_caption) != 0 && (box.all & hint_hidden) == 0) return is_credit(words) ? PartKind::furniture : PartKind::caption;
    if (score < article_score) return PartKind::furniture;
    if ((own & hint_hidden) != 0 && box.tag != LXB_TAG_P) return PartKind::furniture;
    if (block.span.size() < 100 && is_set_phrase(words)) return PartKind::furniture;
    if (block.span.size() < 120 && i < 2000 && starts_like_byline(words) && !names_of_byline(words).empty() && !ends_sentence(words)) return PartKind::byline;
    return PartKind::body;
  }

  bool is_headline(std::string_view words) const { return words.size() <= headline_.words.size() + 40 && !headline_.words.empty() && folded_line(words) == folded_line(headline_.words); }

  static bool is_credit(std::string_view words) { return words.size() < 100 && phrase_of(folded_line(words)) == Phrase::credit; }

  static bool is_set_phrase(std::string_view words) { return phrase_of(folded_line(words)) != Phrase::none; }

  // The first body block, if its mark-up says so.
  void mark_standfirst() {
    const auto first = std::find(kinds_.begin(), kinds_.end(), PartKind::body);
    if (first == kinds_.end()) return;
    const Box& box = page_.boxes[page_.blocks[static_cast<std::size_t>(first - kinds_.begin())].box];
    if (((box.hints | page_.boxes[box.parent].hints) & hint_standfirst) != 0) *first = PartKind::standfirst;
  }

  const HtmlBlocks& page_;
  const Headline& headline_;
  const HtmlComments& comments_;
  std::vector<PartKind> kinds_;
};

// Parts in order of the text: the blocks by kind, the blocks of one comment as one part.
void add_parts(Document& document, const HtmlBlocks& page, const std::vector<PartKind>& kinds, const HtmlComments& comments) {
  auto comment = comments.comments.begin();
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    const Box& box = page.boxes[page.blocks[i].box];
    if (comment != comments.comments.end() && comment->first == i) {
      add_part(document, PartKind::comment, {page.blocks[i].span.begin, page.blocks[comment->last].span.end}, comment->author);
      document.parts.back().at = comment->at;
      i = comment->last;
      ++comment;
      continue;
    }
    add_part(document, kinds[i], page.blocks[i].span);
    if (!document.parts.empty() && kinds[i] == PartKind::body && box.tag == LXB_TAG_BLOCKQUOTE) document.parts.back().quoted = true;
  }
}

}  // namespace

Document read_html(std::string_view bytes, std::string_view charset, std::string_view url) {
  DecodedText decoded = decode_text(bytes, charset);
  const HtmlTree tree(decoded.text);
  HtmlBlocks page = blocks_of(tree);
  const PageMetadata metadata = metadata_of(tree);
  const Headline headline = headline_of(page, metadata);
  const HtmlComments comments = comments_of(page);
  const std::vector<PartKind> kinds = Labeller(page, headline, comments).label();

  Document document;
  document.url = url;
  document.title = headline.words;
  const auto from = kinds.begin() + (headline.block == no_block ? 0 : headline.block);
  const auto first_body = std::find(from, kinds.end(), PartKind::body);
  const std::uint32_t body = first_body == kinds.end() ? no_block : static_cast<std::uint32_t>(first_body - kinds.begin());
  describe(document, page, metadata, headline, body);
  document.published = publication_date(page, metadata, headline, body, url);
  add_parts(document, page, kinds, comments);
  document.text = std::move(page.text);
  document.bytes = page.map.after(decoded.map);
  document.findings = std::move(decoded.findings);
  if (tree.depth_was_cut()) document.findings.push_back({"OR-0401", "elements nested too deeply were flattened; their words were kept", std::nullopt});
  if (!metadata.linked.free_to_read) document.findings.push_back({"OR-0402", "the page says that it is not free to read: the text may break off at a paywall", std::nullopt});
  return document;
}

}  // namespace onrecord
