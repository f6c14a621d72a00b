// The part of the report on issues: what the statements are about, who spoke of each, in public and in private, and when.
#include <algorithm>  // std::count_if
#include <map>        // std::map

#include <fmt/format.h>

#include "view/report_sections.h"
#include "view/words.h"

namespace onrecord {
namespace {

constexpr std::size_t most_issues = 40;  // parts among them
constexpr std::size_t most_terms = 5;

struct Heard {
  AudienceCounts counts;
  std::map<std::size_t, AudienceCounts> sides;  // by their place
  When span;                                    // first and last day on which it was spoken of
};

std::map<RowId, Heard> heard_of_each(const ViewIndex& index) {
  std::map<RowId, Heard> heard;
  for (const StatementRow& statement : index.view().statements) {
    const IssueRow* issue = index.issue(statement.issue);
    if (issue == nullptr) continue;
    const auto at = place_in_time(index, statement);
    const std::string day = at ? Timestamp{at->day, {}, {}, false}.iso() : "";
    for (const RowId id : {issue->id, issue->part_of}) {
      if (id == 0) continue;
      Heard& one = heard[id];
      one.counts.add(statement.audience);
      one.sides[index.side_place(statement.speaker)].add(statement.audience);
      if (day.empty()) continue;
      if (one.span.from.empty() || day < one.span.from) one.span.from = day;
      if (day > one.span.to) one.span.to = day;
    }
  }
  return heard;
}

void write_issue(HtmlWriter& html, const ViewIndex& index, const IssueRow& issue, const Heard& heard, std::size_t pairs) {
  html.raw(issue.part_of == 0 ? "<tr><th scope=\"row\"><b>" : "<tr class=\"part\"><th scope=\"row\"><b>").name(heading(issue.label)).raw("</b>");
  std::string terms;
  for (std::size_t i = 0; i < issue.terms.size() && i < most_terms; ++i) terms += (i == 0 ? "" : ", ") + issue.terms[i];
  if (!terms.empty() && terms != issue.label) html.raw("<br><span class=\"dim small\">").name(terms).raw("</span>");
  html.raw("</th><td>");
  for (const auto& [place, counts] : heard.sides) {
    html.raw("<span class=\"by-side\">");
    write_side_name(html, index, place);
    if (counts.open > 0) html.raw(" "), write_audience_count(html, Audience::open, counts.open);
    if (counts.closed > 0) html.raw(" "), write_audience_count(html, Audience::closed, counts.closed);
    if (counts.unknown > 0) html.raw(" "), write_audience_count(html, Audience::unknown, counts.unknown);
    html.raw("</span>");
  }
  html.raw("</td><td class=\"small num\">");
  if (heard.span.from.empty()) html.raw("not dated");
  else html.text(when_words(When{heard.span.from, heard.span.from, ""}, WhenStyle::label)).raw(heard.span.from == heard.span.to ? "" : " to<br>").text(heard.span.from == heard.span.to ? "" : when_words(When{heard.span.to, heard.span.to, ""}, WhenStyle::label));
  html.raw("</td><td class=\"r num\">").number(pairs).raw("<span class=\"unit\"> set side by side</span></td></tr>\n");
}

}  // namespace

void write_issues(HtmlWriter& html, const ReportContext& context) {
  const RecordView& view = context.index.view();
  html.raw("<section id=\"issues\" aria-labelledby=\"issues-h\"><h2 id=\"issues-h\">Issues</h2>\n");
  if (view.issues.empty()) {
    html.raw("<p class=\"lede\">No issue was found: no three statements share what they are about.</p></section>\n");
    return;
  }
  std::map<RowId, Heard> heard = heard_of_each(context.index);
  std::map<RowId, std::size_t> pairs;
  for (const ConfrontationRow& row : view.confrontations) {
    const IssueRow* issue = context.index.issue(row.issue);
    if (issue == nullptr) continue;
    ++pairs[issue->id];
    if (issue->part_of != 0) ++pairs[issue->part_of];
  }
  const auto without = static_cast<std::size_t>(std::count_if(view.statements.begin(), view.statements.end(), [](const StatementRow& one) { return one.issue == 0; }));
  html.raw("<p class=\"lede\">What the statements are about, as the program found it and people named it, most statements first, the parts of an issue below it. ")
      .text(fmt::format("{} {} about none of them.", counted(without, "statement", "statements"), without == 1 ? "is" : "are")).raw("</p>\n");
  html.raw("<table class=\"issues\"><thead><tr><th scope=\"col\">Issue</th><th scope=\"col\">Statements by side</th><th scope=\"col\">When</th><th scope=\"col\" class=\"r\">Confrontations</th></tr></thead><tbody>\n");
  for (std::size_t i = 0; i < view.issues.size() && i < most_issues; ++i) write_issue(html, context.index, view.issues[i], heard[view.issues[i].id], pairs[view.issues[i].id]);
  html.raw("</tbody></table>\n");
  if (view.issues.size() > most_issues) html.raw("<p class=\"more\">").text(fmt::format("and {} with fewer statements", counted(view.issues.size() - most_issues, "issue", "issues"))).raw("</p>\n");
  html.raw("</section>\n");
}

}  // namespace onrecord
