// A small pull reader of XML: start tags, end tags and text in order, with the place of each in the input. It knows no
// document types: entities that a file defines are left as they are written, so that bombs of them are harmless, and
// nothing outside the file is ever opened. It does not check that tags match; readers keep their own stacks.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/offset_map.h"

namespace onrecord {

class XmlReader {
 public:
  // `xml` is UTF-8 and must outlive the reader.
  explicit XmlReader(std::string_view xml) : xml_(xml) {}
  explicit XmlReader(std::string&&) = delete;

  enum class Event { start, end, text, finish };

  // The next event. <a/> gives a start and an end. Comments, processing instructions and document types give none.
  // Linear: no byte is looked at more than twice.
  Event next();

  // Of start and end: the name as written ("w:p"), and without its prefix ("p").
  std::string_view name() const { return name_; }
  std::string_view local_name() const;

  // Of start: an attribute's value, decoded; empty where there is none. `name` as written or, if it has no prefix, its local name.
  // Values without quotation marks are read too: pages are made smaller that way.
  std::string attribute(std::string_view name) const;

  // Of the start of a script or style, its name in small letters: goes on at its end tag.
  void skip_raw_text();

  // Of text: appends it to `out`, exact where it is written as it is; without a map, as a string.
  void append_text(MappedText& out) const;
  std::string text() const;
  bool is_cdata() const { return is_cdata_; }
  bool is_blank_text() const;
  // Where the event's raw text or tag stands.
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return at_; }

 private:
  Event read_tag();
  bool skip_declaration();

  std::string_view xml_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::string_view name_;
  std::string_view attributes_;
  std::string_view text_;
  bool is_cdata_ = false;
  bool end_follows_ = false;
};

}  // namespace onrecord
