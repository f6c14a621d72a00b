#include "page/phrases.h"

#include <algorithm>      // std::find
#include <array>          // std::array
#include <unordered_map>  // std::unordered_map

#include "base/written_date.h"
#include "page/text_lines.h"

namespace onrecord {
namespace {

struct Row {
  Phrase phrase;
  std::string_view words;
};

// The whole line, without counts, bullets and closing marks.
constexpr Row whole_lines[] = {
    {Phrase::share, "print"}, {Phrase::share, "save"}, {Phrase::share, "rate"}, {Phrase::share, "share"}, {Phrase::share, "tweet"}, {Phrase::share, "email"}, {Phrase::share, "e-mail"},
    {Phrase::share, "like"}, {Phrase::share, "facebook"}, {Phrase::share, "twitter"}, {Phrase::share, "linkedin"}, {Phrase::share, "whatsapp"}, {Phrase::share, "reddit"}, {Phrase::share, "pinterest"},
    {Phrase::share, "share this"}, {Phrase::share, "share this article"}, {Phrase::share, "share this story"}, {Phrase::share, "like this"}, {Phrase::share, "like loading"}, {Phrase::share, "loading"},
    {Phrase::share, "share on facebook"}, {Phrase::share, "share on twitter"}, {Phrase::share, "copy link"}, {Phrase::share, "listen"}, {Phrase::share, "gift this article"}, {Phrase::share, "bookmark"},
    {Phrase::share, "rate this"}, {Phrase::share, "click to rate"}, {Phrase::share, "teilen"}, {Phrase::share, "drucken"}, {Phrase::share, "partager"}, {Phrase::share, "imprimer"}, {Phrase::share, "compartir"},
    {Phrase::furniture, "advertisement"}, {Phrase::furniture, "advertisement - story continues below"}, {Phrase::furniture, "advertising"}, {Phrase::furniture, "anzeige"}, {Phrase::furniture, "werbung"}, {Phrase::furniture, "publicité"}, {Phrase::furniture, "publicidad"},
    {Phrase::furniture, "sponsored"}, {Phrase::furniture, "home"}, {Phrase::furniture, "about"}, {Phrase::furniture, "contact"}, {Phrase::furniture, "contact us"}, {Phrase::furniture, "menu"}, {Phrase::furniture, "search"},
    {Phrase::furniture, "skip to content"}, {Phrase::furniture, "skip to main content"}, {Phrase::furniture, "donate"}, {Phrase::furniture, "subscribe"}, {Phrase::furniture, "subscribe now"}, {Phrase::furniture, "older posts"}, {Phrase::furniture, "newer posts"},
    {Phrase::furniture, "sign the petition"}, {Phrase::furniture, "ends"}, {Phrase::furniture, "read more"}, {Phrase::furniture, "continue reading"}, {Phrase::furniture, "show more"}, {Phrase::furniture, "view all"},
    {Phrase::furniture, "news release"}, {Phrase::furniture, "press release"}, {Phrase::furniture, "media release"}, {Phrase::furniture, "for immediate release"}, {Phrase::furniture, "pressemitteilung"},
    {Phrase::end_of_article, "related"}, {Phrase::end_of_article, "related articles"}, {Phrase::end_of_article, "related stories"}, {Phrase::end_of_article, "related posts"}, {Phrase::end_of_article, "related content"}, {Phrase::end_of_article, "related topics"},
    {Phrase::end_of_article, "more on this story"}, {Phrase::end_of_article, "more from"}, {Phrase::end_of_article, "most read"}, {Phrase::end_of_article, "most popular"}, {Phrase::end_of_article, "just published"}, {Phrase::end_of_article, "follow us"},
    {Phrase::end_of_article, "you may also like"}, {Phrase::end_of_article, "you might also like"}, {Phrase::end_of_article, "recommended for you"}, {Phrase::end_of_article, "recommended"}, {Phrase::end_of_article, "trending"}, {Phrase::end_of_article, "trending now"},
    {Phrase::end_of_article, "post navigation"}, {Phrase::end_of_article, "already registered"}, {Phrase::end_of_article, "sign in"}, {Phrase::end_of_article, "log in"}, {Phrase::end_of_article, "register"},
    {Phrase::end_of_article, "latest news"}, {Phrase::end_of_article, "more stories"}, {Phrase::end_of_article, "more news"}, {Phrase::end_of_article, "editor's picks"}, {Phrase::end_of_article, "don't miss"}, {Phrase::end_of_article, "read next"}, {Phrase::end_of_article, "up next"},
    {Phrase::end_of_article, "see also"}, {Phrase::end_of_article, "about us"}, {Phrase::end_of_article, "terms and conditions"}, {Phrase::end_of_article, "privacy policy"}, {Phrase::end_of_article, "media contact"}, {Phrase::end_of_article, "press contact"}, {Phrase::end_of_article, "media contacts"},
    {Phrase::end_of_article, "media enquiries"}, {Phrase::end_of_article, "mehr zum thema"}, {Phrase::end_of_article, "das könnte sie auch interessieren"}, {Phrase::end_of_article, "à lire aussi"}, {Phrase::end_of_article, "sur le même sujet"}, {Phrase::end_of_article, "te puede interesar"},
    {Phrase::end_of_article, "about the author"}, {Phrase::end_of_article, "most viewed"}, {Phrase::end_of_article, "explore more on these topics"}, {Phrase::end_of_article, "reuse this content"}, {Phrase::end_of_article, "topics"}, {Phrase::end_of_article, "subscribe to our newsletter"}, {Phrase::end_of_article, "newsletter"}, {Phrase::end_of_article, "promoted stories"}, {Phrase::end_of_article, "from around the web"}, {Phrase::end_of_article, "next article"}, {Phrase::end_of_article, "previous article"},
    {Phrase::comments_heading, "comments"}, {Phrase::comments_heading, "comment"}, {Phrase::comments_heading, "readers' comments"}, {Phrase::comments_heading, "reader comments"}, {Phrase::comments_heading, "readers comments"}, {Phrase::comments_heading, "responses"},
    {Phrase::comments_heading, "response"}, {Phrase::comments_heading, "kommentare"}, {Phrase::comments_heading, "leserkommentare"}, {Phrase::comments_heading, "commentaires"}, {Phrase::comments_heading, "comentarios"}, {Phrase::comments_heading, "join the conversation"}, {Phrase::comments_heading, "thoughts"}, {Phrase::comments_heading, "replies"},
    {Phrase::comment_tail, "report this comment"}, {Phrase::comment_tail, "report comment"}, {Phrase::comment_tail, "report abuse"}, {Phrase::comment_tail, "reply"}, {Phrase::comment_tail, "report"}, {Phrase::comment_tail, "recommend"},
    {Phrase::comment_tail, "antworten"}, {Phrase::comment_tail, "répondre"}, {Phrase::comment_tail, "responder"}, {Phrase::comment_tail, "flag"}, {Phrase::comment_tail, "upvote"}, {Phrase::comment_tail, "reply to this comment"},
    {Phrase::comment_form, "leave a reply"}, {Phrase::comment_form, "leave a comment"}, {Phrase::comment_form, "have your say"}, {Phrase::comment_form, "post a comment"}, {Phrase::comment_form, "add a comment"}, {Phrase::comment_form, "add comment"}, {Phrase::comment_form, "write a comment"},
    {Phrase::comment_form, "please enter your comment"}, {Phrase::comment_form, "please enter your name here"}, {Phrase::comment_form, "cancel reply"}, {Phrase::comment_form, "leave a reply cancel reply"}, {Phrase::comment_form, "comments are closed"}, {Phrase::comment_form, "comments are closed on this article"}, {Phrase::comment_form, "be the first to comment"}, {Phrase::comment_form, "post comment"},
    {Phrase::comment_form, "kommentar schreiben"}, {Phrase::comment_form, "laisser un commentaire"}, {Phrase::comment_form, "deja una respuesta"}, {Phrase::comment_form, "schreibe einen kommentar"}, {Phrase::comment_form, "name *"}, {Phrase::comment_form, "email *"},
};

constexpr Row beginnings[] = {
    {Phrase::credit, "photo:"}, {Phrase::credit, "photos:"}, {Phrase::credit, "photograph:"}, {Phrase::credit, "picture:"}, {Phrase::credit, "pictures:"}, {Phrase::credit, "image:"}, {Phrase::credit, "images:"}, {Phrase::credit, "credit:"}, {Phrase::credit, "credits:"}, {Phrase::credit, "photo by"},
    {Phrase::credit, "photo credit"}, {Phrase::credit, "image credit"}, {Phrase::credit, "picture credit"}, {Phrase::credit, "foto:"}, {Phrase::credit, "bild:"}, {Phrase::credit, "photograph by"}, {Phrase::credit, "(photo"}, {Phrase::credit, "[photo"}, {Phrase::credit, "[image"}, {Phrase::credit, "[picture"}, {Phrase::credit, "[caption"}, {Phrase::credit, "image copyright"}, {Phrase::credit, "image source"}, {Phrase::credit, "getty images"}, {Phrase::credit, "image by"}, {Phrase::credit, "quelle:"},
    {Phrase::share, "rate this "}, {Phrase::share, "share this "}, {Phrase::share, "like this:"}, {Phrase::share, "click to share"}, {Phrase::share, "click to rate"}, {Phrase::share, "click to email"}, {Phrase::share, "follow us on"}, {Phrase::share, "be the first to like"}, {Phrase::share, "teilen auf"},
    {Phrase::blog_mark, "filed under"}, {Phrase::blog_mark, "tagged:"}, {Phrase::blog_mark, "tags:"}, {Phrase::blog_mark, "tagged with"}, {Phrase::blog_mark, "posted in"}, {Phrase::blog_mark, "categories:"}, {Phrase::blog_mark, "schlagwörter"},
    {Phrase::furniture, "this page refreshes"}, {Phrase::furniture, "latest first"}, {Phrase::furniture, "reading time:"},  {Phrase::furniture, "oldest first"}, {Phrase::share, "gift this article"}, {Phrase::furniture, "we use cookies"}, {Phrase::furniture, "this site uses cookies"}, {Phrase::furniture, "this website uses cookies"}, {Phrase::furniture, "by continuing to"}, {Phrase::furniture, "sign up to"}, {Phrase::furniture, "sign up for"}, {Phrase::furniture, "subscribe to"},
    {Phrase::furniture, "click here"}, {Phrase::furniture, "read more:"}, {Phrase::furniture, "also read:"}, {Phrase::furniture, "read also:"}, {Phrase::furniture, "read next:"}, {Phrase::furniture, "see also:"}, {Phrase::furniture, "related:"}, {Phrase::furniture, "for immediate release"}, {Phrase::furniture, "download our app"}, {Phrase::furniture, "please enable javascript"}, {Phrase::furniture, "(adsbygoogle"},
    {Phrase::end_of_article, "register now to"}, {Phrase::end_of_article, "do you have an opinion on the issues raised"}, {Phrase::end_of_article, "more from "}, {Phrase::end_of_article, "copyright ©"}, {Phrase::end_of_article, "© 20"}, {Phrase::end_of_article, "(c) 20"}, {Phrase::end_of_article, "all rights reserved"}, {Phrase::end_of_article, "for further information please contact"}, {Phrase::end_of_article, "for more information please contact"},
    {Phrase::comment_form, "be the first to comment"}, {Phrase::comment_form, "your email address will not be published"}, {Phrase::comment_form, "please enter your"}, {Phrase::comment_form, "you must be logged in to"}, {Phrase::comment_form, "leave a reply"}, {Phrase::comment_form, "log in to comment"}, {Phrase::comment_form, "save my name"}, {Phrase::comment_form, "notify me of"},
};

const std::unordered_map<std::string_view, Phrase>& whole_table() {
  static const auto map = [] {
    std::unordered_map<std::string_view, Phrase> made;
    for (const Row& row : whole_lines) made.emplace(row.words, row.phrase);
    return made;
  }();
  return map;
}

// The beginnings by their first byte, in their order.
const std::vector<const Row*>& beginnings_with(char first) {
  static const auto table = [] {
    std::array<std::vector<const Row*>, 256> made;
    for (const Row& row : beginnings) made[static_cast<unsigned char>(row.words.front())].push_back(&row);
    return made;
  }();
  return table[static_cast<unsigned char>(first)];
}

bool is_count(char c) { return (c >= '0' && c <= '9') || c == '(' || c == ')' || c == ' ' || c == ',' || c == '.' || c == ':' || c == '!' || c == '-' || c == '*'; }

// "readers' comments (10)" -> "readers' comments"; "10 comments" -> "comments"; "like this:" -> "like this".
std::string_view core(std::string_view line) {
  while (!line.empty() && is_count(line.front())) line.remove_prefix(1);
  while (!line.empty() && (is_count(line.back()) || line.back() == '?')) line.remove_suffix(1);
  for (std::string_view dots : {std::string_view("…"), std::string_view("»"), std::string_view("→")})
    while (line.ends_with(dots)) line.remove_suffix(dots.size());
  return line;
}

// "stefan rousseau/pa archive", "rex features", "ap photo/ann other".
bool is_agency_credit(const std::string& line) {
  constexpr std::array<std::string_view, 13> agencies = {"/pa archive", "/pa wire", "/pa", "/ap", "/reuters", "/getty", "/getty images", "/afp", "/epa", "/shutterstock", "/flickr", "via getty images", "/rex"};
  if (line.size() > 70) return false;
  for (std::string_view agency : agencies)
    if (line.ends_with(agency)) return true;
  return line.starts_with("ap photo") || line.starts_with("getty images") || line == "reuters" || line == "shutterstock";
}

// "1 star out of 5", "(31 votes)", "0 out of 5 stars", "5 votes".
bool is_rating(std::string_view core_words) {
  return core_words == "star out of" || core_words == "stars out of" || core_words == "out of 5 stars" || core_words == "votes" || core_words == "vote" || core_words == "likes" || core_words == "shares" || core_words == "min read" || core_words == "views";
}

constexpr std::string_view byline_words[] = {
    "by ",        "by: ",         "written by ",       "posted by ",       "words by ",    "reported by ", "story by ",     "review by ",  "published by ", "article by ",     "author: ",
    "author ",    "von ",         "ein artikel von ",  "geschrieben von ", "erstellt von ", "verfasst von ", "gespeichert von ", "text von ", "text: ",      "autor: ",         "autorin: ",
    "autoren: ",  "par ",         "publié par ",       "écrit par ",       "auteur : ",    "auteur: ",     "por ",          "escrito por ", "di ",          "a cura di ",      "door ",
    "af ",        "av ",          "tekst: ",           "posted on by ",    "live reporting: ", "reporting by ", "interview by ", "interview: ", "foto und text: ", "publicado por ", "fra ",
    "vom ",       "veröffentlicht von ", "eingestellt von ", "autor/in: ", "auteur(s) : ", "rédigé par ",    "texto: ",      "texte : ",      "scritto da ",   "texto de ",    "redazione: ",   "geschreven door ",
    "skrevet af ", "skrevet av ",  "skriven av ",      "napisał ",      "autorzy: ",     "yazan: ",         "autores: ",    "autore: ",
};

std::string_view cut_at(std::string_view text, std::initializer_list<std::string_view> marks) {
  std::size_t end = text.size();
  for (std::string_view mark : marks)
    if (const std::size_t at = text.find(mark); at != std::string_view::npos) end = std::min(end, at);
  return text.substr(0, end);
}

std::string_view strip(std::string_view text) {
  const Span span = trimmed(text, {0, static_cast<ByteOffset>(text.size())});
  return text_of(text, span);
}

// "ANN OTHER" -> "Ann Other"; mixed case is left alone.
std::string unshouted(std::string_view name) {
  std::string out(name);
  if (capital_share(name) < 0.95 || name.size() < 5) return out;
  bool first = true;
  for (char& c : out) {
    if (!first && c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    first = c == ' ' || c == '-' || c == '\'';
  }
  return out;
}

// "Posted on 21 September 2020 by Ann Other" -> "by Ann Other".
std::string_view behind_date(std::string_view line) {
  constexpr std::size_t longest = 200;
  if (line.size() > longest) return line;
  for (std::string_view by : {" by ", " von ", " par ", " por ", " di ", " door "}) {
    const std::size_t at = line.find(by);
    if (at != std::string_view::npos && line.substr(0, at).find_first_of("0123456789") != std::string_view::npos) return line.substr(at + 1);
  }
  return line;
}

// "ANN LEE Sunday" of "ANN LEE Sunday 18 June 2023".
std::string_view without_weekday(std::string_view line) {
  line = strip(line);
  const std::size_t blank = line.rfind(' ');
  return blank != std::string_view::npos && is_button_or_day(folded_line(line.substr(blank + 1))) ? strip(line.substr(0, blank)) : line;
}

// "Chief Reporter" behind a writer's name.
bool is_writers_office(std::string_view name) {
  constexpr std::string_view offices[] = {"reporter", "editor", "correspondent", "columnist", "writer", "staff"};
  const std::string small = folded_line(name);
  return std::any_of(std::begin(offices), std::end(offices), [&](std::string_view office) { return small.ends_with(office); });
}

// A short question that wants the reader to join: "Not a subscriber yet?".
bool asks_to_join(std::string_view line) {
  constexpr std::size_t short_line = 60;
  if (line.size() > short_line || !line.ends_with('?')) return false;
  for (const std::string_view word : {"registered", "register ", "subscri", "sign up", "signed up", "an account", "a member"})
    if (line.find(word) != std::string_view::npos) return true;
  return false;
}

// "5 thoughts on “Boats sail again”", "One response to “…”": how blogs head their comments. `line`: as folded_line gives it.
bool heads_comments(std::string_view line) {
  constexpr std::size_t longest = 200;  // bytes
  constexpr std::string_view what[] = {" thoughts on ", " thought on ", " responses to ", " response to ", " comments on ", " comment on ", " replies to ", " reply to "};
  const std::size_t blank = line.find(' ');
  if (line.size() > longest || blank == std::string_view::npos || !(line.ends_with('"') || line.ends_with('\''))) return false;
  const std::string_view count = line.substr(0, blank), rest = line.substr(blank);
  if (count != "one" && count.find_first_not_of("0123456789,") != std::string_view::npos) return false;
  return std::any_of(std::begin(what), std::end(what), [&](std::string_view words) { return rest.starts_with(words) && (rest.substr(words.size()).starts_with('"') || rest.substr(words.size()).starts_with('\'')); });
}

}  // namespace

Phrase phrase_of(const std::string& line) {
  if (heads_comments(line)) return Phrase::comments_heading;
  const std::string_view inner = core(line);
  if (inner.empty()) return line.size() < 12 ? Phrase::furniture : Phrase::none;
  if (const auto found = whole_table().find(inner); found != whole_table().end()) return found->second;
  if (line.size() < 160)
    for (const Row* row : beginnings_with(line.front()))
      if (line.starts_with(row->words)) return row->phrase;
  if (line.size() < 80 && (line.ends_with("report this comment") || line.ends_with("report comment"))) return Phrase::comment_tail;
  if (asks_to_join(line)) return Phrase::end_of_article;
  if (is_agency_credit(line)) return Phrase::credit;
  if (is_rating(inner)) return Phrase::share;
  return Phrase::none;
}

std::size_t byline_prefix(std::string_view line) {
  static const auto starts = [] {
    std::array<bool, 256> made{};
    for (std::string_view words : byline_words) made[static_cast<unsigned char>(words.front())] = made[static_cast<unsigned char>(words.front()) & ~0x20U] = true;
    return made;
  }();
  if (line.empty() || !starts[static_cast<unsigned char>(line.front())]) return 0;
  const std::string small = folded_line(line.substr(0, 40));
  std::size_t best = 0;
  for (std::string_view words : byline_words)
    if (small.starts_with(words) && words.size() > best) best = words.size();
  return best;
}

std::string_view owner_in_tagline(std::string_view line) {
  constexpr std::size_t most = 16, longest_name = 4;  // words
  constexpr std::string_view keeps[] = {"written", "edited", "kept", "weekly", "daily", "monthly", "blog", "diary", "notes", "notebook", "column"};
  const std::size_t at = std::max(line.rfind(" by ") + 1, line.rfind(" By ") + 1);  // 0: none
  if (at < 2 || word_count(line) > most) return {};
  const std::string before = folded_line(line.substr(0, at - 1));
  const bool kept = before.ends_with('.') || std::any_of(std::begin(keeps), std::end(keeps), [&](std::string_view word) { return before.ends_with(word); });
  if (!kept) return {};  // "Picture by", "Sponsored by"
  std::string_view name = line.substr(at + 3);
  if (name.ends_with('.')) name.remove_suffix(1);
  return looks_like_name(name) && word_count(name) >= 2 && word_count(name) <= longest_name ? name : std::string_view{};
}

bool starts_like_byline(std::string_view line) {
  const bool dated = line.starts_with("Posted ") || line.starts_with("Published ") || line.starts_with("Written ");
  return byline_prefix(line) > 0 || (dated && behind_date(line).size() < line.size());  // "Posted on 21 September 2020 by Ann Other"
}

bool is_button_or_day(std::string_view line) {
  constexpr std::string_view words[] = {"share",  "email",    "e-mail",   "website", "comments", "kommentare", "more",     "monday",     "tuesday", "wednesday", "thursday",
                                        "friday", "saturday", "sunday",   "montag",  "dienstag", "mittwoch",   "donnerstag", "freitag", "samstag", "sonntag"};
  return std::find(std::begin(words), std::end(words), line) != std::end(words);
}

bool is_row_of_buttons(std::string_view line) {
  constexpr std::size_t longest = 60;
  constexpr std::string_view buttons[] = {"like", "reply", "share", "report", "react", "follow", "edited", "translate", "see translation", "recommend", "upvote", "flag"};
  if (line.empty() || line.size() > longest) return false;
  std::size_t found = 0;
  while (!line.empty()) {
    std::size_t end = line.size(), next = line.size();
    for (std::string_view mark : {"·", "•", "|"})
      if (const std::size_t at = line.find(mark); at < end) end = at, next = at + mark.size();
    const std::string_view part = strip(line.substr(0, end));
    const bool age = part.find_first_not_of("0123456789") <= 3 && part.find_first_of("0123456789") == 0 && word_count(part) <= 3;  // "3 h", "51 min", "2 days ago"
    const bool button = std::find(std::begin(buttons), std::end(buttons), part) != std::end(buttons);
    if (!part.empty() && !age && !button) return false;
    found += button;
    line.remove_prefix(next);
  }
  return found > 0;
}

std::vector<std::string> names_of_byline(std::string_view line) {
  line = strip(line);
  line = behind_date(line);
  line.remove_prefix(std::min(byline_prefix(line), line.size()));
  line = cut_at(line, {"|", "\n", "\t", " on ", " in ", " at ", " am ", " le ", " el ", " um ", " - ", "/", ". Filed", "•", "·", " – ", " — ", " - ", "(", "@", "Published", "Updated", "Posted", " for ", "  ", "\xC2\xA0 ", " \xC2\xA0"});
  while (line.ends_with(',') || line.ends_with(' ')) line.remove_suffix(1);
  if (const auto date = first_written_date(line); date && date->span.begin > 0) line = without_weekday(line.substr(0, date->span.begin));
  std::vector<std::string> names;
  while (!line.empty() && names.size() < 8) {
    std::size_t end = line.size();
    std::size_t next = line.size();
    for (std::string_view mark : {", and ", " and ", ", ", " & ", " und ", " et ", " y ", " e ", "; ", " og ", " och ", " en ", " / "}) {
      const std::size_t at = line.find(mark);
      if (at < end) {
        end = at;
        next = at + mark.size();
      }
    }
    const std::string_view name = strip(line.substr(0, end));
    if (!looks_like_name(name) || (!names.empty() && is_writers_office(name))) break;
    names.push_back(unshouted(name));
    line.remove_prefix(next);
  }
  return names;
}

}  // namespace onrecord
