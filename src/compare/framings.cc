#include "compare/framings.h"

#include <algorithm>
#include <array>
#include <vector>

#include "language/marked_words.h"
#include "language/text_words.h"

namespace onrecord {
namespace {

using Item = MarkedWord;

std::vector<Item> items_of(std::string_view text) {
  constexpr std::size_t longest = 4'000;  // bytes that are looked at
  return marked_words(text.substr(0, longest));
}

// Four letters or more, all capitals: "RELIABILITY".
bool is_loud(std::string_view text, const Item& item) {
  constexpr std::size_t least = 4;
  const std::string_view written = text.substr(item.begin, item.end - item.begin);
  return item.word && written.size() >= least && std::all_of(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

template <std::size_t size>
bool is_one_of(const std::string& word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 14> subjects = {"it", "this", "that", "dispute", "strike", "strikes", "action", "fight", "row", "campaign", "protest", "argument", "quarrel", "ballot"};
constexpr std::array<std::string_view, 9> be = {"is", "was", "be", "been", "isn", "wasn", "has", "had", "have"};
constexpr std::array<std::string_view, 22> between = {"not", "never", "only", "always", "all", "really", "just", "simply", "purely", "first", "and", "foremost", "ever", "been", "t", "s", "has", "still", "no", "longer", "entirely", "'"};
constexpr std::array<std::string_view, 5> denials = {"not", "never", "t", "no", "nothing"};
constexpr std::array<std::string_view, 31> ends = {"and", "again", "but", "not", "first", "because", "so", "rather", "as", "if", "when", "while", "until", "that", "which", "is", "was", "are", "were", "from", "here", "now", "today", "every", "then", "any", "or", "nor", "for", "will", "with"};
constexpr std::array<std::string_view, 42> no_frames = {"to",   "time", "how",   "what", "whether", "why",  "it",   "this", "that",  "them",  "him",  "her",  "us",    "you",     "me",      "half", "there", "as",    "not", "being", "getting",
                                                        "when", "one",  "two",   "three", "four",   "five", "ten",  "all",  "these", "those", "some", "more", "something", "anything", "nothing", "at",   "in",    "who",   "where", "making", "having"};

// "is", "was", and the "s" of "it's".
bool is_being(const std::vector<Item>& items, std::size_t at) { return is_one_of(items[at].lower, be) || (items[at].lower == "s" && at > 0 && items[at - 1].lower == "'"); }

// The noun phrase that begins at `at`: up to a mark or a word that ends it.
std::string phrase_at(std::string_view text, const std::vector<Item>& items, std::size_t at) {
  constexpr std::size_t most = 5;  // words
  while (at < items.size() && !items[at].word && (items[at].lower == "‘" || items[at].lower == "“" || items[at].lower == "\"" || items[at].lower == "'" || items[at].lower == ":")) ++at;
  if (at >= items.size() || !items[at].word || is_one_of(items[at].lower, no_frames) || (items[at].lower[0] >= '0' && items[at].lower[0] <= '9')) return {};
  constexpr std::array<std::string_view, 22> amounts = {"fifth", "third", "quarter", "half", "tenth", "dozen", "hundred", "thousand", "million", "billion", "year", "month", "week", "day", "hour", "minute", "mile", "yard", "foot", "couple", "few", "lot"};
  if (at + 1 < items.size() && (items[at].lower == "a" || items[at].lower == "an") && is_one_of(items[at + 1].lower, amounts)) return {};  // "it is about a fifth of it"
  std::size_t end = at, words = 0;
  while (end < items.size() && words < most) {
    const bool possessive = !items[end].word && items[end].lower == "'" && end + 1 < items.size() && items[end].begin == items[end - 1].end && (items[end + 1].lower == "s" || items[end + 1].begin > items[end].end) && items[end + 1].word;
    if (!items[end].word && !possessive) break;
    if (items[end].word && end > at && is_one_of(items[end].lower, ends)) break;
    words += items[end].word;
    ++end;
  }
  while (end > at && (items[end - 1].lower == "the" || items[end - 1].lower == "a" || items[end - 1].lower == "'")) --end;
  if (end == at || (end == at + 1 && (items[at].lower == "the" || items[at].lower == "a"))) return {};
  return std::string(text.substr(items[at].begin, items[end - 1].end - items[at].begin));
}

// "it is (never, only, first and foremost) about": the place behind "about", where a subject stands before it.
std::optional<Framing> about(std::string_view text, const std::vector<Item>& items, std::size_t at) {
  constexpr std::size_t farthest = 8;
  if (items[at].lower != "about" || at < 2) return std::nullopt;
  bool denied = false, has_been = false;
  for (std::size_t back = 1; back <= std::min(at, farthest); ++back) {
    const std::string& word = items[at - back].lower;
    if (has_been && is_one_of(word, subjects)) {
      const bool asked = at >= back + 1 && (items[at - back - 1].lower == "what" || items[at - back - 1].lower == "is");
      std::string frame = phrase_at(text, items, at + 1);
      if (frame.empty() || asked) return std::nullopt;
      return Framing{std::move(frame), denied};
    }
    denied = denied || is_one_of(word, denials);
    has_been = has_been || is_being(items, at - back);
    if (!is_one_of(word, be) && !is_one_of(word, between)) return std::nullopt;
  }
  return std::nullopt;
}

// "The question was one of heritage", "this line is, before anything else, a matter of clean air": the place behind "of".
std::optional<Framing> matter(std::string_view text, const std::vector<Item>& items, std::size_t at) {
  constexpr std::size_t farthest = 9;
  constexpr std::array<std::string_view, 9> matters = {"question", "matter", "issue", "it", "this", "dispute", "line", "case", "strike"};
  constexpr std::array<std::string_view, 25> idle = {"life", "priority", "principle", "time", "days", "weeks", "months", "hours", "minutes", "opinion", "fact", "course", "record", "regret", "public", "taste", "routine", "form", "degree", "luck", "chance", "urgency", "concern", "seconds", "us"};
  const bool one_of = items[at].lower == "of" && at > 1 && items[at - 1].lower == "one", matter_of = items[at].lower == "of" && at > 1 && (items[at - 1].lower == "matter" || items[at - 1].lower == "question") && (items[at - 2].lower == "a" || items[at - 2].lower == "simply");
  constexpr std::array<std::string_view, 18> of_several = {"the", "our", "their", "its", "these", "those", "his", "her", "my", "your", "them", "us", "many", "several", "a", "few", "two", "three"};  // "one of the largest"
  if (!(one_of || matter_of) || at + 1 >= items.size() || is_one_of(items[at + 1].lower, idle)) return std::nullopt;
  if (one_of && (is_one_of(items[at + 1].lower, of_several) || !(is_one_of(items[at - 2].lower, be) || is_one_of(items[at - 2].lower, between)))) return std::nullopt;
  bool denied = false, has_been = false;
  for (std::size_t back = 2; back <= std::min(at, farthest); ++back) {
    const std::string& word = items[at - back].lower;
    if (has_been && is_one_of(word, matters)) {
      std::string frame = phrase_at(text, items, at + 1);
      if (frame.empty()) return std::nullopt;
      return Framing{std::move(frame), denied};
    }
    denied = denied || is_one_of(word, denials);
    has_been = has_been || is_being(items, at - back);
    if (word == "." || word == ";" || word == "?" || word == "!") return std::nullopt;
  }
  return std::nullopt;
}

bool stands(const std::vector<Item>& items, std::size_t at, std::initializer_list<std::string_view> words) {
  if (at + words.size() > items.size()) return false;
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) { return items[at++].lower == word; });
}

// "Lead on REST", "the line is cost", "we shall talk about the money".
std::optional<Framing> order(std::string_view text, const std::vector<Item>& items, std::size_t at) {
  const auto framed = [&](std::size_t behind) -> std::optional<Framing> {
    std::string frame = phrase_at(text, items, behind);
    if (frame.empty()) return std::nullopt;
    return Framing{std::move(frame), false};
  };
  if (stands(items, at, {"lead", "on"}) || stands(items, at, {"lead", "with"}) || stands(items, at, {"stick", "to"}) || stands(items, at, {"line", "is"}) || stands(items, at, {"message", "is"}) || stands(items, at, {"line", ":"}) || stands(items, at, {"message", ":"}))
    return framed(at + 2);
  if (stands(items, at, {"talk", "about"}) || stands(items, at, {"talking", "about"})) {
    constexpr std::size_t farthest = 6;
    bool denied = false;
    for (std::size_t back = 1; back <= std::min(at, farthest); ++back) {
      const std::string& word = items[at - back].lower;
      denied = denied || word == "not" || word == "t" || word == "never" || word == "stop";
      if (word == "nobody" || word == "we") {
        std::optional<Framing> found = framed(at + 2);
        if (found) found->denied = denied || word == "nobody";
        return found;
      }
    }
  }
  // "Line to take from Monday: it's the roof", "new line from tonight: the reserves".
  const bool fresh = stands(items, at, {"new", "line"}) && (at == 0 || !items[at - 1].word);  // not "the new line, which opens in May"
  if (stands(items, at, {"line", "to", "take"}) || stands(items, at, {"lines", "to", "take"}) || fresh) {
    constexpr std::size_t most_between = 4;  // words: "from Monday on"
    std::size_t colon = at + (fresh ? 2 : 3);
    const bool dated = colon < items.size() && items[colon].lower == "from";
    while (colon < items.size() && items[colon].word && colon < at + 3 + most_between) ++colon;
    if (colon + 1 < items.size() && (items[colon].lower == ":" || (dated && items[colon].lower == ",") || items[colon].lower == "—" || items[colon].lower == "–")) {
      std::size_t begin = colon + 1;
      constexpr std::array<std::string_view, 6> leading = {"it", "this", "is", "s", "about", "'"};
      while (begin + 1 < items.size() && is_one_of(items[begin].lower, leading)) ++begin;
      if (fresh && dated) return Framing{phrase_at(text, items, begin), false};  // "new line from tonight, where did the money go"
      return framed(begin);
    }
  }
  // "The word is trust."
  if (stands(items, at, {"the", "word", "is"}) && at + 3 < items.size() && items[at + 3].lower.size() > 3 && !items[at + 3].lower.ends_with("ing") && items[at + 3].lower != "that" && (at + 4 == items.size() || !items[at + 4].word)) return framed(at + 3);
  // "Change of line from today. … RELIABILITY."
  if (stands(items, at, {"change", "of", "line"}) || stands(items, at, {"change", "of", "tune"}) || (fresh && (at + 2 == items.size() || !items[at + 2].word))) {
    const auto loud = std::find_if(items.begin() + static_cast<std::ptrdiff_t>(at), items.end(), [&](const Item& item) { return is_loud(text, item); });
    return Framing{loud == items.end() ? std::string() : std::string(text.substr(loud->begin, loud->end - loud->begin)), false};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Framing> framing_of(std::string_view text) {
  const std::vector<Item> items = items_of(text);
  std::optional<Framing> best;
  const auto worth = [](const std::optional<Framing>& framing) { return framing ? 1 + !framing->frame.empty() + 2 * !framing->denied : 0; };
  for (const auto find : {about, matter, order})  // what it is about says more than what is talked about
    for (std::size_t at = 0; at < items.size(); ++at)
      if (std::optional<Framing> found = find(text, items, at); worth(found) > worth(best)) best = std::move(found);
  return best;
}

bool same_frame(std::string_view one, std::string_view other) {
  const std::vector<TextWord> a = text_words(one), b = text_words(other);
  return std::any_of(a.begin(), a.end(), [&](const TextWord& word) { return !word.stem.empty() && std::any_of(b.begin(), b.end(), [&](const TextWord& more) { return more.stem == word.stem; }); });
}

}  // namespace onrecord
