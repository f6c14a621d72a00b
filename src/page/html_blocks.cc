#include "page/html_blocks.h"

#include "page/html_hints.h"
#include "page/html_text.h"

namespace onrecord {
namespace {

enum class Role { skip, block, inlined, line_break, cell };

Role role_of(const lxb_dom_node_t& node) {
  if (node.ns != LXB_NS_HTML) return Role::skip;
  switch (node.local_name) {
    case LXB_TAG_SCRIPT: case LXB_TAG_STYLE: case LXB_TAG_NOSCRIPT: case LXB_TAG_TEMPLATE: case LXB_TAG_IFRAME: case LXB_TAG_OBJECT: case LXB_TAG_SELECT:
    case LXB_TAG_TEXTAREA: case LXB_TAG_AUDIO: case LXB_TAG_VIDEO: case LXB_TAG_CANVAS: case LXB_TAG_DATALIST: case LXB_TAG_HEAD: case LXB_TAG_NOEMBED:
    case LXB_TAG_NOFRAMES: case LXB_TAG_TITLE:
      return Role::skip;
    case LXB_TAG_A: case LXB_TAG_ABBR: case LXB_TAG_ACRONYM: case LXB_TAG_B: case LXB_TAG_BDI: case LXB_TAG_BDO: case LXB_TAG_BIG: case LXB_TAG_CITE: case LXB_TAG_CODE:
    case LXB_TAG_DATA: case LXB_TAG_DEL: case LXB_TAG_DFN: case LXB_TAG_EM: case LXB_TAG_FONT: case LXB_TAG_I: case LXB_TAG_IMG: case LXB_TAG_INS: case LXB_TAG_KBD:
    case LXB_TAG_LABEL: case LXB_TAG_MARK: case LXB_TAG_NOBR: case LXB_TAG_Q: case LXB_TAG_RUBY: case LXB_TAG_S: case LXB_TAG_SAMP: case LXB_TAG_SMALL:
    case LXB_TAG_SPAN: case LXB_TAG_STRIKE: case LXB_TAG_STRONG: case LXB_TAG_SUB: case LXB_TAG_SUP: case LXB_TAG_TIME: case LXB_TAG_TT: case LXB_TAG_U: case LXB_TAG_VAR:
    case LXB_TAG_WBR: case LXB_TAG_INPUT: case LXB_TAG_PICTURE: case LXB_TAG_SOURCE: case LXB_TAG_BUTTON:
      return Role::inlined;
    case LXB_TAG_BR:
      return Role::line_break;
    case LXB_TAG_TD: case LXB_TAG_TH:
      return Role::cell;
    default:
      return Role::block;
  }
}

std::uint32_t hints_of_tag(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_NAV: case LXB_TAG_MENU: return hint_navigation;
    case LXB_TAG_FOOTER: return hint_footer;
    case LXB_TAG_HEADER: return hint_header;
    case LXB_TAG_ASIDE: return hint_aside;
    case LXB_TAG_FIGCAPTION: return hint_caption;
    case LXB_TAG_FORM: case LXB_TAG_FIELDSET: return hint_form;
    case LXB_TAG_ARTICLE: case LXB_TAG_MAIN: return hint_article;
    case LXB_TAG_BLOCKQUOTE: return hint_quote;
    case LXB_TAG_H1: return hint_title;
    case LXB_TAG_TIME: return hint_date;
    default: return 0;
  }
}

std::uint32_t hints_of_role(std::string_view role) {
  if (role == "navigation" || role == "menu" || role == "menubar") return hint_navigation;
  if (role == "contentinfo") return hint_footer;
  if (role == "banner") return hint_header;
  if (role == "complementary") return hint_aside;
  if (role == "main" || role == "article") return hint_article;
  if (role == "dialog" || role == "alertdialog") return hint_hidden;
  if (role == "search") return hint_form;
  return 0;
}

std::string_view value_of(lxb_dom_attr_t* attr) {
  std::size_t size = 0;
  const auto* data = reinterpret_cast<const char*>(lxb_dom_attr_value(attr, &size));
  return data == nullptr ? std::string_view{} : std::string_view(data, size);
}

bool hides(std::string_view style) {
  const std::size_t at = style.find("display");
  if (at == std::string_view::npos) return false;
  const std::size_t none = style.find_first_not_of(" :", at + 7);
  return none != std::string_view::npos && style.substr(none).starts_with("none");
}

// An inline element that is not shown stands for itself: its words must not run into those around it.
Role role_in_page(lxb_dom_node_t* node) {
  const Role role = role_of(*node);
  if (role != Role::inlined) return role;
  for (lxb_dom_attr_t* attr = lxb_dom_element_first_attribute(lxb_dom_interface_element(node)); attr != nullptr; attr = attr->next)
    if (attr->node.local_name == LXB_DOM_ATTR_STYLE) return hides(value_of(attr)) ? Role::block : role;
  return role;
}

std::uint32_t hints_of_element(lxb_dom_node_t* node) {
  std::uint32_t hints = hints_of_tag(node->local_name);
  for (lxb_dom_attr_t* attr = lxb_dom_element_first_attribute(lxb_dom_interface_element(node)); attr != nullptr; attr = attr->next) {
    const std::string_view value = value_of(attr);
    switch (attr->node.local_name) {
      case LXB_DOM_ATTR_CLASS: case LXB_DOM_ATTR_ID: hints |= hints_of_names(value); break;
      case LXB_DOM_ATTR_STYLE:
        if (hides(value)) hints |= hint_hidden;
        break;
      default: {
        std::size_t name_size = 0;
        const lxb_char_t* name_data = lxb_dom_attr_local_name(attr, &name_size);
        const std::string_view name(reinterpret_cast<const char*>(name_data), name_size);
        if (name == "role") hints |= hints_of_role(value);
        else if (name == "hidden") hints |= hint_hidden;
        break;
      }
    }
  }
  return hints;
}

// A box around most of the page ("layout with-sidebar") says nothing of what is inside, nor does one around the main
// heading of being a comment. Takes such hints away and hands the rest down to the boxes inside.
void keep_hints_of_parts(HtmlBlocks& page) {
  std::vector<std::uint64_t> words(page.boxes.size());
  std::vector<bool> heading(page.boxes.size());
  for (const HtmlBlock& block : page.blocks) {
    words[block.box] += block.span.size() - block.link_bytes;
    if (page.boxes[block.box].tag == LXB_TAG_H1) heading[block.box] = true;
  }
  for (std::size_t i = page.boxes.size(); i-- > 1;) {
    words[page.boxes[i].parent] += words[i];
    if (heading[i]) heading[page.boxes[i].parent] = true;
  }
  for (std::size_t i = 1; i < page.boxes.size(); ++i) {
    Box& box = page.boxes[i];
    const std::uint32_t kept = hint_article | (heading[i] ? 0U : std::uint32_t{hint_comment});
    if (words[i] * 5 > words[0] * 3) box.hints &= kept;
    else if (heading[i]) box.hints &= ~std::uint32_t{hint_comment};
    box.all = page.boxes[box.parent].all | box.hints;
  }
}

// One walk over the tree, without recursion.
class BlockBuilder {
 public:
  explicit BlockBuilder(const HtmlTree& tree) : text_(tree) {}

  HtmlBlocks build(lxb_dom_node_t* root) {
    result_.boxes.push_back({});
    lxb_dom_node_t* node = root == nullptr ? nullptr : root->first_child;
    while (node != nullptr) {
      if (enter(node) && node->first_child != nullptr) {
        node = node->first_child;
        continue;
      }
      while (node != root && node->next == nullptr) {
        leave(node);
        node = node->parent;
      }
      if (node == root) break;
      leave(node);
      node = node->next;
    }
    flush();
    result_.boxes[0].last = static_cast<std::uint32_t>(result_.blocks.size());
    keep_hints_of_parts(result_);
    result_.text = std::string(text_.text());
    result_.map = std::move(text_).take_map();
    return std::move(result_);
  }

 private:
  // Whether the children of the node are to be visited; `leave` is called in either case.
  bool enter(lxb_dom_node_t* node) {
    if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
      take_text(node);
      return false;
    }
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return false;
    switch (role_in_page(node)) {
      case Role::skip: return false;
      case Role::line_break: line_break(); return false;
      case Role::inlined:
        count_open(node->local_name, 1);
        note_block(node);
        return true;
      case Role::cell:
        text_.soft_break('\t');
        note_block(node);
        return true;
      case Role::block:
        open_box(node);
        note_block(node);
        return true;
    }
    return false;
  }

  void leave(lxb_dom_node_t* node) {
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return;
    switch (role_in_page(node)) {
      case Role::inlined:
        count_open(node->local_name, -1);
        break;
      case Role::block: close_box(); break;
      default: break;
    }
  }

  // lexbor leaves `user` to its users; HtmlTree needs it of text nodes only.
  void note_block(lxb_dom_node_t* element) { element->user = reinterpret_cast<void*>(result_.blocks.size() + 1); }

  void take_text(lxb_dom_node_t* node) {
    const ByteOffset before = text_.size();
    text_.append(node);
    const ByteOffset added = text_.size() - before;
    if (added == 0) return;
    breaks_ = 0;
    if (before == text_.block_begin()) now_.begins_in_link = links_ > 0;
    now_.ends_in_link = links_ > 0;
    now_.link_bytes += links_ > 0 ? added : 0;
    now_.strong_bytes += strong_ > 0 ? added : 0;
    now_.small_bytes += small_ > 0 ? added : 0;
    now_.slanted_bytes += slanted_ > 0 ? added : 0;
    now_.in_button |= buttons_ > 0;
  }

  // Counts the inline elements that are open.
  void count_open(lxb_tag_id_t tag, int by) {
    switch (tag) {
      case LXB_TAG_A:
        links_ += by;
        if (by > 0 && now_.links < 0xFFFF) ++now_.links;
        break;
      case LXB_TAG_B: case LXB_TAG_STRONG: strong_ += by; break;
      case LXB_TAG_SMALL: small_ += by; break;
      case LXB_TAG_EM: case LXB_TAG_I: slanted_ += by; break;
      case LXB_TAG_BUTTON: buttons_ += by; break;
      case LXB_TAG_TIME:
        if (by > 0) text_.part();
        break;
      default: break;
    }
  }

  void line_break() {
    if (++breaks_ >= 2) flush();
    else text_.soft_break('\n');
  }

  void open_box(lxb_dom_node_t* node) {
    flush();
    behind_rule_ |= node->local_name == LXB_TAG_HR;
    Box box;
    box.parent = box_;
    box.tag = static_cast<std::uint32_t>(node->local_name);
    box.hints = hints_of_element(node);
    // The body often carries the name of a template ("single-post with-sidebar"): it says nothing of what is inside.
    if (node->local_name == LXB_TAG_BODY || node->local_name == LXB_TAG_HTML) box.hints = 0;
    box.all = result_.boxes[box_].all | box.hints;
    box.depth = result_.boxes[box_].depth + 1;
    box.first = static_cast<std::uint32_t>(result_.blocks.size());
    box.node = node;
    box_ = static_cast<std::uint32_t>(result_.boxes.size());
    result_.boxes.push_back(box);
  }

  void close_box() {
    flush();
    result_.boxes[box_].last = static_cast<std::uint32_t>(result_.blocks.size());
    box_ = result_.boxes[box_].parent;
  }

  void flush() {
    if (!text_.block_is_empty()) {
      now_.span = {text_.block_begin(), text_.size()};
      now_.box = box_;
      now_.behind_rule = behind_rule_;
      result_.blocks.push_back(now_);
      behind_rule_ = false;
    }
    text_.end_block();
    now_ = {};
    breaks_ = 0;
  }

  HtmlText text_;
  HtmlBlocks result_;
  std::uint32_t box_ = 0;
  int links_ = 0;
  int strong_ = 0;
  int small_ = 0;
  int slanted_ = 0;
  int buttons_ = 0;
  int breaks_ = 0;
  HtmlBlock now_;  // under construction
  bool behind_rule_ = false;
};

}  // namespace

HtmlBlocks blocks_of(const HtmlTree& tree) { return BlockBuilder(tree).build(tree.root()); }

std::uint32_t block_at(const lxb_dom_node_t* element) { return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(element->user)) - 1; }

std::string_view attribute(lxb_dom_node_t* element, std::string_view name) {
  std::size_t size = 0;
  const lxb_char_t* value = lxb_dom_element_get_attribute(lxb_dom_interface_element(element), reinterpret_cast<const lxb_char_t*>(name.data()), name.size(), &size);
  return value == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(value), size);
}

}  // namespace onrecord
