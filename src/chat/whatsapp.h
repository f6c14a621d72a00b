// WhatsApp's text exports and copies: Android, iOS, Web, old and new, of every locale. See docs/formats/whatsapp.md.
#pragma once

#include <optional>     // std::optional
#include <string_view>  // std::string_view

#include "base/document.h"
#include "chat/chat_log.h"

namespace onrecord {

// The conversation in `text`, which `log` was cut from, or nothing where it is no such export. `file_name` is what the file or its archive is
// called ("WhatsApp Chat with Bridge Team.txt"); offsets in the document's map are bytes of `text`.
std::optional<Document> read_whatsapp(std::string_view text, const ChatLog& log, std::string_view file_name);

}  // namespace onrecord
