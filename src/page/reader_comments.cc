#include "page/reader_comments.h"

#include <algorithm>  // std::any_of
#include <array>      // std::array

#include "base/written_date.h"
#include "page/blocks.h"
#include "page/phrases.h"

namespace onrecord {
namespace {

std::string_view without_tail(std::string_view text) {
  for (std::string_view tail : {" says:", " said:", " said on", " wrote on", " says on", " says", " wrote:", " writes:", " schrieb:", " a écrit :", " on", ":", ","})
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

// "Ann Lee (Boat Union): I was there." of threads that give each comment a line; where its words begin, 0 for none.
std::size_t behind_name(std::string_view line) {
  constexpr std::size_t longest = 60, most = 8;  // bytes, words
  const std::size_t colon = line.substr(0, longest).find(": ");
  if (colon == std::string_view::npos || colon == 0 || word_count(line.substr(0, colon)) > most) return 0;
  const std::string_view name = line.substr(0, colon);
  return name.find_first_of("\"?!;.") == std::string_view::npos && name.find("“") == std::string_view::npos && !is_no_name(name) ? colon + 2 : 0;
}

// "Terry (Block A)" with the date alone on the line below and a blank line above.
bool is_name_over_date(std::string_view text, const std::vector<TextLine>& lines, std::size_t i, std::size_t last) {
  constexpr std::size_t most = 5;  // words
  if (i + 1 >= last || lines[i].blanks == 0 || lines[i + 1].blanks > 0) return false;
  const std::string_view words = text_of(text, lines[i].span);
  const CommentHead below = comment_head(text_of(text, lines[i + 1].span), false);
  return below.is_head && below.at && below.author.empty() && word_count(words) <= most && !ends_sentence(words) && !is_no_name(words);
}

// "Terry" alone on the line above his words, with a blank line above.
bool is_name_over_words(std::string_view text, const std::vector<TextLine>& lines, std::size_t i, std::size_t first, std::size_t last, std::optional<int> year) {
  constexpr std::size_t most = 5;  // words
  if (i + 1 >= last || (i > first && lines[i].blanks == 0) || lines[i + 1].blanks > 0) return false;
  const std::string_view words = text_of(text, lines[i].span);
  const CommentHead below = comment_head(text_of(text, lines[i + 1].span), false);
  return word_count(words) <= most && !ends_sentence(words) && !words.ends_with(',') && !(below.is_head && below.at) && !first_written_date_in(words, year) && words.find(": ") == std::string_view::npos && !is_no_name(words);
}

// Where a thread tells who wrote: above a comment, in lines of several forms, or, the same for each, in its first line before its words or on a line of its own without a date.
enum class Named { as_it_comes, in_line, over_words };

void add_comment(Document& document, const std::vector<TextLine>& lines, std::size_t first, std::size_t last, Named named) {
  std::string author;
  std::optional<Timestamp> at;
  if (named == Named::over_words) {
    add_part(document, PartKind::furniture, lines[first].span);
    add_part(document, PartKind::comment, {lines[first + 1].span.begin, lines[last - 1].span.end}, std::string(text_of(document.text, lines[first].span)));
    return;
  }
  if (named == Named::in_line) {
    const TextLine& line = lines[first];
    const auto begin = static_cast<ByteOffset>(behind_name(text_of(document.text, line.span)));
    const std::string_view label = text_of(document.text, line.span).substr(0, begin);
    add_part(document, PartKind::furniture, {line.span.begin, line.span.begin + begin});
    add_part(document, PartKind::comment, {line.span.begin + begin, lines[last - 1].span.end}, std::string(without_tail(label.substr(0, label.find_last_not_of(' ') + 1))));
    return;
  }
  if (is_name_over_date(document.text, lines, first, last)) {
    author = without_tail(text_of(document.text, lines[first].span));
    add_part(document, PartKind::furniture, lines[first].span);
    ++first;
  }
  while (first < last) {
    const bool set_apart = first + 1 < last && lines[first + 1].blanks > 0;
    const CommentHead head = comment_head(text_of(document.text, lines[first].span), set_apart, year_of(document.published));
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

std::optional<int> year_of(const std::optional<Interval>& published) {
  if (!published) return {};
  const std::optional<Timestamp>& when = published->from ? published->from : published->to;
  return when ? std::optional(static_cast<int>(when->date.year())) : std::nullopt;
}

CommentHead comment_head(std::string_view line, bool set_apart, std::optional<int> year) {
  CommentHead head;
  if (line.size() > 100) return head;
  const auto date = first_written_date_in(line, year);
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
  if (date) name = name.substr(0, name.find(" | "));  // "Ann Lee | Engineer, Boat Works | 18 Nov 2025 1:03 pm"
  head.is_head = date ? word_count(name) <= 5 : marked || (set_apart && word_count(name) <= 4 && !ends_sentence(line) && looks_like_name(name));
  if (const std::size_t comma = name.find(','); date && comma != std::string_view::npos && looks_like_name(name.substr(0, comma))) name = name.substr(0, comma);  // "Ann Lee, Boat Union"
  if (head.is_head && !is_no_name(name)) head.author = name;
  return head;
}

void add_comments(Document& document, const std::vector<TextLine>& lines, std::size_t first, std::size_t last) {
  std::vector<Phrase> phrases;
  for (std::size_t i = first; i < last; ++i) phrases.push_back(phrase_of(folded_line(text_of(document.text, lines[i].span))));
  const auto is = [&](std::size_t i, Phrase phrase) { return phrases[i - first] == phrase; };
  const bool tails = std::find(phrases.begin(), phrases.end(), Phrase::comment_tail) != phrases.end();
  const bool marks = std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(first), lines.begin() + static_cast<std::ptrdiff_t>(last), [](const TextLine& line) { return line.bulleted || line.numbered; });
  const auto opens_named = [&](std::size_t i) { return (i == first || lines[i].blanks > 0) && behind_name(text_of(document.text, lines[i].span)) > 0; };
  const auto under_name = [&](std::size_t i) { return is_name_over_words(document.text, lines, i, first, last, year_of(document.published)); };
  std::size_t set_apart = 0, named_in_line = 0, named_above = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (phrases[i - first] != Phrase::none || (i > first && lines[i].blanks == 0)) continue;
    ++set_apart;
    named_in_line += opens_named(i);
    named_above += under_name(i);
  }
  constexpr std::size_t enough = 3;
  const auto most_are = [&](std::size_t count) { return !tails && count >= enough && count * 10 >= set_apart * 7; };
  const Named named = most_are(named_in_line) ? Named::in_line : most_are(named_above) ? Named::over_words : Named::as_it_comes;
  const auto opens = [&](std::size_t i) { return named == Named::in_line ? opens_named(i) : under_name(i); };
  std::size_t begin = first;
  const auto close = [&](std::size_t end) {
    if (begin < end) add_comment(document, lines, begin, end, named != Named::as_it_comes && opens(begin) ? named : Named::as_it_comes);
  };
  for (std::size_t i = first; i < last; ++i) {
    if (is(i, Phrase::comment_tail) || is(i, Phrase::share) || is(i, Phrase::furniture) || is(i, Phrase::comments_heading)) {
      close(i);
      add_part(document, PartKind::furniture, lines[i].span);
      begin = i + 1;
      continue;
    }
    if (i > first && begin == i - 1 && is_name_over_date(document.text, lines, begin, last)) continue;  // the name's second line: its date
    if (named != Named::as_it_comes) {
      if (!opens(i)) continue;
      close(i);
      begin = i;
      continue;
    }
    const bool starts = is_name_over_date(document.text, lines, i, last) || (!tails && (marks ? lines[i].bulleted || lines[i].numbered : comment_head(text_of(document.text, lines[i].span), i + 1 < last && lines[i + 1].blanks > 0, year_of(document.published)).is_head));
    if (!starts) continue;
    if (!marks && i == begin + 1 && comment_head(text_of(document.text, lines[begin].span), true, year_of(document.published)).is_head) continue;  // the name's second line: its date
    close(i);
    begin = i;
  }
  close(last);
}

}  // namespace onrecord
