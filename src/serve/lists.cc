#include "serve/lists.h"

#include <algorithm>  // std::sort

namespace onrecord {

Result<Selected> selected_by(Call& call, bool by_rank) {
  const Selection selection = TRY(selection_of(call.snapshot, call.request));
  const bool facets = call.request.parameter("facets") == "1";
  if (selection.words.find_first_not_of(" \t\n") == std::string::npos) return select(call.snapshot, selection, nullptr, facets);
  const bool by_meaning = call.request.parameter("match") == "meaning";
  WordMatches found;
  if (by_meaning) {
    found.statements = TRY(call.store.near(selection.words));
  } else {
    Store::Reader record = TRY(call.store.reader());
    found = TRY(record->word_matches(selection.words, {.all = true}));
    call.store.expect_near();
  }
  std::vector<std::uint32_t> matches;
  for (const RowId id : found.statements)
    if (const Item* item = call.snapshot.item(id)) matches.push_back(static_cast<std::uint32_t>(item - call.snapshot.items.data()));
  if (!by_rank || !found.ranked) std::sort(matches.begin(), matches.end());
  return select(call.snapshot, selection, &matches, facets);
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

bool contains_words(std::string_view text, std::string_view wanted) { return lower_case(text).find(lower_case(wanted)) != std::string::npos; }

PageOf page_of(const HttpRequest& request, std::size_t usual) {
  constexpr std::size_t most_rows = 200, far = 100'000'000;
  PageOf page;
  page.offset = request.number("offset", far).value_or(0);
  page.limit = request.number("limit", most_rows).value_or(usual);
  return page;
}

Json page_json(std::size_t total, const PageOf& page, Json rows) { return {{"total", total}, {"offset", page.offset}, {"rows", std::move(rows)}}; }

}  // namespace onrecord
