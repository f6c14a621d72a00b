#include "speech/told_change.h"

#include <algorithm>         // std::find
#include <initializer_list>  // std::initializer_list
#include <vector>            // std::vector

#include "language/marked_words.h"

namespace onrecord {
namespace {

// A word, or a mark that parts phrases.
struct Token : MarkedWord {
  bool capital = false;
  bool quoted = false;  // a quotation mark stands right before it
};

// "the BMA’s line" is "the", "bma", "'s", "line": an apostrophe inside a word begins a new one. Quotation marks are left out.
std::vector<Token> tokens_of(std::string_view text) {
  constexpr std::size_t longest = 1'000;  // bytes that are looked at
  std::size_t cut = std::min(text.size(), longest);
  while (cut < text.size() && cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  text = text.substr(0, cut);
  const auto is_quote = [](const MarkedWord& one) { return one.lower == "'" || one.lower == "\"" || one.lower == "“" || one.lower == "”" || one.lower == "‘"; };
  const std::vector<MarkedWord> words = marked_words(text);
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const MarkedWord& one = words[i];
    if (is_quote(one)) {
      const bool inside = one.begin > 0 && is_word_byte(static_cast<unsigned char>(text[one.begin - 1])), before_s = text.substr(one.end, 1) == "s";
      const bool possessive = inside && before_s && (one.end + 1 >= text.size() || !is_word_byte(static_cast<unsigned char>(text[one.end + 1])));
      if (possessive) tokens.push_back({{"'s", one.begin, words[++i].end, true}, false, false});
    } else {
      tokens.push_back({one, one.word && text[one.begin] >= 'A' && text[one.begin] <= 'Z', i > 0 && is_quote(words[i - 1]) && words[i - 1].end == one.begin});
    }
  }
  return tokens;
}

using Words = std::initializer_list<std::string_view>;
bool is_any_of(const Token& token, Words words) { return std::find(words.begin(), words.end(), token.lower) != words.end(); }

bool is_change(const Token& token) {
  return is_any_of(token, {"shift", "shifts", "shifted", "shifting", "change", "changes", "changed", "changing", "move", "moves", "moved", "moving", "switch", "switches", "switched", "switching", "go", "goes", "went", "gone", "going", "swing", "swings", "swung",
                           "pivot", "pivots", "pivoted", "pivoting", "drift", "drifts", "drifted", "drifting", "turn", "turns", "turned", "turning", "slide", "slid", "slipped", "morphed", "evolved", "mutated"});
}
bool is_line(const Token& token) {
  return is_any_of(token, {"message", "messages", "messaging", "line", "lines", "narrative", "story", "argument", "arguments", "case", "emphasis", "focus", "rhetoric", "slogan", "slogans", "pitch", "framing", "tune", "justification", "rationale", "explanation", "reason",
                           "reasons", "talk", "language", "account", "defence", "theme", "script"});
}
// Between the line and its change: "did very subtly change".
bool is_between(const Token& token) {
  return is_any_of(token, {"has", "have", "had", "did", "does", "was", "were", "is", "are", "been", "being", "then", "now", "since", "soon", "also", "very", "already", "by", "later", "again", "just", "simply", "so", "over", "time", "somewhat", "rather", "clearly", "ve", "re", "d"}) ||
         (token.lower.size() > 4 && token.lower.ends_with("ly"));
}
// Makes of the change one that did not happen, or is only thought of.
bool undoes(const Token& token) { return is_any_of(token, {"not", "never", "t", "no", "if", "would", "could", "should", "might", "may", "whether", "must", "will", "cannot", "unless", "to"}); }
bool is_own(const Token& token) { return is_any_of(token, {"its", "their", "his", "her", "our", "my", "your"}); }

class ChangeFinder {
 public:
  explicit ChangeFinder(std::string_view text) : text_(text), tokens_(tokens_of(text)) {}

  std::optional<ToldChange> run() const {
    for (std::size_t from = 1; from + 2 < tokens_.size(); ++from)
      if (tokens_[from].lower == "from")
        if (std::optional<ToldChange> found = change_at(from)) return found;
    for (std::size_t at = 1; at + 3 < tokens_.size(); ++at)
      for (const auto find : {&ChangeFinder::began_at, &ChangeFinder::no_longer_at, &ChangeFinder::stopped_at, &ChangeFinder::dropped_at, &ChangeFinder::used_to_be_at})
        if (std::optional<ToldChange> found = (this->*find)(at)) return found;
    return std::nullopt;
  }

 private:
  std::optional<ToldChange> change_at(std::size_t from) const {
    constexpr std::size_t farthest = 4;  // words between the change and "from"
    std::size_t verb = from;
    for (std::size_t back = 1; back <= std::min(from, farthest + 1) && verb == from; ++back) {
      if (!tokens_[from - back].word) return std::nullopt;
      if (is_change(tokens_[from - back])) verb = from - back;
    }
    if (verb == from || verb == 0) return std::nullopt;
    const bool talks = is_talk(from + 1);
    const bool object = names_line(verb + 1, from);
    if (!object && verb + 1 != from && !all_between(verb + 1, from)) return std::nullopt;
    const std::size_t subject_end = end_of_subject(verb);
    if (subject_end == 0 || undone(subject_end, verb)) return std::nullopt;
    ToldChange change;
    if (is_line(tokens_[subject_end - 1])) change.whose = whose_line(subject_end - 1);
    else if (const std::size_t of = line_of_somebody(subject_end); of > 0) change.whose = name_ending(subject_end, of);
    else if (object || talks) change.whose = name_ending(subject_end, 0);
    else return std::nullopt;
    const auto [first, first_end] = frame_at(from + 1, true);
    if (first.empty() || first_end >= tokens_.size() || tokens_[first_end].lower != "to") return std::nullopt;
    const std::string second = frame_at(first_end + 1, false).first;
    if (second.empty() || first == second || names_two(first, second)) return std::nullopt;
    change.from = first;
    change.to = second;
    return change;
  }

  // "The union BEGAN by talking about rest and ended by talking about money."
  std::optional<ToldChange> began_at(std::size_t at) const {
    if (!is_any_of(tokens_[at], {"began", "begun", "started", "opened"}) || !is_any_of(tokens_[at + 1], {"by", "with", "out"})) return std::nullopt;
    const std::size_t talk = at + 2;
    if (!is_talk(talk)) return std::nullopt;
    const auto [first, end] = frame_at(talk, false);
    std::size_t next = behind(end, {"and", "but", "then", "has", "have", "they", "it", "she", "he", "now"});
    if (next >= tokens_.size() || !is_any_of(tokens_[next], {"ended", "finished", "ends", "wound", "is", "are", "speaks", "speak", "talks", "talk"})) return std::nullopt;
    return told(at, first, behind(next + 1, {"up", "by", "with", "now"}));
  }

  // "They NO LONGER talk of rest but of money."
  std::optional<ToldChange> no_longer_at(std::size_t at) const {
    if (tokens_[at].lower != "longer" || tokens_[at - 1].lower != "no" || at < 2 || !is_any_of(tokens_[at + 1], {"talk", "talks", "talked", "speak", "speaks", "spoke", "argue", "argues", "say", "says"})) return std::nullopt;
    const auto [first, end] = frame_at(at + 2, false);
    if (end >= tokens_.size() || ends_sentence(tokens_[end])) return std::nullopt;
    const std::size_t next = tokens_[end].word ? end : end + 1;
    if (next >= tokens_.size() || tokens_[next].lower != "but") return std::nullopt;
    return told(at - 1, first, next + 1);
  }

  // "The company has STOPPED talking about cost and started talking about reliability."
  std::optional<ToldChange> stopped_at(std::size_t at) const {
    const std::size_t talk = at + 1 + (tokens_[at + 1].lower == "up");
    if (!is_any_of(tokens_[at], {"stopped", "stops", "quit", "gave"}) || !is_talk(talk)) return std::nullopt;
    const auto [first, end] = frame_at(talk, false);
    std::size_t next = behind(end, {"and", "has", "have", "then"});
    if (next >= tokens_.size() || !is_any_of(tokens_[next], {"started", "starts", "began", "begun", "begins", "taken", "took"})) return std::nullopt;
    return told(at, first, behind(next + 1, {"to"}));
  }

  // "The Board DROPPED ‘growth’ for ‘thrift’", "swapped talk of cost for talk of care".
  std::optional<ToldChange> dropped_at(std::size_t at) const {
    constexpr std::size_t longest = 8;  // words of a frame
    if (!is_any_of(tokens_[at], {"dropped", "ditched", "swapped", "traded", "exchanged", "abandoned", "replaced"})) return std::nullopt;
    const auto talk_of = [&](std::size_t begin) { return begin + 2 < tokens_.size() && tokens_[begin].lower == "talk" && is_any_of(tokens_[begin + 1], {"of", "about"}); };
    const auto second_behind = [&](std::size_t end) { return behind(end + 1, {"favour", "favor", "of", "the", "a"}); };
    const auto parts = [&](std::size_t end) { return is_any_of(tokens_[end], {"for", "with", "in"}); };
    const auto opens = [&](std::size_t begin) { return begin < tokens_.size() && (tokens_[begin].quoted || talk_of(begin)); };
    const std::size_t begin = behind(at + 1, {"the", "a", "its", "their", "his", "her"});
    if (!opens(begin)) return std::nullopt;
    const std::size_t words = begin + (talk_of(begin) ? 2 : 0);
    std::size_t end = words;
    while (end < tokens_.size() && end - words < longest && tokens_[end].word && !(parts(end) && opens(second_behind(end)))) ++end;
    if (end == words || end >= tokens_.size() || !parts(end) || (tokens_[begin].quoted && !closes(end - 1))) return std::nullopt;
    const std::size_t second = second_behind(end);
    return told(at, std::string(text_.substr(tokens_[words].begin, tokens_[end - 1].end - tokens_[words].begin)), second + (talk_of(second) ? 2 : 0));
  }

  // "The union's case USED to be about rest; now it is about money", "its line was once safety, now it is pay".
  std::optional<ToldChange> used_to_be_at(std::size_t at) const {
    std::size_t first_begin = 0;
    if (tokens_[at].lower == "used" && tokens_[at + 1].lower == "to" && tokens_[at + 2].lower == "be") first_begin = at + 3;
    else if (is_any_of(tokens_[at], {"was", "were", "had"}) && is_any_of(tokens_[at + 1], {"once", "first", "originally", "initially"})) first_begin = at + 2;
    if (first_begin == 0 || !is_line(tokens_[at - 1])) return std::nullopt;
    const auto [first, end] = frame_at(behind(first_begin, {"been", "all"}), false);
    if (end >= tokens_.size() || ends_sentence(tokens_[end])) return std::nullopt;
    const std::size_t next = behind(tokens_[end].word ? end : end + 1, {"and", "but", "then"});
    if (next + 2 >= tokens_.size() || !is_any_of(tokens_[next], {"now", "today", "lately"})) return std::nullopt;
    return told(at, first, behind(next + 1, {"it", "they", "is", "'s", "are", "has", "have", "become", "all", "now"}));
  }

  // The place behind words that may stand at `at`.
  std::size_t behind(std::size_t at, Words words) const {
    while (at < tokens_.size() && (is_any_of(tokens_[at], words) || tokens_[at].lower == ",")) ++at;
    return at;
  }

  // A change whose verb stands at `verb`, whose first frame is known and whose second one begins at `second`.
  std::optional<ToldChange> told(std::size_t verb, const std::string& first, std::size_t second) const {
    const std::size_t subject_end = end_of_subject(verb);
    if (first.empty() || subject_end == 0 || undone(subject_end, verb)) return std::nullopt;
    const std::string to = frame_at(second, false).first;
    if (to.empty() || to == first || names_two(first, to)) return std::nullopt;
    return ToldChange{is_line(tokens_[subject_end - 1]) ? whose_line(subject_end - 1) : name_ending(subject_end, 0), first, to};
  }

  // "from Leeds to York", "‘Red Rover’ for ‘Blue Boy’": places, courts, banks and boats are no frames.
  static bool names_two(const std::string& first, const std::string& second) {
    const auto is_name = [](const std::string& words) { return words[0] >= 'A' && words[0] <= 'Z'; };
    return is_name(first) && is_name(second);
  }
  static bool ends_sentence(const Token& token) { return token.lower == "." || token.lower == "?" || token.lower == "!"; }
  // Whether a quotation mark stands right behind a token.
  bool closes(std::size_t at) const {
    constexpr std::string_view marks[] = {"’", "”", "'", "\""};
    const std::string_view behind = text_.substr(tokens_[at].end);
    return std::any_of(std::begin(marks), std::end(marks), [&](std::string_view mark) { return behind.starts_with(mark); });
  }

  bool all_between(std::size_t begin, std::size_t end) const { return std::all_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin), tokens_.begin() + static_cast<std::ptrdiff_t>(end), is_between); }

  // "shifted ITS MESSAGE from".
  bool names_line(std::size_t begin, std::size_t end) const { return end >= begin + 2 && (is_own(tokens_[begin]) || tokens_[begin].lower == "the") && is_line(tokens_[end - 1]); }

  std::size_t end_of_subject(std::size_t verb) const {
    while (verb > 0 && tokens_[verb - 1].word && (is_between(tokens_[verb - 1]) || undoes(tokens_[verb - 1]) || tokens_[verb - 1].lower == "'s")) --verb;
    return verb > 0 && tokens_[verb - 1].word ? verb : 0;
  }
  bool undone(std::size_t begin, std::size_t verb) const {
    constexpr std::size_t before = 8;  // words: "if the message …"
    for (std::size_t i = begin; i < verb; ++i)
      if (undoes(tokens_[i])) return true;
    for (std::size_t i = begin; i-- > 0 && begin - i <= before && tokens_[i].word;)
      if (is_any_of(tokens_[i], {"if", "whether", "unless", "nobody", "no", "never", "not", "nor"})) return true;
    return false;
  }

  // "the BMA's official MESSAGE", "the message": whose it is.
  std::string whose_line(std::size_t line) const {
    constexpr std::size_t adjectives = 3;
    for (std::size_t back = 1; back <= std::min(line, adjectives + 1); ++back) {
      const Token& token = tokens_[line - back];
      if (!token.word || is_between(token)) break;
      if (is_own(token)) return std::string(text_.substr(token.begin, token.end - token.begin));
      if (token.lower == "'s") return line - back == 0 ? std::string() : name_ending(line - back, 0);
      if (token.lower == "the" || token.lower == "a" || token.lower == "this") break;
      if (token.capital && !tokens_[line - back + 1].capital) return name_ending(line - back + 1, 0);  // "the BMA message"
    }
    return {};
  }

  // "the message OF the union has shifted": the place of "of", or 0.
  std::size_t line_of_somebody(std::size_t end) const {
    constexpr std::size_t longest = 6;  // words of a name
    for (std::size_t back = 2; back <= std::min(end, longest) && tokens_[end - back].word; ++back)
      if (tokens_[end - back].lower == "of" || tokens_[end - back].lower == "from") return end - back > 0 && is_line(tokens_[end - back - 1]) ? end - back : 0;
    return 0;
  }

  // The name that ends before `end`, behind `least`: "the Crews' Union", "Ann Lee", "they".
  std::string name_ending(std::size_t end, std::size_t least) const {
    std::size_t begin = end - 1;
    const auto takes = [&](std::size_t at) { return tokens_[at].word && (tokens_[at].capital || tokens_[at].lower == "of" || tokens_[at].lower == "for" || tokens_[at].lower == "and" || tokens_[at].lower == "'s"); };
    if (tokens_[begin].capital)
      while (begin > least && takes(begin - 1)) --begin;
    while (begin < end - 1 && !tokens_[begin].capital) ++begin;
    if (begin > least && tokens_[begin - 1].lower == "the") --begin;
    return std::string(text_.substr(tokens_[begin].begin, tokens_[end - 1].end - tokens_[begin].begin));
  }

  bool is_talk(std::size_t at) const {
    return at + 1 < tokens_.size() && is_any_of(tokens_[at], {"talking", "speaking", "arguing", "saying", "insisting", "claiming", "campaigning"});
  }

  // The frame that begins at `at`, without what leads to it, and where it ends: before "to", or at a mark or a word that ends a phrase.
  std::pair<std::string, std::size_t> frame_at(std::size_t at, bool until_to) const {
    constexpr std::size_t longest = 8;  // words
    const auto skip = [&](Words words) {
      while (at < tokens_.size() && is_any_of(tokens_[at], words)) ++at;
    };
    if (at + 1 < tokens_.size() && is_any_of(tokens_[at], {"one", "something", "that", "those"}) && tokens_[at + 1].lower == "of") at += 2;
    if (is_talk(at)) ++at;
    skip({"about", "for", "that", "it", "is", "was", "on", "of", "being", "against"});
    skip({"the", "a", "an"});
    std::size_t end = at;
    while (end < tokens_.size() && tokens_[end].word && end - at < longest) {
      if (until_to ? tokens_[end].lower == "to" : end > at && is_any_of(tokens_[end], {"and", "but", "as", "when", "while", "because", "which", "that", "who", "once", "after", "before", "in", "since", "so", "at", "by", "is", "was", "were", "has", "had", "to", "then", "with", "without", "over", "within", "during", "or"})) break;
      ++end;
    }
    if (end == at) return {{}, at};
    const auto number = [](const Token& token) { return token.lower[0] >= '0' && token.lower[0] <= '9'; };
    if (number(tokens_[at]) || is_any_of(tokens_[at], {"day", "one", "bad", "there", "here", "now", "time", "week", "year"})) return {{}, end};
    return {std::string(text_.substr(tokens_[at].begin, tokens_[end - 1].end - tokens_[at].begin)), end};
  }

  std::string_view text_;
  std::vector<Token> tokens_;
};

}  // namespace

std::optional<ToldChange> told_change(std::string_view text) { return ChangeFinder(text).run(); }

}  // namespace onrecord
