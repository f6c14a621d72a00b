// Door of page/: one source to its documents: web pages, text scraped from pages, plain text, mail, PDF, office files,
// feeds (one document an item), transcripts, subtitles. Chats are chat/'s.
#pragma once

#include <string>  // std::string
#include <vector>  // std::vector

#include "base/document.h"
#include "base/result.h"
#include "source/source.h"

namespace onrecord {

// The documents of a source. Media types that cannot be read give an error with a way out.
Result<std::vector<Document>> read_pages(const Source& source);

// The text as it is (`analyse --plain`): one body part a line that is not blank; nothing taken for furniture.
Document read_plain(const Source& source);

}  // namespace onrecord
