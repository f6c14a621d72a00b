// Text that was copied or scraped from a page: menus, ratings, sharing buttons, captions and reader comments stand
// between the words of the article, one line after another. Also letters, press releases, and transcripts.
#pragma once

#include "base/document.h"
#include "source/decode.h"

namespace onrecord {

// Sorts the lines of a decoded text into parts; the document's text is the decoded text, but for the ">" marks of a printed chain of mails.
Document read_scraped_text(DecodedText&& decoded);

}  // namespace onrecord
