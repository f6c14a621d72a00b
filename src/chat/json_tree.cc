#include "chat/json_tree.h"

#include <algorithm>  // std::all_of
#include <charconv>   // std::from_chars

#include "base/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t deepest = 200;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Four hexadecimal digits, or -1.
int hex4(std::string_view text) {
  if (text.size() < 4) return -1;
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + 4, value, 16);
  return error == std::errc{} && end == text.data() + 4 ? static_cast<int>(value) : -1;
}

// The character that an escape at the start of `text` stands for, and the escape's length.
struct Escape {
  char32_t value = 0xFFFD;
  std::size_t size = 2;
};

Escape read_escape(std::string_view text) {
  if (text.size() < 2) return {0xFFFD, 1};
  switch (text[1]) {
    case 'n': return {'\n'};
    case 't': return {'\t'};
    case 'r': return {'\r'};
    case 'b': return {'\b'};
    case 'f': return {'\f'};
    case '"': return {'"'};
    case '\\': return {'\\'};
    case '/': return {'/'};
    case 'u': break;
    default: return {0xFFFD, static_cast<unsigned char>(text[1]) < 0x80 ? std::size_t{2} : std::size_t{1}};  // never half a character
  }
  const int first = hex4(text.substr(2));
  if (first < 0) return {};
  if (first >= 0xD800 && first < 0xDC00 && text.substr(6).starts_with("\\u")) {
    const int second = hex4(text.substr(8));
    if (second >= 0xDC00 && second < 0xE000)
      return {static_cast<char32_t>(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)), 12};
  }
  // A lone half is no character; a NUL is none that a text should hold.
  return {first == 0 ? U'\uFFFD' : static_cast<char32_t>(first), 6};
}

}  // namespace

void append_json_words(MappedText& out, std::string_view literal, std::uint64_t source) {
  std::size_t at = 0;
  while (at < literal.size()) {
    const std::size_t stop = std::min(literal.find('\\', at), literal.size());
    if (stop > at) out.copy(literal.substr(at, stop - at), source + at);
    if (stop == literal.size()) return;
    const Escape escape = read_escape(literal.substr(stop));
    std::string made;
    append_utf8(made, escape.value);
    // Of one size, the run would count as copied bytes; no escape is one byte and none makes as many bytes as it has.
    out.made_from(made, source + stop, escape.size);
    at = stop + escape.size;
  }
}

JsonValue::Kind JsonValue::kind() const { return tree_ == nullptr ? Kind::absent : tree_->nodes_[index_].kind; }

JsonValue JsonValue::first() const {
  if (!is_array() && !is_object()) return {};
  const std::uint32_t child = tree_->nodes_[index_].child;
  return child == 0 ? JsonValue() : JsonValue(tree_, child);
}

JsonValue JsonValue::next() const {
  if (tree_ == nullptr) return {};
  const std::uint32_t sibling = tree_->nodes_[index_].sibling;
  return sibling == 0 ? JsonValue() : JsonValue(tree_, sibling);
}

JsonValue JsonValue::operator[](std::string_view wanted) const {
  if (!is_object()) return {};
  for (JsonValue value = first(); value.kind() != Kind::absent; value = value.next())
    if (value.key() == wanted) return value;
  return {};
}

std::string_view JsonValue::key() const {
  if (tree_ == nullptr) return {};
  const JsonTree::Node& node = tree_->nodes_[index_];
  return tree_->text_.substr(node.key, node.key_end - node.key);
}

void JsonValue::append_to(MappedText& out) const {
  if (!is_string()) return;
  const JsonTree::Node& node = tree_->nodes_[index_];
  append_json_words(out, tree_->text_.substr(node.begin, node.end - node.begin), node.begin);
}

std::string JsonValue::text() const {
  if (kind() == Kind::number) {
    const JsonTree::Node& node = tree_->nodes_[index_];
    return std::string(tree_->text_.substr(node.begin, node.end - node.begin));
  }
  MappedText words;
  append_to(words);
  return std::move(words).take_text();
}

std::optional<std::int64_t> JsonValue::integer() const {
  if (kind() != Kind::number && kind() != Kind::string) return std::nullopt;
  const JsonTree::Node& node = tree_->nodes_[index_];
  const std::string_view digits = tree_->text_.substr(node.begin, node.end - node.begin);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = end == digits.data() + digits.size() || *end == '.';
  return error == std::errc{} && whole ? std::optional(value) : std::nullopt;
}

bool JsonValue::is_true() const {
  if (kind() != Kind::boolean) return false;
  return tree_->text_[tree_->nodes_[index_].begin] == 't';
}

// Reads values one after another without recursion; `open_` holds the containers that are not closed yet.
class JsonParser {
 public:
  explicit JsonParser(std::string_view text) { tree_.text_ = text; }

  std::optional<JsonTree> parse() {
    skip_space();
    if (tree_.text_.substr(at_).starts_with("\xEF\xBB\xBF")) at_ += 3;
    skip_space();
    if (at_ >= size() || (peek() != '{' && peek() != '[')) return std::nullopt;
    tree_.nodes_.emplace_back();
    open_.push_back({0, 0});
    while (step()) {
    }
    if (open_.size() > 1) tree_.complete_ = false;
    if (tree_.nodes_.size() < 2) return std::nullopt;
    return std::move(tree_);
  }

 private:
  struct Open {
    std::uint32_t node = 0;
    std::uint32_t last_child = 0;
  };

  std::size_t size() const { return tree_.text_.size(); }
  char peek() const { return tree_.text_[at_]; }
  void skip_space() {
    while (at_ < size() && is_space(peek())) ++at_;
  }
  bool fail() {
    tree_.complete_ = false;
    return false;
  }

  // Reads up to one value or one closing sign; false at the end.
  bool step() {
    skip_space();
    while (at_ < size() && peek() == ',') {
      ++at_;
      skip_space();
    }
    if (at_ >= size()) return false;
    const JsonTree::Node& holder = tree_.nodes_[open_.back().node];
    const char c = peek();
    if (c == ']' || c == '}') {
      if (open_.size() == 1 || (c == ']') != (holder.kind == JsonValue::Kind::array)) return fail();
      ++at_;
      tree_.nodes_[open_.back().node].end = static_cast<std::uint32_t>(at_);
      open_.pop_back();
      return true;
    }
    JsonTree::Node node;
    if (holder.kind == JsonValue::Kind::object && !read_key(node)) return fail();
    return read_value(node);
  }

  bool read_key(JsonTree::Node& node) {
    if (peek() != '"') return false;
    node.key = static_cast<std::uint32_t>(++at_);
    if (!skip_string()) return false;
    node.key_end = static_cast<std::uint32_t>(at_ - 1);
    skip_space();
    if (at_ >= size() || peek() != ':') return false;
    ++at_;
    skip_space();
    return at_ < size();
  }

  // From behind the opening quotation mark to behind the closing one.
  bool skip_string() {
    for (;;) {
      at_ = tree_.text_.find_first_of("\"\\", at_);
      if (at_ == std::string_view::npos) {
        at_ = size();
        return false;
      }
      if (peek() == '"') {
        ++at_;
        return true;
      }
      at_ = std::min(at_ + 2, size());
    }
  }

  bool read_value(JsonTree::Node& node) {
    const char c = peek();
    if (c == '{' || c == '[') {
      if (open_.size() > deepest) return fail();
      node.kind = c == '{' ? JsonValue::Kind::object : JsonValue::Kind::array;
      node.begin = static_cast<std::uint32_t>(at_++);
      open_.push_back({add(node), 0});
      return true;
    }
    if (c == '"') {
      node.kind = JsonValue::Kind::string;
      node.begin = static_cast<std::uint32_t>(++at_);
      if (!skip_string()) return fail();
      node.end = static_cast<std::uint32_t>(at_ - 1);
      add(node);
      return true;
    }
    if (open_.size() == 1) return fail();  // words behind the values: no JSON Lines
    node.begin = static_cast<std::uint32_t>(at_);
    while (at_ < size() && !is_space(peek()) && peek() != ',' && peek() != ']' && peek() != '}') ++at_;
    node.end = static_cast<std::uint32_t>(at_);
    if (node.end == node.begin) return fail();
    const std::string_view word = tree_.text_.substr(node.begin, node.end - node.begin);
    if (word == "null") node.kind = JsonValue::Kind::null;
    else if (word == "true" || word == "false") node.kind = JsonValue::Kind::boolean;
    else if (word[0] == '-' || (word[0] >= '0' && word[0] <= '9')) node.kind = JsonValue::Kind::number;
    else return fail();
    add(node);
    return true;
  }

  std::uint32_t add(const JsonTree::Node& node) {
    const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
    tree_.nodes_.push_back(node);
    Open& holder = open_.back();
    if (holder.last_child == 0) tree_.nodes_[holder.node].child = index;
    else tree_.nodes_[holder.last_child].sibling = index;
    holder.last_child = index;
    return index;
  }

  JsonTree tree_;
  std::vector<Open> open_;
  std::size_t at_ = 0;
};

std::optional<JsonTree> JsonTree::parse(std::string_view text) { return JsonParser(text).parse(); }

}  // namespace onrecord
