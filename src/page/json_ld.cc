#include "page/json_ld.h"

#include <algorithm>  // std::find

#include <simdjson.h>

namespace onrecord {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int max_depth = 6;

std::string text_of_value(const element& value) {
  std::string_view text;
  return value.get_string().get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::string field(const object& from, const char* name) {
  element value;
  if (from.at_key(name).get(value) != simdjson::SUCCESS) return {};
  array list;
  if (value.get_array().get(list) == simdjson::SUCCESS) {
    for (element first : list) return text_of_value(first);
    return {};
  }
  return text_of_value(value);
}

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" || type == "Review" || type == "Recipe" || type == "LiveBlogPosting" || type == "SocialMediaPosting" ||
         type == "DiscussionForumPosting" || type == "CreativeWork" || type == "PressRelease" || type == "OpinionNewsArticle";
}

std::string type_of(const object& from) {
  element value;
  if (from.at_key("@type").get(value) != simdjson::SUCCESS) return {};
  array list;
  if (value.get_array().get(list) != simdjson::SUCCESS) return text_of_value(value);
  std::string last;
  for (element item : list) {
    last = text_of_value(item);
    if (is_article_type(last)) return last;
  }
  return last;
}

// A person or organisation: a string, an object with a name, or a list of these.
void add_names(const element& value, std::vector<std::string>& names, int depth) {
  if (depth > max_depth || names.size() >= 20) return;
  array list;
  if (value.get_array().get(list) == simdjson::SUCCESS) {
    for (element item : list) add_names(item, names, depth + 1);
    return;
  }
  std::string name;
  object named;
  if (value.get_object().get(named) == simdjson::SUCCESS) {
    element inner;
    if (named.at_key("name").get(inner) != simdjson::SUCCESS) return;
    if (text_of_value(inner).empty()) return add_names(inner, names, depth + 1);
    name = text_of_value(inner);
  } else {
    name = text_of_value(value);
  }
  if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

void fill(std::string& into, std::string value) {
  if (into.empty()) into = std::move(value);
}

void take_article(const object& from, const std::string& type, LinkedData& data) {
  const bool first = data.type.empty();
  if (first) data.type = type;
  fill(data.headline, field(from, "headline"));
  fill(data.published, field(from, "datePublished"));
  fill(data.published, field(from, "dateCreated"));
  fill(data.modified, field(from, "dateModified"));
  fill(data.url, field(from, "url"));
  fill(data.language, field(from, "inLanguage"));
  fill(data.description, field(from, "description"));
  element value;
  if (data.authors.empty() && from.at_key("author").get(value) == simdjson::SUCCESS) add_names(value, data.authors, 0);
  if (data.authors.empty() && from.at_key("creator").get(value) == simdjson::SUCCESS) add_names(value, data.authors, 0);
  std::vector<std::string> publisher;
  if (from.at_key("publisher").get(value) == simdjson::SUCCESS) add_names(value, publisher, 0);
  if (!publisher.empty()) fill(data.publisher, publisher.front());
  bool free = true;
  if (from.at_key("isAccessibleForFree").get(value) == simdjson::SUCCESS) {
    if (value.get_bool().get(free) != simdjson::SUCCESS) free = text_of_value(value) != "False" && text_of_value(value) != "false";
    data.free_to_read = data.free_to_read && free;
  }
}

void visit(const element& value, LinkedData& data, int depth) {
  if (depth > max_depth) return;
  array list;
  if (value.get_array().get(list) == simdjson::SUCCESS) {
    for (element item : list) visit(item, data, depth + 1);
    return;
  }
  object thing;
  if (value.get_object().get(thing) != simdjson::SUCCESS) return;
  const std::string type = type_of(thing);
  if (is_article_type(type)) {
    take_article(thing, type, data);
    return;
  }
  fill(data.page_published, field(thing, "datePublished"));
  element inner;
  for (const char* name : {"@graph", "mainEntity", "mainEntityOfPage"})
    if (thing.at_key(name).get(inner) == simdjson::SUCCESS) visit(inner, data, depth + 1);
}

// Takes off comment and CDATA wrappers; control characters inside strings, which JSON forbids, become blanks.
std::string mended(std::string_view script) {
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  std::string out(script.substr(begin, end - begin + 1));
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return out;
}

}  // namespace

void read_linked_data(std::string_view script, LinkedData& data) {
  simdjson::dom::parser parser;
  element root;
  if (parser.parse(script.data(), script.size()).get(root) != simdjson::SUCCESS) {
    const std::string again = mended(script);
    if (again.empty() || parser.parse(again).get(root) != simdjson::SUCCESS) return;
  }
  visit(root, data, 0);
}

}  // namespace onrecord
