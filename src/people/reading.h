// Reading: the words of a document as people/ looks at them: folded, with capitals, quotation state and the statement
// whose content holds them. Made once, read by every other file here.
#pragma once

#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

#include "base/document.h"
#include "language/language.h"
#include "speech/statement.h"

namespace onrecord::people {

// A word, with its hyphens and the full stop of an abbreviation, or one mark of punctuation.
struct ReadWord {
  Span span;                   // without a possessive 's
  ByteOffset written_end = 0;  // with the possessive 's
  std::string lower;           // folded, without possessive and final full stop
  std::uint32_t sentence = 0;  // index in Tokens::sentences
  std::uint32_t paragraph = 0;
  bool letters = false;
  bool capital = false;         // begins with a capital letter
  bool all_capitals = false;    // at least two letters, all capital
  bool possessive = false;      // had an 's, or a ’ behind a final s
  bool quoted = false;          // inside quotation marks
  bool sentence_start = false;  // first word of a sentence or of a quotation: its capital says nothing
  bool blank_before = false;
};

class Reading {
 public:
  Reading(const Document& document, const Tokens& tokens, const std::vector<Statement>& statements);

  const Document& document() const { return document_; }
  const Tokens& tokens() const { return tokens_; }
  const std::vector<Statement>& statements() const { return statements_; }
  std::string_view text() const { return document_.text; }
  const std::vector<ReadWord>& words() const { return words_; }

  // First word that ends behind `at`; words().size() behind the last.
  std::size_t word_at(ByteOffset at) const;
  // The words that overlap a span, [first, last).
  std::pair<std::size_t, std::size_t> words_of(Span span) const;
  // [first, last) words of a sentence.
  std::pair<std::size_t, std::size_t> sentence_words(std::size_t sentence) const;
  // The innermost statement whose content holds a word.
  std::optional<std::size_t> statement_around(std::size_t word) const;
  // The span from the first to behind the last of the words [first, last).
  Span span_of(std::size_t first, std::size_t last) const { return {words_[first].span.begin, words_[last - 1].span.end}; }
  std::string_view text_of_words(std::size_t first, std::size_t last) const { return text_of(text(), span_of(first, last)); }

 private:
  void read_words();
  void mark_quotations();
  void mark_statements();

  const Document& document_;
  const Tokens& tokens_;
  const std::vector<Statement>& statements_;
  std::vector<ReadWord> words_;
  std::vector<std::uint32_t> first_of_sentence_;  // first word of each sentence, and one more: words_.size()
  std::vector<std::uint32_t> around_;             // statement index + 1 for each word, 0 for none
};

}  // namespace onrecord::people
