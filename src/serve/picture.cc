#include "serve/picture.h"

#include <algorithm>  // std::sort

#include "view/time_axis.h"
#include "view/words.h"

namespace onrecord {
namespace {

struct Cell {
  AudienceCounts counts;
  std::size_t loose = 0;
};
using Row = std::map<std::size_t, Cell>;  // by column

std::uint32_t row_of(const Item& item, PictureRows by) {
  if (by == PictureRows::side) return item.side;
  return by == PictureRows::issue ? item.whole : item.speaker;
}

Json cells_json(const Row& row) {
  Json cells = Json::array();
  for (const auto& [column, cell] : row) cells.push_back({column, cell.counts.open, cell.counts.closed, cell.counts.unknown, cell.loose});
  return cells;
}

Json head_json(const Snapshot& snapshot, std::uint32_t row, PictureRows by) {
  if (by == PictureRows::side) return side_json(snapshot, row);
  const Json named = by == PictureRows::issue ? issue_json(snapshot, row) : actor_json(snapshot, row);
  if (named.is_null()) return {{"id", "none"}, {"name", by == PictureRows::issue ? "no issue" : "speaker not known"}, {"place", 0}};
  return {{"id", named["id"]}, {"name", by == PictureRows::issue ? named["label"] : named["name"]}, {"place", by == PictureRows::issue ? row : snapshot.side_of(row)}};
}

// Days that documents speak of most, with a place on the axis; at most one a column.
Json days_json(const Snapshot& snapshot, const TimeAxis& axis, std::size_t most) {
  Json days = Json::array();
  std::set<std::size_t> taken;
  for (const NamedDayRow& named : snapshot.named_days) {
    const auto number = day_number(named.day);
    if (!number || days.size() >= most) continue;
    const Date day = date_of(*number);
    const std::size_t column = axis.column_of(day);
    const TimeColumn& at = axis.columns()[column];
    if (day < at.first || day > at.last || !taken.insert(column).second) continue;
    const double share = (days_between(at.first, day) + 0.5) / (days_between(at.first, at.last) + 1);
    days.push_back({{"day", named.day}, {"label", date_words(day)}, {"documents", named.documents}, {"x", at.x + at.width * share}});
  }
  return days;
}

}  // namespace

Json picture_json(const Snapshot& snapshot, const std::vector<std::uint32_t>& items, double width, PictureRows by) {
  std::vector<Date> days;
  std::map<std::uint32_t, Row> rows;
  std::map<std::uint32_t, AudienceCounts> totals;
  std::size_t undated = 0;
  for (const std::uint32_t index : items) {
    const Item& item = snapshot.items[index];
    totals[row_of(item, by)].add(item.audience);
    if (item.placed == no_day) {
      ++undated;
    } else {
      days.push_back(date_of(item.placed));
    }
  }
  Json picture = {{"unit", nullptr}, {"columns", Json::array()}, {"ticks", Json::array()}, {"rows", Json::array()}, {"undated", undated}, {"days", Json::array()}};
  if (!days.empty()) {
    const TimeAxis axis(days, 0, width);
    for (const std::uint32_t index : items) {
      const Item& item = snapshot.items[index];
      if (item.placed == no_day) continue;
      Cell& cell = rows[row_of(item, by)][axis.column_of(date_of(item.placed))];
      cell.counts.add(item.audience);
      cell.loose += item.loose;
    }
    picture["unit"] = axis.unit();
    for (const TimeColumn& column : axis.columns())
      picture["columns"].push_back({{"from", Timestamp{column.first, {}, {}}.iso()}, {"to", Timestamp{column.last, {}, {}}.iso()}, {"label", column.label}, {"x", column.x}, {"width", column.width}});
    for (const TimeTick& tick : axis.ticks()) picture["ticks"].push_back({{"x", tick.x}, {"label", tick.label}});
    picture["days"] = days_json(snapshot, axis, 12);
  }
  std::vector<std::uint32_t> order;
  for (const auto& [row, counts] : totals) order.push_back(row);
  if (by != PictureRows::side) std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return (a == none) != (b == none) ? b == none : totals[a].all() > totals[b].all(); });
  for (const std::uint32_t row : order) {
    Json json = head_json(snapshot, row, by);
    json["counts"] = counts_json(totals[row]);
    json["cells"] = cells_json(rows[row]);
    picture["rows"].push_back(std::move(json));
  }
  return picture;
}

}  // namespace onrecord
