// RSS 0.9x, 1.0 and 2.0, and Atom (RFC 4287).
#pragma once

#include <vector>  // std::vector

#include "base/document.h"
#include "base/result.h"
#include "source/source.h"

namespace onrecord {

// One document an item, with title, address, author, date and its fullest text; the channel's title is the outlet.
Result<std::vector<Document>> read_feed(const Source& source);

}  // namespace onrecord
