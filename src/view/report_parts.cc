// The small parts that the sections of the report share.
#include <fmt/format.h>

#include "view/excerpt.h"
#include "view/report_sections.h"
#include "view/words.h"

namespace onrecord {
namespace {

std::string_view mark(Audience audience) {
  switch (audience) {
    case Audience::open: return R"(<svg class="mark" viewBox="0 0 12 14" aria-hidden="true"><rect x="1.25" y="1.25" width="9.5" height="11.5"/><path d="M1.25 1.25h9.5V7h-9.5z"/></svg>)";
    case Audience::closed: return R"(<svg class="mark" viewBox="0 0 12 14" aria-hidden="true"><rect x="1.25" y="1.25" width="9.5" height="11.5"/><path d="M1.25 7h9.5v5.75h-9.5z"/></svg>)";
    case Audience::unknown: break;
  }
  return R"(<svg class="mark" viewBox="0 0 12 14" aria-hidden="true"><rect x="1.25" y="1.25" width="9.5" height="11.5"/></svg>)";
}

}  // namespace

std::string_view audience_class(Audience audience) { return word(audience); }

void write_audience(HtmlWriter& html, Audience audience) {
  html.raw("<span class=\"aud ").raw(audience_class(audience)).raw("\">").raw(mark(audience)).raw(audience_words(audience)).raw("</span>");
}

void write_audience_count(HtmlWriter& html, Audience audience, std::size_t count) {
  html.raw("<span class=\"aud ").raw(audience_class(audience)).raw("\">").raw(mark(audience)).number(count);
  html.raw("<span class=\"vh\"> ").raw(audience_words(audience)).raw("</span></span>");
}

std::string side_class(const Side& side, std::size_t place) { return side.id == 0 ? "" : fmt::format("s{}", place % 6); }

void write_side_name(HtmlWriter& html, const ViewIndex& index, std::size_t place) {
  const Side& side = index.sides()[place];
  html.raw("<span class=\"side ").raw(side_class(side, place)).raw("\">").name(heading(side.name)).raw("</span>");
}

std::string words_attributes(const DocumentRow* document) {
  std::string attributes = " dir=\"auto\"";
  if (document && !document->language.empty() && document->language != "und" && !document->language.starts_with("en"))
    attributes += fmt::format(" lang=\"{}\"", html_text(document->language));
  return attributes;
}

std::string outlet_words(const DocumentRow& document) {
  if (!document.outlet.empty()) return document.outlet;
  const std::string& name = document.group.empty() ? document.title : document.group;
  const std::string kind(kind_words(document.kind));
  return name.empty() ? kind : fmt::format("{} “{}”", kind, shortened(name, 48));
}

void write_reference(HtmlWriter& html, const ViewIndex& index, const StatementRow& statement) {
  const DocumentRow* document = index.document(statement.document);
  if (!document) {
    html.raw("source not in the record");
    return;
  }
  html.raw(fmt::format("<a href=\"#d{}\" class=\"num\">{}</a>, ", index.number(*document), index.number(statement))).name(outlet_words(*document));
}

}  // namespace onrecord
