// "Who spoke when": a row for each side, public above its line and private below, one block for one statement (or, where
// there are many, for 2, 5, 10 ...). Drawn twice, for wide pages and for phones, and told in words.
#include <algorithm>  // std::max
#include <array>      // std::array
#include <cmath>      // std::ceil
#include <map>        // std::map

#include <fmt/format.h>

#include "base/utf8.h"
#include "view/report_sections.h"
#include "view/time_axis.h"
#include "view/words.h"

namespace onrecord {
namespace {

constexpr double block = 4.5;            // edge of one
constexpr double pitch = 5.4;            // from one to the next
constexpr std::size_t tallest = 14;      // blocks on one another

// How many statements of one side and audience fall into one column.
struct Cell {
  std::size_t exact = 0;
  std::size_t loose = 0;
  std::size_t all() const { return exact + loose; }
};

// One side's statements, by column, above and below the line.
struct Row {
  std::size_t place = 0;
  std::map<std::size_t, std::array<Cell, 2>> cells;  // column -> {public, private}
};

// Cuts a name into lines of at most `most` characters; what is too long ends in "…".
std::vector<std::string> name_lines(const std::string& name, std::size_t most, std::size_t lines) {
  std::vector<std::string> cut;
  std::string_view rest = name;
  while (!rest.empty() && cut.size() < lines) {
    const CodePointIndex points(rest);
    if (points.count() <= most) {
      cut.emplace_back(rest);
      return cut;
    }
    const bool last = cut.size() + 1 == lines;
    std::size_t end = points.byte(static_cast<std::uint32_t>(last ? most - 1 : most));
    const std::size_t blank = rest.find_last_of(' ', end);
    const bool at_blank = blank != std::string_view::npos && blank > 0;
    if (at_blank) end = blank;
    cut.push_back(std::string(rest.substr(0, end)) + (last ? "…" : ""));
    rest.remove_prefix(at_blank ? end + 1 : end);
  }
  return cut;
}

struct Drawing {
  std::string_view css_class;
  std::string_view id;
  double width;
  double labels;  // width of the column of names; 0: names stand above their rows
};
constexpr Drawing wide_drawing{"wide", "t-wide", 846, 172};
constexpr Drawing narrow_drawing{"narrow", "t-narrow", 330, 0};

class Picture {
 public:
  Picture(const ViewIndex& index, const Drawing& drawing, const std::vector<Date>& days)
      : index_(index), drawing_(drawing), axis_(days, drawing.labels + 4, drawing.width - 4) {
    for (std::size_t place = 0; place < index.sides().size(); ++place) rows_.push_back(counted_row(place));
    choose_scale();
  }

  std::size_t statements_per_block() const { return per_block_; }
  std::string_view column() const { return axis_.unit(); }

  void write(HtmlWriter& html) const {
    HtmlWriter body;
    double y = 8;
    for (const Row& row : rows_) y = write_row(body, row, y);
    const double bottom = y + 2;
    html.raw(fmt::format("<svg class=\"{}\" viewBox=\"0 0 {} {:.0f}\" role=\"img\" aria-labelledby=\"{}\"><title id=\"{}\">Statements by {} and side, public above and private below each line</title>\n",
                         drawing_.css_class, drawing_.width, bottom + 20, drawing_.id, drawing_.id, axis_.unit()));
    for (const TimeTick& tick : axis_.ticks())
      html.raw(fmt::format("<path class=\"tick\" d=\"M{0:.1f} 4V{1:.1f}\"/><text x=\"{2:.1f}\" y=\"{3:.1f}\">", tick.x, bottom + 4, tick.x + 4, bottom + 14)).text(tick.label).raw("</text>");
    html.raw("\n").raw(std::move(body).take()).raw("</svg>\n");
  }

 private:
  Row counted_row(std::size_t place) const {
    Row row;
    row.place = place;
    for (const Speaker& speaker : index_.sides()[place].speakers)
      for (const StatementRow* statement : speaker.statements) {
        const auto at = place_in_time(index_, *statement);
        if (!at || statement->audience == Audience::unknown) continue;
        Cell& cell = row.cells[axis_.column_of(at->day)][statement->audience == Audience::closed];
        ++(at->loose ? cell.loose : cell.exact);
      }
    return row;
  }

  std::size_t across(std::size_t column) const { return std::clamp<std::size_t>(static_cast<std::size_t>((axis_.columns()[column].width - 1) / pitch), 1, 6); }
  static std::size_t blocks(std::size_t statements, std::size_t per_block) { return (statements + per_block - 1) / per_block; }
  std::size_t blocks(const Cell& cell) const { return blocks(cell.exact, per_block_) + blocks(cell.loose, per_block_); }
  std::size_t height(const Cell& cell, std::size_t column) const { return (blocks(cell) + across(column) - 1) / across(column); }
  std::size_t height(const Row& row, std::size_t half) const {
    std::size_t most = 0;
    for (const auto& [column, cells] : row.cells) most = std::max(most, height(cells[half], column));
    return most;
  }

  // 1, 2, 5, 10, 20, ... statements a block: the fewest with which no stack is too tall. All rows share it.
  void choose_scale() {
    constexpr std::array<std::size_t, 3> leading = {1, 2, 5};
    for (std::size_t power = 1;; power *= 10)
      for (std::size_t digit : leading) {
        per_block_ = digit * power;
        const bool fits = std::all_of(rows_.begin(), rows_.end(), [&](const Row& row) { return height(row, 0) <= tallest && height(row, 1) <= tallest; });
        if (fits) return;
      }
  }

  // Draws a row whose upper edge is at `y`; gives where the next begins.
  double write_row(HtmlWriter& html, const Row& row, double y) const {
    const Side& side = index_.sides()[row.place];
    const bool beside = drawing_.labels > 0;
    const std::string name = heading(side.name);
    const auto lines = beside ? name_lines(name, 19, 2) : name_lines(name, 36, 1);
    const double text_height = 15.0 * static_cast<double>(lines.size() + (beside ? 1 : 0));
    const double above = pitch * static_cast<double>(height(row, 0)) + 4;
    const double below = pitch * static_cast<double>(height(row, 1)) + 4;
    double axis_y = y + above;
    double bottom = axis_y + below;
    double text_y = y;
    if (beside) {
      const double spare = std::max(0.0, text_height - above - below);
      axis_y += spare / 2;
      bottom += spare;
      text_y = std::clamp(axis_y - text_height / 2, y, std::max(y, bottom - text_height));
    } else {
      axis_y += text_height + 2;
      bottom += text_height + 2;
    }
    write_label(html, side, row.place, lines, text_y, text_height, beside);
    write_axis(html, axis_y);
    for (const auto& [column, cells] : row.cells)
      for (std::size_t half : {0, 1}) write_cell(html, side, column, cells[half], half == 1, axis_y);
    return bottom + 12;
  }

  // A line under each run of columns that touch: "earlier" and "later" stand apart.
  void write_axis(HtmlWriter& html, double y) const {
    html.raw("<path class=\"axis\" d=\"");
    const auto& columns = axis_.columns();
    for (std::size_t i = 0, first = 0; i < columns.size(); ++i) {
      const double end = columns[i].x + columns[i].width;
      if (i + 1 < columns.size() && columns[i + 1].x - end < 1) continue;
      html.raw(fmt::format("M{:.1f} {:.1f}H{:.1f}", columns[first].x, y, end));
      first = i + 1;
    }
    html.raw("\"/>\n");
  }

  void write_label(HtmlWriter& html, const Side& side, std::size_t place, const std::vector<std::string>& lines, double y, double height, bool beside) const {
    html.raw(fmt::format("<rect class=\"bar {}\" x=\"0\" y=\"{:.1f}\" width=\"3\" height=\"{:.1f}\"/>", side_class(side, place), y, height));
    const std::string counts = fmt::format("{} public, {} private", grouped(side.counts.open), grouped(side.counts.closed));
    for (const std::string& line : lines) html.raw(fmt::format("<text class=\"row\" x=\"10\" y=\"{:.1f}\">", y += 12)).text(line).raw("</text>"), y += 3;
    if (beside)
      html.raw(fmt::format("<text x=\"10\" y=\"{:.1f}\">", y + 12)).text(counts).raw("</text>\n");
    else
      html.raw(fmt::format("<text x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\">", drawing_.width, y - 3)).text(lines.size() == 1 && lines[0].size() > 26 ? "" : counts).raw("</text>\n");
  }

  void write_cell(HtmlWriter& html, const Side& side, std::size_t column, const Cell& cell, bool closed, double axis_y) const {
    if (cell.all() == 0) return;
    const std::string title = fmt::format("{}, {}: {} {}{}", side.name, axis_.columns()[column].label, grouped(cell.all()), closed ? "private" : "public",
                                          cell.loose == 0 ? "" : fmt::format(", {} of them not dated to the day", grouped(cell.loose)));
    const std::size_t exact = blocks(cell.exact, per_block_);
    html.raw("<g class=\"").raw(closed ? "pri" : "pub").raw("\"><title>").text(title).raw("</title>");
    if (exact > 0) html.raw(fmt::format("<path d=\"{}\"/>", block_path(column, 0, exact, closed, axis_y, 0)));
    if (cell.loose > 0) html.raw(fmt::format("<path class=\"loose {}\" d=\"{}\"/>", closed ? "pri" : "pub", block_path(column, exact, blocks(cell), closed, axis_y, 0.5)));
    html.raw("</g>\n");
  }

  // Squares number `first` to `last` of a stack, drawn `inset` smaller on each side (for outlines).
  std::string block_path(std::size_t column, std::size_t first, std::size_t last, bool closed, double axis_y, double inset) const {
    const TimeColumn& at = axis_.columns()[column];
    const std::size_t wide = across(column);
    const double left = at.x + (at.width - pitch * static_cast<double>(wide) + pitch - block) / 2;
    const double edge = block - 2 * inset;
    std::string path;
    for (std::size_t i = first; i < last; ++i) {
      const double x = left + pitch * static_cast<double>(i % wide) + inset;
      const double level = static_cast<double>(i / wide);
      const double y = (closed ? axis_y + 1.5 + pitch * level : axis_y - 1.5 - block - pitch * level) + inset;
      path += fmt::format("M{:.1f} {:.1f}h{:.1f}v{:.1f}h-{:.1f}z", x, y, edge, edge, edge);
    }
    return path;
  }

  const ViewIndex& index_;
  const Drawing& drawing_;
  TimeAxis axis_;
  std::vector<Row> rows_;
  std::size_t per_block_ = 1;
};

// What the picture leaves out, so that its blocks and the counts beside them can be reconciled.
struct NotDrawn {
  std::size_t undated = 0;
  std::size_t no_audience = 0;
  std::size_t loose = 0;  // drawn, but hollow
};

void write_legend(HtmlWriter& html, const Picture& wide, const Picture& narrow, const NotDrawn& not_drawn) {
  html.raw("<div class=\"legend\">");
  html.raw("<span>");
  write_audience(html, Audience::open);
  html.raw(" above the line, ");
  write_audience(html, Audience::closed);
  html.raw(" below</span>");
  const auto scale = [&](const Picture& picture, std::string_view css_class) {
    html.raw("<span class=\"").raw(css_class).raw("\">One block is ").text(counted(picture.statements_per_block(), "statement", "statements"));
    html.raw(picture.statements_per_block() > 1 ? " or fewer" : "").raw(", a column is a ").raw(picture.column());
    if (not_drawn.loose > 0) html.raw("; hollow: not dated to the day");
    html.raw(".</span>");
  };
  scale(wide, "wide");
  scale(narrow, "narrow");
  if (not_drawn.undated + not_drawn.no_audience > 0) {
    html.raw("<span>Not drawn: ").number(not_drawn.undated).raw(" without a date (or a year of it), ").number(not_drawn.no_audience).raw(" without a known audience.</span>");
  }
  html.raw("</div>\n");
}

// "12 public, 3 private, from 9 Sep 2024 to 12 Mar 2025; most in December 2024 (7)."
std::string side_words(const ViewIndex& index, const Side& side) {
  std::string first, last;
  std::map<std::string, std::size_t> months;
  std::size_t undated = 0;
  for (const Speaker& speaker : side.speakers)
    for (const StatementRow* statement : speaker.statements) {
      const auto at = place_in_time(index, *statement);
      if (!at) {
        ++undated;
        continue;
      }
      const std::string day = Timestamp{at->day, {}, {}, false}.iso();
      if (first.empty() || day < first) first = day;
      if (day > last) last = day;
      ++months[day.substr(0, 7)];
    }
  std::string words = fmt::format("{} public, {} private", grouped(side.counts.open), grouped(side.counts.closed));
  if (side.counts.unknown > 0) words += fmt::format(", {} not known", grouped(side.counts.unknown));
  if (!first.empty()) {
    words += first == last ? fmt::format(", on {}", date_words(parse_iso(first)->date)) : fmt::format(", from {} to {}", date_words(parse_iso(first)->date), date_words(parse_iso(last)->date));
    const auto most = std::max_element(months.begin(), months.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const Date month = parse_iso(most->first + "-01")->date;
    const std::string last_day = Timestamp{month_end(static_cast<int>(month.year()), static_cast<unsigned>(month.month())), {}, {}, false}.iso();
    if (months.size() > 1) words += fmt::format("; most {} ({})", when_words(When{most->first + "-01", last_day, ""}), grouped(most->second));
  }
  if (undated > 0) words += fmt::format("; {} without a date that can be drawn", grouped(undated));
  return words + ".";
}

}  // namespace

void write_timeline(HtmlWriter& html, const ReportContext& context) {
  const ViewIndex& index = context.index;
  html.raw("<section id=\"timeline\" aria-labelledby=\"timeline-h\"><h2 id=\"timeline-h\">Who spoke when</h2>\n");
  std::vector<Date> days;
  NotDrawn not_drawn;
  for (const StatementRow& statement : index.view().statements) {
    const auto at = place_in_time(index, statement);
    if (!at)
      ++not_drawn.undated;
    else if (statement.audience == Audience::unknown)
      ++not_drawn.no_audience;
    else
      days.push_back(at->day), not_drawn.loose += at->loose;
  }
  if (days.empty()) {
    html.raw("<p class=\"lede\">No statement has both a date and a known audience, so there is nothing to draw.</p></section>\n");
    return;
  }
  const Picture wide(index, wide_drawing, days);
  const Picture narrow(index, narrow_drawing, days);
  html.raw("<figure class=\"pic\">");
  write_legend(html, wide, narrow, not_drawn);
  wide.write(html);
  narrow.write(html);
  html.raw("</figure>\n<ul class=\"words\" aria-label=\"The picture in words\">\n");
  for (std::size_t place = 0; place < index.sides().size(); ++place)
    html.raw("<li><b>").name(heading(index.sides()[place].name)).raw("</b>: ").text(side_words(index, index.sides()[place])).raw("</li>\n");
  html.raw("</ul>\n");
  write_days(html, context);
  html.raw("</section>\n");
}

}  // namespace onrecord
