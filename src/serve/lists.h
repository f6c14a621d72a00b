// What several handlers share: the statements a request selects, a page of them. Inside serve/ only.
#pragma once

#include "serve/json_rows.h"
#include "serve/routes.h"
#include "serve/selection.h"

namespace onrecord {

// The statements that a request selects, by time (or, where words are looked for and `by_rank`, best first), and facets
// where it asks for them.
Result<Selected> selected_by(Call& call, bool by_rank = false);

// ASCII letters in lower case; and whether a text contains what is typed, without regard to their case.
std::string lower_case(std::string_view text);
bool contains_words(std::string_view text, std::string_view wanted);

// "offset" and "limit" of a request within bounds.
struct PageOf {
  std::size_t offset = 0;
  std::size_t limit = 50;
};
PageOf page_of(const HttpRequest& request, std::size_t usual = 50);

// {total, offset, rows}
Json page_json(std::size_t total, const PageOf& page, Json rows);

}  // namespace onrecord
