// Door of speech/: the statements of a document, in order of their content.
#pragma once

#include <vector>  // std::vector

#include "base/document.h"
#include "language/language.h"
#include "speech/statement.h"

namespace onrecord {

// Statements others attribute to speakers (model and rules), and own words (chat messages, mail, turns of a transcript).
// `inside` points to earlier statements; kind, act, channel and audience are set. Furniture is never quoted.
std::vector<Statement> find_statements(const Document& document, const Tokens& tokens);

}  // namespace onrecord
