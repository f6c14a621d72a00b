// What a page says about itself in its head and mark-up: linked data, OpenGraph and meta elements, <time>, microdata.
#pragma once

#include <string>   // std::string
#include <utility>  // std::pair
#include <vector>   // std::vector

#include "page/html_tree.h"
#include "page/json_ld.h"

namespace onrecord {

struct MarkedTime {
  lxb_dom_node_t* node = nullptr;
  std::string value;       // its datetime or content attribute, or empty where only its words tell
  bool published = false;  // pubdate, itemprop="datePublished", class "published"
  bool modified = false;
};

struct PageMetadata {
  LinkedData linked;
  std::vector<std::pair<std::string, std::string>> metas;  // name, property or itemprop (lower case) to content, in order
  std::string title;                                       // <title>
  std::string canonical;
  std::string language;                                    // html lang
  std::vector<MarkedTime> times;
  std::vector<std::string_view> scripts;                   // words of the scripts, linked data among them
  std::vector<lxb_dom_node_t*> author_marks;               // rel=author, itemprop=author: elements in the body
  std::vector<lxb_dom_node_t*> author_links;               // links whose address leads to a page about a writer
  std::vector<lxb_dom_node_t*> byline_marks;               // elements whose class says author or byline
  std::vector<lxb_dom_node_t*> headings;                   // h1, at most a few
  std::vector<lxb_dom_node_t*> second_headings;            // h2, likewise

  // The first content of the first of the given names that has one; empty where none has.
  std::string meta(std::initializer_list<std::string_view> names) const;
};

// Whether an address is one of a page about a writer: ".../author/ann-other".
bool leads_to_author(std::string_view address);

PageMetadata metadata_of(const HtmlTree& tree);

// The words below a node, white space collapsed, at most about `limit` bytes.
std::string words_below(lxb_dom_node_t* node, std::size_t limit);

}  // namespace onrecord
