// The lines by which mail programs announce the mail they quote or forward: "On … wrote:" and blocks of headers.
#pragma once

#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/calendar.h"
#include "base/document.h"

namespace onrecord {

enum class MailLabel { from, date, to, subject, other };

// "Sent: Wednesday, June 3, 2020 4:12 PM": a line of a printed or quoted mail's head, in the languages of the common mail programs. `value` points into `line`.
struct MailHeadLine {
  MailLabel label = MailLabel::other;
  std::string_view value;
};
std::optional<MailHeadLine> parse_head_line(std::string_view line);

// The name in "Lee, Ann [mailto:a@b.example]", "Ann Lee <a@b.example>"; the address where there is none.
std::string name_in_head(std::string_view value);

struct MailOrigin {
  std::string author;
  std::optional<Timestamp> at;
  std::vector<std::string> recipients;
  std::vector<Addressed> addresses;  // of those whom it names, where it gives them
};

// "On Thu, 5 Dec 2024 at 07:48, Ann Lee <a@b.example> wrote:" in the words of common mail programs and languages.
// `paragraph` may hold line breaks.
std::optional<MailOrigin> parse_attribution_line(std::string_view paragraph);

// "From: …", "Sent: …", "To: …", "Subject: …" on lines of their own (Outlook, forwarded mail), perhaps behind
// "-----Original Message-----". A line without a label between two that have one goes on with the first.
std::optional<MailOrigin> parse_header_block(std::string_view paragraph);

// "---- Forwarded message ----", "-----Original Message-----", "Begin forwarded message:", "________".
bool is_quote_divider(std::string_view line);

// "Sent from my telephone", "Get Outlook for …", a notice of confidentiality.
bool is_mail_furniture(std::string_view paragraph);

}  // namespace onrecord
