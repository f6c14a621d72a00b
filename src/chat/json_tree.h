// JSON with the place of every value in the bytes, which a reader needs so that the words of a message map back to them.
// Takes one value or many in a row (JSON Lines); what is cut off at the end is kept up to there.
#pragma once

#include <cstdint>      // std::uint32_t
#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/offset_map.h"

namespace onrecord {

class JsonTree;

// A value in a tree, or the absence of one: looking further into an absent value gives absent values.
class JsonValue {
 public:
  enum class Kind : std::uint8_t { absent, null, boolean, number, string, array, object };

  JsonValue() = default;
  Kind kind() const;
  bool exists() const { return kind() != Kind::absent && kind() != Kind::null; }
  bool is_string() const { return kind() == Kind::string; }
  bool is_array() const { return kind() == Kind::array; }
  bool is_object() const { return kind() == Kind::object; }

  // A member of an object by its key, the first where there are several.
  JsonValue operator[](std::string_view key) const;
  // The elements of an array or the values of an object, in order.
  JsonValue first() const;
  JsonValue next() const;
  // The key that this value has in its object, as written.
  std::string_view key() const;

  // A string, decoded; a number as written; empty for all else.
  std::string text() const;
  std::optional<std::int64_t> integer() const;   // of a number or of a string of digits
  bool is_true() const;
  // Appends a string's words with their places in the bytes. Nothing for all else.
  void append_to(MappedText& out) const;

 private:
  friend class JsonTree;
  JsonValue(const JsonTree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
  const JsonTree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

class JsonTree {
 public:
  // Nothing where `text` does not start with an object or an array. `text` must outlive the tree. Depth is bounded: what
  // lies deeper than 200 levels counts as the end of the text.
  static std::optional<JsonTree> parse(std::string_view text);

  // The first value, and by `next` those behind it.
  JsonValue root() const { return nodes_.empty() ? JsonValue() : JsonValue(this, 1); }
  // Whether every value is whole.
  bool complete() const { return complete_; }

 private:
  friend class JsonValue;
  struct Node {
    std::uint32_t begin = 0;      // of a string: behind the quotation mark
    std::uint32_t end = 0;
    std::uint32_t key = 0;
    std::uint32_t key_end = 0;
    std::uint32_t child = 0;      // 0: none
    std::uint32_t sibling = 0;
    JsonValue::Kind kind = JsonValue::Kind::absent;
  };
  friend class JsonParser;
  std::string_view text_;
  std::vector<Node> nodes_;   // the first stands for "absent"
  bool complete_ = true;
};

// Appends the words of a JSON string literal (without its quotation marks) that stands at `source`: plain stretches
// exactly, escapes as what they stand for.
void append_json_words(MappedText& out, std::string_view literal, std::uint64_t source);

}  // namespace onrecord
