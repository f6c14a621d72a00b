// Plain texts that are no articles and say so in a form of their own: releases, minutes, testimony, letters. `lines`: unwrapped(text, lines_of(text)).
#pragma once

#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/document.h"
#include "page/text_lines.h"

namespace onrecord {

// Whether a mark such as "PRESS RELEASE" or "For immediate release" stands near the top, or the first line tells whose statement this is.
bool is_release(std::string_view text, const std::vector<TextLine>& lines);
// "Media statement", "Not for use before 10.00 on 3 October": a line that says what a release is, and nothing of what it says.
bool is_release_label(std::string_view line);
// "PRESS RELEASE - UNIVERSITY OF HAM", "HAM WATER PRESS RELEASE": whose it is; empty where the heading does not tell.
std::string_view releaser(std::string_view line);
// "STATEMENT FROM ANN LEE", "Joint statement by the unions": whose it is; empty where the line is no such heading.
std::string_view states(std::string_view line);

// "Minutes of a meeting of the trustees held on 7 March 2019", "Notes of meeting" near the top, or a confidential record of who met. Sets the kind, and takes the day of the meeting.
bool take_minutes(Document& document, const std::vector<TextLine>& lines);

// "WITNESS STATEMENT OF ANN LEE", "AFFIDAVIT OF ANN LEE" near the top: what it states are her words. Sets kind and writer.
bool take_testimony(Document& document, const std::vector<TextLine>& lines);

// "Dear …", "Sir," or "To the Editor" near the top and a closing formula near the end; an open letter says so and may have neither. Sets the kind, and takes sender and recipient.
bool take_letter(Document& document, const std::vector<TextLine>& lines);

}  // namespace onrecord
