// Set phrases of web pages: what a line says by its wording alone, whatever page it is on.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

namespace onrecord {

enum class Phrase {
  none,
  furniture,         // "Print", "Read the latest issue online"
  share,             // "Share this:", "Tweet": may stand above or below the article
  end_of_article,    // "Related articles", "Most read", "Sign in": what follows is not the article
  comments_heading,  // "Readers' comments (10)"
  comment_tail,      // "Report this comment": ends one comment
  comment_form,      // "Leave a reply"
  blog_mark,         // "Filed under: Boats"
  credit             // "Photo: Ann Other", "PA Archive"
};

// What a line, folded (text_lines.h), says.
Phrase phrase_of(const std::string& line);

// Whether a line, folded, is one of the buttons, fields and days that stand by articles and comments where a name is looked for.
bool is_button_or_day(std::string_view line);

// "like · reply · 3 h", folded: what stands below a comment.
bool is_row_of_buttons(std::string_view line);

// Names in a byline, without "By" and without roles, places and dates behind them; empty where it holds none.
// "By Ann Other and Bob Else in London" -> Ann Other, Bob Else.
std::vector<std::string> names_of_byline(std::string_view line);

// "A kitchen, mostly fish. By Ann Other", "Trimmed weekly by Ann Other": whose site a line under its name says it is; empty where it names nobody last.
std::string_view owner_in_tagline(std::string_view line);

// Whether the line starts with a word such as "By", "Von", "Written by" (names_of_byline takes it off).
bool starts_like_byline(std::string_view line);
std::size_t byline_prefix(std::string_view line);  // how many bytes it takes


}  // namespace onrecord
