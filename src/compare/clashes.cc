#include "compare/clashes.h"

#include "page/text_lines.h"

namespace onrecord {
namespace {

constexpr std::size_t short_answer = 8;  // words; so short a message or answer is read with what went before it
constexpr std::size_t words_before = 24;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// The last words of a text.
std::string_view last_words(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  while (at > 0 && count > 0) {
    while (at > 0 && is_blank(text[at - 1])) --at;
    while (at > 0 && !is_blank(text[at - 1])) --at;
    --count;
  }
  return text.substr(at);
}

std::string_view without_quotation_marks(std::string_view text) {
  static constexpr std::string_view marks[] = {"\"", "“", "”", "'", "‘", "’", " "};
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view mark : marks) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size()), cut = true;
      if (text.ends_with(mark)) text.remove_suffix(mark.size()), cut = true;
    }
  }
  return text;
}

}  // namespace

std::string worded(const ClashHalf& half) {
  const std::string_view text = without_quotation_marks(half.text);
  std::string result = half.closed ? "private" : "public";
  if (half.later) result += ", later";
  if (!half.before.empty() && word_count(text) <= short_answer) result += ", to “" + std::string(last_words(half.before, words_before)) + "”";
  return result + ": " + std::string(text);
}

Result<ClashReader> ClashReader::load(unsigned threads) { return ClashReader(TRY(PairReader::load("clash", threads))); }

Result<std::vector<float>> ClashReader::read(std::span<const WordedPair> pairs) {
  std::vector<TextPair> texts;
  texts.reserve(pairs.size());
  for (const WordedPair& pair : pairs) texts.push_back({pair.first, pair.second});
  const std::vector<std::vector<float>> rows = TRY(reader_.read(texts));
  std::vector<float> odds;
  odds.reserve(rows.size());
  for (const std::vector<float>& row : rows) odds.push_back(row.empty() ? unread : row.front());
  return odds;
}

}  // namespace onrecord
