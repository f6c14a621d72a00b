// Transcripts and official reports: one turn a part, the speaker's label apart from the words.
#pragma once

#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/document.h"
#include "page/text_lines.h"

namespace onrecord {

// Whether most of the lines are turns of speakers ("Q. …", "MR WRAY: …", "Ann Other (Hillside North): …").
bool is_transcript(std::string_view text, const std::vector<TextLine>& lines);

// Sorts the lines into parts: turns are body with the speaker as author, labels and clock times are furniture. Fills
// kind, title, outlet and date of the document, whose text is set.
void read_transcript(Document& document, const std::vector<TextLine>& lines);

// A page whose body is turns of speakers: its body parts become turns, its kind transcript; what else was found of it stays. Its text and parts must be set.
void take_turns(Document& page);

}  // namespace onrecord
