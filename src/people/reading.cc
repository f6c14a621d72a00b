#include "people/reading.h"

#include <algorithm>  // std::upper_bound

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "people/names.h"
#include "people/word_set.h"

namespace onrecord::people {
namespace {

bool is_hyphen(std::string_view text) { return text == "-" || text == "\u2010" || text == "\u2011"; }
bool is_single_mark(std::string_view text) { return text == "'" || text == "\u2019"; }

// Whether a full stop behind this word belongs to it: initials, titles, "E.P.A".
bool takes_full_stop(std::string_view word) {
  if (word.size() == 1) return true;
  return word.find('.') != std::string_view::npos || (is_title(folded(word)) && word.size() < 6) || is_name_suffix(folded(word));
}

// "he's", "that's": the 's is a verb.
bool shortens_is(std::string_view word) {
  static const WordSet words("he she it who that there here what where let");
  return words.has(word);
}

// "he'd" and "they're" are read as their pronoun.
void drop_contraction(std::string& word) {
  const std::size_t mark = word.find('\'');
  if (mark == std::string::npos || mark == 0 || word.size() - mark > 3) return;
  static const WordSet pronouns("i you he she it we they who that there");
  if (pronouns.has(std::string_view(word).substr(0, mark))) word.resize(mark);
}

void look_at_letters(std::string_view text, ReadWord& word) {
  bool first = true;
  int upper = 0, lower = 0;
  for (std::size_t at = word.span.begin; at < word.span.end;) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    const auto value = static_cast<UChar32>(point.value);
    if (u_isupper(value) || u_istitle(value)) {
      if (first) word.capital = true;
      ++upper;
    } else if (u_islower(value)) {
      ++lower;
    }
    if (u_isalnum(value)) first = false;
  }
  word.all_capitals = upper >= 2 && lower == 0;
}

}  // namespace

Reading::Reading(const Document& document, const Tokens& tokens, const std::vector<Statement>& statements)
    : document_(document), tokens_(tokens), statements_(statements) {
  read_words();
  mark_quotations();
  mark_statements();
}

void Reading::read_words() {
  words_.reserve(tokens_.words.size());
  first_of_sentence_.reserve(tokens_.sentences.size() + 1);
  for (std::uint32_t s = 0; s < tokens_.sentences.size(); ++s) {
    const Sentence& sentence = tokens_.sentences[s];
    first_of_sentence_.push_back(static_cast<std::uint32_t>(words_.size()));
    constexpr int enough_capitals = 8, never = -10'000;
    bool start = true, single_open = false;
    int capitals = 0;  // letters of the words in capitals with which the sentence begins
    ByteOffset end_before = 0;
    for (std::size_t w = sentence.first_word; w < sentence.last_word; ++w) {
      ReadWord word{.span = tokens_.words[w].span, .written_end = 0, .lower = {}, .sentence = s, .paragraph = sentence.paragraph, .letters = tokens_.words[w].letters};
      word.blank_before = word.span.begin > end_before || w == sentence.first_word;
      // "Crouse" "-" "Mays" is one word, and so is "J" ".".
      while (word.letters && w + 2 < sentence.last_word && is_hyphen(onrecord::text_of(text(), tokens_.words[w + 1].span)) && tokens_.words[w + 2].letters &&
             tokens_.words[w + 1].span.begin == word.span.end && tokens_.words[w + 2].span.begin == tokens_.words[w + 1].span.end) {
        w += 2;
        word.span.end = tokens_.words[w].span.end;
      }
      end_before = word.written_end = word.span.end;
      std::string_view written = onrecord::text_of(text(), word.span);
      word.lower = folded(written);
      if (word.letters && word.lower.ends_with("'s")) {
        word.lower.resize(word.lower.size() - 2);
        word.possessive = !shortens_is(word.lower);
        word.span.end -= 1 + (written[written.size() - 2] == '\'' ? 1 : 3);
      } else if (word.letters && w + 1 < sentence.last_word && tokens_.words[w + 1].span.begin == word.span.end) {
        const std::string_view next = onrecord::text_of(text(), tokens_.words[w + 1].span);
        if (next == "." && takes_full_stop(written)) {
          ++w;
          end_before = word.written_end = word.span.end = tokens_.words[w].span.end;
        } else if (is_single_mark(next) && word.lower.ends_with('s')) {
          word.possessive = w + 2 < sentence.last_word && tokens_.words[w + 2].letters;
          if (word.possessive && !single_open) end_before = word.written_end = tokens_.words[++w].span.end;
        }
      }
      drop_contraction(word.lower);
      look_at_letters(text(), word);
      if (written == "\u2018" || (written == "'" && word.blank_before)) single_open = true;
      if (single_open && written == "\u2019") single_open = false;
      if (word.letters) {
        if (!word.all_capitals) start = start || (capitals > enough_capitals && w > sentence.first_word);  // "THE BORROWING Back when …": a crosshead runs into the text
        capitals = word.all_capitals ? capitals + static_cast<int>(word.lower.size()) : never;
        word.sentence_start = start;
        start = false;
      } else if (written == "\u201C" || written == "\"" || written == "\u2018" || written == ":") {
        start = true;
      }
      words_.push_back(std::move(word));
    }
  }
  first_of_sentence_.push_back(static_cast<std::uint32_t>(words_.size()));
}

// Double quotation marks open and close within a paragraph; one that is never closed runs on to its end. Single ones
// count only where they cannot be apostrophes.
void Reading::mark_quotations() {
  bool doubled = false, single = false;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    ReadWord& word = words_[i];
    if (i == 0 || word.paragraph != words_[i - 1].paragraph) doubled = single = false;
    if (!word.letters) {
      const std::string_view mark = onrecord::text_of(text(), word.span);
      if (mark == "\u201C" || mark == "\u00AB")
        doubled = true;
      else if (mark == "\u201D" || mark == "\u00BB")
        doubled = false;
      else if (mark == "\"")
        doubled = !doubled;
      else if ((mark == "\u2018" || mark == "'") && word.blank_before)
        single = true;
      else if (is_single_mark(mark) && !(i > 0 && words_[i - 1].possessive))
        single = false;
    }
    word.quoted = doubled || single;
  }
}

void Reading::mark_statements() {
  around_.assign(words_.size(), 0);
  for (std::size_t i = 0; i < statements_.size(); ++i)
    for (Span span : statements_[i].content) {
      const auto [first, last] = words_of(span);
      for (std::size_t w = first; w < last; ++w) around_[w] = static_cast<std::uint32_t>(i + 1);
    }
}

std::size_t Reading::word_at(ByteOffset at) const {
  return static_cast<std::size_t>(std::upper_bound(words_.begin(), words_.end(), at, [](ByteOffset value, const ReadWord& word) { return value < word.span.end; }) -
                                  words_.begin());
}

std::pair<std::size_t, std::size_t> Reading::words_of(Span span) const {
  const std::size_t first = word_at(span.begin);
  std::size_t last = std::max(first, word_at(span.end));
  if (last < words_.size() && words_[last].span.begin < span.end) ++last;
  return {first, last};
}

std::pair<std::size_t, std::size_t> Reading::sentence_words(std::size_t sentence) const { return {first_of_sentence_[sentence], first_of_sentence_[sentence + 1]}; }

std::optional<std::size_t> Reading::statement_around(std::size_t word) const {
  if (around_[word] == 0) return std::nullopt;
  return around_[word] - 1;
}

}  // namespace onrecord::people
