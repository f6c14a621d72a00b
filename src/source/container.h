// Sources inside a source: members of archives, messages of mailboxes, records of web archives, attachments of mail.
// Internal to source/; the door is source.h.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view

#include "source/source.h"

namespace onrecord {

// What one opened file has used of its limits so far; members of members count as well.
struct Budget {
  ReadLimits limits;
  std::uint64_t packed_bytes = 0;    // size of the outermost file
  std::uint64_t expanded_bytes = 0;
  std::uint32_t members = 0;
};

// Where the caller stands: hands each source on; `stopped` once `take` said no.
struct Expansion {
  Budget& budget;
  const TakeSource& take;
  bool stopped = false;
  std::uint32_t mail_depth = 0;  // mail attached to mail
  std::vector<FileBeside>* seen = nullptr;  // where an archive notes what it gave

  bool give(Source&& source) {
    if (seen != nullptr && !source.error) seen->push_back({source.member, source.sha256});
    if (!stopped && !take(std::move(source))) stopped = true;
    return !stopped;
  }
};

// Finishes a source whose bytes are all there (hash, media type, findings) and hands it on, or the sources in it; a mail
// first, then its attachments.
// `depth` counts archives around it. A media type that is set is kept.
void expand(Source source, std::uint32_t depth, Expansion& expansion);

// A source that could not be read; its bytes are dropped.
Source failed(Source source, ErrorKind kind, std::string fact, std::string way_out);

// "a.zip" as a person would look for it: "path" or "path: member".
std::string place_of(const Source& source);

// A member's name below its container's: "inner.zip" + "chat.txt" = "inner.zip/chat.txt".
std::string member_below(const Source& container, std::string_view name);

// Each hands over what is in `container` and, where something is wrong, a source with an error or a finding.
void expand_archive(const Source& container, std::uint32_t depth, Expansion& expansion);
void expand_mailbox(const Source& container, std::uint32_t depth, Expansion& expansion);
void expand_attachments(const Source& mail, std::uint32_t depth, Expansion& expansion);
void expand_warc(const Source& container, std::uint32_t depth, Expansion& expansion);

}  // namespace onrecord
