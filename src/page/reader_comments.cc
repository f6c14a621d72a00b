#include "page/reader_comments.h"

#include <algorithm>  // std::any_of
#include <array>      // std::array

#include "base/written_date.h"
#include "page/blocks.h"
#include "page/phrases.h"

namespace onrecord {
namespace {

std::string_view without_tail(std::string_view text) {
  for (std::string_view tail : {" says:", " said:", " says", " wrote:", " writes:", " schrieb:", " a écrit :", " on", ":", ","})
    if (text.ends_with(tail)) {
      text.remove_suffix(tail.size());
      break;
    }
  return text_of(text, trimmed(text, {0, static_cast<ByteOffset>(text.size())}));
}

// What stands by a comment where a name is looked for.
bool is_no_name(std::string_view words) {
  constexpr std::array<std::string_view, 13> others = {"email address", "name", "sort by", "newest", "oldest", "best", "recent", "neueste kommentare", "yesterday", "today", "gestern", "heute", "edited"};
  const std::string folded = folded_line(words);
  return phrase_of(folded) != Phrase::none || is_button_or_day(folded) || std::find(others.begin(), others.end(), folded) != others.end();
}

// "Terry (Block A)" with the date alone on the line below and a blank line above.
bool is_name_over_date(std::string_view text, const std::vector<TextLine>& lines, std::size_t i, std::size_t last) {
  constexpr std::size_t most = 5;  // words
  if (i + 1 >= last || lines[i].blanks == 0 || lines[i + 1].blanks > 0) return false;
  const std::string_view words = text_of(text, lines[i].span);
  const CommentHead below = comment_head(text_of(text, lines[i + 1].span), false);
  return below.is_head && below.at && below.author.empty() && word_count(words) <= most && !ends_sentence(words) && !is_no_name(words);
}

void add_comment(Document& document, const std::vector<TextLine>& lines, std::size_t first, std::size_t last) {
  std::string author;
  std::optional<Timestamp> at;
  if (is_name_over_date(document.text, lines, first, last)) {
    author = text_of(document.text, lines[first].span);
    add_part(document, PartKind::furniture, lines[first].span);
    ++first;
  }
  while (first < last) {
    const bool set_apart = first + 1 < last && lines[first + 1].blanks > 0;
    const CommentHead head = comment_head(text_of(document.text, lines[first].span), set_apart);
    if (!head.is_head || (!author.empty() && !head.author.empty())) break;
    if (!head.author.empty()) author = head.author;
    if (head.at) at = head.at;
    add_part(document, PartKind::furniture, lines[first].span);
    ++first;
  }
  if (first >= last) return;
  add_part(document, PartKind::comment, {lines[first].span.begin, lines[last - 1].span.end}, author);
  document.parts.back().at = at;
}

}  // namespace

CommentHead comment_head(std::string_view line, bool set_apart) {
  CommentHead head;
  if (line.size() > 100) return head;
  const auto date = first_written_date(line);
  const bool marked = line.ends_with(" says:") || line.ends_with(" said:") || line.ends_with(" wrote:") || line.ends_with(" writes:");
  std::string_view name = line;
  if (date) {
    head.at = date->when;
    name = line.substr(0, date->span.begin);
  }
  name = text_of(name, trimmed(name, {0, static_cast<ByteOffset>(name.size())}));
  for (std::string_view mark : {"|", "·", "•", "–", "-", "("})
    if (name.ends_with(mark)) name.remove_suffix(mark.size());
  name = without_tail(text_of(name, trimmed(name, {0, static_cast<ByteOffset>(name.size())})));
  head.is_head = date ? word_count(name) <= 5 : marked || (set_apart && word_count(name) <= 4 && !ends_sentence(line) && looks_like_name(name));
  if (head.is_head && !is_no_name(name)) head.author = name;
  return head;
}

void add_comments(Document& document, const std::vector<TextLine>& lines, std::size_t first, std::size_t last) {
  std::vector<Phrase> phrases;
  for (std::size_t i = first; i < last; ++i) phrases.push_back(phrase_of(folded_line(text_of(document.text, lines[i].span))));
  const auto is = [&](std::size_t i, Phrase phrase) { return phrases[i - first] == phrase; };
  const bool tails = std::find(phrases.begin(), phrases.end(), Phrase::comment_tail) != phrases.end();
  const bool marks = std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(first), lines.begin() + static_cast<std::ptrdiff_t>(last), [](const TextLine& line) { return line.bulleted || line.numbered; });
  std::size_t begin = first;
  const auto close = [&](std::size_t end) {
    if (begin < end) add_comment(document, lines, begin, end);
  };
  for (std::size_t i = first; i < last; ++i) {
    if (is(i, Phrase::comment_tail) || is(i, Phrase::share) || is(i, Phrase::furniture) || is(i, Phrase::comments_heading)) {
      close(i);
      add_part(document, PartKind::furniture, lines[i].span);
      begin = i + 1;
      continue;
    }
    if (i > first && begin == i - 1 && is_name_over_date(document.text, lines, begin, last)) continue;  // the name's second line: its date
    const bool starts = is_name_over_date(document.text, lines, i, last) || (!tails && (marks ? lines[i].bulleted || lines[i].numbered : comment_head(text_of(document.text, lines[i].span), i + 1 < last && lines[i + 1].blanks > 0).is_head));
    if (!starts) continue;
    if (!marks && i == begin + 1 && comment_head(text_of(document.text, lines[begin].span), true).is_head) continue;  // the name's second line: its date
    close(i);
    begin = i;
  }
  close(last);
}

}  // namespace onrecord
