// Statement: an attribution as in PARC3 and PolNeAR (Pareti 2012; Newell et al. 2018): content (what was said), cue (the
// words that attribute it), source (the words that name the speaker).
#pragma once

#include <cstddef>      // std::size_t
#include <optional>     // std::optional
#include <string_view>  // std::string_view

#include "base/enum_words.h"
#include "base/span.h"

namespace onrecord {

// direct: all of the content stands in quotation marks; mixed: some; indirect: none; own: an author's or a member's own words.
enum class StatementKind { direct, indirect, mixed, own };
constexpr EnumWords<4> words_of(StatementKind) { return {"direct", "indirect", "mixed", "own"}; }

// hold: a state of mind (wants, fears, believes) that the writer attributes without words said.
enum class Act { say, deny, promise, demand, threaten, ask, accuse, admit, hold };
constexpr EnumWords<9> words_of(Act) { return {"say", "deny", "promise", "demand", "threaten", "ask", "accuse", "admit", "hold"}; }

enum class Channel { press, interview, letter, speech, parliament, meeting, chat, email, social, comment, document, unknown };
constexpr EnumWords<12> words_of(Channel) {
  return {"press", "interview", "letter", "speech", "parliament", "meeting", "chat", "email", "social", "comment", "document", "unknown"};
}

enum class Audience { open, closed, unknown };
constexpr EnumWords<3> words_of(Audience) { return {"public", "private", "unknown"}; }

struct Statement {
  Spans content;
  Spans cue;
  Spans source;
  StatementKind kind = StatementKind::indirect;
  Act act = Act::say;
  float score = 0;                      // calibrated: how likely it is right
  std::optional<std::size_t> inside;    // the statement whose content holds this one
  Channel channel = Channel::unknown;
  Audience audience = Audience::unknown;
  std::optional<Span> audience_span;    // the words that show channel or audience, where there are any
  std::optional<std::size_t> message;   // index of the chat message whose words these are
  std::optional<std::size_t> part;      // index of the part (comment, turn, letter, quoted mail) whose author's own words these are
};

// Whether a statement is its speaker's own words by the form of the document: a message, a comment, a turn, a mail.
inline bool in_own_words(const Statement& statement) { return statement.kind == StatementKind::own || statement.part.has_value(); }

// "Lee, Tue 18.20" of a line "Lee, Tue 18.20: “We wait.”": from the source, which begins the line, to the colon right before the words.
inline std::optional<Span> line_label(std::string_view text, const Statement& statement) {
  constexpr ByteOffset longest = 60, between = 6;  // bytes; of the blank and the quotation mark
  if (statement.source.empty() || statement.content.empty()) return std::nullopt;
  const ByteOffset begin = statement.source.front().begin, words = statement.content.front().begin;
  if (begin >= words || words - begin > longest || (begin > 0 && text[begin - 1] != '\n')) return std::nullopt;
  const std::size_t colon = text_of(text, {begin, words}).rfind(':');
  if (colon == std::string_view::npos || words - begin - colon > between) return std::nullopt;
  return Span{begin, static_cast<ByteOffset>(begin + colon)};
}

}  // namespace onrecord
