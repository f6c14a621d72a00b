#include "page/social_post.h"

#include <gtest/gtest.h>

#include "page/scraped_text.h"
#include "source/decode.h"

namespace onrecord {
namespace {

// "kind author day", then one line a part.
std::string dump(const std::string& text) {
  const Document document = read_scraped_text(decode_text(text, ""));
  std::string lines = std::string(word(document.kind)) + " " + (document.author.empty() ? "" : document.author.front()) + "\n";
  for (const Part& part : document.parts) lines += std::string(word(part.kind)) + ": " + std::string(text_of(document.text, part.span)) + "\n";
  return lines;
}

TEST(SocialPost, has_who_posted_it_and_leaves_the_counts_out) {
  EXPECT_EQ(dump("Bea Roe\n18 September 2024 ·\n\nThe committee voted on Sunday.\n\n412 likes 96 comments\n"),
            "social Bea Roe\nbyline: Bea Roe\nbyline: 18 September 2024 ·\nbody: The committee voted on Sunday.\nfurniture: 412 likes 96 comments\n");
  EXPECT_EQ(dump("Bea Roe\n@bearoe\n\nThe committee voted on Sunday.\n\n8:14 AM · Sep 17, 2024 · 12K Views\n"),
            "social Bea Roe\nbyline: Bea Roe\nbyline: @bearoe\nbody: The committee voted on Sunday.\nbyline: 8:14 AM · Sep 17, 2024 · 12K Views\n");
}

TEST(SocialPost, is_no_article_under_a_byline) {
  EXPECT_EQ(dump("Boat is late\nBy Bea Roe\n18 September 2024\nThe boat was late again on Sunday, and nobody came to say why it was late or when the next one would be.\n").substr(0, 7), "article");
}

}  // namespace
}  // namespace onrecord
