// Document: the readable text of a source with its parts, made by page/ (pages and other texts) and chat/ (messages),
// read by every later stage. It owns its text; spans everywhere else are offsets into it.
#pragma once

#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

#include "base/calendar.h"
#include "base/enum_words.h"
#include "base/finding.h"
#include "base/offset_map.h"
#include "base/span.h"

namespace onrecord {

enum class DocumentKind { article, opinion, blog, letter, press_release, transcript, chat, email, comments, social, document };
constexpr EnumWords<11> words_of(DocumentKind) {
  return {"article", "opinion", "blog", "letter", "press_release", "transcript", "chat", "email", "comments", "social", "document"};
}

enum class PartKind { title, byline, standfirst, body, caption, comment, message, furniture };
constexpr EnumWords<8> words_of(PartKind) {
  return {"title", "byline", "standfirst", "body", "caption", "comment", "message", "furniture"};
}

// A stretch of the text with one role. Parts come in order of text and do not overlap; what lies between them is white
// space. A body part is one block (paragraph, list item, quotation, table row), so paragraphs need not be found again.
struct Part {
  PartKind kind = PartKind::body;
  Span span;
  std::string author;               // of a comment, a message or one speaker's turn in a transcript; else empty
  std::optional<Timestamp> at;      // of a comment, a message or a post of a live blog
  bool quoted = false;              // a block quotation, or the quoted earlier mail in a reply
  int page = 0;                     // page of a paged source, from 1; 0 where there are none
  std::vector<std::string> to = {}; // to whom, where its own head tells: of a mail below another
  friend bool operator==(const Part&, const Part&) = default;
};

enum class MessageKind { message, system, media, deleted };
constexpr EnumWords<4> words_of(MessageKind) { return {"message", "system", "media", "deleted"}; }

// One message of a chat. Its words are `text_of(document.text, span)`; a part of kind message has the same span.
struct Message {
  std::string author;               // as the export writes it; empty for system lines
  std::optional<Timestamp> sent_at;
  Span span;
  MessageKind kind = MessageKind::message;
  std::string attachment;           // file name as the export gives it
  std::string attachment_sha256;    // where the file lies beside the chat in its archive
  bool edited = false;
  std::optional<std::size_t> reply_to;  // index of the message it answers
  std::vector<std::string> reactions;   // "👍 Ann"
  friend bool operator==(const Message&, const Message&) = default;
};

// Under which address somebody named in the head of a mail has mail.
struct Addressed {
  std::string name;     // as the head writes it
  std::string address;  // "a@b.example"
};

struct Document {
  DocumentKind kind = DocumentKind::article;
  std::string title;                   // empty where unknown
  std::vector<std::string> author;     // names without "By"
  std::string outlet;                  // name of the paper, site, board or body that published it
  std::string agency;                  // "Reuters": a syndication note
  std::string url;                     // canonical address
  std::string language;                // BCP 47, "und" where it could not be told
  std::optional<Interval> published;   // as the page itself tells; time/ may date what is left undated
  std::string text;                    // UTF-8, NFC not forced; paragraphs end in '\n'
  std::vector<Part> parts;
  std::vector<Message> messages;       // chats only
  std::vector<std::string> from;       // e-mail and letters: the sender, as written
  std::vector<std::string> recipients; // e-mail, letters and chats: to whom, as written (chat: members)
  std::vector<Addressed> addresses;    // e-mail: of those named in its heads, those of quoted mails too, where these give them
  std::string group;                   // chats: subject of the group
  OffsetMap bytes;                     // text to source bytes
  std::vector<Finding> findings;
};

}  // namespace onrecord
