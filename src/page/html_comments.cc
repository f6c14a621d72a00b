#include "page/html_comments.h"

#include <algorithm>  // std::max_element
#include <map>        // std::map
#include <numeric>    // std::accumulate

#include "page/phrases.h"
#include "page/reader_comments.h"
#include "page/text_lines.h"

namespace onrecord {
namespace {

constexpr std::uint32_t about_comment = hint_byline | hint_date | hint_header | hint_footer | hint_tags | hint_share | hint_form | hint_navigation | hint_author_box | hint_title | hint_newsletter | hint_cookie | hint_advertisement | hint_hidden | hint_related;

class CommentReader {
 public:
  CommentReader(const HtmlBlocks& page, std::optional<int> year) : page_(page), year_(year) { find_units(); }

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
        take_head(comment_head(words, true, year_), head);
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
      const CommentHead own = comment_head(words, true, year_);
      if (own.is_head && block.span.size() < 90) {
        take_head(own, head);
        continue;
      }
      out.is_words[i] = true;
      ByteOffset begin = block.span.begin;
      if (const std::size_t line = words.find('\n'); line != std::string_view::npos) {  // <b>Ann</b> 28 April, 09:12<br>I was there.
        const CommentHead above = comment_head(words.substr(0, line), false, year_);
        if (above.is_head) begin += static_cast<ByteOffset>(line + 1);
        take_head(above, head);
      }
      out.comments.push_back({i, i, begin, head.author, head.at});
      head = {};
      open_unit = unit;
    }
    return out;
  }

 private:
  // The innermost box around each box that holds one comment: a list item, an article, or one whose class says comment,
  // unless such boxes stand inside it in turn; in a box of comments that marks none of them so, each of the boxes that are like one another.
  void find_units() {
    const std::size_t count = page_.boxes.size();
    std::vector<bool> marked(count);
    for (std::size_t i = 1; i < count; ++i) {
      const Box& box = page_.boxes[i];
      const bool in_comments = (box.all & hint_comment) != 0;
      const bool is_entry = box.tag == LXB_TAG_LI || box.tag == LXB_TAG_ARTICLE || ((box.hints & hint_comment) != 0 && box.tag != LXB_TAG_UL && box.tag != LXB_TAG_OL && box.tag != LXB_TAG_SECTION);
      marked[i] = in_comments && is_entry && box.last > box.first && (box.hints & about_comment & ~std::uint32_t{hint_title | hint_footer | hint_header}) == 0;
    }
    mark_rows(marked);
    unit_of_.assign(count, 0);
    for (std::uint32_t i = 1; i < count; ++i) unit_of_[i] = marked[i] ? i : unit_of_[page_.boxes[i].parent];
  }

  // <section id="comments"><div class="c">…</div><div class="c">…</div></section>: two boxes or more of one tag and class that hold most of what is in a box of comments.
  void mark_rows(std::vector<bool>& marked) const {
    std::vector<bool> holds_marked(marked.size());
    for (std::size_t i = marked.size(); i-- > 1;)
      if (marked[i] || holds_marked[i]) holds_marked[page_.boxes[i].parent] = true;
    using Kind = std::pair<std::uint32_t, std::string_view>;  // tag and class
    std::map<std::uint32_t, std::map<Kind, std::vector<std::uint32_t>>> rows;  // by the box around them
    for (std::uint32_t i = 1; i < marked.size(); ++i) {
      const Box& box = page_.boxes[i];
      const Box& around = page_.boxes[box.parent];
      if ((around.hints & hint_comment) == 0 || holds_marked[box.parent] || box.last == box.first || (box.tag != LXB_TAG_DIV && box.tag != LXB_TAG_SECTION && box.tag != LXB_TAG_BLOCKQUOTE)) continue;
      if ((box.hints & about_comment) == 0) rows[box.parent][{box.tag, attribute(box.node, "class")}].push_back(i);
    }
    for (const auto& [parent, kinds] : rows)
      for (const auto& [kind, members] : kinds) {
        const std::uint32_t blocks = std::accumulate(members.begin(), members.end(), 0U, [&](std::uint32_t sum, std::uint32_t one) { return sum + page_.boxes[one].last - page_.boxes[one].first; });
        if (members.size() < 2 || blocks * 3 < (page_.boxes[parent].last - page_.boxes[parent].first) * 2) continue;
        for (const std::uint32_t one : members) marked[one] = true;
      }
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
    if (block.span.size() >= 120) return false;
    const std::string folded = folded_line(words);
    return phrase_of(folded) != Phrase::none || is_row_of_buttons(folded);
  }

  static void take_head(const CommentHead& found, CommentHead& head) {
    if (!found.is_head) return;
    if (!found.author.empty()) head.author = found.author;
    if (found.at) head.at = found.at;
  }

  const HtmlBlocks& page_;
  std::optional<int> year_;
  std::vector<std::uint32_t> unit_of_;  // of every box; 0 where none
};

}  // namespace

void mark_comments_below_headings(HtmlBlocks& page) {
  for (const HtmlBlock& block : page.blocks) {
    constexpr std::size_t long_heading = 60;
    if (block.span.size() > long_heading || (page.boxes[block.box].all & hint_comment) != 0 || phrase_of(folded_line(text_of(page.text, block.span))) != Phrase::comments_heading) continue;
    std::map<std::string_view, std::vector<std::uint32_t>> rows;  // of the boxes behind it, by class
    for (std::uint32_t i = block.box + 1; i < page.boxes.size() && page.boxes[i].depth >= page.boxes[block.box].depth; ++i) {
      const Box& box = page.boxes[i];
      if (box.parent == page.boxes[block.box].parent && box.last > box.first && box.tag == LXB_TAG_DIV && (box.hints & about_comment) == 0) rows[attribute(box.node, "class")].push_back(i);
    }
    const auto longest = std::max_element(rows.begin(), rows.end(), [](const auto& x, const auto& y) { return x.second.size() < y.second.size(); });
    if (longest == rows.end() || longest->first.empty() || longest->second.size() < 2) continue;
    for (const std::uint32_t row : longest->second) page.boxes[row].hints |= hint_comment;
    for (std::size_t i = block.box; i < page.boxes.size(); ++i) page.boxes[i].all = page.boxes[page.boxes[i].parent].all | page.boxes[i].hints;
  }
}

HtmlComments comments_of(const HtmlBlocks& page, std::optional<int> year) { return CommentReader(page, year).read(); }

}  // namespace onrecord
