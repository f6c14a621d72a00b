#include "page/page_metadata.h"

#include "base/utf8.h"
#include "page/html_blocks.h"
#include "page/html_hints.h"

namespace onrecord {
namespace {

constexpr std::size_t max_times = 64;
constexpr std::size_t max_marks = 16;
constexpr std::size_t max_metas = 400;
constexpr std::size_t max_scripts = 200;

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

bool contains(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

class MetadataReader {
 public:
  explicit MetadataReader(PageMetadata& out) : out_(out) {}

  // Whether to go below the node.
  bool take(lxb_dom_node_t* node) {
    if (node->ns != LXB_NS_HTML) return false;
    switch (node->local_name) {
      case LXB_TAG_META: take_meta(node); return false;
      case LXB_TAG_LINK: take_link(node); return false;
      case LXB_TAG_TITLE:
        if (out_.title.empty()) out_.title = words_below(node, 400);
        return false;
      case LXB_TAG_SCRIPT: take_script(node); return false;
      case LXB_TAG_STYLE: case LXB_TAG_NOSCRIPT: case LXB_TAG_TEMPLATE: return false;
      case LXB_TAG_HTML: out_.language = attribute(node, "lang"); return true;
      case LXB_TAG_H1:
        if (out_.headings.size() < max_marks) out_.headings.push_back(node);
        break;
      case LXB_TAG_H2:
        if (out_.second_headings.size() < max_marks) out_.second_headings.push_back(node);
        break;
      case LXB_TAG_TIME: take_time(node); break;
      default: break;
    }
    take_marks(node);
    return true;
  }

 private:
  void take_meta(lxb_dom_node_t* node) {
    if (out_.metas.size() >= max_metas) return;
    const std::string_view content = attribute(node, "content");
    if (content.empty()) return;
    for (std::string_view key : {"property", "name", "itemprop", "http-equiv"})
      if (const std::string_view name = attribute(node, key); !name.empty()) out_.metas.emplace_back(lowered(name), content);
  }

  void take_link(lxb_dom_node_t* node) {
    if (out_.canonical.empty() && attribute(node, "rel") == "canonical") out_.canonical = attribute(node, "href");
  }

  void take_script(lxb_dom_node_t* node) {
    lxb_dom_node_t* const text = node->first_child;
    if (text == nullptr || text->type != LXB_DOM_NODE_TYPE_TEXT) return;
    if (out_.scripts.size() < max_scripts) out_.scripts.push_back(HtmlTree::text_of_node(text));
    if (contains(attribute(node, "type"), "ld+json")) read_linked_data(HtmlTree::text_of_node(text), out_.linked);
  }

  void take_time(lxb_dom_node_t* node) {
    if (out_.times.size() >= max_times) return;
    MarkedTime time;
    time.node = node;
    time.value = attribute(node, "datetime");
    const std::string names = lowered(std::string(attribute(node, "class")) + " " + std::string(attribute(node, "itemprop")));
    time.published = contains(names, "publish") || contains(names, "entry-date") || contains(names, "pubdate") || lxb_dom_element_has_attribute(lxb_dom_interface_element(node), reinterpret_cast<const lxb_char_t*>("pubdate"), 7);
    time.modified = contains(names, "modif") || contains(names, "updated");
    out_.times.push_back(std::move(time));
  }

  // itemprop and rel on elements of the body.
  void take_marks(lxb_dom_node_t* node) {
    lxb_dom_attr_t* attr = lxb_dom_element_first_attribute(lxb_dom_interface_element(node));
    for (; attr != nullptr; attr = attr->next) {
      std::size_t size = 0;
      const auto* data = reinterpret_cast<const char*>(lxb_dom_attr_value(attr, &size));
      if (data == nullptr || size == 0 || size > 160) continue;
      const std::string_view value(data, size);
      if (attr->node.local_name == LXB_DOM_ATTR_REL) {
        if (value == "author" && out_.author_marks.size() < max_marks) out_.author_marks.push_back(node);
        continue;
      }
      if (attr->node.local_name == LXB_DOM_ATTR_CLASS) {
        if (out_.byline_marks.size() >= max_marks) continue;
        const std::uint32_t hints = hints_of_names(value);
        if ((hints & hint_byline) != 0 && (hints & (hint_author_box | hint_comment)) == 0) out_.byline_marks.push_back(node);
        continue;
      }
      if (attr->node.local_name == LXB_DOM_ATTR_HREF) {
        if (node->local_name == LXB_TAG_A && out_.author_links.size() < max_marks && leads_to_author(value)) out_.author_links.push_back(node);
        continue;
      }
      if (attr->node.local_name == LXB_DOM_ATTR_ID) continue;
      std::size_t name_size = 0;
      const auto* name = reinterpret_cast<const char*>(lxb_dom_attr_local_name(attr, &name_size));
      if (std::string_view(name, name_size) != "itemprop" && std::string_view(name, name_size) != "property") continue;
      const bool published = contains(value, "datePublished") || contains(value, "dateCreated") || contains(value, "dc:created") || contains(value, "dc:date");
      if (!published && value != "author") continue;
      if (published && node->local_name != LXB_TAG_TIME && out_.times.size() < max_times) {
        std::string_view content = attribute(node, "content");
        if (content.empty()) content = attribute(node, "datetime");
        out_.times.push_back({node, std::string(content), true, false});
      } else if (!published && out_.author_marks.size() < max_marks) {
        out_.author_marks.push_back(node);
      }
    }
  }

  PageMetadata& out_;
};

}  // namespace

bool leads_to_author(std::string_view address) {
  constexpr std::string_view folders[] = {"author", "authors", "autor", "autoren", "autores", "auteur", "auteurs", "autore", "autori", "by", "contributor", "contributors", "journalist", "journalists", "journalisten",
                                          "people", "profil", "profile", "profiles", "reporter", "reporters", "staff", "writer", "writers", "columnist", "columnists", "redakteur", "user", "users", "newsteam", "byline"};
  for (std::size_t at = address.find('/'); at != std::string_view::npos; at = address.find('/', at + 1)) {
    const std::size_t end = address.find('/', at + 1);
    if (end == std::string_view::npos || end + 2 > address.size()) return false;
    const std::string_view folder = address.substr(at + 1, end - at - 1);
    if (folder.size() > 12 || folder.empty()) continue;
    for (std::string_view known : folders)
      if (folder == known) return true;
  }
  return false;
}

std::string PageMetadata::meta(std::initializer_list<std::string_view> names) const {
  for (std::string_view name : names)
    for (const auto& [key, content] : metas)
      if (key == name) return content;
  return {};
}

std::string words_below(lxb_dom_node_t* root, std::size_t limit) {
  std::string out;
  lxb_dom_node_t* node = root;
  while (node != nullptr && out.size() < limit) {
    if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
      for (char c : HtmlTree::text_of_node(node)) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        if (!blank) out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
        if (out.size() >= limit) break;
      }
    }
    if (node->local_name == LXB_TAG_BR && !out.empty() && out.back() != ' ') out += ' ';
    const bool down = node->first_child != nullptr && node->local_name != LXB_TAG_SCRIPT && node->local_name != LXB_TAG_STYLE;
    if (down) {
      node = node->first_child;
      continue;
    }
    while (node != root && node->next == nullptr) {
      node = node->parent;
      if (!out.empty() && out.back() != ' ') out += ' ';
    }
    if (node == root) break;
    node = node->next;
  }
  while (out.ends_with(' ')) out.pop_back();
  for (int i = 0; i < 4 && !is_utf8(out); ++i) out.pop_back();  // the limit may have cut a character
  return out;
}

PageMetadata metadata_of(const HtmlTree& tree) {
  PageMetadata out;
  MetadataReader reader(out);
  lxb_dom_node_t* const root = tree.root();
  lxb_dom_node_t* node = root == nullptr ? nullptr : root->first_child;
  while (node != nullptr) {
    const bool down = node->type == LXB_DOM_NODE_TYPE_ELEMENT && reader.take(node);
    if (down && node->first_child != nullptr) {
      node = node->first_child;
      continue;
    }
    while (node != root && node->next == nullptr) node = node->parent;
    if (node == root) break;
    node = node->next;
  }
  return out;
}

}  // namespace onrecord
