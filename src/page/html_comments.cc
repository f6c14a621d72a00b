#include "page/html_comments.h"

#include "page/phrases.h"
#include "page/reader_comments.h"
#include "page/text_lines.h"

namespace onrecord {
namespace {

constexpr std::uint32_t about_comment = hint_byline | hint_date | hint_header | hint_footer | hint_tags | hint_share | hint_form | hint_navigation | hint_author_box | hint_title | hint_newsletter | hint_cookie | hint_advertisement | hint_hidden | hint_related;

class CommentReader {
 public:
  explicit CommentReader(const HtmlBlocks& page) : page_(page) { find_units(); }

  HtmlComments read() {
    HtmlComments out;
    out.in_section.resize(page_.blocks.size());
    out.is_words.resize(page_.blocks.size());
    CommentHead head;
    std::uint32_t open_unit = 0;  // of the comment that may go on; 0: none
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) {
      const HtmlBlock& block = page_.blocks[i];
      if ((page_.boxes[block.box].all & hint_comment) == 0) {
        open_unit = 0;
        continue;
      }
      out.in_section[i] = true;
      const std::string_view words = text_of(page_.text, block.span);
      if (is_about(block, words)) {
        take_head(comment_head(words, true), head);
        open_unit = 0;
        continue;
      }
      const std::uint32_t unit = unit_of_[block.box];
      if (unit == 0) continue;
      if (open_unit == unit) {
        out.is_words[i] = true;
        out.comments.back().last = i;
        continue;
      }
      const CommentHead own = comment_head(words, true);
      if (own.is_head && block.span.size() < 90) {
        take_head(own, head);
        continue;
      }
      out.is_words[i] = true;
      out.comments.push_back({i, i, head.author, head.at});
      head = {};
      open_unit = unit;
    }
    return out;
  }

 private:
  // The innermost box around each box that holds one comment: a list item, an article, or one whose class says comment,
  // unless such boxes stand inside it in turn.
  void find_units() {
    const std::size_t count = page_.boxes.size();
    std::vector<bool> marked(count);
    for (std::size_t i = 1; i < count; ++i) {
      const Box& box = page_.boxes[i];
      const bool in_comments = (box.all & hint_comment) != 0;
      const bool is_entry = box.tag == LXB_TAG_LI || box.tag == LXB_TAG_ARTICLE || ((box.hints & hint_comment) != 0 && box.tag != LXB_TAG_UL && box.tag != LXB_TAG_OL && box.tag != LXB_TAG_SECTION);
      marked[i] = in_comments && is_entry && box.last > box.first && (box.hints & about_comment & ~std::uint32_t{hint_title | hint_footer | hint_header}) == 0;
    }
    unit_of_.assign(count, 0);
    for (std::uint32_t i = 1; i < count; ++i) unit_of_[i] = marked[i] ? i : unit_of_[page_.boxes[i].parent];
  }

  // Whether a block is not a comment's words but a name, a date or a button.
  bool is_about(const HtmlBlock& block, std::string_view words) const {
    if (block.in_button || block.link_bytes * 5 > block.span.size() * 4) return true;
    for (std::uint32_t at = block.box; at != 0; at = page_.boxes[at].parent) {
      const Box& box = page_.boxes[at];
      if ((box.hints & about_comment) != 0) return true;
      if (box.tag == LXB_TAG_H1 || box.tag == LXB_TAG_H2 || box.tag == LXB_TAG_H3 || box.tag == LXB_TAG_H4 || box.tag == LXB_TAG_FORM || box.tag == LXB_TAG_FOOTER) return true;
      if ((box.hints & hint_comment) != 0 || at == unit_of_[block.box]) break;
    }
    if ((page_.boxes[block.box].all & hint_form) != 0) return true;
    return block.span.size() < 120 && phrase_of(folded_line(words)) != Phrase::none;
  }

  static void take_head(const CommentHead& found, CommentHead& head) {
    if (!found.is_head) return;
    if (!found.author.empty()) head.author = found.author;
    if (found.at) head.at = found.at;
  }

  const HtmlBlocks& page_;
  std::vector<std::uint32_t> unit_of_;  // of every box; 0 where none
};

}  // namespace

HtmlComments comments_of(const HtmlBlocks& page) { return CommentReader(page).read(); }

}  // namespace onrecord
