#include "page/feed.h"

#include <gtest/gtest.h>

#include "format_dump.h"

namespace onrecord {
namespace {

using testing::bytes_behind;
using testing::dump;

constexpr const char* rss = "application/rss+xml";

TEST(Feed, rss_with_full_text_and_summary) {
  const std::string feed =
      "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Paper</title><link>https://paper.example</link>"
      "<item><title>Ferry &amp; crew</title><link>https://paper.example/1</link><pubDate>Mon, 14 Oct 2024 10:11:58 +0100</pubDate><dc:creator>Ann Lee</dc:creator>"
      "<description>Short.</description><content:encoded><![CDATA[<p>She said <b>no</b>.</p><p>Twice.</p>]]></content:encoded></item>"
      "<item><title>Two</title><guid>https://paper.example/2</guid><author>bob@paper.example (Bob Roe)</author><description>&lt;p&gt;He said &amp;ldquo;yes&amp;rdquo;.&lt;/p&gt;</description></item></channel></rss>";
  EXPECT_EQ(dump(feed, rss),
            "article | Ferry & crew | by Ann Lee | 2024-10-14T10:11:58+01:00 (pubDate of the feed) | The Paper | https://paper.example/1\ntitle: Ferry & crew\nbody: She said no.\nbody: Twice.\n"
            "article | Two | by Bob Roe | The Paper | https://paper.example/2 [OR-0331]\ntitle: Two\nbody: He said “yes”.\n");
  EXPECT_EQ(bytes_behind(testing::read_documents(feed, rss).at(0), feed, "She said no"), "She said <b>no");
}

TEST(Feed, atom_with_markup_inside) {
  EXPECT_EQ(dump("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Paper</title><entry><title>One</title><link rel=\"self\" href=\"x\"/><link href=\"https://paper.example/1\"/><published>2024-10-14T10:00:00Z</published>"
                 "<updated>2024-10-15T10:00:00Z</updated><author><name>Ann Lee</name></author><content type=\"xhtml\"><div><p>She said no.</p><blockquote>Yes</blockquote></div></content></entry></feed>",
                 "application/atom+xml"),
            "article | One | by Ann Lee | 2024-10-14T10:00:00+00:00 (published date of the feed) | Paper | https://paper.example/1\ntitle: One\nbody: She said no.\nbody quoted: Yes\n");
}

TEST(Feed, rdf_bad_dates_and_nothing) {
  EXPECT_EQ(dump("<rdf:RDF><channel><title>Paper</title></channel><item><title>One</title><dc:date>2024-10-14</dc:date><description>Words.</description></item></rdf:RDF>", rss),
            "article | One | 2024-10-14 (dc:date of the feed) | Paper [OR-0331]\ntitle: One\nbody: Words.\n");
  EXPECT_EQ(dump("<rss><channel><item><title>One</title><pubDate>soon</pubDate></item></channel></rss>", rss), "article | One [OR-0332] [OR-0331]\ntitle: One\n");
  EXPECT_EQ(dump("<rss><channel></channel></rss>", rss), "error: is a feed without items");
}

}  // namespace
}  // namespace onrecord
