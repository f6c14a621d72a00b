// Which statements a list, a count or a picture is about, as the address of a view says it: one pass over the snapshot
// gives the statements and how many each facet would give.
#pragma once

#include <array>     // std::array
#include <bitset>    // std::bitset
#include <string>    // std::string
#include <vector>    // std::vector

#include "serve/http.h"
#include "serve/snapshot.h"

namespace onrecord {

// By which statements can be narrowed and counted.
enum class Facet { side, speaker, issue, audience, channel, act, kind, document };
constexpr std::size_t facet_count = 8;
constexpr EnumWords<facet_count> words_of(Facet) { return {"side", "speaker", "issue", "audience", "channel", "act", "kind", "document"}; }

struct Selection {
  std::array<std::vector<std::uint32_t>, facet_count> wanted;  // values (indexes or enumerators); empty: all
  std::int32_t from = no_day;  // days, both included; no_day: open
  std::int32_t to = no_day;
  bool undated = false;        // only those that no picture can place
  std::string words;           // full text
};

// From the parameters of a request: "side=12,13&audience=private&from=2016-02-01&q=pay". Ids that are unknown select
// nothing. Error: usage for a word or a date that is none.
Result<Selection> selection_of(const Snapshot& snapshot, const HttpRequest& request);

struct Selected {
  std::vector<std::uint32_t> items;  // indexes in Snapshot::items, in order of time
  // How many each value of a facet would give, where asked for; the last place is for statements without a value.
  std::array<std::vector<std::uint32_t>, facet_count> facets;
};
// `matches`: indexes of the items with the words, sorted; nullptr where no words are looked for.
Selected select(const Snapshot& snapshot, const Selection& selection, const std::vector<std::uint32_t>* matches, bool count_facets);

// The value of a facet for a statement, of issues the narrowest; none where it has none.
std::uint32_t facet_value(const Item& item, Facet facet);

}  // namespace onrecord
