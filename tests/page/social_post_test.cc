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

TEST(SocialPost, several_of_a_group_are_a_part_each) {
  const std::string text = "Boat watchers (private group)\n\nBea Roe\nAdmin · 2 June at 21:14\nThe boat was late.\nAgain.\n14 likes · 3 comments\n\nCy Dow\n3 June 2024 at 07:02\nNo.\n";
  EXPECT_EQ(dump(text), "social \ntitle: Boat watchers (private group)\nfurniture: Bea Roe\nfurniture: Admin · 2 June at 21:14\ncomment: The boat was late.\nAgain.\nfurniture: 14 likes · 3 comments\n"
                        "furniture: Cy Dow\nfurniture: 3 June 2024 at 07:02\ncomment: No.\n");
  const Document document = read_scraped_text(decode_text(text, ""));
  ASSERT_TRUE(document.published && document.published->span && document.parts[3].at);
  EXPECT_EQ(text_of(document.text, *document.published->span), "2 June at 21:14");
  EXPECT_EQ(document.parts[3].author, "Bea Roe");
  EXPECT_EQ(static_cast<int>(document.parts[3].at->date.year()), 2024);
}

TEST(SocialPost, answers_copied_with_what_invites_more_are_a_part_each) {
  EXPECT_EQ(dump("[pasted by a member]\n\nBoat watchers\nPrivate group · 11 members\n\nBea Roe\nJune 2, 2024\nThe boat was late.\nLike · Reply · 9 reactions\n\n   Cy Dow\n   No.\n   Like · Reply · 4w\n\n   Bea Roe\n   Yes.\n   Like · Reply · 4w\n"),
            "social \nfurniture: [pasted by a member]\ntitle: Boat watchers\nfurniture: Private group · 11 members\nfurniture: Bea Roe\nfurniture: June 2, 2024\ncomment: The boat was late.\nfurniture: Like · Reply · 9 reactions\n"
            "furniture: Cy Dow\ncomment: No.\nfurniture: Like · Reply · 4w\nfurniture: Bea Roe\ncomment: Yes.\nfurniture: Like · Reply · 4w\n");
}

TEST(SocialPost, a_badge_or_a_handle_loses_no_answer_and_an_article_is_none) {
  const std::string posts = dump("Boat watchers\nPrivate group · 11 members\n\nBea Roe\nJune 2, 2024\nThe boat was late.\nLike · Reply\n\nView 2 more replies\n\nCy Dow\nNo.\nLike · Reply · 4w\n\nsea_gull_22\nYes.\nLike · Reply · 4w\n");
  EXPECT_NE(posts.find("comment: No."), std::string::npos) << posts;
  EXPECT_NE(posts.find("comment: Yes."), std::string::npos) << posts;
  const std::string words = "The boat was late again on Sunday, and nobody came to say why it was late or when the next one would be.\n\n";
  EXPECT_EQ(dump("Boat is late\nBy Bob Roe\nJune 2, 2024\n\n" + words + words + words + "Bea Roe\nNo.\nLike Reply 2d\n\nCy Dow\nYes.\nLike Reply 2d\n\nDi Orr\nNo.\nLike Reply 2d\n").substr(0, 6), "articl");
}

TEST(SocialPost, is_no_article_under_a_byline) {
  EXPECT_EQ(dump("Boat is late\nBy Bea Roe\n18 September 2024\nThe boat was late again on Sunday, and nobody came to say why it was late or when the next one would be.\n").substr(0, 7), "article");
  EXPECT_EQ(dump("Boat is late\nBea Roe\n18 September 2024, 10:15\nThe boat was late again on Sunday, and nobody came to say why it was late or when the next one would be.\n\nComments\n\nCy Dow\n18 September 2024, 11:20\nNo.\n").substr(0, 7), "article");
}

TEST(SocialPost, has_comments_below_their_heading) {
  EXPECT_EQ(dump("Boat Watch\n23 February 2025 at 20:14 · Public\n\nThe boat was late.\n\nComments\n\nBea Roe\nAgain?\n\nCy Dow\nAnd again.\n\nBoat Watch\nYes, Cy x\n"),
            "social Boat Watch\nbyline: Boat Watch\nbyline: 23 February 2025 at 20:14 · Public\nbody: The boat was late.\nfurniture: Comments\nfurniture: Bea Roe\ncomment: Again?\n"
            "furniture: Cy Dow\ncomment: And again.\nfurniture: Boat Watch\ncomment: Yes, Cy x\n");
}

}  // namespace
}  // namespace onrecord
