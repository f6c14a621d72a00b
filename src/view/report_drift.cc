// The part of the report on drift: for each side the stretches of time with one emphasis, in public and in private apart.
#include <fmt/format.h>

#include "compare/drift.h"
#include "view/drift_view.h"
#include "view/report_sections.h"
#include "view/words.h"

namespace onrecord {
namespace {

constexpr std::size_t most_sides = 4;   // sides and audiences
constexpr std::size_t most_issues = 4;  // of a stretch

void write_stretch(HtmlWriter& html, const ReportContext& context, const DriftStretch& stretch) {
  html.raw("<tr><th scope=\"row\" class=\"small\">").text(date_words(stretch.first)).raw("<br>to ").text(date_words(stretch.last)).raw("</th><td class=\"r num\">").number(stretch.statements).raw("</td><td>");
  std::size_t shown = 0;
  for (const DriftShare& share : stretch.shares) {
    if (share.issue == 0 || share.statements == 0 || shown == most_issues) continue;
    html.raw(shown++ == 0 ? "" : "<br>").name(issue_words(context.index, share.issue)).raw(" <span class=\"dim small num\">").text(share_words(share, stretch.statements)).raw("</span>");
  }
  html.raw("</td><td class=\"small\">");
  for (std::size_t i = 0; i < stretch.words.size(); ++i) html.raw(i == 0 ? "" : ", ").name(stretch.words[i]);
  html.raw("</td><td class=\"small num\">");
  bool first = true;
  for (const RowId id : stretch.examples)
    if (const StatementRow* statement = context.index.statement(id)) {
      html.raw(first ? "" : ", ");
      first = false;
      write_reference(html, context.index, *statement);
    }
  html.raw("</td></tr>\n");
}

}  // namespace

void write_drift(HtmlWriter& html, const ReportContext& context) {
  const RecordView& view = context.index.view();
  const Drift drift = drift_of(view.actors, view.statements);
  html.raw("<section id=\"drift\" aria-labelledby=\"drift-h\"><h2 id=\"drift-h\">What each side spoke of, and when</h2>\n"
           "<p class=\"lede\">A new line stands where a side’s emphasis among issues changed, as far as its statements can tell. Bands show where the true "
           "share lies in nineteen cases of twenty: with few statements they are wide.</p>\n");
  if (drift.sides.empty()) html.raw("<p>No side has five statements with a date and an audience.</p>\n");
  std::size_t shown = 0;
  for (const SideDrift& side : drift.sides) {
    if (shown++ == most_sides) break;
    const ActorRow* actor = context.index.actor(side.side);
    html.raw("<h3>").name(actor == nullptr ? "?" : actor->name).raw(", ").text(audience_words(side.audience)).raw("</h3>\n<table><thead><tr><th scope=\"col\">Time</th><th scope=\"col\" class=\"r\">Statements</th>"
             "<th scope=\"col\">Issues</th><th scope=\"col\">Words said more</th><th scope=\"col\">See</th></tr></thead><tbody>\n");
    for (const DriftStretch& stretch : side.stretches) write_stretch(html, context, stretch);
    html.raw("</tbody></table>\n");
    if (side.undated > 0) html.raw("<p class=\"small dim\">").text(fmt::format("{} without a date within a month", counted(side.undated, "statement", "statements"))).raw("</p>\n");
  }
  html.raw("</section>\n");
}

}  // namespace onrecord
