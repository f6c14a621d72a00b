#include "speech/quotations.h"

#include <algorithm>    // std::sort, std::upper_bound
#include <string_view>  // std::string_view

#include "base/utf8.h"

namespace onrecord {
namespace {

enum class Style { double_curly, single_curly, double_straight, single_straight, guillemets, single_guillemets, corner };

// One mark in a paragraph and its two neighbours, which tell an opening mark from a closing one.
struct Mark {
  Span span;
  char32_t value = 0;
  char32_t before = ' ';
  char32_t after = ' ';
  char32_t second_after = ' ';
};

bool blank(char32_t c) { return c == ' ' || c == '\t' || c == 0xA0 || c == 0x202F || c == 0x2009; }
bool ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool digit(char32_t c) { return c >= '0' && c <= '9'; }
bool opens_bracket(char32_t c) { return c == '(' || c == '[' || c == '{' || c == '-' || c == 0x2013 || c == 0x2014 || c == '/' || c == ':'; }
bool is_mark(char32_t c) {
  switch (c) {
    case '"': case '\'': case 0x2018: case 0x2019: case 0x201A: case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB:
    case 0x2039: case 0x203A: case 0x300C: case 0x300D:
      return true;
    default:
      return false;
  }
}
// A letter of any script or a digit: what an apostrophe stands between.
bool wordly(char32_t c) {
  return ascii_letter(c) || digit(c) || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || (c >= 0x3040 && c < 0xFF00);
}

bool may_open(const Mark& mark) {
  const bool free_before = blank(mark.before) || opens_bracket(mark.before) || is_mark(mark.before);
  return free_before && !blank(mark.after);
}
bool may_close(const Mark& mark) { return !blank(mark.before) && !wordly(mark.after); }
// "doctors’ leaders": the ’ of a plural, if the quotation can still be closed later.
bool may_be_plural(const Mark& mark) {
  return (mark.before == 's' || mark.before == 'S') && blank(mark.after) && mark.second_after >= 'a' && mark.second_after <= 'z';
}

class ParagraphScan {
 public:
  ParagraphScan(std::string_view text, Span paragraph, std::uint32_t index, std::vector<Quotation>& out)
      : text_(text), paragraph_(paragraph), index_(index), out_(out), first_out_(out.size()) {}

  void run() {
    collect();
    note_last_closers();
    for (std::size_t i = 0; i < marks_.size(); ++i) take(i);
    while (!stack_.empty()) leave_open();
    std::sort(out_.begin() + static_cast<std::ptrdiff_t>(first_out_), out_.end(),
              [](const Quotation& a, const Quotation& b) { return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end; });
    count_depths();
  }

 private:
  struct Open {
    Style style;
    Span mark;
    char32_t opener;
  };

  void count_depths() {
    std::vector<ByteOffset> ends;
    for (std::size_t i = first_out_; i < out_.size(); ++i) {
      while (!ends.empty() && ends.back() <= out_[i].span.begin) ends.pop_back();
      out_[i].depth = static_cast<std::uint32_t>(ends.size());
      ends.push_back(out_[i].span.end);
    }
  }

  void collect() {
    char32_t before = ' ';
    for (std::size_t at = paragraph_.begin; at < paragraph_.end;) {
      const CodePoint point = code_point_at(text_, at);
      if (!marks_.empty()) {
        Mark& last = marks_.back();
        if (last.span.end == at) last.after = point.value;
        if (last.span.end + 1 == at && blank(last.after)) last.second_after = point.value;
      }
      const ByteOffset end = static_cast<ByteOffset>(at + point.size);
      if (point.value == '\'' && !marks_.empty() && marks_.back().value == '\'' && marks_.back().span.end == at) {
        marks_.back().value = '"';  // two single marks typed for a double one
        marks_.back().span.end = end;
        marks_.back().after = marks_.back().second_after = ' ';
        before = '"';
        at = end;
        continue;
      }
      if (is_mark(point.value)) marks_.push_back({{static_cast<ByteOffset>(at), end}, point.value, before, ' ', ' '});
      before = point.value;
      at = end;
    }
  }

  // For ’ and ': whether from a mark on, before the next opening one, a closing mark stands at all, and one that is surely no
  // plural's apostrophe.
  void note_last_closers() {
    sure_closer_after_.assign(marks_.size() + 1, false);
    closer_after_.assign(marks_.size() + 1, false);
    for (std::size_t i = marks_.size(); i-- > 0;) {
      const Mark& mark = marks_[i];
      const bool single = mark.value == 0x2019 || mark.value == '\'';
      const bool opener = mark.value == 0x2018 || (mark.value == '\'' && may_open(mark));
      closer_after_[i] = !opener && (closer_after_[i + 1] || (single && may_close(mark)));
      sure_closer_after_[i] = !opener && (sure_closer_after_[i + 1] || (single && may_close(mark) && !may_be_plural(mark)));
    }
  }

  void take(std::size_t i) {
    const Mark& mark = marks_[i];
    switch (mark.value) {
      case 0x201C: open_or_close(Style::double_curly, mark, /*opening=*/!closes_low(0x201E)); return;
      case 0x201D:
        if (!is_open(Style::double_curly) && is_open(Style::double_straight) && may_close(mark)) return close(Style::double_straight, mark);
        open_or_close(Style::double_curly, mark, !is_open(Style::double_curly) && may_open(mark) && !may_close(mark));
        return;
      case 0x201E: open(Style::double_curly, mark); return;
      case 0x201A: if (may_open(mark)) open(Style::single_curly, mark); return;
      case 0x2018:
        if (closes_low(0x201A)) close(Style::single_curly, mark);
        else if (may_open(mark)) open(Style::single_curly, mark);
        return;
      case 0x2019: close_single(is_open(Style::single_curly) ? Style::single_curly : Style::single_straight, i); return;
      case 0xAB: open_or_close(Style::guillemets, mark, !is_open(Style::guillemets)); return;
      case 0xBB: open_or_close(Style::guillemets, mark, !is_open(Style::guillemets)); return;
      case 0x2039: case 0x203A: open_or_close(Style::single_guillemets, mark, !is_open(Style::single_guillemets)); return;
      case 0x300C: open(Style::corner, mark); return;
      case 0x300D: close(Style::corner, mark); return;
      case '"': take_straight(mark); return;
      default:  // '
        if (is_open(Style::single_straight)) close_single(Style::single_straight, i);
        else if (is_open(Style::single_curly) && !may_open(mark)) close_single(Style::single_curly, i);  // ‘ closed by '
        else if (may_open(mark) && closer_after_[i + 1] && !digit(mark.after)) open(Style::single_straight, mark);
    }
  }

  void take_straight(const Mark& mark) {
    const bool is_opened = is_open(Style::double_straight);
    if (!is_opened && is_open(Style::double_curly) && may_close(mark) && !may_open(mark)) return close(Style::double_curly, mark);
    if (is_opened && (may_close(mark) || !may_open(mark))) return close(Style::double_straight, mark);
    if (!is_opened && may_open(mark)) return open(Style::double_straight, mark);
    if (is_opened && may_open(mark)) {  // the one before was never closed: it ends here
      close_at(Style::double_straight, mark.span.begin, mark.span.begin, false);
      open(Style::double_straight, mark);
    }
  }

  void close_single(Style style, std::size_t i) {
    if (!is_open(style)) return;
    const Mark& mark = marks_[i];
    if (!may_close(mark) || (may_be_plural(mark) && sure_closer_after_[i + 1])) return;
    close(style, mark);
  }

  void open_or_close(Style style, const Mark& mark, bool opening) { opening ? open(style, mark) : close(style, mark); }

  bool is_open(Style style) const {
    return std::any_of(stack_.begin(), stack_.end(), [&](const Open& open) { return open.style == style; });
  }
  // „ … “ and ‚ … ‘: the closing mark is another style's opening one.
  bool closes_low(char32_t opener) const {
    return std::any_of(stack_.begin(), stack_.end(), [&](const Open& open) { return open.opener == opener; });
  }

  // Each style stands at most once on the stack, so its depth is bounded.
  void open(Style style, const Mark& mark) {
    if (!is_open(style)) stack_.push_back({style, mark.span, mark.value});
  }
  void close(Style style, const Mark& mark) { close_at(style, mark.span.begin, mark.span.end, true); }

  void close_at(Style style, ByteOffset words_end, ByteOffset end, bool closed) {
    if (!is_open(style)) return;
    while (stack_.back().style != style) drop_inner();
    emit(stack_.back(), words_end, end, closed);
    stack_.pop_back();
  }
  // An inner mark whose outer one closed first was an apostrophe or a slip.
  void drop_inner() { stack_.pop_back(); }

  void leave_open() {
    const Open open = stack_.back();
    const bool apostrophe = open.style == Style::single_straight || (open.style == Style::single_curly && open.mark.begin != paragraph_.begin);
    if (!apostrophe || open.mark.begin == paragraph_.begin) emit(open, paragraph_.end, paragraph_.end, false);
    stack_.pop_back();
  }

  void emit(const Open& open, ByteOffset words_end, ByteOffset end, bool closed) {
    if (words_end <= open.mark.end) return;
    out_.push_back({{open.mark.begin, end}, {open.mark.end, words_end}, index_, 0, closed, false});
  }

  std::string_view text_;
  Span paragraph_;
  std::uint32_t index_;
  std::vector<Quotation>& out_;
  std::size_t first_out_;
  std::vector<Mark> marks_;
  std::vector<bool> closer_after_;
  std::vector<bool> sure_closer_after_;
  std::vector<Open> stack_;
};

// What stands first in a paragraph.
char32_t first_of(std::string_view text, Span span) { return span.empty() ? 0 : code_point_at(text, span.begin).value; }

// Whether nothing but a few short lines (a caption, a credit, a crosshead) stands between two paragraphs.
bool follows(const Tokens& tokens, std::uint32_t before, std::uint32_t after) {
  constexpr std::uint32_t most_between = 3;
  constexpr ByteOffset longest_between = 160;
  if (after <= before || after > before + 1 + most_between) return false;
  for (std::uint32_t i = before + 1; i < after; ++i)
    if (tokens.paragraphs[i].span.size() > longest_between) return false;
  return true;
}

void link_continued(std::string_view text, const Tokens& tokens, std::vector<Quotation>& quotations) {
  const Quotation* open = nullptr;
  for (Quotation& quotation : quotations) {
    if (quotation.depth != 0) continue;
    const Span paragraph = tokens.paragraphs[quotation.paragraph].span;
    const bool leads = quotation.span.begin == paragraph.begin;
    if (open != nullptr && leads && follows(tokens, open->paragraph, quotation.paragraph) && first_of(text, quotation.span) == first_of(text, open->span))
      quotation.continues = true;
    open = quotation.closed ? nullptr : &quotation;
  }
}

}  // namespace

std::vector<Quotation> find_quotations(const Document& document, const Tokens& tokens) {
  std::vector<Quotation> quotations;
  for (std::uint32_t i = 0; i < tokens.paragraphs.size(); ++i) ParagraphScan(document.text, tokens.paragraphs[i].span, i, quotations).run();
  link_continued(document.text, tokens, quotations);
  return quotations;
}

bool is_quoted(std::span<const Quotation> quotations, Span span) {
  constexpr std::size_t nearest = 8;
  auto next = std::upper_bound(quotations.begin(), quotations.end(), span.begin, [](ByteOffset at, const Quotation& q) { return at < q.span.begin; });
  for (std::size_t back = 0; back < nearest && next != quotations.begin(); ++back)
    if ((--next)->span.contains(span)) return true;
  return false;
}

}  // namespace onrecord
