// The structure of a mail message (RFC 5322, RFC 2045-2047) as views into its bytes, so that every part knows where it
// stands; and the transfer encodings with their way back.
#pragma once

#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/calendar.h"
#include "base/offset_map.h"

namespace onrecord {

struct MimeHeader {
  std::string name;        // lower case
  std::string value;       // unfolded, encoded words as they are
  std::string_view raw;    // the value as it stands in the message
};

struct MimePart {
  std::vector<MimeHeader> headers;
  std::string type = "text/plain";   // lower case
  std::string charset;               // parameter of Content-Type
  std::string transfer_encoding;     // lower case; empty for none
  std::string file_name;             // decoded
  bool is_attachment = false;        // Content-Disposition: attachment
  bool is_flowed = false;            // format=flowed (RFC 3676)
  bool deletes_space = false;        // delsp=yes
  std::string_view body;             // of a leaf: still encoded; views the message
  bool was_cut = false;              // a multipart without its closing boundary
  std::vector<MimePart> parts;       // of a multipart

  // The value of the first header of this name, empty where there is none. `name` in lower case.
  const MimeHeader* header(std::string_view name) const;
};

// The message's tree; views `message`, which must outlive it. Anything is a message: what has no header is one body.
// Multiparts nested deeper than 20 are kept as leaves. Linear in the size.
MimePart parse_mime(std::string_view message);
MimePart parse_mime(std::string&&) = delete;

// Undoes base64 or quoted-printable; other encodings are copied. Positions in the map are relative to the message.
MappedText decode_transfer(const MimePart& part, std::string_view message);

// Encoded words to UTF-8 (RFC 2047); bytes of unknown encoding are guessed.
std::string decode_header_text(const std::string& value);

struct MailAddress {
  std::string name;     // as shown; empty where there is only an address
  std::string address;  // "a@b.example"
};
std::vector<MailAddress> parse_addresses(const std::string& value);

// A Date header (RFC 5322, 3.3, with its obsolete forms).
std::optional<Timestamp> parse_mail_date(const std::string& value);

}  // namespace onrecord
