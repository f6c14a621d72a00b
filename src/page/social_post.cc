#include "page/social_post.h"

#include <algorithm>  // std::min

#include "base/written_date.h"
#include "page/blocks.h"
#include "page/phrases.h"
#include "page/reader_comments.h"

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

// The day line of a post without what may stand before and behind the day: "Admin · 2 June at 21:14 ·"; empty where it shows neither "at" an hour nor a middle dot, as an article's does not.
std::string_view bare_day(std::string_view line) {
  constexpr std::size_t most = 9, most_before = 3;  // words
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::size_t colon = line.find(':');
  const bool hour = colon != std::string_view::npos && colon > 0 && line.find(" at ") != std::string_view::npos && colon + 1 < line.size() && digit(line[colon - 1]) && digit(line[colon + 1]);
  if (word_count(line) > most || (!hour && line.find(middle_dot) == std::string_view::npos)) return {};
  if (const std::size_t dot = line.find(middle_dot); dot != std::string_view::npos && line.substr(0, dot).find_first_of("0123456789") == std::string_view::npos && word_count(line.substr(0, dot)) <= most_before)
    line.remove_prefix(dot + middle_dot.size());
  line = line.substr(0, line.find(middle_dot));
  while (line.starts_with(' ')) line.remove_prefix(1);
  while (line.ends_with(' ')) line.remove_suffix(1);
  return !line.empty() ? line : std::string_view{};
}

// Whether a post begins at line i: a name over a day.
bool heads_post(std::string_view text, const std::vector<TextLine>& lines, std::size_t i) {
  constexpr std::size_t most = 5, some_year = 2000;  // words
  if (i + 1 >= lines.size() || lines[i].bulleted || lines[i + 1].blanks > 0) return false;
  const std::string_view name = text_of(text, lines[i].span), day = bare_day(text_of(text, lines[i + 1].span));
  if (day.empty() || word_count(name) > most || !looks_like_name(name)) return false;
  const auto whole = first_written_date(day);
  return (whole && whole->span.begin == 0) || (!whole && !with_year(day, some_year).empty());
}

// "Like · Reply · 4w", "Like Reply Share 9 reactions": what a network prints under each post and answer.
bool invites_answers(std::string_view line) {
  constexpr std::size_t most = 12;  // words
  if (word_count(line) > most || line.empty()) return false;
  const std::string small = folded_line(line);
  std::size_t invited = 0;
  for (std::size_t at = 0; at < small.size();) {
    const std::size_t end = std::min(small.find(' ', at), small.size());
    const std::string_view word = std::string_view(small).substr(at, end - at);
    at = end + 1;
    if (word == "like" || word == "reply" || word == "share" || word == "comment" || word == "answer") ++invited;
    else if (const bool age = !word.empty() && word[0] >= '0' && word[0] <= '9'; !age && word != middle_dot && word != "reactions" && word != "reaction" && word != "likes" && word != "replies" && word != "edited" && word != "see" && word != "translation" && word != "ago" && word != "w" && word != "d" && word != "h") return false;
  }
  return invited > 1;
}

// Posts and answers of which each ends with such a line, as a page is copied: a name, perhaps a day, the words.
struct Answered {
  std::size_t name = 0, words = 0, end = 0;  // lines: of the name, the first of the words, the one that invites answers
  std::optional<WrittenDate> day;
};

// A headline, a byline and paragraphs above the first name: comments of a page, not a group's posts.
bool stands_under_an_article(std::string_view text, const std::vector<TextLine>& lines, std::size_t name) {
  constexpr std::size_t fewest = 2, long_enough = 12;  // paragraphs; words
  std::size_t paragraphs = 0;
  for (std::size_t i = 0; i < name; ++i) paragraphs += word_count(text_of(text, lines[i].span)) >= long_enough && ends_sentence(text_of(text, lines[i].span));
  return paragraphs >= fewest || starts_like_byline(text_of(text, lines[name].span));
}

std::vector<Answered> answered_posts(std::string_view text, const std::vector<TextLine>& lines) {
  constexpr std::size_t longest_name = 5;  // words
  std::vector<Answered> posts;
  std::size_t begin = 0;
  for (std::size_t end = 0; end < lines.size(); ++end) {
    if (!invites_answers(text_of(text, lines[end].span))) continue;
    const auto names = [&](std::size_t i) { return i + 1 < end && word_count(text_of(text, lines[i].span)) <= longest_name && looks_like_name(text_of(text, lines[i].span)) && lines[i + 1].blanks == 0; };
    const auto dated = [&](std::size_t i) { return i + 2 < end ? first_written_date(text_of(text, lines[i + 1].span)) : std::nullopt; };
    const auto bare = [&](std::size_t i, const std::optional<WrittenDate>& day) { return day && day->span.begin == 0 && word_count(text_of(text, lines[i + 1].span)) <= 7; };
    constexpr std::size_t badges = 3;  // lines between posts: "View 2 more replies", "Top fan"
    std::size_t name = begin;
    if (posts.empty()) {  // behind what stands above the first
      while (name < end && !(names(name) && bare(name, dated(name)))) ++name;
      if (name < end && stands_under_an_article(text, lines, name)) return {};
    } else {
      while (name + 1 < end && name < begin + badges && !names(name)) ++name;
      if (!names(name)) name = begin;  // a handle: what stands first is who posted it
    }
    if (name + 1 < end) {
      const auto day = dated(name);
      const bool has_day = bare(name, day);
      posts.push_back({name, name + 1 + has_day, end, has_day ? day : std::nullopt});
    }
    begin = end + 1;
  }
  return posts;
}

// Each is a part of kind comment; an answer is not older than the post above it.
void read_answered_posts(Document& document, const std::vector<TextLine>& lines, const std::vector<Answered>& posts) {
  document.kind = DocumentKind::social;
  std::size_t at = 0;
  for (; at < posts.front().name; ++at) {
    const std::string_view words = text_of(document.text, lines[at].span);
    const bool title = document.title.empty() && !words.starts_with('[') && !words.starts_with('(');
    if (title) document.title = words;
    add_part(document, title ? PartKind::title : PartKind::furniture, lines[at].span);
  }
  for (const Answered& post : posts) {
    for (; at < post.words; ++at) add_part(document, PartKind::furniture, lines[at].span);
    add_part(document, PartKind::comment, {lines[post.words].span.begin, lines[post.end - 1].span.end}, std::string(text_of(document.text, lines[post.name].span)));
    if (post.day) document.parts.back().at = post.day->when;
    if (post.day && !document.published) document.published = interval_of(*post.day, lines[post.name + 1].span.begin, "post");
    add_part(document, PartKind::furniture, lines[post.end].span);
    at = post.end + 1;
  }
  for (; at < lines.size(); ++at) add_part(document, PartKind::furniture, lines[at].span);
}

constexpr std::size_t fewest_answered = 3;

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
    if (i > day && phrase_of(folded_line(words(i))) == Phrase::comments_heading) {
      add_part(document, PartKind::furniture, lines[i].span);
      add_comments(document, lines, i + 1, lines.size());
      break;
    }
    const bool head = i == 0 || i == day || (i == 1 && words(1).starts_with('@'));
    const bool tail = i > 1 && (counts_reactions(words(i)) || (day > 1 && i > day));
    add_part(document, head ? PartKind::byline : tail ? PartKind::furniture : PartKind::body, lines[i].span);
  }
}

bool is_social_thread(std::string_view text, const std::vector<TextLine>& lines) {
  if (answered_posts(text, lines).size() >= fewest_answered) return true;
  constexpr std::size_t top = 3, longest = 300;  // lines above the first; words of the first, else it is an article with its writer's name above
  std::size_t first = 0, heads = 0, words = 0;
  while (first < std::min(top, lines.size()) && !heads_post(text, lines, first)) ++first;
  if (first == std::min(top, lines.size())) return false;
  for (std::size_t i = first; i < lines.size() && words <= longest; ++i) {
    if (heads_post(text, lines, i)) ++heads;
    if (heads > 1) return true;
    words += word_count(text_of(text, lines[i].span));
  }
  return false;
}

void read_social_thread(Document& document, const std::vector<TextLine>& lines) {
  if (const std::vector<Answered> posts = answered_posts(document.text, lines); posts.size() >= fewest_answered) return read_answered_posts(document, lines, posts);
  const auto words = [&](std::size_t i) { return text_of(document.text, lines[i].span); };
  document.kind = DocumentKind::social;
  std::optional<int> year;
  for (std::size_t i = 0; i < lines.size() && !year; ++i)
    if (const auto date = first_written_date(words(i))) year = static_cast<int>(date->when.date.year());
  std::size_t i = 0;
  for (; i < lines.size() && !heads_post(document.text, lines, i); ++i) {
    if (i == 0) document.title = words(i);
    add_part(document, i == 0 ? PartKind::title : PartKind::furniture, lines[i].span);
  }
  while (i < lines.size()) {
    std::size_t end = i + 2;
    while (end < lines.size() && !heads_post(document.text, lines, end)) ++end;
    std::size_t said = end;  // behind the last line of its words
    while (said > i + 2 && counts_reactions(words(said - 1))) --said;
    add_part(document, PartKind::furniture, lines[i].span);
    add_part(document, PartKind::furniture, lines[i + 1].span);
    if (said > i + 2) {
      add_part(document, PartKind::comment, {lines[i + 2].span.begin, lines[said - 1].span.end}, std::string(words(i)));
      const std::string_view day = bare_day(words(i + 1));
      const auto at = first_written_date_in(day, year);
      if (at) document.parts.back().at = at->when;
      if (at && !document.published) {
        document.published = interval_of(*at, 0, "post");
        const auto begin = static_cast<ByteOffset>(day.data() - document.text.data());
        document.published->span = Span{begin, static_cast<ByteOffset>(begin + day.size())};  // the year may be another line's
      }
    }
    for (std::size_t k = said; k < end; ++k) add_part(document, PartKind::furniture, lines[k].span);
    i = end;
  }
}

}  // namespace onrecord
