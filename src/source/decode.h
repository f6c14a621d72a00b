// Bytes in any encoding to UTF-8 text with a map back to the bytes.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/finding.h"
#include "base/offset_map.h"

namespace onrecord {

struct DecodedText {
  std::string text;                // well-formed UTF-8; no NUL, byte order mark or soft hyphen (the map bridges them)
  OffsetMap map;                   // text to bytes
  std::string charset;             // WHATWG name of the encoding used
  std::vector<Finding> findings;   // bad bytes replaced, a guessed encoding
};

// Decodes by, in order: a byte order mark; `charset` where given and not contradicted by the bytes; UTF-8 where valid; line by
// line where some lines are UTF-8 and the others something else; UTF-8 where nearly valid (some bad bytes do not make it another
// encoding: they become U+FFFD); UTF-16 without a mark (`utf16.h`); a statistical guess (uchardet); windows-1252. Linear in
// the size of the input.
DecodedText decode_text(std::string_view bytes, std::string_view charset = {});

}  // namespace onrecord
