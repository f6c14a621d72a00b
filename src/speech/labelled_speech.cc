#include "speech/labelled_speech.h"

#include <algorithm>    // std::count, std::min
#include <array>        // std::array
#include <optional>     // std::optional
#include <set>          // std::set
#include <string_view>  // std::string_view

namespace onrecord {
namespace {

constexpr float labelled_score = 0.95F;
constexpr std::size_t longest_label = 40;      // bytes of a speaker's name in capitals
constexpr std::size_t longest_signature = 90;  // bytes of a name with its role
constexpr std::size_t longest_gap = 4;         // paragraphs of one turn
constexpr std::size_t fewest_turns = 3;        // that make a dialogue

constexpr std::array<std::string_view, 7> quotation_marks = {"“", "”", "\"", "‘", "’", "«", "»"};
constexpr std::array<std::string_view, 5> dashes = {"―", "—", "–", "--", "- "};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// Size of the quotation mark with which `text` begins (or ends); 0 for none.
std::size_t mark_at_begin(std::string_view text) {
  for (const std::string_view mark : quotation_marks)
    if (text.starts_with(mark)) return mark.size();
  return 0;
}
std::size_t mark_at_end(std::string_view text) {
  for (const std::string_view mark : quotation_marks)
    if (text.ends_with(mark)) return mark.size();
  return 0;
}

std::size_t blanks_at_begin(std::string_view text) {
  std::size_t size = 0;
  while (true) {
    if (text.substr(size).starts_with(' ') || text.substr(size).starts_with('\t')) ++size;
    else if (text.substr(size).starts_with("\u00A0")) size += 2;
    else return size;
  }
}
std::string_view without_blanks_at_end(std::string_view text) {
  while (true) {
    if (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    else if (text.ends_with("\u00A0")) text.remove_suffix(2);
    else return text;
  }
}

// Bytes of a name in capitals before a colon ("LEE", "SEN. McKAY", "ANN O’NEIL"); 0 where `text` begins with none.
std::size_t label_size(std::string_view text) {
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < std::min(text.size(), longest_label); ++i) {
    const char c = text[i];
    if (c == ':') return capitals >= 3 && (i + 1 == text.size() || blanks_at_begin(text.substr(i + 1)) > 0) ? i : 0;
    if (is_upper(c)) ++capitals;
    else if (is_lower(c) && !(c == 'c' && i > 0 && text[i - 1] == 'M')) return 0;
    else if (c >= '0' && c <= '9') return 0;
  }
  return 0;
}

// "Ann Lee", "Ann Lee, mayor of Ham.": every word of the name begins with a capital, but for particles.
bool is_signature(std::string_view text) {
  text = without_blanks_at_end(text);
  if (text.ends_with('.')) text.remove_suffix(1);
  if (text.empty() || text.size() > longest_signature) return false;
  if (text.find_first_of("!?:;\"") != std::string_view::npos) return false;
  const std::string_view name = text.substr(0, std::min(text.find(','), text.size()));
  std::size_t words = 0;
  for (std::size_t at = 0; at < name.size(); ++words) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    if (word.empty() || (is_lower(word[0]) && (words == 0 || word.size() > 3))) return false;
    if (word.ends_with('.') && word.size() > 4) return false;  // "Dr.", "P." stand in a name, the end of a sentence does not
    at = end + 1;
  }
  return words >= 1 && words <= 6 && (is_upper(name[0]) || static_cast<unsigned char>(name[0]) >= 0xC3);
}

struct Signed {
  Span quotation, dash, name;  // within the text
};

class LabelFinder {
 public:
  LabelFinder(const Document& document, const Tokens& tokens) : document_(document), tokens_(tokens) {}

  std::vector<Attribution> run() {
    find_turns();
    for (std::size_t i = 0; i < tokens_.paragraphs.size(); ++i)
      if (is_prose(i)) find_signed(i), find_credited(i);
    take_credited();
    std::stable_sort(found_.begin(), found_.end(), [](const Attribution& a, const Attribution& b) { return a.content.front() < b.content.front(); });
    return std::move(found_);
  }

 private:
  struct Turn {
    std::size_t paragraph = 0;
    Span label;
    bool quoted = false;  // stands behind a quotation mark
  };

  bool is_prose(std::size_t paragraph) const {
    const Part& part = document_.parts[tokens_.paragraphs[paragraph].part];
    return part.kind == PartKind::body && part.author.empty();
  }
  std::string_view text_of_paragraph(std::size_t paragraph) const { return text_of(document_.text, tokens_.paragraphs[paragraph].span); }
  static Span inside(Span paragraph, std::size_t begin, std::size_t size) {
    const auto at = paragraph.begin + static_cast<ByteOffset>(begin);
    return {at, at + static_cast<ByteOffset>(size)};
  }

  std::optional<Turn> turn_at(std::size_t paragraph) const {
    const std::string_view text = text_of_paragraph(paragraph);
    const std::size_t mark = mark_at_begin(text);
    const std::size_t size = label_size(text.substr(mark));
    if (size == 0) return std::nullopt;
    return Turn{paragraph, inside(tokens_.paragraphs[paragraph].span, mark, size), mark > 0};
  }

  // Turns stand in runs; a lone "UPDATE:" is none.
  void find_turns() {
    std::vector<Turn> run;
    for (std::size_t i = 0; i < tokens_.paragraphs.size(); ++i) {
      if (!is_prose(i)) continue;
      std::optional<Turn> turn = turn_at(i);
      if (!turn) continue;
      if (!run.empty() && i - run.back().paragraph > longest_gap) take(run);
      run.push_back(*turn);
    }
    take(run);
  }

  void take(std::vector<Turn>& run) {
    std::set<std::string_view> names;
    for (const Turn& turn : run) names.insert(text_of(document_.text, turn.label));
    if (run.size() >= fewest_turns && names.size() >= 2 && names.size() < run.size())
      for (std::size_t i = 0; i < run.size(); ++i) add_turn(run[i], end_of(run, i));
    run.clear();
  }

  // Where a turn ends: at the next one; the last of a quoted dialogue goes on while its paragraphs do.
  std::size_t end_of(const std::vector<Turn>& run, std::size_t index) const {
    if (index + 1 < run.size()) return run[index + 1].paragraph;
    std::size_t end = run[index].paragraph + 1;
    while (run[index].quoted && end < tokens_.paragraphs.size() && mark_at_begin(text_of_paragraph(end)) > 0) ++end;
    return end;
  }

  void add_turn(const Turn& turn, std::size_t end) {
    Attribution attribution;
    attribution.score = labelled_score;
    attribution.source = {turn.label};
    attribution.cue = {{turn.label.end, turn.label.end + 1}};
    for (std::size_t i = turn.paragraph; i < end; ++i) {
      const Span paragraph = tokens_.paragraphs[i].span;
      const std::string_view text = text_of_paragraph(i);
      std::size_t begin = i == turn.paragraph ? turn.label.end + 1 - paragraph.begin : 0;
      if (i > turn.paragraph && turn.quoted) begin = mark_at_begin(text);
      begin += blanks_at_begin(text.substr(begin));
      std::string_view words = text.substr(begin);
      if (turn.quoted) words.remove_suffix(mark_at_end(words));
      if (words.empty() || words[0] == '(' || words[0] == '[') continue;  // "(CROSSTALK)"
      attribution.content.push_back(inside(paragraph, begin, words.size()));
    }
    if (!attribution.content.empty()) found_.push_back(std::move(attribution));
  }

  // A paragraph that is one quotation and who said it, or a quotation signed by the next paragraph.
  void find_signed(std::size_t index) {
    const std::string_view text = text_of_paragraph(index);
    if (mark_at_begin(text) == 0) return;
    const Span paragraph = tokens_.paragraphs[index].span;
    for (const std::string_view dash : dashes) {
      const std::size_t at = text.rfind(dash);
      if (at == std::string_view::npos || at == 0) continue;
      const std::string_view quotation = without_blanks_at_end(text.substr(0, at));
      const std::size_t name = at + dash.size() + blanks_at_begin(text.substr(at + dash.size()));
      if (mark_at_end(quotation) == 0 || quotation.size() < 3 || !is_signature(text.substr(name))) continue;
      return add_signed({inside(paragraph, 0, quotation.size()), inside(paragraph, at, dash == "- " ? 1 : dash.size()), name_span(paragraph, text, name)});
    }
    if (index + 1 >= tokens_.paragraphs.size() || mark_at_end(text) == 0) return;
    const Span next = tokens_.paragraphs[index + 1].span;
    const std::string_view line = text_of_paragraph(index + 1);
    for (const std::string_view dash : dashes) {
      if (!line.starts_with(dash)) continue;
      const std::size_t name = dash.size() + blanks_at_begin(line.substr(dash.size()));
      if (is_signature(line.substr(name))) return add_signed({paragraph, inside(next, 0, dash == "- " ? 1 : dash.size()), name_span(next, line, name)});
    }
  }

  // “No.” (Ann Lee, Ham Radio, 4 May); “No.” (Lee again, 5 May); “No.” (And again, 6 May).
  void find_credited(std::size_t index) {
    const std::string_view text = text_of_paragraph(index);
    const Span paragraph = tokens_.paragraphs[index].span;
    for (std::size_t at = text.find(" ("); at != std::string_view::npos; at = text.find(" (", at + 1)) {
      const std::string_view before = text.substr(0, at);
      const std::size_t close = text.find(')', at), mark = mark_at_end(before);
      if (mark == 0 || close == std::string_view::npos) continue;
      const std::size_t open = opening_of(before.substr(0, at - mark), before.substr(at - mark));
      if (open == std::string_view::npos || words_in(before.substr(open)) < fewest_credited_words) continue;
      const std::string_view credit = text.substr(at + 2, close - at - 2);
      const std::string_view name = credit.substr(0, credit.find(','));
      const bool again = name == "And again" || name == "again" || name == "Again" || name == "The same" || name == "the same";
      if (again ? credited_.empty() : !is_credit(name)) continue;
      const std::size_t size = name.ends_with(" again") ? name.size() - 6 : name.size();
      const Span who = again ? credited_.back().source.front() : inside(paragraph, at + 2, size);
      credited_.push_back({{inside(paragraph, open, at - open)}, {}, {who}, labelled_score});
    }
  }
  static constexpr std::size_t fewest_credited_words = 3;

  // One such bracket may be anything; a text that has several credits its quotations so.
  void take_credited() {
    constexpr std::size_t enough = 3;
    if (credited_.size() >= enough) found_.insert(found_.end(), credited_.begin(), credited_.end());
  }

  // Where the quotation that a mark closes opens; npos where nothing does.
  static std::size_t opening_of(std::string_view before, std::string_view mark) {
    if (mark == "”") return before.rfind("“");
    if (mark == "’") return before.rfind("‘");
    if (mark == "»") return before.rfind("«");
    return mark == "\"" ? before.rfind('"') : std::string_view::npos;
  }

  static std::size_t words_in(std::string_view text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1; }

  // "Ann Lee", "Lee again": no outlet alone, no year.
  static bool is_credit(std::string_view name) {
    if (name.ends_with(" again")) return is_signature(name.substr(0, name.size() - 6));
    return name.find(' ') != std::string_view::npos && name.find_first_of("0123456789") == std::string_view::npos && is_signature(name);
  }

  // The name with its role, without a full stop behind it.
  static Span name_span(Span paragraph, std::string_view text, std::size_t begin) {
    std::string_view name = without_blanks_at_end(text.substr(begin));
    if (name.ends_with('.')) name.remove_suffix(1);
    return inside(paragraph, begin, name.size());
  }

  void add_signed(const Signed& found) { found_.push_back({{found.quotation}, {found.dash}, {found.name}, labelled_score}); }

  const Document& document_;
  const Tokens& tokens_;
  std::vector<Attribution> found_, credited_;
};

}  // namespace

std::vector<Attribution> labelled_speech(const Document& document, const Tokens& tokens) { return LabelFinder(document, tokens).run(); }

}  // namespace onrecord
