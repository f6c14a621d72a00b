// Door of chat/: exports of messengers to documents of messages.
#pragma once

#include <functional>  // std::function
#include <optional>    // std::optional
#include <vector>      // std::vector

#include "base/document.h"
#include "source/source.h"

namespace onrecord {

// The conversations of a chat export (one document each; a long one in several, so that memory stays bounded), handed over one
// by one (none for a file that only goes with others, as Slack's users.json does); false where the source is no chat export
// that is known. In each document: text holds the words of the messages, one message after another, each ended by '\n';
// `messages` and parts of kind message point into it; `group` and `recipients` (the members) are filled from the export.
bool read_chat(const Source& source, const std::function<void(Document&&)>& take);

// The same, all at once.
std::optional<std::vector<Document>> read_chat(const Source& source);

}  // namespace onrecord
