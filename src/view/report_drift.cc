// The part of the report on drift: for each side the stretches of time with one emphasis and what it says it is about, in public and in private apart.
#include <algorithm>  // std::stable_sort

#include <fmt/format.h>

#include "compare/drift.h"
#include "view/drift_view.h"
#include "view/report_sections.h"
#include "view/words.h"

namespace onrecord {
namespace {

constexpr std::size_t most_sides = 12;  // sides and audiences
constexpr std::size_t most_issues = 4;  // of a stretch

// The band of a share on a line from nothing to all, and the share in it.
void write_band(HtmlWriter& html, Audience audience, const DriftShare& share) {
  html.raw(fmt::format("<svg class=\"band {}\" viewBox=\"0 0 100 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"axis\" d=\"M0 6H100\"/><rect x=\"{:.1f}\" y=\"3\" width=\"{:.1f}\" height=\"6\"/><path class=\"at\" d=\"M{:.1f} 0V12\"/></svg>",
                       audience_class(audience), 100 * share.low, std::max(1.0, 100 * (share.high - share.low)), 100 * share.share));
}

void write_stretch(HtmlWriter& html, const ReportContext& context, Audience audience, const DriftStretch& stretch) {
  const std::string first_day = Timestamp{stretch.first, {}, {}, false}.iso(), last_day = Timestamp{stretch.last, {}, {}, false}.iso();
  html.raw("<tr><th scope=\"row\" class=\"small num\">").text(when_words(When{first_day, first_day, ""}, WhenStyle::label));
  if (stretch.first != stretch.last) html.raw(" to<br>").text(when_words(When{last_day, last_day, ""}, WhenStyle::label));
  html.raw("</th><td class=\"r num\">").number(stretch.statements).raw("<span class=\"unit\"> statements</span></td><td>");
  std::vector<DriftShare> named;
  for (const DriftShare& share : stretch.shares)
    if (share.issue != 0 && share.statements > 0) named.push_back(share);
  std::stable_sort(named.begin(), named.end(), [](const DriftShare& a, const DriftShare& b) { return a.statements > b.statements; });
  for (std::size_t i = 0; i < named.size() && i < most_issues; ++i) {
    html.raw("<span class=\"share\"><span>").name(heading(issue_words(context.index, named[i].issue))).raw("</span>");
    write_band(html, audience, named[i]);
    html.raw("<span class=\"dim small num\">").text(fmt::format("{} of {}, {:.0f} % ({:.0f} to {:.0f})", named[i].statements, stretch.statements, 100 * named[i].share, 100 * named[i].low, 100 * named[i].high)).raw("</span></span>");
  }
  if (named.size() > most_issues) html.raw("<span class=\"dim small\">").text(fmt::format("and {}", counted(named.size() - most_issues, "smaller issue", "smaller issues"))).raw("</span>");
  if (named.empty()) html.raw("<span class=\"dim small\">no issue of a size that could be told</span>");
  html.raw("</td><td class=\"small\">");
  for (std::size_t i = 0; i < stretch.words.size(); ++i) html.raw(i == 0 ? "" : ", ").name(stretch.words[i]);
  html.raw("</td><td class=\"small num\">");
  bool first = true;
  for (const RowId id : stretch.examples)
    if (const StatementRow* statement = context.index.statement(id)) {
      const DocumentRow* document = context.index.document(statement->document);
      if (document == nullptr) continue;
      html.raw(first ? "" : ", ").raw(fmt::format("<a href=\"#d{}\">{}</a>", context.index.number(*document), context.index.number(*statement)));
      first = false;
    }
  html.raw("</td></tr>\n");
}

// What it says it is about, one line a frame.
void write_frames(HtmlWriter& html, const ReportContext& context, const SideDrift& side) {
  if (side.frames.empty()) return;
  html.raw("<p class=\"small dim\">").text(heading(frames_heading(side.audience)) + ":").raw("</p>\n<ol class=\"frames\">\n");
  for (const DriftFrame& frame : side.frames) {
    const StatementRow* statement = context.index.statement(frame.statement);
    const DocumentRow* document = statement == nullptr ? nullptr : context.index.document(statement->document);
    if (document == nullptr) continue;
    const std::string day = frame.day ? Timestamp{*frame.day, {}, {}, false}.iso() : "";
    html.raw("<li><span class=\"small num\">").text(frame.day ? when_words(When{day, day, ""}, WhenStyle::label) : "not dated").raw("</span> <b>").name(frame_words(frame)).raw("</b> ");
    if (frame.told) html.raw("<span class=\"small dim\">").name(teller_words(frame, statement->speaker_name)).raw("</span> ");
    html.raw("<span class=\"small\">").name(statement->content);
    html.raw("</span> ").raw(fmt::format("<a class=\"small num\" href=\"#d{}\">{}</a></li>\n", context.index.number(*document), context.index.number(*statement)));
  }
  html.raw("</ol>\n");
}

}  // namespace

void write_drift(HtmlWriter& html, const ReportContext& context) {
  const RecordView& view = context.index.view();
  const Drift drift = drift_of(view.actors, view.statements, view.issues);
  html.raw("<section id=\"drift\" aria-labelledby=\"drift-h\"><h2 id=\"drift-h\">What each side spoke of, and when</h2>\n"
           "<p class=\"lede\">A new line stands where a side’s emphasis among issues changed, as far as its statements can tell. Bands show where the true "
           "share lies in nineteen cases of twenty: with few statements they are wide.</p>\n");
  if (drift.sides.empty()) html.raw("<p>No side has five statements with a date and an audience.</p>\n");
  std::size_t shown = 0;
  for (const SideDrift& side : drift.sides) {
    if (shown++ == most_sides) break;
    const ActorRow* actor = context.index.actor(side.side);
    const std::size_t place = context.index.side_place(side.side);
    html.raw("<h3 class=\"drift-h\">");
    if (context.index.sides()[place].id == side.side) write_side_name(html, context.index, place);
    else html.name(actor == nullptr ? "?" : heading(actor->name));
    html.raw(" ");
    write_audience(html, side.audience);
    html.raw("</h3>\n<table class=\"drift\"><thead><tr><th scope=\"col\">Time</th><th scope=\"col\" class=\"r\">Statements</th>"
             "<th scope=\"col\">Issues</th><th scope=\"col\">Words said more</th><th scope=\"col\">See</th></tr></thead><tbody>\n");
    for (const DriftStretch& stretch : side.stretches) write_stretch(html, context, side.audience, stretch);
    html.raw("</tbody></table>\n");
    write_frames(html, context, side);
    if (side.undated > 0) html.raw("<p class=\"small dim\">").text(fmt::format("{} without a date within a month", counted(side.undated, "statement", "statements"))).raw("</p>\n");
  }
  if (drift.sides.size() > most_sides) html.raw("<p class=\"more\">").text(fmt::format("and {} with fewer statements; `onrecord drift` shows them", counted(drift.sides.size() - most_sides, "side before an audience", "sides before an audience"))).raw("</p>\n");
  html.raw("</section>\n");
}

}  // namespace onrecord
