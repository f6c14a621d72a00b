#include "chat/builder.h"

#include <simdjson.h>  // simdjson::validate_utf8

#include <cstring>        // std::memchr
#include <unordered_set>  // std::unordered_set

#include "source/decode.h"

namespace onrecord {

ConversationBuilder::ConversationBuilder(std::size_t messages) {
  document_.kind = DocumentKind::chat;
  document_.messages.reserve(messages);
  document_.parts.reserve(messages);
}

std::size_t ConversationBuilder::end_message(Message message) {
  auto blank = [&](ByteOffset at) {
    const char c = text_.text()[at];
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  };
  Span span{begin_, text_.size()};
  while (!span.empty() && blank(span.end - 1)) --span.end;
  text_.cut(span.end);
  while (!span.empty() && blank(span.begin)) ++span.begin;
  message.span = span;
  Part part;
  part.kind = PartKind::message;
  part.span = span;
  part.author = message.author;
  part.at = message.sent_at;
  document_.parts.push_back(std::move(part));
  document_.messages.push_back(std::move(message));
  text_.insert("\n");
  begin_ = text_.size();
  return document_.messages.size() - 1;
}

Document ConversationBuilder::take() && {
  std::unordered_set<std::string_view> seen;
  std::vector<std::string> members;
  for (const std::string& member : document_.recipients)
    if (!member.empty() && seen.insert(member).second) members.push_back(member);
  for (const Message& message : document_.messages)
    if (!message.author.empty() && seen.insert(message.author).second) members.push_back(message.author);
  document_.recipients = std::move(members);
  document_.bytes = std::move(text_).take_map();
  document_.text = std::move(text_).take_text();
  return std::move(document_);
}

ChatText text_of_source(const Source& source) {
  ChatText result;
  const std::string& bytes = source.bytes;
  const bool nul = std::memchr(bytes.data(), '\0', bytes.size()) != nullptr;
  if (!nul && simdjson::validate_utf8(bytes.data(), bytes.size())) {
    result.text = bytes;
    return result;
  }
  DecodedText decoded = decode_text(bytes, source.charset);
  result.as_is = false;
  result.owned = std::move(decoded.text);
  result.map = std::move(decoded.map);
  result.findings = std::move(decoded.findings);
  result.text = result.owned;
  return result;
}

}  // namespace onrecord
