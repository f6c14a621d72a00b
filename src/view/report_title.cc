// The first page of the report: what the record covers and what it is made from; the sides and their people.
#include <algorithm>  // std::min
#include <optional>   // std::optional

#include <fmt/format.h>

#include "view/report_sections.h"
#include "view/words.h"

namespace onrecord {
namespace {

constexpr std::size_t most_people = 6;  // named of one side

// The first and the last day on which anything dated to within a year was said or published.
When covered(const ViewIndex& index) {
  When span;
  const auto widen = [&](const When& when) {
    const std::string first = order_key(when).substr(0, 10);
    const std::string last = (when.to.empty() ? when.from : when.to).substr(0, 10);
    if (!parse_iso(first) || !parse_iso(last)) return;
    if (span.from.empty() || first < span.from) span.from = first;
    if (span.to.empty() || last > span.to) span.to = last;
  };
  for (const StatementRow& statement : index.view().statements)
    if (place_in_time(index, statement)) widen(statement.said);
  for (const DocumentRow& document : index.view().documents)
    if (is_narrow(document.published)) widen(document.published);
  return span;
}

std::string covers_words(const ViewIndex& index) {
  const When span = covered(index);
  const auto from = parse_iso(span.from);
  const auto to = parse_iso(span.to);
  if (!from || !to) return "no time: nothing in it is dated";
  return from->date == to->date ? date_words(from->date) : fmt::format("{} to {}", date_words(from->date), date_words(to->date));
}

std::string made_from_words(const ViewIndex& index) {
  const AudienceCounts& counts = index.counts();
  std::string words = fmt::format("{}, {}, {}: {} public, {} private", counted(index.view().sources.size(), "source", "sources"),
                                  counted(index.view().documents.size(), "document", "documents"), counted(counts.all(), "statement", "statements"),
                                  grouped(counts.open), grouped(counts.closed));
  return counts.unknown == 0 ? words : fmt::format("{}, {} not known", words, grouped(counts.unknown));
}

std::string judged_words(const RecordView& view) {
  if (view.confrontations.empty()) return "no confrontations were found";
  const auto judged = std::count_if(view.confrontations.begin(), view.confrontations.end(), [](const ConfrontationRow& row) { return row.verdict.has_value(); });
  return fmt::format("{} of {}; the rest are open and say so", judged, counted(view.confrontations.size(), "confrontation", "confrontations"));
}

void write_people(HtmlWriter& html, const Side& side) {
  html.raw("<div class=\"people\">");
  std::size_t shown = 0;
  for (const Speaker& speaker : side.speakers) {
    if (shown == most_people || !speaker.actor) break;
    html.raw("<span>").name(heading(speaker.actor->name)).raw(" <span class=\"dim num\">").number(speaker.statements.size()).raw("</span></span>");
    ++shown;
  }
  const bool unknown = side.speakers.back().actor == nullptr;
  const std::size_t named = side.speakers.size() - (unknown ? 1 : 0);
  if (named > shown) html.raw("<span class=\"dim\">").number(named - shown).raw(" more</span>");
  if (unknown) html.raw("<span class=\"dim\">speaker not known ").number(side.speakers.back().statements.size()).raw("</span>");
  html.raw("</div>");
}

}  // namespace

void write_title_block(HtmlWriter& html, const ReportContext& context) {
  const RecordView& view = context.index.view();
  html.raw("<dl>\n<dt>Covers</dt><dd>").text(covers_words(context.index)).raw("</dd>\n<dt>Made from</dt><dd>").text(made_from_words(context.index));
  html.raw("</dd>\n<dt>Judged</dt><dd>").text(judged_words(view)).raw("</dd>\n<dt>Not read</dt><dd>");
  if (view.failures.empty())
    html.raw("nothing: every file opened");
  else
    html.raw("<a href=\"#cautions\">").text(counted(view.failures.size(), "file", "files")).raw("</a> could not be read");
  html.raw("</dd>\n<dt>Prepared</dt><dd>");
  if (const auto day = parse_iso(context.options.prepared)) html.text(date_words(day->date)).raw(" ");
  html.raw("with onrecord " ONRECORD_VERSION);
  if (!context.options.record_file.empty()) html.raw(", from ").name(context.options.record_file);
  html.raw("</dd>\n");
  if (!view.pile_hash.empty()) html.raw("<dt>Sources as a whole</dt><dd class=\"hash\">sha256 ").text(view.pile_hash).raw("</dd>\n");
  html.raw("</dl>\n");
}

void write_sides(HtmlWriter& html, const ReportContext& context) {
  const auto& sides = context.index.sides();
  html.raw("<p class=\"lede\" style=\"margin-top:24px\">Two statements of one side are set beside each other where they seem not to agree. The program gives reasons and a "
           "score; a person gives the verdict. It does not say that anybody lied. Words in quotation marks stand so in the source whose number is under "
           "them; words without are the source’s account of what was said.</p>\n");
  html.raw("<section id=\"sides\" aria-labelledby=\"sides-h\"><h2 id=\"sides-h\">Sides</h2>\n");
  if (sides.empty()) {
    html.raw("<p class=\"lede\">No statements were found, so there are no sides.</p></section>\n");
    return;
  }
  const bool unknown = context.index.counts().unknown > 0;
  html.raw("<table class=\"sides\"><thead><tr><th scope=\"col\">Side</th><th scope=\"col\">People who speak for it, most statements first</th>"
           "<th scope=\"col\" class=\"r\">public</th><th scope=\"col\" class=\"r\">private</th>");
  if (unknown) html.raw("<th scope=\"col\" class=\"r\">not known</th>");
  html.raw("</tr></thead><tbody>\n");
  for (std::size_t i = 0; i < sides.size(); ++i) {
    html.raw("<tr><th scope=\"row\">");
    write_side_name(html, context.index, i);
    html.raw("</th><td class=\"ppl\">");
    write_people(html, sides[i]);
    html.raw("</td><td class=\"r num\">");
    write_audience_count(html, Audience::open, sides[i].counts.open);
    html.raw("</td><td class=\"r num\">");
    write_audience_count(html, Audience::closed, sides[i].counts.closed);
    if (unknown) {
      html.raw("</td><td class=\"r num\">");
      write_audience_count(html, Audience::unknown, sides[i].counts.unknown);
    }
    html.raw("</td></tr>\n");
  }
  html.raw("</tbody></table></section>\n");
}

}  // namespace onrecord
