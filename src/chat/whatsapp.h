// WhatsApp's text exports and copies: Android, iOS, Web, old and new, of every locale. See docs/formats/whatsapp.md.
#pragma once

#include <string_view>  // std::string_view

#include "chat/builder.h"
#include "chat/chat_log.h"

namespace onrecord {

// The conversation in `log` (surveyed with `is_whatsapp_notice`), in one document or, a long one, several; false where it is
// no such export. `file_name` is what the file or its archive is called ("WhatsApp Chat with Bridge Team.txt"); offsets in
// the documents' maps are bytes of the log's text.
bool read_whatsapp(const ChatLog& log, std::string_view file_name, const TakeDocument& take);
bool is_whatsapp_notice(std::string_view body, bool marked_line);

}  // namespace onrecord
