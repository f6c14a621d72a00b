#include <gtest/gtest.h>

#include "format_dump.h"
#include "page/scraped_text.h"
#include "source/decode.h"

namespace onrecord {
namespace {

std::string dump_scraped(const std::string& text) {
  const Document document = read_scraped_text(decode_text(text, ""));
  return testing::dump_head(document) + testing::dump_parts(document);
}

TEST(Test_ScrapedText, menus_and_comments_stand_apart) {
  EXPECT_EQ(dump_scraped("The Quay\n"
                         "Home  News  Search\n"
                         "Boats sail again\n"
                         "14 January 2025\n"
                         "By Ann Other\n"
                         "\n"
                         "The boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n"
                         "\n"
                         "\xE2\x80\x9CWe came as soon as we could,\xE2\x80\x9D the master of the first of them told those who stood there, and most of them believed him at once.\n"
                         "Share this:\n"
                         "Readers' comments (2)\n"
                         "Tarn Ovey, 16 January 2025 at 9:02\n"
                         "About time.\n"
                         "Report this comment\n"
                         "Old Salt, 16 January 2025 at 9:40\n"
                         "Not mine.\n"
                         "Report this comment\n"),
            "article | Boats sail again | by Ann Other | 2025-01-14 (dateline) | The Quay\n"
            "furniture: The Quay\n"
            "furniture: Home  News  Search\n"
            "title: Boats sail again\n"
            "byline: 14 January 2025\n"
            "byline: By Ann Other\n"
            "body: The boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n"
            "body: \xE2\x80\x9CWe came as soon as we could,\xE2\x80\x9D the master of the first of them told those who stood there, and most of them believed him at once.\n"
            "furniture: Share this:\n"
            "furniture: Readers' comments (2)\n"
            "furniture: Tarn Ovey, 16 January 2025 at 9:02\n"
            "comment @Tarn Ovey 2025-01-16T09:02:00: About time.\n"
            "furniture: Report this comment\n"
            "furniture: Old Salt, 16 January 2025 at 9:40\n"
            "comment @Old Salt 2025-01-16T09:40:00: Not mine.\n"
            "furniture: Report this comment\n");
}

TEST(Test_ScrapedText, writer_paper_and_day_stand_one_under_the_other) {
  EXPECT_EQ(dump_scraped("The librarians deserve better\n\nAnn Other\nThe Daily Quay\n12 March 2019\n\n"
                         "The boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n"),
            "article | The librarians deserve better | by Ann Other | 2019-03-12 (dateline) | The Daily Quay\n"
            "title: The librarians deserve better\n"
            "byline: Ann Other\n"
            "byline: The Daily Quay\n"
            "byline: 12 March 2019\n"
            "body: The boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n");
}

TEST(Test_ScrapedText, the_paper_stands_under_the_byline) {
  EXPECT_EQ(dump_scraped("Boats sail again\n\nBy Ann Other\nThe Daily Quay\nMarch 5, 2024\n\n"
                         "The boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n"),
            "article | Boats sail again | by Ann Other | 2024-03-05 (dateline) | The Daily Quay\n"
            "title: Boats sail again\nbyline: By Ann Other\nbyline: The Daily Quay\nbyline: March 5, 2024\n"
            "body: The boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n");
}

TEST(Test_ScrapedText, a_statement_names_whose_it_is) {
  EXPECT_EQ(dump_scraped("STATEMENT FROM ANN OTHER\n\nMarch 5, 2024\n\nI have decided to vote against the boat. I will say why.\n\nIt is too small.\n"),
            "press_release | STATEMENT FROM ANN OTHER | by Ann Other | 2024-03-05 (dateline)\n"
            "title: STATEMENT FROM ANN OTHER\nbyline: March 5, 2024\nbody: I have decided to vote against the boat. I will say why.\nbody: It is too small.\n");
}

TEST(Test_ScrapedText, printed_mail_with_the_one_before) {
  EXPECT_EQ(dump_scraped("Ann Other\n\nFrom: Other, Ann\nSent: Wednesday, June 3, 2020 4:12 PM\nTo: Bob Roe; Cy Dow\nSubject: RE: The drain\n\nBob,\n\nThe pump is not approved.\n\nAnn\n\n"
                         "From: Bob Roe <b@quay.example>\nSent: Tuesday, June 2, 2020 9:00 AM\nTo: Other, Ann\nSubject: The drain\n\nWe need the pump.\n"),
            "email | RE: The drain | by Other, Ann | to Bob Roe | to Cy Dow | 2020-06-03T16:12:00 (Sent line)\n"
            "furniture: Ann Other\nfurniture: From: Other, Ann\nfurniture: Sent: Wednesday, June 3, 2020 4:12 PM\nfurniture: To: Bob Roe; Cy Dow\nfurniture: Subject:\ntitle: RE: The drain\n"
            "body: Bob,\nbody: The pump is not approved.\nbody: Ann\n"
            "furniture: From: Bob Roe <b@quay.example>\nfurniture: Sent: Tuesday, June 2, 2020 9:00 AM\nfurniture: To: Other, Ann\nfurniture: Subject: The drain\n"
            "body @Bob Roe to Other, Ann 2020-06-02T09:00:00: We need the pump.\n");
}

TEST(Test_ScrapedText, a_head_over_several_lines) {
  EXPECT_EQ(dump_scraped("From:\nBob Roe <b@quay.example>\nSent: Wednesday, June 3, 2020 4:12 PM\nTo: Other, Ann;\nDow, Cy; Eve\nFrost\nCc: Gil Hay\nSubject: The drain\n\nWe need the pump.\n"),
            "email | The drain | by Bob Roe | to Other, Ann | to Dow, Cy | to Eve Frost | to Gil Hay | 2020-06-03T16:12:00 (Sent line)\n"
            "furniture: From:\nfurniture: Bob Roe <b@quay.example>\nfurniture: Sent: Wednesday, June 3, 2020 4:12 PM\nfurniture: To: Other, Ann;\nfurniture: Dow, Cy; Eve\nfurniture: Frost\n"
            "furniture: Cc: Gil Hay\nfurniture: Subject:\ntitle: The drain\nbody: We need the pump.\n");
}

TEST(Test_ScrapedText, a_memo_is_for_whom_it_names) {
  EXPECT_EQ(dump_scraped("MEMORANDUM\n\nTO: Ann Other\nFROM: Bob Roe\nDATE: June 3, 2020\nRE: The drain\n\nWe need the pump.\n"),
            "document | The drain | by Bob Roe | to Ann Other | 2020-06-03 (Sent line)\n"
            "furniture: MEMORANDUM\nfurniture: TO: Ann Other\nfurniture: FROM: Bob Roe\nfurniture: DATE: June 3, 2020\nfurniture: RE:\ntitle: The drain\nbody: We need the pump.\n");
}

TEST(Test_ScrapedText, a_blog_is_kept_by_whose_notes_it_is) {
  EXPECT_TRUE(dump_scraped("THE GLASS CASE\nNotes from a museum-goer, by Ann Other\n19 May 2024\n\nWhat is missing\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n")
                  .starts_with("blog | What is missing | by Ann Other | 2024-05-19 (dateline) | THE GLASS CASE\n"));
}

TEST(Test_ScrapedText, minutes_need_not_say_so) {
  const std::string head = "HAM BOATS LTD\nBOARD / 2025 / 02    CONFIDENTIAL TO DIRECTORS\n\nHeld    Thursday 6 February 2025, 4.00 pm, Green Room\nIn the chair    Sir Ann Other\nAttending    B. Roe\nNot present    C. Dee\n\n";
  const std::string words = "SIZE OF THE FLEET\nMr Roe said that the boats were late and that it was better the crews heard of it in the spring.\n";
  EXPECT_TRUE(dump_scraped(head + words).starts_with("transcript | ")) << dump_scraped(head + words);
  EXPECT_FALSE(dump_scraped(words).starts_with("transcript | "));
}

TEST(Test_ScrapedText, a_memo_has_whose_it_is_above_and_the_office_of_its_writer) {
  const std::string all = dump_scraped("MINISTRY OF TRADE\nEconomics Unit\n\nMEMORANDUM\nNot for circulation\n\nTo: Ann Other\nFrom: Bob Roe, head of unit\nDate: Monday 3 March 2025\nSubject: The drain\n\nWe need the pump.\n");
  EXPECT_TRUE(all.starts_with("document | The drain | by Bob Roe | to Ann Other | 2025-03-03")) << all;
}

TEST(Test_ScrapedText, a_byline_may_end_in_its_paper) {
  const std::string story = "\n3 March 2025\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n";
  EXPECT_TRUE(dump_scraped("Boats sail again\nBy Ann Other, Port Tidings" + story).starts_with("article | Boats sail again | by Ann Other | 2025-03-03 (dateline) | Port Tidings\n"));
  EXPECT_TRUE(dump_scraped("Boats sail again\nBy Ann Other, Bob Roe" + story).starts_with("article | Boats sail again | by Ann Other | by Bob Roe | 2025-03-03 (dateline)\n"));
}

TEST(Test_ScrapedText, a_story_about_mail_is_no_mail) {
  EXPECT_TRUE(dump_scraped("From: where the boats go\n\nTo: where they come from\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n").starts_with("article"));
}

TEST(Test_ScrapedText, commenters_stand_over_their_dates) {
  const std::string all = dump_scraped("Damp again\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n\n2 comments\n\n"
                                       "Terry (Block A)\n20 March 2023 at 9:14\nWell said.\n\nmouldyjim\n20 March 2023 at 10:02\nNobody came.\n");
  EXPECT_NE(all.find("comment @Terry (Block A) 2023-03-20T09:14:00: Well said.\n"), std::string::npos) << all;
  EXPECT_NE(all.find("comment @mouldyjim 2023-03-20T10:02:00: Nobody came.\n"), std::string::npos) << all;
}

TEST(Test_ScrapedText, comments_without_a_year_or_in_one_line_with_their_names) {
  const std::string post = "A quay diary by Ann Other\n2 May 2023\n\nFive weeks in\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n\nCOMMENTS (3)\n\n";
  const std::string dated = dump_scraped(post + "Rail_and_Ale, 2 May, 18:10\nEighty metres is generous.\n\nBob Roe, Quay Trust, 2 May, 18:34\nOn 3 April it was not.\n\nCy D, 3 May, 07:31\nWell.\n");
  EXPECT_NE(dated.find("blog | Five weeks in | by Ann Other | 2023-05-02 (dateline)"), std::string::npos) << dated;
  EXPECT_NE(dated.find("comment @Rail_and_Ale 2023-05-02T18:10:00: Eighty metres is generous.\n"), std::string::npos) << dated;
  EXPECT_NE(dated.find("comment @Bob Roe 2023-05-02T18:34:00: On 3 April it was not.\n"), std::string::npos) << dated;
  const std::string named = dump_scraped(post + "RegH: Eleven weeks now. One thing: it is late.\n\nBob Roe (Quay Trust): Hello Ann.\n\nMother of two: leave the boathouse ALONE\n");
  EXPECT_NE(named.find("comment @RegH: Eleven weeks now. One thing: it is late.\n"), std::string::npos) << named;
  EXPECT_NE(named.find("comment @Bob Roe (Quay Trust): Hello Ann.\n"), std::string::npos) << named;
  EXPECT_NE(named.find("comment @Mother of two: leave the boathouse ALONE\n"), std::string::npos) << named;
}

TEST(Test_ScrapedText, minutes_are_of_their_day) {
  EXPECT_TRUE(dump_scraped("QUAY TRUST\nMinutes of a meeting of the trustees held on Thursday 7 March 2019\n\nPresent: Ann Other (chair), Bob Roe\n\n1. Mr Roe reported that an offer had been received for the quay.\n")
                  .starts_with("transcript | ")) << "what is said there was said at the meeting";
}

TEST(Test_ScrapedText, a_letter_to_a_paper) {
  const std::string all = dump_scraped("To the Editor\n\nSir,\n\nYour report of 11 June says that I was not there. I was there, and I said so to all who asked me.\n\nYours faithfully,\nAnn Other\n");
  EXPECT_TRUE(all.starts_with("letter | ") && all.find("by Ann Other | to the editor") != std::string::npos) << all;
}

TEST(Test_ScrapedText, an_open_letter_says_so) {
  const std::string ours = "We write to ask for the boat that used to sail at night, and for a word on why it does not.\n\n";
  const std::string all = dump_scraped("AN OPEN LETTER TO THE LEADER OF HAM COUNCIL\nfrom the Quay Traders' Alliance\n11 April 2023\n\nDear Councillor Orr,\n\n" + ours + "Ann Other, chair\nBob Roe, treasurer\nfor the Quay Traders' Alliance\n");
  EXPECT_TRUE(all.starts_with("letter | AN OPEN LETTER TO THE LEADER OF HAM COUNCIL | by Ann Other | to Councillor Orr | 2023-04-11 (dateline)\n")) << all;
  const std::string two = dump_scraped("OPEN LETTER\nof the League to those who negotiate\nHam, 6 May 2023\n\nMs Orr, Mr Roe,\n\n" + ours + "With respect,\n\nAnn Other\nPresident\n");
  EXPECT_NE(two.find("by Ann Other | to Ms Orr | to Mr Roe"), std::string::npos) << two;
  const std::string three = dump_scraped("OPEN LETTER\nHam, 6 May 2023\n\nDear Ms Orr, Mr Roe, and Dr Hale,\n\n" + ours + "With respect,\n\nAnn Other\nPresident\n");
  EXPECT_NE(three.find("to Ms Orr | to Mr Roe | to Dr Hale"), std::string::npos) << three;
}

TEST(Test_ScrapedText, whose_release_it_is_stands_in_its_heading) {
  const std::string told = "\nIssued: 19 April 2023\nContact: Ann Other\n\nThe boats sail again\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n";
  for (const char* heading : {"PRESS RELEASE - QUAY TRUST", "QUAY TRUST PRESS RELEASE", "Press release: Quay Trust"}) {
    const std::string all = dump_scraped(heading + told);
    EXPECT_TRUE(all.starts_with("press_release | The boats sail again | by Quay Trust | 2023-04-19 (dateline) | Quay Trust\n")) << all;
  }
}

TEST(Test_ScrapedText, what_else_a_release_is_headed_by_is_nobody) {
  const std::string told = "\nHam Water\n\nThe boats sail again\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n";
  for (const char* heading : {"PRESS RELEASE - FOR IMMEDIATE RELEASE", "PRESS RELEASE — FOR IMMEDIATE RELEASE"}) {
    const std::string all = dump_scraped(heading + told);
    EXPECT_TRUE(all.starts_with("press_release | ")) << all;
    EXPECT_NE(all.find(" | Ham Water\n"), std::string::npos) << all;
  }
  EXPECT_TRUE(dump_scraped("Crew hit back at a late press release" + told).starts_with("article | "));
}

TEST(Test_ScrapedText, a_paper_and_its_day_are_no_headline) {
  const std::string all = dump_scraped("The Quay Courier, Thursday 20 April 2023\nBrown water\nBy Ann Other\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n");
  EXPECT_TRUE(all.starts_with("article | Brown water | by Ann Other | 2023-04-20 (dateline) | The Quay Courier\n")) << all;
}

TEST(Test_ScrapedText, a_section_and_its_hour_are_no_headline) {
  const std::string all = dump_scraped("Boats sail again\nHam news | Friday 7 June 2024, 14:05\nBy Ann Other\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n");
  EXPECT_TRUE(all.starts_with("article | Boats sail again | by Ann Other | 2024-06-07T14:05:00 (dateline)")) << all;
}

TEST(Test_ScrapedText, positions_are_those_of_the_source) {
  const std::string text = "Caf\xC3\xA9 news\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter said a word about it.\n";
  const Document document = read_scraped_text(decode_text(text, ""));
  EXPECT_EQ(testing::bytes_behind(document, text, "Caf\xC3\xA9"), "Caf\xC3\xA9");
  EXPECT_EQ(testing::bytes_behind(document, text, "all winter"), "all winter");
}

}  // namespace
}  // namespace onrecord
