// Own words: what the author of a text says in it without being quoted by anyone.
#pragma once

#include <vector>  // std::vector

#include "base/document.h"
#include "language/language.h"
#include "speech/statement.h"

namespace onrecord {

// Messages of chats, mails and letters, comments, turns of a transcript (these as direct speech), and what releases, letters
// and first-person pieces say outside of `attributed`. Kind, channel, audience, message and part are set; act is not.
std::vector<Statement> own_statements(const Document& document, const Tokens& tokens, const std::vector<Statement>& attributed);

}  // namespace onrecord
