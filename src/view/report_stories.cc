// The part of the report that groups documents by what they report on; left out where no two report on one thing.
#include "view/report_sections.h"
#include "view/words.h"

namespace onrecord {

void write_stories(HtmlWriter& html, const ReportContext& context) {
  const std::vector<Story>& stories = context.index.view().stories;
  if (stories.empty()) return;
  html.raw("<section id=\"stories\" aria-labelledby=\"stories-h\"><h2 id=\"stories-h\">Documents that report on one thing</h2>\n"
           "<p class=\"lede\">Grouped by what their statements mean and when they came out; numbers are those of the sources below.</p>\n"
           "<table><thead><tr><th scope=\"col\">When</th><th scope=\"col\">First of them</th><th scope=\"col\">Documents</th></tr></thead><tbody>\n");
  for (const Story& story : stories) {
    html.raw("<tr><th scope=\"row\" class=\"small\">").text(when_words(When{story.from, story.to, ""}, WhenStyle::label)).raw("</th><td>");
    const DocumentRow* first = context.index.document(story.documents.front());
    html.name(!story.title.empty() || first == nullptr ? story.title : outlet_words(*first)).raw("</td><td class=\"num\">");
    bool begun = false;
    for (const RowId id : story.documents)
      if (const DocumentRow* document = context.index.document(id)) {
        html.raw(begun ? ", " : "").number(context.index.number(*document)).raw(" ").name(outlet_words(*document));
        begun = true;
      }
    html.raw("</td></tr>\n");
  }
  html.raw("</tbody></table></section>\n");
}

}  // namespace onrecord
