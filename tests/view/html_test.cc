#include "view/html.h"

#include <gtest/gtest.h>

#include <string>

#include "sample_view.h"
#include "view/report.h"

namespace onrecord {
namespace {

TEST(HtmlText, escapes_what_has_a_meaning_and_spells_out_what_deceives) {
  struct Row {
    std::string words;
    std::string html;
  };
  const Row rows[] = {
      {"plain “words” – é", "plain “words” – é"},
      {"a & b < c > d", "a &amp; b &lt; c &gt; d"},
      {"\" onload='x'", "&quot; onload=&#39;x&#39;"},
      {"&lt;", "&amp;lt;"},
      {"tab\tline\n", "tab\tline\n"},
      {std::string("nul\0bell\a", 9), "nul\uFFFDbell\uFFFD"},
      {"\xFF\xFE", "\uFFFD\uFFFD"},
      {"\xC2\x85next", "\uFFFDnext"},
      {"gpj.\u202Eexe", "gpj.[U+202E]exe"},
      {"\u202Elro\u202C", "[U+202E]lro[U+202C]"},
      {"call \u202A+44 20\u202C now", "call \u202A+44 20\u202C now"},
      {"@\u2068Ann\u2069 hi", "@\u2068Ann\u2069 hi"},
      {"out\u2069side", "out[U+2069]side"},
      {"open\u2067 end", "open[U+2067] end"},
      {"\u2067a\u202Bb\u2069c\u202C", "[U+2067]a\u202Bb[U+2069]c\u202C"},
  };
  for (const Row& row : rows) EXPECT_EQ(html_text(row.words), row.html);
}

// Strings that have broken pages before, each put into every field of the record that a source can fill.
const char* const hostile[] = {
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title><svg/onload=alert(1)>",
    "<!--",
    "]]>",
    "javascript:alert(1)",
    "<a href=\"javascript:alert(1)\">x</a>",
    "{{constructor.constructor('alert(1)')()}}",
    "<bdi></bdi></article></main>",
    "&#60;script&#62;",
};

void poison(RecordView& view, const std::string& words) {
  for (ActorRow& actor : view.actors) {
    actor.name = words;
    actor.roles = {{words, words, {}}};
  }
  for (SourceRow& source : view.sources) {
    source.places = {{words, words}, {words + "2", words}};
    source.media_type = source.charset = words;
  }
  for (DocumentRow& document : view.documents) {
    document.title = document.outlet = document.url = document.language = document.group = words;
    document.author = {words};
    document.text = words + " " + words;
    for (PartRow& part : document.parts) part.author = part.at = words;
    document.messages = {{words, words, {}, MessageKind::deleted, words, true}, {words, words, {}, MessageKind::media, words, false}};
  }
  for (StatementRow& statement : view.statements) {
    statement.content = statement.cue = statement.audience_words = words;
    statement.chain = {words, words};
    statement.to = {{words, 0}};
    statement.said.basis = words;
  }
  for (IssueRow& issue : view.issues) issue.label = words;
  for (ConfrontationRow& row : view.confrontations) {
    row.reasons = {words};
    row.note = words;
  }
  view.copies = {{20, 21, CopyKind::quotes, 1}};
  view.failures = {{{words, words}, Error{ErrorKind::input, words, words, words}}};
  view.findings = {{{words, words}, 0, words, words, {}}};
  view.pile_hash = words;
}

TEST(ReportHtml, lets_nothing_from_outside_become_markup) {
  for (const char* words : hostile) {
    RecordView view = testing::sample_view();
    poison(view, words);
    ReportOptions options;
    options.title = options.record_file = options.prepared = words;
    const std::string html = report_html(view, options);
    EXPECT_EQ(html.find("<script"), std::string::npos) << words;
    EXPECT_EQ(html.find("<img"), std::string::npos) << words;
    EXPECT_EQ(html.find("<svg/"), std::string::npos) << words;
    EXPECT_EQ(html.find("href=\"javascript:"), std::string::npos) << words;
    EXPECT_EQ(html.find("<!--"), std::string::npos) << words;
    EXPECT_EQ(html.find(" onmouseover='"), std::string::npos) << words;
    std::size_t styles = 0;
    for (std::size_t at = html.find("</style"); at != std::string::npos; at = html.find("</style", at + 1)) ++styles;
    EXPECT_EQ(styles, 1u) << words;
  }
}

}  // namespace
}  // namespace onrecord
