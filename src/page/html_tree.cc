#include "page/html_tree.h"

#include <algorithm>  // std::min

#include <lexbor/core/hash.h>
#include <lexbor/dom/interfaces/character_data.h>

namespace onrecord {
namespace {

// Formatting elements are opened anew in every paragraph while they are not closed: more than this many at once would
// make a short page into an endless tree.
constexpr std::size_t max_open_formatting = 24;

bool is_formatting(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_A: case LXB_TAG_B: case LXB_TAG_BIG: case LXB_TAG_CODE: case LXB_TAG_EM: case LXB_TAG_FONT: case LXB_TAG_I:
    case LXB_TAG_NOBR: case LXB_TAG_S: case LXB_TAG_SMALL: case LXB_TAG_STRIKE: case LXB_TAG_STRONG: case LXB_TAG_TT: case LXB_TAG_U:
      return true;
    default:
      return false;
  }
}

// Elements without an end tag.
bool is_void(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_AREA: case LXB_TAG_BASE: case LXB_TAG_BR: case LXB_TAG_COL: case LXB_TAG_EMBED: case LXB_TAG_HR: case LXB_TAG_IMG:
    case LXB_TAG_INPUT: case LXB_TAG_LINK: case LXB_TAG_META: case LXB_TAG_SOURCE: case LXB_TAG_TRACK: case LXB_TAG_WBR: case LXB_TAG_PARAM:
      return true;
    default:
      return false;
  }
}

// Elements whose start tag changes how the tokenizer reads on: they must reach the tree builder at any depth.
bool is_raw_text(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_SCRIPT: case LXB_TAG_STYLE: case LXB_TAG_TITLE: case LXB_TAG_TEXTAREA: case LXB_TAG_XMP: case LXB_TAG_IFRAME:
    case LXB_TAG_NOEMBED: case LXB_TAG_NOFRAMES: case LXB_TAG_PLAINTEXT:
      return true;
    default:
      return false;
  }
}

// An element looks through its attributes for every new one: more than this many are not let in.
constexpr std::size_t max_attributes = 256;

void keep_some_attributes(lxb_html_token_t& token) {
  lxb_html_token_attr_t* attribute = token.attr_first;
  for (std::size_t count = 1; attribute != nullptr; ++count, attribute = attribute->next)
    if (count == max_attributes) {
      attribute->next = nullptr;
      token.attr_last = attribute;
    }
}

// lexbor's tables of names do not grow: a page of a million names would search a list of thousands for each. Gives a
// table that is still empty a size that fits the page.
void make_room(lexbor_hash_t& names, std::size_t page_size) {
  constexpr std::size_t bytes_a_name = 64;
  constexpr std::size_t most = std::size_t{1} << 18;
  const std::size_t size = std::min(page_size / bytes_a_name, most);
  if (size <= names.table_size) return;
  void* const table = lexbor_calloc(size, sizeof(lexbor_hash_entry_t*));
  if (table == nullptr) return;
  lexbor_free(names.table);
  names.table = static_cast<lexbor_hash_entry_t**>(table);
  names.table_size = size;
}

}  // namespace

HtmlTree::HtmlTree(std::string_view page) : page_(page) {
  parser_ = lxb_html_parser_create();
  if (parser_ == nullptr || lxb_html_parser_init(parser_) != LXB_STATUS_OK) return;
  tree_ = parser_->tree;
  lxb_html_tokenizer_callback_token_done_set(parser_->tkz, on_token, this);
  document_ = lxb_html_parse_chunk_begin(parser_);
  if (document_ == nullptr) return;
  for (lexbor_hash_t* names : {document_->dom_document.tags, document_->dom_document.attrs, document_->dom_document.prefix}) make_room(*names, page.size());
  if (lxb_html_parse_chunk_process(parser_, reinterpret_cast<const lxb_char_t*>(page.data()), page.size()) == LXB_STATUS_OK) lxb_html_parse_chunk_end(parser_);
}

HtmlTree::~HtmlTree() {
  if (document_ != nullptr) lxb_html_document_destroy(document_);
  if (parser_ != nullptr) lxb_html_parser_destroy(parser_);
}

lxb_dom_node_t* HtmlTree::root() const { return document_ == nullptr ? nullptr : lxb_dom_interface_node(document_); }

bool HtmlTree::drops(const lxb_html_token_t& token) {
  if (token.tag_id == LXB_TAG__TEXT || token.tag_id == LXB_TAG__END_OF_FILE || token.tag_id == LXB_TAG__EM_COMMENT || token.tag_id == LXB_TAG__EM_DOCTYPE) return false;
  if (is_void(token.tag_id) || is_raw_text(token.tag_id)) return false;
  if ((token.type & LXB_HTML_TOKEN_TYPE_CLOSE) != 0) {
    if (dropped_ == 0) return false;
    --dropped_;
    return true;
  }
  if (is_formatting(token.tag_id) && lexbor_array_length(tree_->active_formatting) >= max_open_formatting) return true;
  if (lexbor_array_length(tree_->open_elements) < max_depth) return false;
  ++dropped_;
  ++dropped_total_;
  return true;
}

lxb_html_token_t* HtmlTree::on_token(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token, void* self) {
  auto& tree = *static_cast<HtmlTree*>(self);
  if (tree.drops(*token)) return token;
  keep_some_attributes(*token);
  const bool text = token->tag_id == LXB_TAG__TEXT;
  const lxb_char_t* const page = reinterpret_cast<const lxb_char_t*>(tree.page_.data());
  const auto begin = text ? static_cast<std::uint32_t>(token->begin - page) : 0U;
  const auto end = text ? static_cast<std::uint32_t>(token->end - page) : 0U;
  while (!lxb_html_tree_construction_dispatcher(tree.tree_, token)) {
  }
  const lxb_status_t status = tree.tree_->status;
  if (status != LXB_STATUS_OK) {
    tokenizer->status = status;
    return nullptr;
  }
  if (text && begin < end && end <= tree.page_.size()) tree.note_text(begin, end);
  return token;
}

void HtmlTree::note_text(std::uint32_t begin, std::uint32_t end) {
  lxb_html_tree_insertion_position_t position{};
  lxb_dom_node_t* place = lxb_html_tree_appropriate_place_inserting_node(tree_, nullptr, &position);
  if (place == nullptr) return;
  lxb_dom_node_t* node = position == LXB_HTML_TREE_INSERTION_POSITION_BEFORE ? place->prev : place->last_child;
  if (node == nullptr || node->type != LXB_DOM_NODE_TYPE_TEXT) return;
  std::size_t before = 0;
  std::uint32_t tail = 0;
  for (auto at = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(node->user)); at != 0; at = runs_[at - 1].next) {
    if (node == last_node_) at = last_run_;  // the tail is known: only its own size is missing
    before += runs_[at - 1].made;
    tail = at;
  }
  const std::size_t size = text_of_node(node).size();
  if (node == last_node_) before = last_size_;
  if (size <= before) return;
  runs_.push_back({begin, end, static_cast<std::uint32_t>(size - before), 0});
  const auto index = static_cast<std::uint32_t>(runs_.size());
  if (tail == 0) node->user = reinterpret_cast<void*>(static_cast<std::uintptr_t>(index));
  else runs_[tail - 1].next = index;
  last_node_ = node;
  last_run_ = index;
  last_size_ = size;
}

std::string_view HtmlTree::text_of_node(lxb_dom_node_t* node) {
  const lexbor_str_t& data = lxb_dom_interface_character_data(node)->data;
  return {reinterpret_cast<const char*>(data.data), data.length};
}

const SourceRun* HtmlTree::first_run(lxb_dom_node_t* node) const {
  const auto at = reinterpret_cast<std::uintptr_t>(node->user);
  return at == 0 ? nullptr : &runs_[at - 1];
}

}  // namespace onrecord
