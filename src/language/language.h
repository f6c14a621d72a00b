// Door of language/: paragraphs, sentences and words of a document (Unicode annexes 14 and 29, by ICU), and its language.
// Furniture is left out here, so no later stage can quote it.
#pragma once

#include <cstdint>      // std::uint32_t
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/document.h"
#include "base/span.h"

namespace onrecord {

// A word, a number, or one mark of punctuation. Blanks are no words.
struct Word {
  Span span;
  bool letters = false;  // holds a letter or a digit
};

struct Sentence {
  Span span;
  std::uint32_t first_word = 0, last_word = 0;  // [first, last) in Tokens::words
  std::uint32_t paragraph = 0;
};

struct Paragraph {
  Span span;
  std::uint32_t first_sentence = 0, last_sentence = 0;  // [first, last) in Tokens::sentences
  std::uint32_t first_word = 0, last_word = 0;          // [first, last) in Tokens::words
  std::uint32_t part = 0;                               // index in Document::parts
};

struct Tokens {
  std::vector<Word> words;
  std::vector<Sentence> sentences;
  std::vector<Paragraph> paragraphs;

  // Index of the word, sentence or paragraph that holds `at`, or of the next one; size() behind the last.
  std::size_t word_at(ByteOffset at) const;
  std::size_t sentence_at(ByteOffset at) const;
  std::size_t paragraph_at(ByteOffset at) const;
};

Tokens tokenize(const Document& document);

// The part whose paragraph holds `at`, or the next one's; nothing behind the last. `tokens`: of `document`.
const Part* part_at(const Document& document, const Tokens& tokens, ByteOffset at);

// BCP 47 tag of the language of a text (CLD2), "und" where it cannot be told.
std::string language_of(std::string_view text);

}  // namespace onrecord
