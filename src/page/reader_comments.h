// Reader comments below an article, in text copied from a page.
#pragma once

#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "base/document.h"
#include "page/text_lines.h"

namespace onrecord {

// Who wrote a comment, as the line above it says: "Ann Other", "Ann Other says:", "Ann Other, 12 May 2016 at 10:31".
struct CommentHead {
  bool is_head = false;
  std::string author;
  std::optional<Timestamp> at;
};
// `set_apart`: whether white space or mark-up sets the line apart from what follows, so that a bare name will do. `year`: of the text above, for "20 April, 15:05".
CommentHead comment_head(std::string_view line, bool set_apart, std::optional<int> year = {});

// The year in which the text above was published.
std::optional<int> year_of(const std::optional<Interval>& published);

// Cuts lines [first, last), which stand below a heading such as "Readers' comments (10)", into comments, each one part with
// its author and time where they are given; the lines between them become furniture.
void add_comments(Document& document, const std::vector<TextLine>& lines, std::size_t first, std::size_t last);

}  // namespace onrecord
