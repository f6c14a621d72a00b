// Door of chat/: exports of messengers to documents of messages.
#pragma once

#include <optional>  // std::optional
#include <vector>    // std::vector

#include "base/document.h"
#include "source/source.h"

namespace onrecord {

// The conversations of a chat export (one document each), or nothing where the source is no chat export that is known.
// In each document: text holds the words of the messages, one message after another, each ended by '\n'; `messages` and
// parts of kind message point into it; `group` and `recipients` (the members) are filled from the export.
std::optional<std::vector<Document>> read_chat(const Source& source);

}  // namespace onrecord
