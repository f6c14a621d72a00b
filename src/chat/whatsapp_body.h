// What WhatsApp prints around the words of a message: marks of left-out and attached files, of edits and deletions.
#pragma once

#include <string_view>  // std::string_view

#include "base/document.h"

namespace onrecord {

struct WhatsappBody {
  std::string_view words;        // what the author wrote: a stretch of the body
  MessageKind kind = MessageKind::message;
  std::string_view attachment;   // a stretch of the body
  bool edited = false;
  bool printed = false;          // the words were printed by the messenger (a direction mark leads them)
};

// Reads the body of one message. `marked_line`: a direction mark stood before the head, which iOS prints for media.
WhatsappBody read_whatsapp_body(std::string_view body, bool marked_line);

}  // namespace onrecord
