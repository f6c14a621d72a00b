// UTF-16 that no byte order mark tells.
#pragma once

#include <optional>     // std::optional
#include <string_view>  // std::string_view

#include "source/two_bytes.h"

namespace onrecord {

// The order of the bytes where they are UTF-16 without a mark: a mostly Latin text has a zero in every second byte, and on one side
// only; any other is words of one script with blanks or full stops between them, read in one order and not in the other.
std::optional<ByteOrder> utf16_without_mark(std::string_view bytes);

// Whether nearly all of it are characters that texts have.
bool is_utf16_text(std::string_view bytes, ByteOrder order);

}  // namespace onrecord
