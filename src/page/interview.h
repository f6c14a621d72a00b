// Interviews as papers print them, without labels: a question, and right below it the answer, then a blank line.
#pragma once

#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/document.h"
#include "page/text_lines.h"

namespace onrecord {

// Who is interviewed, as a heading tells: "Ann Lee: ‘I would do it again’", "Interview with Ann Lee"; empty where it does not.
std::string_view interviewee_in(std::string_view heading);

// Whether most of a text are pairs of lines of which the first asks, and a heading tells who answers. `lines`: lines_of(text).
bool is_interview(std::string_view text, const std::vector<TextLine>& lines);

// Takes title, day and interviewer from the lines above the first pair; questions and answers are turns of a document of kind transcript. `lines` as for is_interview, which must hold.
void read_interview(Document& document, const std::vector<TextLine>& lines);

}  // namespace onrecord
