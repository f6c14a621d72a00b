// The words of text nodes, white space collapsed as a browser does, with the way back to the bytes of the page.
#pragma once

#include "base/offset_map.h"
#include "page/html_tree.h"

namespace onrecord {

class HtmlText {
 public:
  explicit HtmlText(const HtmlTree& tree) : tree_(tree) {}

  // Appends a text node's words. White space becomes one blank, and none at the start of a block.
  void append(lxb_dom_node_t* node);
  // Ends the block: the next words come behind `separator`, and white space before them is dropped.
  void end_block();
  // A line break or a tab inside the block; nothing at its start.
  void soft_break(char kind);

  // A blank between a letter or digit and the next words: elements that stand side by side without one.
  void part();

  // Where the current block begins, and where its words end.
  ByteOffset block_begin() const { return block_begin_; }
  ByteOffset size() const { return text_.size(); }
  bool block_is_empty() const { return text_.size() == block_begin_; }
  const std::string& text() const { return text_.text(); }
  std::string take_text() && { return std::move(text_).take_text(); }
  OffsetMap take_map() && { return std::move(text_).take_map(); }

 private:
  void append_exact(std::string_view words, std::uint64_t source);
  void append_made(std::string_view words, std::uint64_t source, std::uint64_t source_size);
  void append_aligned(std::string_view words, std::uint32_t begin, std::uint32_t end);
  void append_unplaced(std::string_view words);
  void flush_gap();

  const HtmlTree& tree_;
  MappedText text_;
  ByteOffset block_begin_ = 0;
  char gap_ = 0;                     // what stands between the words so far and the next ones: ' ', '\n', '\t' or nothing
  std::uint64_t gap_source_ = none;  // where in the page, if it is exactly one blank
  static constexpr std::uint64_t none = ~std::uint64_t{0};
};

}  // namespace onrecord
