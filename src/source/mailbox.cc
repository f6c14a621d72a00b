// Mailboxes to messages (RFC 4155, mboxo, mboxrd), messages to their attachments.
#include <fmt/format.h>

#include "source/container.h"
#include "source/decode.h"
#include "source/mime.h"

namespace onrecord {
namespace {

constexpr std::uint32_t deepest_mail = 10;

// A line "From someone date" that starts a message: at the start or behind a blank line, and a header follows.
bool starts_message(std::string_view mailbox, std::size_t at) {
  if (mailbox.substr(at, 5) != "From ") return false;
  if (at >= 2 && mailbox[at - 2] != '\n' && !(at >= 3 && mailbox.substr(at - 3, 2) == "\n\r")) return false;
  const std::size_t end = mailbox.find('\n', at);
  if (end == std::string_view::npos) return false;
  const std::string_view line = mailbox.substr(at, end - at);
  if (line.find(':') == std::string_view::npos) return false;  // the time of arrival
  const std::string_view next = mailbox.substr(end + 1, 100);
  const std::size_t colon = next.find_first_of(": \t\r\n");
  return colon != std::string_view::npos && colon > 0 && next[colon] == ':';
}

// Leaves with words of their own are the message; all others are attachments.
bool is_attachment(const MimePart& part) {
  if (part.type.substr(0, 10) == "multipart/") return false;
  if (part.is_attachment || !part.file_name.empty()) return true;
  return part.type.substr(0, 5) != "text/" || part.type == "text/calendar";
}

void collect(const MimePart& part, std::vector<const MimePart*>& attachments) {
  if (!part.parts.empty()) {
    for (const MimePart& inner : part.parts) collect(inner, attachments);
    return;
  }
  if (is_attachment(part)) attachments.push_back(&part);
}

std::string name_of(const MimePart& part, std::size_t number) {
  if (!part.file_name.empty()) return decode_header_text(part.file_name);
  if (part.type == "message/rfc822") return fmt::format("attached message {}.eml", number);
  return fmt::format("attachment {}", number);
}

}  // namespace

void expand_mailbox(const Source& container, std::uint32_t depth, Expansion& expansion) {
  const std::string_view mailbox = container.bytes;
  std::size_t begin = 0;
  std::uint32_t number = 0;
  const auto give = [&](std::size_t end) {
    Source message;
    message.path = container.path;
    message.member = member_below(container, fmt::format("message {}", ++number));
    message.bytes = mailbox.substr(begin, end - begin);
    message.media_type = "message/rfc822";
    expand(std::move(message), depth, expansion);
  };
  for (std::size_t at = mailbox.find("\nFrom "); at != std::string_view::npos && !expansion.stopped; at = mailbox.find("\nFrom ", at + 1)) {
    if (!starts_message(mailbox, at + 1)) continue;
    give(at + 1);
    begin = at + 1;
  }
  if (!expansion.stopped) give(mailbox.size());
}

void expand_attachments(const Source& mail, std::uint32_t depth, Expansion& expansion) {
  const MimePart message = parse_mime(mail.bytes);
  if (message.parts.empty() && message.type.starts_with("text/") && message.type != "text/calendar") return;  // a scanner's mail is one PDF
  std::vector<const MimePart*> attachments;
  collect(message, attachments);
  std::size_t number = 0;
  for (const MimePart* part : attachments) {
    if (expansion.stopped) return;
    Source attachment;
    attachment.path = mail.path;
    attachment.member = member_below(mail, name_of(*part, ++number));
    attachment.charset = part->charset;
    if (++expansion.budget.members > expansion.budget.limits.members || expansion.mail_depth >= deepest_mail) {
      expansion.give(failed(std::move(attachment), ErrorKind::limit, "is one attachment too many, or too deep", "save it from the mail and add the file"));
      return;
    }
    MappedText decoded = decode_transfer(*part, mail.bytes);
    attachment.bytes = std::move(decoded).take_text();
    ++expansion.mail_depth;
    expand(std::move(attachment), depth, expansion);
    --expansion.mail_depth;
  }
}

}  // namespace onrecord
