// Who wrote a page.
#include <algorithm>  // std::find
#include <utility>    // std::as_const

#include "base/written_date.h"
#include "page/html_describe.h"
#include "page/phrases.h"
#include "page/text_lines.h"

namespace onrecord {
namespace {

constexpr std::string_view no_authors[] = {
    "admin", "administrator", "redaktion", "editor", "editors", "staff", "webmaster", "wordpressadmin", "guest", "news", "null", "undefined", "author",
    "autor", "unknown", "team", "web", "online", "facebook", "twitter", "instagram", "google", "contributor", "redacción", "redaccion", "la rédaction", "red",
    "redaktör", "by", "von", "vom", "par", "por", "posted", "published", "veröffentlicht", "geschrieben", "erstellt", "publié", "follow", "folgen", "mehr",
    "alle artikel", "alle beiträge", "profile", "profil", "move comment", "autoren", "authors", "about the author", "über den autor", "home", "blog", "reply",
    "antworten", "permalink", "tags", "guest author", "gastautor", "default", "super user", "agencies", "agenturen"};

// What stands before a name in links: "View all posts by Ann Other".
constexpr std::string_view link_prefixes[] = {"view all posts by ", "posts by ", "more from ", "zeige alle beiträge von ", "alle beiträge von ", "beiträge von ", "voir tous les articles de ", "ver todas las entradas de ", "veröffentlicht von ", "eingestellt von ", "view all articles by ", "about "};

class AuthorFinder {
 public:
  AuthorFinder(const HtmlBlocks& page, const PageMetadata& metadata, const std::string& site) : page_(page), metadata_(metadata), site_(folded_line(site)) {}

  std::vector<std::string> find(std::uint32_t headline, std::uint32_t body, std::uint32_t body_end) {
    headline_ = headline;
    const std::vector<std::string> linked = names_of(metadata_.linked.authors);
    std::vector<std::string> shown;
    bool sure = false;  // the mark is one of writers only: one word will do for a name
    for (lxb_dom_node_t* node : metadata_.author_marks)
      if (shown.empty() && is_near(node)) shown = names_in(node, true);
    sure = !shown.empty();
    for (lxb_dom_node_t* node : metadata_.byline_marks)
      if (shown.empty() && is_near(node)) shown = names_in(node, false);
    for (lxb_dom_node_t* node : metadata_.author_links)
      if (shown.empty() && is_near(node)) {
        shown = names_in(node, in_byline(node));
        sure = !shown.empty() && in_byline(node);
      }
    // What the page shows its readers is right where the two name different people; linked data may name more of them.
    const bool contradicted = !shown.empty() && has_person(shown) && std::none_of(shown.begin(), shown.end(), [&](const std::string& name) { return holds(linked, name); });
    if (has_person(linked) && !contradicted) return linked;
    if (has_person(shown) || sure) return shown;
    const std::vector<std::string> told = names_of(told_names());
    if (has_person(told)) return told;
    const std::vector<std::string> byline = byline_blocks(headline, body, body_end);
    if (has_person(byline)) return byline;
    for (lxb_dom_node_t* node : metadata_.author_marks)
      if (std::vector<std::string> names = is_among_comments(node) ? std::vector<std::string>() : names_in(node, true); has_person(names)) return names;
    for (const std::vector<std::string>* names : {&std::as_const(shown), &linked, &told, &byline})
      if (!names->empty()) return *names;
    for (lxb_dom_node_t* node : metadata_.byline_marks)
      if (std::vector<std::string> names = is_among_comments(node) ? std::vector<std::string>() : names_in(node, false); !names.empty()) return names;
    for (std::uint32_t i = 0; headline != no_block && i < std::min<std::size_t>(headline, page_.blocks.size()); ++i)
      if (const std::string_view owner = owner_in_tagline(text_of(page_.text, page_.blocks[i].span)); !owner.empty() && page_.blocks[i].link_bytes == 0) return {std::string(owner)};
    return {};
  }

 private:
  std::vector<std::string> told_names() const {
    std::string label = folded_line(metadata_.meta({"twitter:label1"}));
    if (label.starts_with("written by") || label.starts_with("verfasst von") || label.starts_with("geschrieben von") || label.starts_with("écrit par") || label.starts_with("escrito por"))
      if (const std::string name = metadata_.meta({"twitter:data1"}); !name.empty()) return {name};
    return {metadata_.meta({"author", "article:author_name", "sailthru.author", "parsely-author", "dc.creator", "dc:creator", "dcterms.creator", "byl", "cxenseparse:author", "citation_author", "twitter:creator_name", "og:article:author", "article:author"})};
  }

  // "paper.example": letters around dots, no blank.
  static bool is_domain(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot != std::string_view::npos && dot + 3 <= name.size() && dot + 5 >= name.size() && dot > 2 && name.find(' ') == std::string_view::npos;
  }

  bool is_nobody(const std::string& name) const {
    const std::string small = folded_line(name);
    if (small.empty() || small == site_ || small.starts_with("http") || is_domain(small) || small.find('@') != std::string::npos || small.size() > 60) return true;
    return is_button_or_day(small) || std::find(std::begin(no_authors), std::end(no_authors), small) != std::end(no_authors);
  }

  // A person: two to four words like a name, that the site's own name does not hold.
  bool is_person(const std::string& name) const {
    const std::size_t words = word_count(name);
    return words >= 2 && words <= 4 && looks_like_name(name) && (site_.empty() || site_.find(folded_line(name)) == std::string::npos);
  }

  bool has_person(const std::vector<std::string>& names) const {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return is_person(name); });
  }

  static bool holds(const std::vector<std::string>& names, const std::string& name) {
    const std::string small = folded_line(name);
    return std::any_of(names.begin(), names.end(), [&](const std::string& other) {
      const std::string folded = folded_line(other);
      return folded.find(small) != std::string::npos || small.find(folded) != std::string::npos;
    });
  }

  std::vector<std::string> names_of(const std::vector<std::string>& given) const {
    std::vector<std::string> names;
    for (const std::string& raw : given) {
      const std::string name = folded_words_of(raw);
      if (is_nobody(name) && folded_line(name).size() <= 60) continue;
      std::vector<std::string> several = names_of_byline(name);
      if (several.empty()) several = {name};
      for (std::string& one : several)
        if (!is_nobody(one) && std::find(names.begin(), names.end(), one) == names.end()) names.push_back(std::move(one));
    }
    return names;
  }

  std::uint32_t hints_at(const lxb_dom_node_t* node) const {
    const std::uint32_t block = block_at(node);
    return block < page_.blocks.size() ? page_.boxes[page_.blocks[block].box].all : 0;
  }

  bool is_among_comments(const lxb_dom_node_t* node) const { return (hints_at(node) & (hint_comment | hint_related | hint_author_box)) != 0; }

  // Whether the words around a link, or the box they stand in, say that it is a byline.
  bool in_byline(const lxb_dom_node_t* node) const {
    const std::uint32_t block = block_at(node);
    if (block >= page_.blocks.size()) return false;
    const Box& box = page_.boxes[page_.blocks[block].box];
    return ((box.hints | page_.boxes[box.parent].hints) & hint_byline) != 0 || starts_like_byline(text_of(page_.text, page_.blocks[block].span));
  }

  // Beside the headline, or in the head of the page, where no list of other articles is.
  bool is_near(const lxb_dom_node_t* node) const {
    constexpr std::uint32_t above = 5;
    constexpr std::uint32_t below = 12;
    const std::uint32_t block = block_at(node);
    if ((hints_at(node) & (hint_navigation | hint_form | hint_cookie)) != 0) return false;
    if (headline_ == no_block || block == no_block) return !is_among_comments(node);
    return block + above >= headline_ && block <= headline_ + below;
  }

  // A pen name: a word or two of any kind.
  bool is_pen_name(const std::string& name) const {
    return name.size() >= 3 && name.size() <= 30 && word_count(name) <= 3 && (!is_nobody(name) || folded_line(name) == site_) && !first_written_date(name) && name.find_first_of(":|/!?") == std::string::npos;
  }

  static std::string without_prefix(std::string words) {
    const std::string small = folded_line(words);
    for (std::string_view prefix : link_prefixes)
      if (small.starts_with(prefix) && small.size() == words.size()) return words.substr(prefix.size());
    return words.substr(byline_prefix(words));
  }

  // The names in an element that is marked as the author's: those of its links, else its words. `sure`: the mark is one
  // of authors only, so that pen names count as well.
  std::vector<std::string> names_in(lxb_dom_node_t* root, bool sure) const {
    std::vector<std::string> names;
    const auto take = [&](const std::string& words) {
      for (std::string& name : names_of_byline(words))
        if (!is_nobody(name) && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    };
    std::vector<lxb_dom_node_t*> inner = named_below(root);
    // Beside the writer's link there may be those of sections and buttons.
    if (std::any_of(inner.begin(), inner.end(), is_author_link)) std::erase_if(inner, [](lxb_dom_node_t* node) { return !is_author_link(node); });
    for (lxb_dom_node_t* node : inner) take(without_prefix(words_below(node, 120)));
    const std::string words = without_prefix(words_below(root, 160));
    if (names.empty() && words.size() <= 150) take(words);
    if (has_person(names)) std::erase_if(names, [&](const std::string& name) { return word_count(name) < 2; });
    if (!names.empty() || !sure) return names;
    for (lxb_dom_node_t* node : inner)
      if (const std::string name = without_prefix(words_below(node, 60)); is_pen_name(name)) return {name};
    if (is_pen_name(words)) return {words};
    return {};
  }

  static bool is_author_link(lxb_dom_node_t* node) { return attribute(node, "rel") == "author" || attribute(node, "itemprop") == "name" || leads_to_author(attribute(node, "href")); }

  // Links, and elements that are marked as a name, in an element; a few.
  static std::vector<lxb_dom_node_t*> named_below(lxb_dom_node_t* root) {
    constexpr std::size_t most_nodes = 60;
    std::vector<lxb_dom_node_t*> found;
    lxb_dom_node_t* node = root->first_child;
    for (std::size_t steps = 0; node != nullptr && steps < most_nodes; ++steps) {
      const bool element = node->type == LXB_DOM_NODE_TYPE_ELEMENT;
      const bool named = element && (node->local_name == LXB_TAG_A || attribute(node, "itemprop") == "name" || attribute(node, "class") == "fn");
      if (named) found.push_back(node);
      if (!named && node->first_child != nullptr) {
        node = node->first_child;
        continue;
      }
      while (node != root && node->next == nullptr) node = node->parent;
      if (node == root) break;
      node = node->next;
    }
    return found;
  }

  // "Posted on 21 September 2024 by Ann Other".
  static bool is_dated_byline(std::string_view words) {
    const std::string small = folded_line(words.substr(0, 20));
    const bool posted = small.starts_with("posted") || small.starts_with("published") || small.starts_with("written") || small.starts_with("veröffentlicht") || small.starts_with("publié") || small.starts_with("publicado");
    return posted && first_written_date(words).has_value();
  }

  // "4 April 2023 · By Ann Other, Ham News · Share": the piece that says by whom; empty where none does.
  static std::string_view byline_piece(std::string_view words) {
    for (const std::string_view mark : {" · ", " | ", " • "})
      for (std::size_t at = words.find(mark); at != std::string_view::npos; at = words.find(mark, at + 1)) {
        std::string_view piece = words.substr(at + mark.size());
        piece = piece.substr(0, piece.find(mark));
        if (starts_like_byline(piece)) return piece;
      }
    return {};
  }

  // "Friday, 22 February 2019 · Magpie" by the headline: who writes beside the day; empty where the block says more or less.
  std::string_view name_beside_day(std::uint32_t i) const {
    constexpr std::uint32_t near = 2;  // blocks
    constexpr std::string_view sections[] = {"analysis", "archive", "arts", "blog", "books", "business", "comment", "culture", "economy", "education", "editorial", "environment", "europe", "features", "food", "football", "general", "health", "home", "letters", "life", "lifestyle", "local", "local news", "media", "money", "news", "obituaries", "obituary", "opinion", "people", "politics", "press", "reviews", "science", "society", "sport", "sports", "technology", "top stories", "transport", "travel", "uncategorised", "uncategorized", "updated", "weather", "world"};
    const std::string_view words = text_of(page_.text, page_.blocks[i].span);
    if (headline_ == no_block || i < headline_ || i > headline_ + near) return {};
    for (const std::string_view mark : {" · ", " | ", " • "}) {
      const std::size_t at = words.find(mark);
      if (at == std::string_view::npos || words.find(mark, at + mark.size()) != std::string_view::npos) continue;
      const std::string_view name = words.substr(at + mark.size());
      const bool section = std::find(std::begin(sections), std::end(sections), folded_line(name)) != std::end(sections);
      if (!section && first_written_date(words.substr(0, at)) && looks_like_name(name) && is_pen_name(std::string(name))) return name;
    }
    return {};
  }

  static bool is_label(std::string_view words) {
    const std::string line = std::string(words) + " ";
    return byline_prefix(line) == line.size();
  }

  std::vector<std::string> in_block(std::uint32_t i) const {
    const HtmlBlock& block = page_.blocks[i];
    const std::string_view words = text_of(page_.text, block.span);
    if (block.span.size() > 200 || (block.span.size() > 120 && !is_dated_byline(words))) return {};
    std::vector<std::string> names;
    if (starts_like_byline(words) || is_dated_byline(words)) names = names_of_byline(words);
    else if (const std::string_view by = byline_piece(words); !by.empty()) names = names_of_byline(by);
    // "Author:" in a block of its own, the name in the next.
    else if (i > 0 && page_.blocks[i - 1].span.size() < 30 && is_label(text_of(page_.text, page_.blocks[i - 1].span))) names = names_of_byline(words);
    else if (const std::string_view name = name_beside_day(i); !name.empty()) names = {std::string(name)};
    std::erase_if(names, [&](const std::string& name) { return is_nobody(name); });
    return names;
  }

  // "By Ann Other" in a block of its own between headline and body, right below the body's start, or at its end.
  std::vector<std::string> byline_blocks(std::uint32_t headline, std::uint32_t body, std::uint32_t body_end) const {
    constexpr std::uint32_t before = 6;
    constexpr std::uint32_t after = 12;
    const auto count = static_cast<std::uint32_t>(page_.blocks.size());
    const std::uint32_t from = headline == no_block ? 0 : headline > before ? headline - before : 0;
    const std::uint32_t to = body == no_block ? std::min(count, from + after) : std::min(count, std::max(body, from) + after);
    for (std::uint32_t i = from; i < to; ++i)
      if (std::vector<std::string> names = in_block(i); !names.empty()) return names;
    const std::uint32_t last = body_end == no_block ? 0 : std::min(count, body_end + 3);
    for (std::uint32_t i = body_end == no_block ? 0 : std::max(to, body_end > 3 ? body_end - 3 : 0); i < last; ++i)
      if (std::vector<std::string> names = in_block(i); has_person(names)) return names;
    return {};
  }

  const HtmlBlocks& page_;
  const PageMetadata& metadata_;
  std::string site_;
  std::uint32_t headline_ = no_block;
};

}  // namespace

std::vector<std::string> authors_of(const HtmlBlocks& page, const PageMetadata& metadata, const std::string& site, const Headline& headline, std::uint32_t body, std::uint32_t body_end) {
  return AuthorFinder(page, metadata, site).find(headline.block, body, body_end);
}

}  // namespace onrecord
