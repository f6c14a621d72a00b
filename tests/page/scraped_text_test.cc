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
  const std::string short_names = dump_scraped(post + "Ann, 2 May, 18:10\nEighty metres is generous.\n\nCy in Ham, 2 May, 18:34\nOn 3 April it was not.\n\nOld Salt, 3 May, 07:31\nWell.\n");
  EXPECT_NE(short_names.find("comment @Cy in Ham 2023-05-02T18:34:00: On 3 April it was not.\n"), std::string::npos) << short_names;
  const std::string named = dump_scraped(post + "RegH: Eleven weeks now. One thing: it is late.\n\nBob Roe (Quay Trust): Hello Ann.\n\nMother of two: leave the boathouse ALONE\n");
  EXPECT_NE(named.find("comment @RegH: Eleven weeks now. One thing: it is late.\n"), std::string::npos) << named;
  EXPECT_NE(named.find("comment @Bob Roe (Quay Trust): Hello Ann.\n"), std::string::npos) << named;
  EXPECT_NE(named.find("comment @Mother of two: leave the boathouse ALONE\n"), std::string::npos) << named;
}

TEST(Test_ScrapedText, minutes_are_of_their_day) {
  EXPECT_TRUE(dump_scraped("QUAY TRUST\nMinutes of a meeting of the trustees held on Thursday 7 March 2019\n\nPresent: Ann Other (chair), Bob Roe\n\n1. Mr Roe reported that an offer had been received for the quay.\n")
                  .starts_with("transcript | ")) << "what is said there was said at the meeting";
}

TEST(Test_ScrapedText, comments_below_thoughts_on_the_headline) {
  const std::string all = dump_scraped("BOATS\n\nBoats sail again\n\n1 April 2018\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n\n2 thoughts on \"Boats sail again\"\n\ndi_o says:\n1 April 2018 at 10:22\nIt was late.\n\nOld Bo says:\n2 April 2018 at 11:47\nIt was.\n\nLeave a comment\n");
  EXPECT_NE(all.find("comment @di_o 2018-04-01T10:22:00: It was late.\n"), std::string::npos) << all;
  EXPECT_NE(all.find("comment @Old Bo 2018-04-02T11:47:00: It was.\n"), std::string::npos) << all;
}

TEST(Test_ScrapedText, comments_under_name_and_job) {
  const std::string told = "The boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n\n";
  const std::string all = dump_scraped("Boats sail again\n14 January 2025\n\n" + told + "Readers' comments (2)\n\nTarn Ovey | Engineer, Boat Works | 16 Jan 2025 9:02 am\nAbout time.\nReport\n\nOld Salt | Mate | 16 Jan 2025 9:40 am\nNot mine.\nReport\n");
  EXPECT_NE(all.find("comment @Tarn Ovey 2025-01-16T09:02:00: About time.\n"), std::string::npos) << all;
}

TEST(Test_ScrapedText, a_letter_to_a_paper) {
  const std::string all = dump_scraped("To the Editor\n\nSir,\n\nYour report of 11 June says that I was not there. I was there, and I said so to all who asked me.\n\nYours faithfully,\nAnn Other\n");
  EXPECT_TRUE(all.starts_with("letter | ") && all.find("by Ann Other | to the editor") != std::string::npos) << all;
}

TEST(Test_ScrapedText, who_a_letter_is_from_and_to_in_full) {
  const std::string all = dump_scraped("                 11 Garth End\n\n                 16 October 2023\n\nCouncillor Ann Orr\nLeader of the Council\n\nDear Ann,\n\n"
                                       "I am writing to resign from the group. I was told that the figures had been tested, and they had not been.\n\nYours, with real regret,\n\nSam\n\nCouncillor Sam Roe\nGarth and Quay\n");
  EXPECT_TRUE(all.starts_with("letter | ") && all.find("by Councillor Sam Roe | to Councillor Ann Orr | 2023-10-16") != std::string::npos) << all;
}

TEST(Test_ScrapedText, the_letters_page_of_a_paper) {
  EXPECT_EQ(dump_scraped("Ham & Quay Advertiser, Thursday, October 12, 2023      27\n\nLETTERS\nPlease keep letters to 250 words.\n\nNot one boat\n\nSIR – I have read the release three times. There is no boat in it.\nLet me be plain.\nAnn Other\n"
                         "Chairman, Friends of the Boats\n\nHe said six\n\nSIR – Mr Roe told me in June that there would be six boats a day.\n(Mrs) Mary Roe\nQuay Street\n\nNo name\n\nSir, I work for the boats and would like to go on doing so for some years.\nName and address supplied\n"),
            "letter | to the editor | 2023-10-12 (dateline) | Ham & Quay Advertiser\n"
            "furniture: Ham & Quay Advertiser, Thursday, October 12, 2023      27\n"
            "furniture: LETTERS\n"
            "furniture: Please keep letters to 250 words.\n"
            "furniture: Not one boat\n"
            "furniture: SIR –\n"
            "body @Ann Other: I have read the release three times. There is no boat in it.\n"
            "body @Ann Other: Let me be plain.\n"
            "byline: Ann Other\n"
            "furniture: Chairman, Friends of the Boats\n"
            "furniture: He said six\n"
            "furniture: SIR –\n"
            "body @Mrs Mary Roe: Mr Roe told me in June that there would be six boats a day.\n"
            "byline: (Mrs) Mary Roe\n"
            "furniture: Quay Street\n"
            "furniture: No name\n"
            "furniture: Sir,\n"
            "body: I work for the boats and would like to go on doing so for some years.\n"
            "furniture: Name and address supplied\n");
}

TEST(Test_ScrapedText, a_printed_chain_of_mails_without_its_marks_and_page_heads) {
  const std::string page = "06/10/2023, 19:12        Ham Mail - FW: Boats\n";
  const std::string rule = std::string(60, '-') + "\n";
  const std::string text = page + "\n    Sam Roe <s.roe@ham.example>\n\nFW: Boats\n2 messages\n\n" + rule + "From: Ann Orr\nSent: 30 September 2023 07:20\nTo: Sam Roe\nSubject: FW: Boats\n\nSam please delete that and ring me.\n\n1/2\n" + rule + page +
                           "\n> From: Sam Roe\n> Sent: 29 September 2023 21:14\n> To: Ann Orr\n> Subject: RE: Boats\n>\n> I have read to the bottom. On Thursday you told me that nobody\n> had ever talked numbers.\n>\n> Sam\n\n2/2\n";
  const std::string all = dump_scraped(text);
  EXPECT_TRUE(all.starts_with("email | FW: Boats | by Ann Orr | to Sam Roe | 2023-09-30T07:20:00 (Sent line)")) << all;
  EXPECT_NE(all.find("body: Sam please delete that and ring me.\n"), std::string::npos) << all;
  EXPECT_NE(all.find("body @Sam Roe to Ann Orr 2023-09-29T21:14:00: I have read to the bottom. On Thursday you told me that nobody\nbody @Sam Roe to Ann Orr 2023-09-29T21:14:00: had ever talked numbers.\n"), std::string::npos) << all;
  const Document document = read_scraped_text(decode_text(text, ""));
  const auto at = static_cast<ByteOffset>(document.text.find("had ever"));
  EXPECT_EQ(document.bytes.source_of({at, at + 8}).begin, text.find("had ever")) << "the map knows what was taken off";
}

TEST(Test_ScrapedText, what_an_answer_quotes_is_not_the_answerers) {
  const std::string all = dump_scraped("From: Bob Roe\nSent: 3 June 2020 16:12\nTo: Ann Orr\nSubject: RE: Boats\n\nThat is not what I heard.\n>20 boats failed.\n\nOn Tue, 2 Jun 2020 at 09:00, Ann Orr <a@b.example> wrote:\n> I never said that the boats were safe.\n");
  EXPECT_NE(all.find("body quoted @Ann Orr 2020-06-02T09:00:00: > I never said that the boats were safe.\n"), std::string::npos) << all;
}

TEST(Test_ScrapedText, headlines_and_letters_that_are_no_minutes_and_no_letters_page) {
  const std::string told = "\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n";
  EXPECT_TRUE(dump_scraped("Meeting notes show minister was warned about boats" + told).starts_with("article | ")) << dump_scraped("Meeting notes show minister was warned about boats" + told);
  EXPECT_EQ(dump_scraped("Dear Sir,\n\nWe act for Ann Other in the matter of the boats." + told + "\nYours faithfully,\nBob Roe\n\nDear Madam,\n\nWe act for nobody in this." + told).find("to the editor"), std::string::npos);
  EXPECT_EQ(dump_scraped("Boats sail again\n\nAnn Other" + told + "\nAnn Other is due to appear at the court on Friday\n").find("by Ann Other"), std::string::npos);
}

TEST(Test_ScrapedText, an_interview_without_labels) {
  std::string text = "HAM BUSINESS\n\nAnn Other: ‘You cannot sail on sentiment’\n\nBob Roe\n26 October 2023 · 7 min read\n\nAnn Other, 54, runs the boats from an old mill on the quay. We met on Monday, and there was cake.\n\n";
  for (int i = 0; i < 4; ++i) text += "Will the boats sail?\nThey will, and they will sail on time.\n\n";
  text += "You said that they would not.\nI did. I was tired.\n\n";
  const std::string all = dump_scraped(text + "Interview has been edited for length.\n");
  EXPECT_TRUE(all.starts_with("transcript | Ann Other: ‘You cannot sail on sentiment’ | by Bob Roe | 2023-10-26 (dateline)\n")) << all;
  EXPECT_NE(all.find("body @Bob Roe: You said that they would not.\nbody @Ann Other: I did. I was tired.\nfurniture: Interview has been edited for length.\n"), std::string::npos) << all;
  EXPECT_TRUE(dump_scraped("Boats\n\nWill they sail?\nNobody in the town knows whether they will.\n\nThe boats stayed in port for a third week, and nobody in the town could say for certain when they would sail again.\n").starts_with("article")) << "no heading tells who answers";
}

TEST(Test_ScrapedText, questions_and_answers_set_off_by_blanks) {
  const std::string all = dump_scraped("Interview with Ann Other\nBy Bob Roe\n\nQ  Will the boats sail?\nA  They will, and they will sail on time.\n\nQ  Who said so?\nA  I did.\n\nQ  When?\nA  On Monday.\n");
  EXPECT_NE(all.find("body @Bob Roe: Who said so?\nfurniture: A\nbody @Ann Other: I did.\n"), std::string::npos) << all;
}

TEST(Test_ScrapedText, what_a_campaign_posts_is_its_own_word) {
  const std::string all = dump_scraped("BOAT WATCH\nCarers of the pier\n\nPosted Sunday 19 November 2023 by Mary Orr, secretary\n\nWHAT WE ARE\n\nFive weeks ago we met in a cold hall to talk about the boats and the pier.\n\nThis is about safety, and we leave the money to those who are paid to count it.\n\n"
                                       "We are asking for one thing only: put the night boat back before the spring comes.\n\nOur door is open to the company on any day of the week, and the kettle is on.\n\nThe company says that there are no crews to be had at any price.\n");
  EXPECT_TRUE(all.starts_with("social | ")) << all;
  EXPECT_NE(all.substr(0, all.find('\n')).find("by Mary Orr"), std::string::npos) << all;
}

TEST(Test_ScrapedText, a_column_names_its_writer_under_the_headline_and_at_the_end) {
  const std::string all = dump_scraped("The Compass\nNews\nOpinion\n\nOpinion\nBoats\n\nI said things in that chat I regret\nAnn Other\n\nMy words were cheap. But the case for the boats is as strong as it was in January\n\nMon 10 Mar 2025 06.00 GMT\nShare\n\n"
                                       "Last Thursday I learned what it is to read my own telephone over somebody else's breakfast, and I am not going to complain about it.\n\nNow for what I do not regret. In November I said that we would cope.\n\nAdvertisement\n\nSo we asked.\n\n"
                                       "Ann Other is chief executive of the Boat Federation\n\nDo you have an opinion on the issues raised in this article? Write to us.\n\nExplore more on these topics\nBoats\ncomment\n\nReuse this content\n\nMost viewed\nThe bins stopped coming\n");
  EXPECT_TRUE(all.starts_with("opinion | I said things in that chat I regret | by Ann Other | 2025-03-10 (dateline)")) << all;
  EXPECT_EQ(all.find("comment:"), std::string::npos) << all;
  EXPECT_EQ(all.find("comment @"), std::string::npos) << all;
}

TEST(Test_ScrapedText, a_line_of_two_days_is_a_dateline) {
  const std::string all = dump_scraped("Boats sail again\n\nBy Ann Other\nPublished 13 March 2025, 11:15   Updated 13 March 2025, 16:40\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n");
  EXPECT_NE(all.find(" | 2025-03-13T11:15:00 (dateline)"), std::string::npos) << all;
}

TEST(Test_ScrapedText, notes_of_a_meeting_are_minutes) {
  EXPECT_TRUE(dump_scraped("HAM COUNCIL\nNote of a public meeting held in the Boat House\nFriday 18 August 2023\n\n1. Opening\nThe Chair welcomed all and said that the boats were late.\n").starts_with("transcript | Note of a public meeting held in the Boat House"));
  EXPECT_TRUE(dump_scraped("FRIENDS OF THE BOATS\nNotes of meeting, Tues 12th Sept 2023, back room of the Tups\nNOT FOR CIRCULATION\n\nHere: Ann O (chair), Bob R.\n\nAnn thanked Bob for coming. Bob said that he was here to listen.\n").starts_with("transcript | "));
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

TEST(Test_ScrapedText, what_is_not_for_use_before_its_hour_is_a_release) {
  const std::string told = "\n\nTHE BOATS SAIL AGAIN\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n";
  for (const char* label : {"Media statement", "Not for use before 10.00 on Tuesday 3 October 2017", "For immediate use: Tuesday 3 October 2017", "Embargoed to 3 October 2017"}) {
    const std::string all = dump_scraped("FEDERATION OF HAM BOATS\n" + std::string(label) + told);
    EXPECT_TRUE(all.starts_with("press_release | THE BOATS SAIL AGAIN | by Federation of Ham Boats | ")) << all;
  }
  EXPECT_TRUE(dump_scraped("HAM COURIER\nEmbargoed boats sail at last, says Ham." + told).starts_with("article | "));
}

TEST(Test_ScrapedText, a_headline_about_a_statement_is_no_release) {
  const std::string told = "\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n\n214 responses to “The Future of the Boat” came in, the council said on Monday, and nobody had read them.\n";
  for (const char* headline : {"Media statement by minister was misleading, union says", "Embargo: how the ban on boats hit Ham"}) {
    const std::string all = dump_scraped("HAM COURIER\n\n" + std::string(headline) + "\n\nBy Ann Other" + told);
    EXPECT_TRUE(all.starts_with("article | ")) << all;
    EXPECT_NE(all.find("body: 214 responses to"), std::string::npos) << all;
  }
}

TEST(Test_ScrapedText, a_breadcrumb_stands_over_the_headline) {
  const std::string told = "The boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n";
  const std::string news = dump_scraped("HAM COURIER\nNews > Ham > Boats\n\nBOATS AGAIN: what the chief wrote\n\nHe toasted the wait in private\nOnly four in ten had waited at all\n\nBy Ann Other\nPublished 06:15, 20 Jul 2023\n\n" + told);
  EXPECT_TRUE(news.starts_with("article | BOATS AGAIN: what the chief wrote | by Ann Other | 2023-07-20T06:15:00")) << news;
  const std::string post = dump_scraped("Guild of Boats and Crews  >  News\n\nTHERE IS NO BOAT\n\nAnn Other, national boats officer\n1 March 2023\n\n" + told);
  EXPECT_TRUE(post.starts_with("article | THERE IS NO BOAT | by Ann Other | 2023-03-01 (dateline) | Guild of Boats and Crews\n")) << post;
}

TEST(Test_ScrapedText, a_paper_and_its_day_are_no_headline) {
  const std::string all = dump_scraped("The Quay Courier, Thursday 20 April 2023\nBrown water\nBy Ann Other\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n");
  EXPECT_TRUE(all.starts_with("article | Brown water | by Ann Other | 2023-04-20 (dateline) | The Quay Courier\n")) << all;
}

TEST(Test_ScrapedText, a_section_and_its_hour_are_no_headline) {
  const std::string all = dump_scraped("Boats sail again\nHam news | Friday 7 June 2024, 14:05\nBy Ann Other\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n");
  EXPECT_TRUE(all.starts_with("article | Boats sail again | by Ann Other | 2024-06-07T14:05:00 (dateline)")) << all;
}

TEST(Test_ScrapedText, what_stands_around_a_headline_is_none) {
  const std::string told = "\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter on the cold quay said a word about the wait.\n";
  struct Row {
    const char *head, *expected;
  };
  const Row rows[] = {
      {"THE COURIER\nNews | Boats\n\nBoats sail again\n\nBy Courier staff\nTuesday 27 November 2018", "article | Boats sail again | "},
      {"HAM0212-3 BC-Boats 3rdLd\n^Boats sail again\n   (Eds: Recasts with crews. Pix upcoming)\nBy Ann Other", "article | Boats sail again | by Ann Other"},
      {"The Ham Ledger\nSunday 24 February 2019\nOPINION\n\nThe boat is not the argument\n\nAnn Other on a week of boats, drawers and piers", "opinion | The boat is not the argument | by Ann Other"},
      {"The Ham Ledger\nSunday 24 February 2019\n\nCourts\n\nMark Roe on bail over the boats\n\nBy Ann Other", "article | Mark Roe on bail over the boats | by Ann Other"},
      {"THE LINE\nNewsletter of the boat crews\n\nBoats sail again\n\nFROM THE CHAIR", "article | Boats sail again | "},
      {"MINISTRY OF BOATS\n\nPRESS NOTICE 114/18\nFor use from 06:00 on Monday 17 September 2018\n\nBOATS SAIL AGAIN FOR EVERYBODY", "press_release | BOATS SAIL AGAIN FOR EVERYBODY | by Ministry of Boats"},
  };
  for (const Row& row : rows) EXPECT_TRUE(dump_scraped(row.head + told).starts_with(row.expected)) << dump_scraped(row.head + told);
}

TEST(Test_ScrapedText, positions_are_those_of_the_source) {
  const std::string text = "Caf\xC3\xA9 news\n\nThe boats sailed again on Monday, and nobody who had waited for them all winter said a word about it.\n";
  const Document document = read_scraped_text(decode_text(text, ""));
  EXPECT_EQ(testing::bytes_behind(document, text, "Caf\xC3\xA9"), "Caf\xC3\xA9");
  EXPECT_EQ(testing::bytes_behind(document, text, "all winter"), "all winter");
}

}  // namespace
}  // namespace onrecord
