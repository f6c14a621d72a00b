// One line for each message of a conversation, for tables of input and expected output.
#pragma once

#include <string>
#include <string_view>

#include "chat/chat.h"

namespace onrecord {

inline std::string dump_of(const Document& document) {
  std::string lines;
  for (const Message& message : document.messages) {
    lines += (message.sent_at ? message.sent_at->iso() : "no time") + " | " + message.author + " | ";
    if (message.kind != MessageKind::message) lines += std::string(word(message.kind)) + " | ";
    std::string words(text_of(document.text, message.span));
    for (std::size_t at = 0; (at = words.find('\n', at)) != std::string::npos; at += 2) words.replace(at, 1, "\\n");
    lines += words;
    if (!message.attachment.empty()) lines += " | file " + message.attachment;
    if (message.edited) lines += " | edited";
    if (message.reply_to) lines += " | to " + std::to_string(*message.reply_to);
    for (const std::string& reaction : message.reactions) lines += " | " + reaction;
    lines += "\n";
  }
  return lines;
}

inline Source source_of(std::string_view bytes, std::string path = "chat.txt") {
  Source source;
  source.path = std::move(path);
  source.bytes = bytes;
  return source;
}

inline std::string read_and_dump(std::string_view bytes, std::string path = "chat.txt") {
  const auto documents = read_chat(source_of(bytes, std::move(path)));
  if (!documents) return "no chat";
  std::string lines;
  for (const Document& document : *documents) lines += dump_of(document);
  return lines;
}

}  // namespace onrecord
