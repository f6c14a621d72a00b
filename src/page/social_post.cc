#include "page/social_post.h"

#include <algorithm>  // std::min

#include "base/written_date.h"
#include "page/blocks.h"

namespace onrecord {
namespace {

constexpr std::string_view middle_dot = "·";

// "412 likes", "96 comments", "12K Views", "❤️ 412".
bool counts_reactions(std::string_view line) {
  constexpr std::size_t most = 14;  // words
  if (word_count(line) > most || line.find_first_of("0123456789") == std::string_view::npos) return false;
  const std::string small = folded_line(line);
  for (std::string_view word : {"like", "likes", "comment", "comments", "share", "shares", "view", "views", "retweets", "reposts", "replies", "reactions"})
    if (const std::size_t at = small.find(word); at != std::string::npos && at > 1 && small[at - 1] == ' ' && (at + word.size() == small.size() || small[at + word.size()] == ' ')) return true;
  return line.starts_with("❤") || line.starts_with("👍") || line.starts_with("♥");
}

// Where the line with the day stands; `lines.size()` for none.
std::size_t day_line(std::string_view text, const std::vector<TextLine>& lines) {
  const auto words = [&](std::size_t i) { return text_of(text, lines[i].span); };
  const auto has_day = [&](std::size_t i) { return first_written_date(words(i)) && words(i).find(middle_dot) != std::string_view::npos && word_count(words(i)) <= 12; };
  if (lines.size() < 3) return lines.size();
  if (const auto date = first_written_date(words(1)); date && date->span.begin == 0 && has_day(1)) return 1;
  if (!words(1).starts_with('@') || word_count(words(1)) != 1) return lines.size();
  for (std::size_t i = 2; i < lines.size(); ++i)
    if (has_day(i)) return i;
  return lines.size();
}

}  // namespace

bool is_social_post(std::string_view text, const std::vector<TextLine>& lines) {
  if (lines.empty()) return false;
  const std::string_view name = text_of(text, lines.front().span);
  return looks_like_name(name) && word_count(name) <= 5 && !lines.front().bulleted && day_line(text, lines) < lines.size();
}

void read_social_post(Document& document, const std::vector<TextLine>& lines) {
  const std::size_t day = day_line(document.text, lines);
  const auto words = [&](std::size_t i) { return text_of(document.text, lines[i].span); };
  document.kind = DocumentKind::social;
  document.author = {std::string(words(0))};
  document.published = interval_of(*first_written_date(words(day)), lines[day].span.begin, "post");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool head = i == 0 || i == day || (i == 1 && words(1).starts_with('@'));
    const bool tail = i > 1 && (counts_reactions(words(i)) || (day > 1 && i > day));
    add_part(document, head ? PartKind::byline : tail ? PartKind::furniture : PartKind::body, lines[i].span);
  }
}

}  // namespace onrecord
