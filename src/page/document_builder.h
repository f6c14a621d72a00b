// A document put together block by block by the readers of other formats. Blocks are made from a readable text with a
// map of its own (a decoded file); `finish` joins the two maps.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view

#include "base/document.h"

namespace onrecord {

class DocumentBuilder {
 public:
  Document document;  // the reader fills in what it learns about the whole

  // Words of the block under construction; the same as MappedText's.
  void copy(std::string_view bytes, std::uint64_t source) { text_.copy(bytes, source); }
  void made_from(std::string_view text, std::uint64_t source, std::uint64_t size) { text_.made_from(text, source, size); }
  void insert(std::string_view text) { text_.insert(text); }

  // Ends the block and makes it a part with `part`'s properties; white space at its end is taken back, and a block
  // without words leaves no trace. True where there was a block.
  bool end_block(Part part);
  bool end_block(PartKind kind) {
    Part part;
    part.kind = kind;
    return end_block(std::move(part));
  }

  // Copies `span` of `before` as one block.
  bool add_block(std::string_view before, Span span, Part part);

  bool block_is_empty() const { return text_.size() == block_begin_; }

  // The document, its positions mapped by `before` (text that the blocks were made from, to source bytes).
  Document finish(const OffsetMap& before) &&;

 private:
  MappedText text_;
  ByteOffset block_begin_ = 0;
};

}  // namespace onrecord
