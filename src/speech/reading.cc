#include "speech/reading.h"

namespace onrecord {
namespace {

// Whether the word starts with a capital letter: ASCII, or a two-byte letter of Latin, Greek or Cyrillic capitals.
bool starts_capital(std::string_view word) {
  if (word.empty()) return false;
  const auto first = static_cast<unsigned char>(word[0]);
  if (first >= 'A' && first <= 'Z') return true;
  if (word.size() < 2) return false;
  const auto second = static_cast<unsigned char>(word[1]);
  if (first == 0xC3) return second >= 0x80 && second <= 0x9E;
  return (first == 0xCE && second >= 0x91) || (first == 0xD0 && second <= 0xAF);
}

}  // namespace

ReadingText::ReadingText(const Document& the_document, const Tokens& the_tokens, std::span<const Quotation> the_quotations)
    : document(the_document), tokens(the_tokens), lower(the_document.text), quotations(the_quotations) {
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
}

Items ReadingText::read(std::size_t first_word, std::size_t last_word, std::size_t next_quotation, std::uint32_t depth) const {
  Items items;
  if (first_word >= last_word) return items;
  std::size_t sentence = tokens.sentence_at(tokens.words[first_word].span.begin);
  for (std::size_t i = first_word; i < last_word; ++i) {
    const Word& word = tokens.words[i];
    while (sentence < tokens.sentences.size() && tokens.sentences[sentence].last_word <= i) ++sentence;
    const bool ends = sentence < tokens.sentences.size() && tokens.sentences[sentence].last_word == i + 1;
    while (next_quotation < quotations.size() &&
           (quotations[next_quotation].span.end <= word.span.begin || quotations[next_quotation].depth != depth))
      ++next_quotation;
    const bool quoted = next_quotation < quotations.size() && quotations[next_quotation].span.overlaps(word.span);
    if (!quoted) {
      items.push_back({word.span, std::string_view(lower).substr(word.span.begin, word.span.size()), word.letters ? ItemKind::word : ItemKind::mark,
                       starts_capital(text_of(document.text, word.span)), ends, 0});
      continue;
    }
    const auto index = static_cast<std::uint32_t>(next_quotation);
    if (items.empty() || items.back().kind != ItemKind::quote || items.back().quotation != index)
      items.push_back({quotations[index].span, {}, ItemKind::quote, false, false, index});
    if (ends && word.span.end >= quotations[index].span.end) items.back().ends_sentence = true;
  }
  if (!items.empty()) items.back().ends_sentence = true;
  return items;
}

// A longer one is no sentence but a list or an attack; cutting it keeps every rule's search bounded.
constexpr std::size_t longest_sentence = 300;

std::vector<ItemRange> sentences_of(const Items& items) {
  std::vector<ItemRange> sentences;
  std::size_t first = 0;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].ends_sentence || i + 1 - first == longest_sentence) {
      sentences.push_back({first, i + 1});
      first = i + 1;
    }
  return sentences;
}

}  // namespace onrecord
