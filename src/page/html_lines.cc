#include "page/html_lines.h"

#include "page/html_text.h"
#include "page/html_tree.h"

namespace onrecord {
namespace {

bool is_left_out(lxb_tag_id_t tag) {
  return tag == LXB_TAG_SCRIPT || tag == LXB_TAG_STYLE || tag == LXB_TAG_HEAD || tag == LXB_TAG_TEMPLATE || tag == LXB_TAG_NOSCRIPT || tag == LXB_TAG_TITLE;
}

bool is_inline(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_A: case LXB_TAG_ABBR: case LXB_TAG_B: case LXB_TAG_BDI: case LXB_TAG_BDO: case LXB_TAG_BIG: case LXB_TAG_CITE: case LXB_TAG_CODE:
    case LXB_TAG_DEL: case LXB_TAG_EM: case LXB_TAG_FONT: case LXB_TAG_I: case LXB_TAG_IMG: case LXB_TAG_INS: case LXB_TAG_LABEL: case LXB_TAG_MARK:
    case LXB_TAG_Q: case LXB_TAG_S: case LXB_TAG_SMALL: case LXB_TAG_SPAN: case LXB_TAG_STRONG: case LXB_TAG_SUB: case LXB_TAG_SUP: case LXB_TAG_TIME:
    case LXB_TAG_TT: case LXB_TAG_U: case LXB_TAG_WBR: case LXB_TAG__UNDEF: return true;
    default: return false;
  }
}

class Walk {
 public:
  explicit Walk(const HtmlTree& tree) : text_(tree) {}

  MarkedLines lines_below(lxb_dom_node_t* root) && {
    lxb_dom_node_t* node = root;
    while (node != nullptr) {
      const bool goes_down = enter(node);
      if (goes_down && node->first_child != nullptr) {
        node = node->first_child;
        continue;
      }
      while (node != nullptr && node != root && node->next == nullptr) {
        leave(node);
        node = node->parent;
      }
      if (node == nullptr || node == root) break;
      leave(node);
      node = node->next;
    }
    end_line();
    MarkedLines result;
    result.lines = std::move(lines_);
    result.map = std::move(text_).take_map();
    result.text = std::move(text_).take_text();
    return result;
  }

 private:
  bool enter(lxb_dom_node_t* node) {
    if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
      text_.append(node);
      return false;
    }
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return true;
    const lxb_tag_id_t tag = node->local_name;
    if (is_left_out(tag)) return false;
    if (!is_inline(tag)) end_line();
    if (tag == LXB_TAG_BLOCKQUOTE) ++depth_;
    if (tag == LXB_TAG_P || tag == LXB_TAG_BLOCKQUOTE || tag == LXB_TAG_HR || tag == LXB_TAG_DIV) blank_line();
    return true;
  }

  void leave(lxb_dom_node_t* node) {
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT || is_left_out(node->local_name)) return;
    if (!is_inline(node->local_name)) end_line();
    if (node->local_name == LXB_TAG_BLOCKQUOTE) --depth_;
    if (node->local_name == LXB_TAG_P || node->local_name == LXB_TAG_DIV) blank_line();
  }

  void end_line() {
    const ByteOffset begin = text_.block_begin(), end = text_.size();
    if (begin == end) return;
    text_.end_block();
    lines_.push_back({{begin, end}, depth_, false});
  }

  void blank_line() {
    if (!lines_.empty() && !lines_.back().span.empty()) lines_.push_back({{text_.size(), text_.size()}, depth_, false});
  }

  HtmlText text_;
  std::vector<MarkedLine> lines_;
  int depth_ = 0;
};

}  // namespace

MarkedLines lines_of_html(std::string_view html) {
  const HtmlTree tree(html);
  if (tree.root() == nullptr) return {};
  return Walk(tree).lines_below(tree.root());
}

}  // namespace onrecord
