// A post of a social network as it is pasted into a text: who posted it, when, the words, and what others did with it.
//   Bea Thornhill              Bea Thornhill
//   18 September 2024 ·        @beathornhill
//   The committee …            The committee …
//   412 likes 96 comments      8:14 AM · Sep 17, 2024 · 12K Views
// And several posts of a group, one under the other ("Bea Thornhill", "Admin · 2 June at 21:14", the words).
#pragma once

#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/document.h"
#include "page/text_lines.h"

namespace onrecord {

// Whether a text is one post. `lines`: lines_of(text), no paragraphs joined.
bool is_social_post(std::string_view text, const std::vector<TextLine>& lines);

// Takes author and day; adds the parts. `lines` as for is_social_post, which must hold.
void read_social_post(Document& document, const std::vector<TextLine>& lines);

// Whether a text is several posts: names over days with hours from its first lines on. `lines` as above.
bool is_social_thread(std::string_view text, const std::vector<TextLine>& lines);

// Each post is one part of kind comment with its author and time; what stands above the first is the title. A day without a year has that of the text's first whole date, else none.
void read_social_thread(Document& document, const std::vector<TextLine>& lines);

}  // namespace onrecord
