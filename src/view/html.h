// Writing HTML in which nothing from outside can become markup: words from the record go through `text` or `name`, our
// own markup through `raw`.
#pragma once

#include <cstdint>      // std::uint64_t
#include <string>       // std::string
#include <string_view>  // std::string_view

namespace onrecord {

// Words as HTML text or as a quoted attribute value: the five characters with a meaning are escaped; bytes that are not
// UTF-8 and control characters that HTML forbids become U+FFFD; characters that turn the direction of writing against the
// reader (overrides, and embeddings or isolates without their partner) are spelled out, as "[U+202E]".
std::string html_text(std::string_view words);

class HtmlWriter {
 public:
  HtmlWriter& raw(std::string_view markup);
  HtmlWriter& text(std::string_view words);
  // Words whose direction must not touch their neighbours: names, titles, paths.
  HtmlWriter& name(std::string_view words);
  // With thousands grouped.
  HtmlWriter& number(std::uint64_t number);
  std::string take() && { return std::move(html_); }

 private:
  std::string html_;
};

}  // namespace onrecord
