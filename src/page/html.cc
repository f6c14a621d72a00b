#include "page/html.h"

#include "page/blocks.h"
#include "page/html_blocks.h"
#include "page/html_comments.h"
#include "page/html_describe.h"
#include "page/html_interview.h"
#include "page/html_kind.h"
#include "page/html_labels.h"
#include "page/html_posts.h"
#include "page/html_tree.h"
#include "page/html_walls.h"
#include "page/letters_page.h"
#include "page/reader_comments.h"
#include "page/transcript.h"
#include "source/decode.h"

namespace onrecord {
namespace {

// The lines of a page's blocks [first, last), menus left out.
std::vector<TextLine> lines_of_blocks(const HtmlBlocks& page, const std::vector<PartKind>& kinds, std::uint32_t first, std::uint32_t last) {
  std::vector<TextLine> lines;
  for (std::uint32_t i = first; i < last; ++i) {
    if (kinds[i] == PartKind::furniture && page.blocks[i].link_bytes > 0) continue;
    const Span block = page.blocks[i].span;
    for (TextLine line : lines_of(text_of(page.text, block))) {
      line.span.begin += block.begin;
      line.span.end += block.begin;
      lines.push_back(line);
    }
  }
  return lines;
}

// "Posted by Ann" over what "Ann Other" signs below: the last lines have her whole name.
void name_in_full(Document& document, const HtmlBlocks& page, const std::vector<PartKind>& kinds) {
  constexpr std::size_t near_end = 3, longest = 4;  // blocks before the body's end, words; behind it one block
  if (document.author.size() != 1 || word_count(document.author.front()) != 1) return;
  const std::string start = document.author.front() + " ";
  std::size_t last = kinds.size();
  while (last > 0 && kinds[last - 1] != PartKind::body) --last;
  for (std::size_t i = last - std::min(last, near_end); i < std::min(last + 1, kinds.size()); ++i) {
    const std::string_view words = text_of(page.text, page.blocks[i].span);
    if (!words.starts_with(start) || word_count(words) > longest || !looks_like_name(words)) continue;
    document.author = {std::string(words)};
    return;
  }
}

// A paper's letters to the editor; gives the block behind them. On other pages nothing is done.
std::uint32_t take_letters_page(Document& document, const HtmlBlocks& page, const std::vector<PartKind>& kinds, const HtmlComments& comments, const Headline& headline) {
  if (document.kind != DocumentKind::article || headline.block == no_block) return 0;
  std::uint32_t last = comments.comments.empty() ? static_cast<std::uint32_t>(kinds.size()) : std::min(comments.comments.front().first, static_cast<std::uint32_t>(kinds.size()));
  while (last > headline.block + 1 && kinds[last - 1] == PartKind::furniture) --last;
  const auto signs = [&](const HtmlBlock& block) {  // the last letter
    const std::string_view words = text_of(page.text, block.span), name = words.substr(0, words.find('\n'));
    return block.link_bytes == 0 && name.size() < words.size() && word_count(name) >= 2 && looks_like_name(name);
  };
  if (last < kinds.size() && last > headline.block && signs(page.blocks[last])) ++last;
  const std::vector<TextLine> lines = lines_of_blocks(page, kinds, headline.block + 1, last);
  if (!is_letters_page(page.text, lines, headline.words)) return 0;
  for (std::uint32_t i = 0; i <= headline.block; ++i) add_part(document, kinds[i], page.blocks[i].span);
  read_letters(document, page.text, lines);
  return last;
}

// Parts in order of the text: the blocks by kind, the blocks of one comment as one part.
void add_parts(Document& document, const HtmlBlocks& page, const std::vector<PartKind>& kinds, const HtmlComments& comments, const std::vector<std::optional<Timestamp>>& posts, const std::vector<std::string>& turns, std::uint32_t first) {
  auto comment = comments.comments.begin();
  for (std::uint32_t i = first; i < page.blocks.size(); ++i) {
    const Box& box = page.boxes[page.blocks[i].box];
    while (comment != comments.comments.end() && comment->first < i) ++comment;
    if (comment != comments.comments.end() && comment->first == i && kinds[i] == PartKind::body) ++comment;
    if (comment != comments.comments.end() && comment->first == i) {
      if (comment->begin > page.blocks[i].span.begin) add_part(document, PartKind::furniture, {page.blocks[i].span.begin, comment->begin});
      add_part(document, PartKind::comment, {comment->begin, page.blocks[comment->last].span.end}, comment->author);
      document.parts.back().at = comment->at;
      i = comment->last;
      ++comment;
      continue;
    }
    add_part(document, kinds[i], page.blocks[i].span, turns.empty() ? std::string() : turns[i]);
    if (posts[i] && kinds[i] != PartKind::furniture) document.parts.back().at = posts[i];
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
  mark_comments_below_headings(page);
  const HtmlComments comments = comments_of(page, year_of(publication_date(page, metadata, headline, no_block, url)));
  const std::vector<PartKind> kinds = kinds_of(page, headline, comments);
  const std::uint32_t body = first_body(kinds, headline);

  Document document;
  document.url = url;
  document.title = headline.words;
  describe(document, page, metadata, headline, body, body_end(kinds));
  document.published = publication_date(page, metadata, headline, body, url);
  tell_kind(document, page, metadata, headline, kinds);
  name_in_full(document, page, kinds);
  std::vector<std::string> turns;
  if (document.kind == DocumentKind::article || document.kind == DocumentKind::opinion) turns = turns_by_weight(page, kinds, headline, metadata, document.author.size() == 1 ? document.author.front() : document.outlet);
  if (!turns.empty()) document.kind = DocumentKind::transcript;
  std::vector<Finding> findings;
  const std::uint32_t behind_letters = take_letters_page(document, page, kinds, comments, headline);
  add_parts(document, page, kinds, comments, post_times(page, metadata, document.published), turns, behind_letters);
  find_walls(page, metadata, kinds, findings);
  document.text = std::move(page.text);
  document.bytes = page.map.after(decoded.map);
  take_turns(document);
  document.findings = std::move(decoded.findings);
  document.findings.insert(document.findings.end(), findings.begin(), findings.end());
  if (tree.depth_was_cut()) document.findings.push_back({"OR-0401", "elements nested too deeply were flattened; their words were kept", std::nullopt});
  return document;
}

}  // namespace onrecord
