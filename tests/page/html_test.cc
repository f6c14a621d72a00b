#include <gtest/gtest.h>

#include <string>

#include "page/html.h"
#include "page/html_blocks.h"

namespace onrecord {
namespace {

std::string words_of_kind(const Document& document, PartKind kind) {
  std::string out;
  for (const Part& part : document.parts)
    if (part.kind == kind) out += (out.empty() ? "" : "|") + std::string(text_of(document.text, part.span));
  return out;
}

// Every exact run of a page's map gives the bytes it claims.
void expect_exact_runs(const std::string& page) {
  const HtmlTree tree(page);
  const HtmlBlocks blocks = blocks_of(tree);
  for (const OffsetMap::Run& run : blocks.map.runs()) {
    ASSERT_LE(run.source + run.source_size, page.size());
    if (run.text_size != run.source_size) continue;
    EXPECT_EQ(blocks.text.substr(run.text, run.text_size), page.substr(run.source, run.source_size)) << page;
  }
}

TEST(Test_Html, every_exact_run_is_the_bytes_of_the_page) {
  for (const char* page : {"<p>Plain words.", "<p>One &amp; two &copy three &#8217;four", "<pre>\nfirst\r\nsecond</pre>", "<table>stray <b>words</b><tr><td>cell<td>cell</table>",
                           "<p>a <b>bold  and\n spaced</b> end<br>line", "<p>x&shy;y &nbsp; z", "<b><p>mis</b>nested</p>", "text only", "<div>a<div>b</div>c</div>", "&unknown; &ampx", ""})
    expect_exact_runs(page);
}

TEST(Test_Html, deep_nesting_keeps_the_words_and_is_told) {
  std::string page = "<html><body>";
  for (int i = 0; i < 20000; ++i) page += "<div>";
  page += "The words at the bottom.";
  const Document document = read_html(page, "", "");
  EXPECT_NE(document.text.find("The words at the bottom."), std::string::npos);
  ASSERT_FALSE(document.findings.empty());
  EXPECT_EQ(document.findings.back().code, "OR-0401");
}

TEST(Test_Html, comments_stand_apart_with_author_and_time) {
  const Document document = read_html(
      "<html><head><title>Boats again | The Quay</title></head><body><h1>Boats again</h1><p>The boats sailed again on Monday, and nobody who had waited for them said a word about the wait.</p>"
      "<ol class=\"commentlist\"><li class=\"comment\"><cite>Tarn Ovey</cite> <span>16 January 2025 at 9:02 am</span><p>About time.</p><a href=\"#\">Reply</a></li>"
      "<li class=\"comment\"><cite>Old Salt</cite> <span>16 January 2025 at 9:40 am</span><p>Not mine.</p></li></ol></body></html>",
      "", "");
  EXPECT_EQ(document.title, "Boats again");
  EXPECT_EQ(words_of_kind(document, PartKind::comment), "About time.|Not mine.");
  for (const Part& part : document.parts) {
    if (part.kind != PartKind::comment) continue;
    EXPECT_TRUE(part.at.has_value());
    EXPECT_FALSE(part.author.empty());
  }
}

TEST(Test_Html, linked_data_gives_author_date_and_paywall) {
  const Document document = read_html(
      "<html lang=en><head><title>T</title><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Boats again\",\"author\":{\"name\":\"Ann Other\"},"
      "\"datePublished\":\"2025-01-14T07:00:00Z\",\"isAccessibleForFree\":false}</script></head><body><p>Words.</p></body></html>",
      "", "");
  ASSERT_EQ(document.author.size(), 1U);
  EXPECT_EQ(document.author.front(), "Ann Other");
  ASSERT_TRUE(document.published.has_value());
  EXPECT_EQ(document.published->basis, "JSON-LD datePublished");
  EXPECT_EQ(document.findings.back().code, "OR-0402");
}

TEST(Test_Html, any_bytes_are_read_without_harm) {
  std::string bytes;
  std::uint32_t state = 1;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1664525U + 1013904223U;
    bytes += "<>&;!-/ap=\"'x\n\xC3\x00\xFF"[(state >> 24U) % 17];
  }
  const Document document = read_html(bytes, "", "");
  for (const Part& part : document.parts) EXPECT_LE(part.span.end, document.text.size());
}

}  // namespace
}  // namespace onrecord
