// The lines by which mail programs announce the mail they quote or forward: "On … wrote:" and blocks of headers.
#pragma once

#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view

#include "base/calendar.h"

namespace onrecord {

struct MailOrigin {
  std::string author;
  std::optional<Timestamp> at;
};

// "On Thu, 5 Dec 2024 at 07:48, Ann Lee <a@b.example> wrote:" in the words of common mail programs and languages.
// `paragraph` may hold line breaks.
std::optional<MailOrigin> parse_attribution_line(std::string_view paragraph);

// "From: …", "Sent: …", "To: …", "Subject: …" on lines of their own (Outlook, forwarded mail), perhaps behind
// "-----Original Message-----".
std::optional<MailOrigin> parse_header_block(std::string_view paragraph);

// "---- Forwarded message ----", "-----Original Message-----", "Begin forwarded message:", "________".
bool is_quote_divider(std::string_view line);

// "Sent from my telephone", "Get Outlook for …", a notice of confidentiality.
bool is_mail_furniture(std::string_view paragraph);

}  // namespace onrecord
