#include "view/report.h"

#include <algorithm>  // std::min

#include <fmt/format.h>

#include "view/report_sections.h"
#include "view/words.h"

namespace onrecord {
namespace {

// No source of any kind but the style in the page itself: should a word from a hostile source ever become markup, it
// could still load and run nothing.
constexpr std::string_view page_start = R"(<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
)";

// "harbour-ferry.db" -> "Harbour ferry".
std::string title_from(std::string file) {
  if (const std::size_t dot = file.find_last_of('.'); dot != std::string::npos && dot > 0) file.resize(dot);
  for (char& c : file)
    if (c == '-' || c == '_') c = ' ';
  return file.empty() ? "The record" : heading(std::move(file));
}

std::string title_of(const ReportOptions& options) { return options.title.empty() ? title_from(options.record_file) : options.title; }

void write_contents(HtmlWriter& html) {
  html.raw(R"(<nav class="toc" aria-label="Contents"><ol>)"
           R"(<li><a href="#sides">Sides</a></li><li><a href="#timeline">Who spoke when</a></li><li><a href="#pairs">Set side by side</a></li><li><a href="#issues">Issues</a></li><li><a href="#drift">What each side spoke of</a></li><li><a href="#quotations">Quotations and copies</a></li>)"
           R"(<li><a href="#speakers">Statements by speaker</a></li><li><a href="#cautions">What to know before you rely on it</a></li>)"
           R"(<li><a href="#sources">Sources</a></li></ol></nav>)"
           "\n");
}

void write_footer(HtmlWriter& html, const ReportContext& context) {
  html.raw("<footer class=\"end\"><p>Made with onrecord " ONRECORD_VERSION);
  if (!context.options.record_file.empty()) html.raw(" from ").name(context.options.record_file);
  html.raw(". Private messages may stand in it: keep it with care.</p></footer>\n");
}

}  // namespace

std::string report_html(const RecordView& view, const ReportOptions& options) {
  const ViewIndex index(view);
  const ReportContext context{index, options};
  HtmlWriter html;
  const std::string title = title_of(options);
  html.raw(page_start).raw("<title>").text(title).raw(" · onrecord report</title>\n<style>").raw(report_style()).raw("</style>\n</head>\n<body>\n");
  html.raw("<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header class=\"top\">\n<div class=\"title\"><h1 dir=\"auto\">").text(title).raw("</h1>\n");
  write_title_block(html, context);
  html.raw("</div>\n");
  write_contents(html);
  html.raw("</header>\n<main id=\"main\">\n");
  write_sides(html, context);
  write_timeline(html, context);
  write_confrontations(html, context);
  write_issues(html, context);
  write_drift(html, context);
  write_quotations(html, context);
  write_speakers(html, context);
  write_cautions(html, context);
  write_stories(html, context);
  write_sources(html, context);
  html.raw("</main>\n");
  write_footer(html, context);
  html.raw("</body>\n</html>\n");
  return std::move(html).take();
}

}  // namespace onrecord
