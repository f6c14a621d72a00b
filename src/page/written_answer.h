// Written questions and answers of a parliament, as its pages and papers give them: "Question", who asks and what; "Answer", who answers, when and what.
#pragma once

#include "base/document.h"

namespace onrecord {

// Where the parts are those of a written answer, gives question and answer to their speakers, and the document the day of the answer; else changes nothing.
void take_written_answer(Document& document);

}  // namespace onrecord
