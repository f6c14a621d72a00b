#include "compare/set_against.h"

#include <algorithm>
#include <unordered_set>

#include "language/text_words.h"

namespace onrecord {
namespace {

constexpr std::uint32_t close = 200;  // code points between the two
constexpr std::uint32_t head = 80;    // code points before the first

// What turns the text between two statements against the first of them …
bool contrasts(const std::string& word) {
  static const std::unordered_set<std::string> words = {"despite", "although",    "though",    "whereas",      "yet",      "however",    "contrary", "contradict", "contradicts", "contradicted", "odds",
                                                        "but",     "nevertheless", "privately", "publicly", "earlier", "previously"};
  return words.contains(word);
}
// … and what, said before the first, turns it against what follows.
bool concedes(const std::string& word) {
  static const std::unordered_set<std::string> words = {"despite", "although", "though", "while", "whereas", "contrary"};
  return words.contains(word);
}

// The last such word of a piece of one paragraph.
template <class Test>
std::string last_word(std::string_view text, Test test) {
  std::string found;
  for (const TextWord& word : text_words(text))
    if (test(word.form)) found = word.form;
  return found;
}

}  // namespace

std::string set_against(std::string_view text, const CodePointIndex& points, std::span<const PointSpan> a, std::span<const PointSpan> b) {
  if (a.empty() || b.empty()) return {};
  if (b.front().start < a.front().start) std::swap(a, b);
  if (b.front().start > a.back().end + close) return {};
  const auto piece = [&](std::uint32_t begin, std::uint32_t end) { return text.substr(points.byte(begin), points.byte(end) - points.byte(begin)); };
  const std::string_view between = b.front().start > a.back().end ? piece(a.back().end, b.front().start) : std::string_view{};
  if (between.find('\n') != std::string_view::npos) return {};
  if (std::string word = last_word(between, contrasts); !word.empty()) return word;
  const std::uint32_t from = a.front().start > head ? a.front().start - head : 0;
  std::string_view before = piece(from, a.front().start);
  before.remove_prefix(before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n'));
  return last_word(before, concedes);
}

}  // namespace onrecord
