// Messages whose words another document prints: “Drag it out,” she told colleagues, where the pile holds the chat. The message says what the report may not:
// when it was said, where, and to whom.
#pragma once

#include <cstddef>  // std::size_t
#include <string>   // std::string
#include <vector>   // std::vector

#include "time/by_others.h"

namespace onrecord {

struct Original {
  std::size_t document = 0, statement = 0;        // that quotes: indices in the record given
  std::size_t of_document = 0, of_statement = 0;  // the message of a chat, or the mail, whose words these are
  Span words;                                     // the longest of the quoted passages that it has, in the quoting document
  bool one_voice = true;                          // false: the two are called quite differently, as who goes by a nickname in the chat
};

// Whether two documents may mean one person by how they call him: "Ann Lee" is "Ann L", "Ms Lee" and "Ann press", not "Bob Lee"; nothing is known of "~ J", a number, or somebody without a name.
enum class Voices { one, unknown, two };
Voices compare_voices(const std::string& first, const std::string& second);

// Each quoting statement once, where all messages that have its words are of one day: a passage in quotation marks of four words and more, as written (of eight and more, most of
// it), from before the quoting document appeared. Not a passage that the message itself quotes or drafts for others to say, or that was said in public too (a transcript, a release); nor a
// statement that its own words show to be public, or whose sentence names another day. Near-linear: looks each run of four words up among those of the messages.
std::vector<Original> find_originals(const std::vector<RecordText>& record);

}  // namespace onrecord
