#include "speech/act_features.h"

#include <algorithm>  // std::any_of, std::min
#include <string>     // std::string
#include <vector>     // std::vector

#include "speech/cue_lexicon.h"

namespace onrecord {
namespace {

// The words of plain text, at most `most`.
std::vector<std::string_view> words_of_plain(std::string_view plain, std::size_t most) {
  std::vector<std::string_view> words;
  for (std::size_t at = 1; at < plain.size() && words.size() < most;) {
    const std::size_t end = std::min(plain.find(' ', at), plain.size());
    if (end > at) words.push_back(plain.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// Words `first` to `last` of one text, which stand there with single blanks between them.
std::string_view run_of(const std::vector<std::string_view>& words, std::size_t first, std::size_t last) {
  const char* begin = words[first].data();
  return {begin, static_cast<std::size_t>(words[last].data() + words[last].size() - begin)};
}

bool negates(std::string_view word) {
  constexpr std::string_view words[] = {"not", "no", "never", "nobody", "nothing", "none", "neither", "nor"};
  return word.ends_with("n't") || std::any_of(std::begin(words), std::end(words), [&](std::string_view one) { return one == word; });
}

}  // namespace

void act_features(StatementKind kind, std::string_view cue, std::string_view content, bool turn, const std::function<void(std::string_view)>& take) {
  constexpr std::size_t most_words = 60, most_of_cue = 12, longest_run = 3;
  std::string name;
  const auto give = [&](std::string_view group, std::string_view what) {
    name.assign(group).append(what);
    take(name);
  };
  const std::vector<std::string_view> words = words_of_plain(content, most_words), cues = words_of_plain(cue, most_of_cue);
  for (std::size_t first = 0; first < words.size(); ++first)
    for (std::size_t last = first; last < std::min(words.size(), first + longest_run); ++last) give("has:", run_of(words, first, last));
  for (std::size_t last = 0; last < std::min(words.size(), longest_run); ++last) give("begins:", run_of(words, 0, last));
  if (!words.empty()) give("ends:", words.back());
  for (std::size_t i = 0; i < cues.size(); ++i) {
    give("cue:", cues[i]);
    if (i > 0) give("cue:", run_of(cues, i - 1, i));
  }
  if (const auto entry = word_of_cue(cue)) give("cue does:", word(entry->act));
  if (cues.empty()) give("no cue", "");
  give("kind:", word(kind));
  if (turn) give("turn", "");
  if (std::any_of(words.begin(), words.end(), negates)) give("negated", "");
  constexpr std::size_t step = 5, longest = 6;  // words; of a length
  give("length:", std::to_string(std::min(longest, words.size() / step)));
}

}  // namespace onrecord
