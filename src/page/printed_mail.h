// Mail and memos as they are printed or pasted: a head of lines ("From:", "Sent:", "To:", "Subject:"; "TO:", "FROM:", "RE:" under "MEMORANDUM"), the words,
// and perhaps the mails before, each under a head of its own.
#pragma once

#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/document.h"
#include "base/offset_map.h"
#include "page/text_lines.h"

namespace onrecord {

// Whether a text begins with the head of a mail or memo, up to eight lines above it let alone. `lines`: lines_of(text), no paragraphs joined.
bool is_printed_mail(std::string_view text, const std::vector<TextLine>& lines);

// The text without the ">" at the head of lines where these mark whole mails with heads of their own; where an answer quotes some lines they stay.
MappedText without_quote_marks(std::string_view text);

// Takes sender, recipients, date and subject from the first head; adds the parts, those of the mails below with their writer and time. A mail is of kind email, a
// memo of kind document. `lines` as for is_printed_mail, which must hold.
void read_printed_mail(Document& document, const std::vector<TextLine>& lines);

}  // namespace onrecord
