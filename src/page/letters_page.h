// The letters page of a paper: letters to the editor one under the other, each signed below.
#pragma once

#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/document.h"
#include "page/text_lines.h"

namespace onrecord {

// Whether two or more letters begin in a text ("SIR – …", "Dear Editor, …"). `lines`: unwrapped(text, lines_of(text)).
bool is_letters_page(std::string_view text, const std::vector<TextLine>& lines);

// Takes paper and day from the head of the page; each letter's paragraphs are parts with its writer as author. A document of kind letter, to the editor.
// `lines` as for is_letters_page, which must hold.
void read_letters_page(Document& document, const std::vector<TextLine>& lines);

// The same for the lines of a web page's body below its headline; paper and day are known.
bool is_letters_page(std::string_view text, const std::vector<TextLine>& lines, std::string_view headline);
void read_letters(Document& document, std::string_view text, const std::vector<TextLine>& lines);

}  // namespace onrecord
