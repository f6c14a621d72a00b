// Texts on pages (PDF, office files): paragraphs without markup to a document, with what the first page says about
// itself: title, who issued it, who wrote it, what kind it is.
#pragma once

#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/document.h"

namespace onrecord {

enum class ParagraphRole { body, title, furniture, comment };

struct PagedParagraph {
  Span span;                       // in PagedText::text
  int page = 0;                    // from 1; 0 where unknown
  ParagraphRole role = ParagraphRole::body;
  std::string author;              // of a comment
  std::optional<Timestamp> at;
};

struct PagedText {
  std::string text;
  OffsetMap map;                   // text to source bytes
  std::vector<PagedParagraph> paragraphs;
  std::string title, author;       // as the file's own description says; the text goes before it
  std::vector<Finding> findings;

  // Adds a paragraph of `words` behind the others.
  void add(std::string_view words, PagedParagraph paragraph);
};

// The map of a text that was made from a file as a whole (unpacked, laid out): in order, exact nowhere.
OffsetMap whole_file_map(std::size_t text_size, std::uint64_t source_size);

Document document_of(PagedText paged);

}  // namespace onrecord
