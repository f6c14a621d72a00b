// Statements by speaker: by side, then by number of statements; of those who said much the most telling, in order of time.
#include <algorithm>      // std::sort
#include <unordered_set>  // std::unordered_set

#include <fmt/format.h>

#include "view/excerpt.h"
#include "view/report_sections.h"
#include "view/words.h"

namespace onrecord {
namespace {

// Those that stand in a confrontation first, then the surest; given in order of time.
std::vector<const StatementRow*> chosen(const Speaker& speaker, const std::unordered_set<RowId>& confronted, std::size_t most) {
  std::vector<const StatementRow*> rows = speaker.statements;
  if (rows.size() > most) {
    const auto weight = [&](const StatementRow* row) { return (confronted.contains(row->id) ? 1.0 : 0.0) + row->score; };
    std::stable_sort(rows.begin(), rows.end(), [&](const StatementRow* a, const StatementRow* b) { return weight(a) > weight(b); });
    rows.resize(most);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const StatementRow* a, const StatementRow* b) { return order_key(a->said) < order_key(b->said); });
  return rows;
}

void write_statement(HtmlWriter& html, const ReportContext& context, const StatementRow& statement) {
  const DocumentRow* document = context.index.document(statement.document);
  html.raw("<article class=\"stm\"><p class=\"when\"><span class=\"num\">").text(when_words(statement.said, WhenStyle::label)).raw("</span>");
  write_audience(html, statement.audience);
  html.raw("</p><div><p class=\"q\"").raw(words_attributes(document)).raw(">").text(quoted_words(statement)).raw("</p><p class=\"ref\">");
  write_reference(html, context.index, statement);
  if (statement.chain.size() > 1) {
    html.raw(", through ");
    for (std::size_t i = 1; i < statement.chain.size(); ++i) html.raw(i == 1 ? "" : ", ").name(statement.chain[i]);
  }
  if (!statement.to.empty()) {
    html.raw("; to ").name(statement.to.front().name);
    if (statement.to.size() > 1) html.text(fmt::format(" and {} more", statement.to.size() - 1));
  }
  html.raw("</p></div></article>\n");
}

void write_speaker(HtmlWriter& html, const ReportContext& context, const Speaker& speaker, const std::unordered_set<RowId>& confronted) {
  const auto rows = chosen(speaker, confronted, context.options.statements);
  html.raw("<section class=\"speaker\"><h4>");
  if (speaker.actor)
    html.name(heading(speaker.actor->name));
  else
    html.raw("Speaker not known");
  html.raw("<span class=\"small dim\">");
  if (speaker.actor)
    if (const std::string role = role_words(*speaker.actor); !role.empty()) html.name(role).raw(", ");
  html.text(counted(speaker.statements.size(), "statement", "statements"));
  if (rows.size() < speaker.statements.size()) html.text(fmt::format(", {} here", rows.size()));
  html.raw("</span></h4>\n");
  for (const StatementRow* row : rows) write_statement(html, context, *row);
  html.raw("</section>\n");
}

// How many speakers of each side are quoted, so that the bound falls on those who said least, whatever their side.
std::size_t least_statements(const ViewIndex& index, std::size_t most) {
  std::vector<std::size_t> counts;
  for (const Side& side : index.sides())
    for (const Speaker& speaker : side.speakers) counts.push_back(speaker.statements.size());
  if (counts.size() <= most) return 0;
  std::sort(counts.begin(), counts.end(), std::greater<>());
  return most == 0 ? counts.front() + 1 : counts[most - 1];
}

}  // namespace

void write_speakers(HtmlWriter& html, const ReportContext& context) {
  std::unordered_set<RowId> confronted;
  for (const ConfrontationRow& row : context.index.view().confrontations) confronted.insert({row.a, row.b});
  html.raw("<section id=\"speakers\" aria-labelledby=\"speakers-h\"><h2 id=\"speakers-h\">Statements by speaker</h2>\n");
  if (context.index.sides().empty()) html.raw("<p class=\"lede\">No statements were found.</p>\n");
  const std::size_t least = least_statements(context.index, context.options.speakers);
  std::size_t left_to_show = context.options.speakers;
  std::size_t speakers_left_out = 0;
  std::size_t statements_left_out = 0;
  for (std::size_t place = 0; place < context.index.sides().size(); ++place) {
    bool headed = false;
    for (const Speaker& speaker : context.index.sides()[place].speakers) {
      if (left_to_show == 0 || speaker.statements.size() < least) {
        ++speakers_left_out;
        statements_left_out += speaker.statements.size();
        continue;
      }
      --left_to_show;
      if (!headed) {
        html.raw("<h3 class=\"sidehead\">");
        write_side_name(html, context.index, place);
        html.raw("</h3>\n");
        headed = true;
      }
      write_speaker(html, context, speaker, confronted);
    }
  }
  if (speakers_left_out > 0)
    html.raw("<p class=\"more\">Not quoted here, but in the record: ")
        .text(fmt::format("{} of {}.", counted(statements_left_out, "statement", "statements"), counted(speakers_left_out, "further speaker", "further speakers")))
        .raw("</p>\n");
  html.raw("</section>\n");
}

}  // namespace onrecord
