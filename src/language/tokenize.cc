#include <algorithm>  // std::upper_bound
#include <memory>     // std::unique_ptr

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/check.h"
#include "base/utf8.h"
#include "language/language.h"

namespace onrecord {
namespace {

std::unique_ptr<icu::BreakIterator> iterator_of(bool words) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(words ? icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), status)
                                                     : icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
  OR_CHECK(U_SUCCESS(status));
  return iterator;
}

// Calls `take(Span)` for every piece between two breaks of `span`.
template <class Take>
void for_each_break(icu::BreakIterator& iterator, std::string_view text, Span span, Take take) {
  UErrorCode status = U_ZERO_ERROR;
  UText* utext = utext_openUTF8(nullptr, text.data() + span.begin, span.size(), &status);
  iterator.setText(utext, status);
  OR_CHECK(U_SUCCESS(status));
  for (std::int32_t from = iterator.first(), to = iterator.next(); to != icu::BreakIterator::DONE; from = to, to = iterator.next())
    take(Span{span.begin + static_cast<ByteOffset>(from), span.begin + static_cast<ByteOffset>(to)});
  utext_close(utext);
}

bool blank(char32_t point) { return u_isUWhiteSpace(static_cast<UChar32>(point)) != 0; }

Span trimmed(std::string_view text, Span span) {
  while (!span.empty()) {
    const CodePoint first = code_point_at(text, span.begin);
    if (!blank(first.value)) break;
    span.begin += first.size;
  }
  while (!span.empty()) {
    ByteOffset last = span.end - 1;
    while (last > span.begin && !on_border(text, last)) --last;
    if (!blank(code_point_at(text, last).value)) break;
    span.end = last;
  }
  return span;
}

constexpr std::string_view abbreviations[] = {"mr.", "mrs.", "ms.", "dr.", "prof.", "sir.", "sen.", "rep.", "gov.", "gen.", "col.", "lt.", "capt.", "sgt.",
                                              "rev.", "hon.", "st.", "jr.", "no.", "vs.", "v.", "cllr.", "messrs.", "mme.", "jan.", "feb.", "mar.", "apr.",
                                              "aug.", "sept.", "sep.", "oct.", "nov.", "dec.", "u.s.", "u.k.", "e.g.", "i.e.", "a.m.", "p.m.", "approx."};

// ICU ends a sentence after "Dr." and after initials; those ends are no ends.
bool false_end(std::string_view sentence) {
  while (!sentence.empty() && sentence.back() == ' ') sentence.remove_suffix(1);
  if (sentence.empty() || sentence.back() != '.') return false;
  const std::size_t blank_at = sentence.find_last_of(" \t\n(");
  std::string last(sentence.substr(blank_at == std::string_view::npos ? 0 : blank_at + 1));
  for (char& c : last)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (last.size() == 2 && last[0] >= 'a' && last[0] <= 'z') return true;  // an initial
  return std::find(std::begin(abbreviations), std::end(abbreviations), last) != std::end(abbreviations);
}

class Tokenizer {
 public:
  explicit Tokenizer(const Document& document) : text_(document.text), words_(iterator_of(true)), sentences_(iterator_of(false)) {}

  Tokens run(const Document& document) {
    for (std::size_t part = 0; part < document.parts.size(); ++part) {
      if (document.parts[part].kind == PartKind::furniture) continue;
      if (const Span span = document.parts[part].span; document.kind != DocumentKind::chat && is_wrapped(span)) add_paragraph(trimmed(text_, span), static_cast<std::uint32_t>(part));
      else add_part(span, static_cast<std::uint32_t>(part));
    }
    return std::move(tokens_);
  }

 private:
  // Whether a part is one paragraph that was broken at a fixed width: all lines but the last are of such a width, and most stop within a sentence.
  bool is_wrapped(Span part) const {
    constexpr std::size_t least = 40, most = 110;  // bytes of a line
    std::size_t lines = 0, broken = 0;
    for (ByteOffset begin = part.begin; begin < part.end; ++lines) {
      const std::size_t end = text_.find('\n', begin);
      if (end >= part.end) break;
      const Span line = trimmed(text_, {begin, static_cast<ByteOffset>(end)});
      if (line.size() < least || line.size() > most) return false;
      broken += !ends_like_a_sentence(text_[line.end - 1]);
      begin = static_cast<ByteOffset>(end) + 1;
    }
    return lines > 0 && broken * 2 >= lines;
  }
  static bool ends_like_a_sentence(char last) { return last == '.' || last == '!' || last == '?' || last == ':' || last == ';'; }

  // A part may hold several lines: each line is a paragraph.
  void add_part(Span part, std::uint32_t index) {
    ByteOffset begin = part.begin;
    while (begin < part.end) {
      const std::size_t line_end = std::min<std::size_t>(text_.find('\n', begin), part.end);
      const Span line = trimmed(text_, {begin, static_cast<ByteOffset>(line_end)});
      if (!line.empty()) add_paragraph(line, index);
      begin = static_cast<ByteOffset>(line_end) + 1;
    }
  }

  void add_paragraph(Span span, std::uint32_t part) {
    Paragraph paragraph{span, sentence_count(), 0, word_count(), 0, part};
    Span open{span.begin, span.begin};
    for_each_break(*sentences_, text_, span, [&](Span piece) {
      open.end = piece.end;
      if (open.end < span.end && false_end(text_of(text_, open))) return;
      if (open.end < span.end && text_[open.end - 1] == '\n' && stops_within(open)) return;  // a line of a wrapped paragraph
      add_sentence(open);
      open = {piece.end, piece.end};
    });
    if (!open.empty()) add_sentence(open);
    paragraph.last_sentence = sentence_count();
    paragraph.last_word = word_count();
    tokens_.paragraphs.push_back(paragraph);
  }

  bool stops_within(Span open) const {
    const Span line = trimmed(text_, open);
    if (line.empty() || ends_like_a_sentence(text_[line.end - 1])) return line.empty();
    const std::string_view words = text_of(text_, line);
    for (const std::string_view mark : {".”", ".’", ".\"", ".'", "?”", "?\"", "!”", "!\"", ".)"})
      if (words.ends_with(mark)) return false;
    return true;
  }

  void add_sentence(Span raw) {
    const Span span = trimmed(text_, raw);
    if (span.empty()) return;
    Sentence sentence{span, word_count(), 0, static_cast<std::uint32_t>(tokens_.paragraphs.size())};
    for_each_break(*words_, text_, span, [&](Span piece) {
      const CodePoint first = code_point_at(text_, piece.begin);
      if (blank(first.value)) return;
      tokens_.words.push_back({piece, words_->getRuleStatus() >= UBRK_WORD_NUMBER});
    });
    sentence.last_word = word_count();
    tokens_.sentences.push_back(sentence);
  }

  std::uint32_t word_count() const { return static_cast<std::uint32_t>(tokens_.words.size()); }
  std::uint32_t sentence_count() const { return static_cast<std::uint32_t>(tokens_.sentences.size()); }

  std::string_view text_;
  std::unique_ptr<icu::BreakIterator> words_, sentences_;
  Tokens tokens_;
};

template <class T>
std::size_t first_ending_behind(const std::vector<T>& items, ByteOffset at) {
  return static_cast<std::size_t>(std::upper_bound(items.begin(), items.end(), at, [](ByteOffset value, const T& item) { return value < item.span.end; }) - items.begin());
}

}  // namespace

std::size_t Tokens::word_at(ByteOffset at) const { return first_ending_behind(words, at); }
std::size_t Tokens::sentence_at(ByteOffset at) const { return first_ending_behind(sentences, at); }
std::size_t Tokens::paragraph_at(ByteOffset at) const { return first_ending_behind(paragraphs, at); }

Tokens tokenize(const Document& document) { return Tokenizer(document).run(document); }

const Part* part_at(const Document& document, const Tokens& tokens, ByteOffset at) {
  const std::size_t paragraph = tokens.paragraph_at(at);
  return paragraph < tokens.paragraphs.size() ? &document.parts[tokens.paragraphs[paragraph].part] : nullptr;
}

}  // namespace onrecord
