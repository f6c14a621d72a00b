// Where a statement was made and who could hear it: its channel and audience, with the words that show it. What counts is
// where it was said, not who reports it: a leaked message is private in the newspaper that prints it, too.
#pragma once

#include <optional>  // std::optional
#include <vector>    // std::vector

#include "base/document.h"
#include "language/language.h"
#include "speech/statement.h"

namespace onrecord {

struct Setting {
  Channel channel = Channel::unknown;
  Audience audience = Audience::unknown;
  std::optional<Span> words;
};

// Where the author's own words of a document stand: a chat is private, an opinion piece is in the press.
Setting own_setting(const Document& document, const Part* part);

// Sets channel, audience and audience_span of every attributed statement; own words and turns keep theirs. `statements` in
// order of content, with `inside` set.
void find_settings(const Document& document, const Tokens& tokens, std::vector<Statement>& statements);

}  // namespace onrecord
