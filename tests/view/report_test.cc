#include "view/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "sample_view.h"

namespace onrecord {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::sample_view;

ReportOptions options() {
  ReportOptions options;
  options.record_file = "harrow-mill.db";
  options.prepared = "2016-03-01";
  return options;
}

TEST(ReportHtml, is_one_file_that_loads_and_runs_nothing) {
  const std::string html = report_html(sample_view(), options());
  EXPECT_TRUE(html.starts_with("<!doctype html>\n<html lang=\"en-GB\">"));
  EXPECT_TRUE(html.ends_with("</html>\n"));
  for (const char* loads : {"<script", "<link", "<img", "<iframe", "src=", "url(", "@import"}) EXPECT_THAT(html, Not(HasSubstr(loads)));
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
}

TEST(ReportHtml, says_what_it_is_made_from) {
  const std::string html = report_html(sample_view(), options());
  for (const char* fragment : {
           "<h1 dir=\"auto\">Harrow mill</h1>",
           "<dt>Covers</dt><dd>1 February 2016 to 3 February 2016</dd>",
           "2 sources, 2 documents, 3 statements: 2 public, 1 private</dd>",
           "0 of 1 confrontation; the rest are open and say so",
           "nothing: every file opened",
           "1 March 2016 with onrecord",
       })
    EXPECT_THAT(html, HasSubstr(fragment));
}

TEST(ReportHtml, sets_the_private_words_left_of_the_public_with_their_evidence) {
  const std::string html = report_html(sample_view(), options());
  const std::string pair = html.substr(html.find("<article class=\"pair\""), html.find("</article>") - html.find("<article class=\"pair\""));
  for (const char* fragment : {
           "1. <bdi>Looms</bdi></h3><span class=\"small dim\">Private against public, score 0.88</span>",
           "<b><bdi>Ada Brook</bdi></b>, <bdi>manager, Harrow Mill</bdi>",
           "said on 1 February 2016 at 21:04</span><span>chat</span>",
           "<p>to <bdi>Night shift</bdi></p>",
           "<span class=\"by\"><bdi>Tom</bdi>, 1 Feb 2016, 21:03:</span> Any news?</p>",
           "<p class=\"said\" dir=\"auto\">“Six looms stop in March”</p>",
           "<p class=\"said\" dir=\"auto\">“No loom will stop.”</p>",
           "<li><bdi>Evening Post</bdi></li><li><bdi>Ada Brook</bdi></li>",
           "<a href=\"#d1\" class=\"num\">1.1</a>, <bdi>Evening Post</bdi>",
           "<dt>Differs</dt><dd>private / public; 1 day apart; chat / press</dd>",
           "<dt>Reasons</dt><dd><bdi>“no” against “six”</bdi></dd>",
           "<dt>Verdict</dt><dd>none yet</dd>",
       })
    EXPECT_THAT(pair, HasSubstr(fragment));
  EXPECT_LT(pair.find("Six looms"), pair.find("No loom"));
}

TEST(ReportHtml, names_what_could_not_be_read_and_says_zero_too) {
  RecordView view = sample_view();
  EXPECT_THAT(report_html(view, options()), HasSubstr("every file that was handed in could be opened"));
  view.failures = {{{"/pile/broken.zip", ""}, Error{ErrorKind::damaged, "/pile/broken.zip", "the archive ends too early", "ask for it again"}}};
  const std::string html = report_html(view, options());
  EXPECT_THAT(html, HasSubstr("1 file</a> could not be read"));
  EXPECT_THAT(html, HasSubstr("broken.zip: the archive ends too early, ask for it again"));
}

TEST(ReportHtml, reads_an_empty_record) {
  const std::string html = report_html(RecordView{}, {});
  for (const char* fragment : {"<h1 dir=\"auto\">The record</h1>", "no time: nothing in it is dated", "no confrontations were found", "No statements were found", "there is nothing to draw"})
    EXPECT_THAT(html, HasSubstr(fragment));
}

TEST(ReportHtml, is_the_same_for_the_same_record) { EXPECT_EQ(report_html(sample_view(), options()), report_html(sample_view(), options())); }

// Every element that is opened is closed, in order; ids are unique and every link inside the page leads somewhere.
TEST(ReportHtml, is_well_formed) {
  const std::string html = report_html(sample_view(), options());
  const std::set<std::string> empty_elements = {"meta", "br", "!doctype"};
  std::vector<std::string> open;
  std::set<std::string> ids;
  std::set<std::string> targets;
  const std::size_t style_end = html.find("</style>");
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    if (at > html.find("<style>") && at < style_end) continue;
    const std::size_t end = html.find('>', at);
    const std::string tag = html.substr(at + 1, end - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" \n"));
    if (const std::size_t id = tag.find(" id=\""); id != std::string::npos) {
      EXPECT_TRUE(ids.insert(tag.substr(id + 5, tag.find('"', id + 5) - id - 5)).second) << tag;
    }
    if (const std::size_t link = tag.find("href=\"#"); link != std::string::npos) targets.insert(tag.substr(link + 7, tag.find('"', link + 7) - link - 7));
    if (name.starts_with("/")) {
      ASSERT_FALSE(open.empty());
      EXPECT_EQ(open.back(), name.substr(1));
      open.pop_back();
    } else if (!empty_elements.contains(name) && !tag.ends_with("/")) {
      open.push_back(name);
    }
  }
  EXPECT_TRUE(open.empty());
  for (const std::string& target : targets) EXPECT_TRUE(ids.contains(target)) << target;
}

TEST(ReportHtml, is_bounded_and_tells_what_it_leaves_out) {
  RecordView view = sample_view();
  const StatementRow model = view.statements[0];
  for (RowId i = 0; i < 3000; ++i) {
    view.actors.push_back(testing::actor(1000 + i, "Speaker " + std::to_string(i), 1000 + i % 40));
    for (std::uint32_t j = 0; j < 5; ++j) {
      StatementRow row = model;
      row.id = 100000 + i * 5 + j;
      row.ordinal = 10 + static_cast<std::uint32_t>(i) * 5 + j;
      row.speaker = 1000 + i;
      view.statements.push_back(row);
    }
  }
  for (RowId i = 0; i < 500; ++i) view.findings.push_back({{"/pile/" + std::to_string(i), ""}, 0, "OR-0107", "a repair", {}});
  const std::string html = report_html(view, options());
  EXPECT_LT(html.size(), 500'000u);
  EXPECT_THAT(html, HasSubstr("Not quoted here, but in the record: "));
  EXPECT_THAT(html, HasSubstr("and 488 more"));
}

}  // namespace
}  // namespace onrecord
