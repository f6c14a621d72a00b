#include "serve/selection.h"

#include <algorithm>  // std::binary_search
#include <charconv>   // std::from_chars

namespace onrecord {
namespace {

template <class E>
std::optional<std::uint32_t> enumerator(std::string_view text) {
  const auto value = from_word<E>(text);
  if (!value) return std::nullopt;
  return static_cast<std::uint32_t>(*value);
}

std::optional<RowId> row_id(std::string_view text) {
  RowId id = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return id;
}

// An index that no item has: what is asked for and not there selects nothing.
constexpr std::uint32_t nowhere = none - 1;

std::optional<std::uint32_t> value_of(const Snapshot& snapshot, Facet facet, std::string_view text) {
  const auto index = [&](auto find) -> std::optional<std::uint32_t> {
    if (text == "none") return none;
    const auto id = row_id(text);
    if (!id) return std::nullopt;
    const std::uint32_t at = find(*id);
    return at == none ? nowhere : at;
  };
  switch (facet) {
    case Facet::side: return index([&](RowId id) { return snapshot.side_index(id); });
    case Facet::speaker: return index([&](RowId id) { return snapshot.actor_index(id); });
    case Facet::issue: return index([&](RowId id) { return snapshot.issue_index(id); });
    case Facet::document: return index([&](RowId id) { return snapshot.document_index(id); });
    case Facet::audience: return enumerator<Audience>(text);
    case Facet::channel: return enumerator<Channel>(text);
    case Facet::act: return enumerator<Act>(text);
    case Facet::kind: return enumerator<StatementKind>(text);
  }
  return std::nullopt;
}

std::size_t value_count(const Snapshot& snapshot, Facet facet) {
  switch (facet) {
    case Facet::side: return snapshot.sides.size();
    case Facet::speaker: return snapshot.actors.size();
    case Facet::issue: return snapshot.issues.size();
    case Facet::document: return snapshot.documents.size();
    case Facet::audience: return words_of(Audience{}).size();
    case Facet::channel: return words_of(Channel{}).size();
    case Facet::act: return words_of(Act{}).size();
    case Facet::kind: return words_of(StatementKind{}).size();
  }
  return 0;
}

// Open ends: what may have been said in the time asked for is shown.
bool in_time(const Item& item, const Selection& selection) {
  if (selection.undated && item.placed != no_day) return false;
  if (selection.from == no_day && selection.to == no_day) return true;
  if (item.from == no_day && item.to == no_day) return false;
  if (selection.from != no_day && item.to != no_day && item.to < selection.from) return false;
  const std::int32_t begin = item.from != no_day ? item.from : item.to;
  return selection.to == no_day || begin <= selection.to;
}

// A statement is of its issue, and of the wider one that this is part of.
bool has_one_of(const Item& item, Facet facet, const std::vector<std::uint32_t>& wanted) {
  const auto has = [&](std::uint32_t value) { return std::find(wanted.begin(), wanted.end(), value) != wanted.end(); };
  return has(facet_value(item, facet)) || (facet == Facet::issue && has(item.whole));
}

}  // namespace

std::uint32_t facet_value(const Item& item, Facet facet) {
  switch (facet) {
    case Facet::side: return item.side;
    case Facet::speaker: return item.speaker;
    case Facet::issue: return item.issue;
    case Facet::audience: return static_cast<std::uint32_t>(item.audience);
    case Facet::channel: return static_cast<std::uint32_t>(item.channel);
    case Facet::act: return static_cast<std::uint32_t>(item.act);
    case Facet::kind: return static_cast<std::uint32_t>(item.kind);
    case Facet::document: return item.document;
  }
  return none;
}

Result<Selection> selection_of(const Snapshot& snapshot, const HttpRequest& request) {
  Selection selection;
  for (std::size_t f = 0; f < facet_count; ++f) {
    const std::string name(word(static_cast<Facet>(f)));
    std::string_view rest = request.parameter(name);
    while (!rest.empty()) {
      const std::string_view one = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(one.size() + 1, rest.size()));
      const auto value = value_of(snapshot, static_cast<Facet>(f), one);
      if (!value) return Error{ErrorKind::usage, name, "is not a " + name + ": " + std::string(one), "take one that the page offers"};
      selection.wanted[f].push_back(*value);
    }
  }
  for (const auto& [name, day] : {std::pair{"from", &selection.from}, std::pair{"to", &selection.to}}) {
    const std::string_view text = request.parameter(name);
    if (text.empty()) continue;
    const auto number = day_number(text);
    if (!number) return Error{ErrorKind::usage, name, "is not a date: " + std::string(text), "write it as 2016-02-01"};
    *day = *number;
  }
  selection.undated = request.parameter("undated") == "1";
  selection.words = std::string(request.parameter("q"));
  return selection;
}

Selected select(const Snapshot& snapshot, const Selection& selection, const std::vector<std::uint32_t>* matches, bool count_facets) {
  Selected selected;
  if (count_facets)
    for (std::size_t f = 0; f < facet_count; ++f) selected.facets[f].assign(value_count(snapshot, static_cast<Facet>(f)) + 1, 0);
  const auto look_at = [&](std::uint32_t index) {
    const Item& item = snapshot.items[index];
    if (!in_time(item, selection)) return;
    std::bitset<facet_count> failed;
    for (std::size_t f = 0; f < facet_count; ++f) {
      const auto& wanted = selection.wanted[f];
      if (!wanted.empty() && !has_one_of(item, static_cast<Facet>(f), wanted)) failed.set(f);
    }
    if (failed.none()) selected.items.push_back(index);
    if (!count_facets || failed.count() > 1) return;
    // A facet counts what would be there without its own choice.
    for (std::size_t f = 0; f < facet_count; ++f) {
      const auto facet = static_cast<Facet>(f);
      if (failed.any() && !failed.test(f)) continue;
      std::vector<std::uint32_t>& counts_of = selected.facets[f];
      ++counts_of[std::min<std::size_t>(facet_value(item, facet), counts_of.size() - 1)];
      if (facet == Facet::issue && item.whole != item.issue && item.whole != none) ++counts_of[item.whole];
    }
  };
  if (matches != nullptr) {
    for (const std::uint32_t index : *matches) look_at(index);
  } else {
    for (std::uint32_t i = 0; i < snapshot.items.size(); ++i) look_at(i);
  }
  return selected;
}

}  // namespace onrecord
