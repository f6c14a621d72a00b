// Subtitles, Markdown and tables of statements.
#include <gtest/gtest.h>

#include "page/scraped_text.h"
#include "source/decode.h"

#include "format_dump.h"
#include "page/page.h"

namespace onrecord {
namespace {

using testing::bytes_behind;
using testing::dump;

TEST(Subtitles, cues_are_joined_to_sentences_with_their_times) {
  EXPECT_EQ(dump("1\n00:00:01,000 --> 00:00:02,500\nANN LEE: We have\n\n2\n00:00:02,500 --> 00:00:04,000\nsaid <i>no</i>.\n- Why?\n\n", "application/x-subrip"),
            "transcript\nfurniture: 00:00:01,000\nfurniture: ANN LEE:\nbody @ANN LEE: We have said no.\nfurniture: 00:00:02,500\nbody: Why?\n");
  EXPECT_EQ(dump("WEBVTT - x\n\nNOTE nothing\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Ann Lee>We said no.</v>\n\n00:02.000 --> 00:03.000\n<v Bob>Did you?</v>\n", "text/vtt"),
            "transcript\nfurniture: 00:01.000\nbody @Ann Lee: We said no.\nfurniture: 00:02.000\nbody @Bob: Did you?\n");
  EXPECT_EQ(dump("1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}No.\r\n", "application/x-subrip"), "transcript\nfurniture: 00:00:01,000\nbody: No.\n");
}

TEST(Subtitles, as_broadcasters_and_youtube_write_them) {
  EXPECT_EQ(dump("1\n00:00:01,000 --> 00:00:02,500\n<i>ANN LEE: We said\nno.</i>\n\n2\n00:00:03,000 --> 00:00:04,000\n>> BOB: Fine &amp; good.\n", "application/x-subrip"),
            "transcript\nfurniture: 00:00:01,000\nfurniture: ANN LEE:\nbody @ANN LEE: We said no.\nfurniture: 00:00:03,000\nfurniture: BOB:\nbody @BOB: Fine & good.\n");
  // Each cue shows the line before again; words come with times of their own.
  EXPECT_EQ(dump("WEBVTT\nKind: captions\n\n00:00:00.000 --> 00:00:02.000 align:start\n \nwe<00:00:00.500><c> will</c><00:00:01.000><c> not</c>\n\n00:00:02.000 --> 00:00:02.010\nwe will not\n \n\n"
                 "00:00:02.010 --> 00:00:04.000\nwe will not\nsign<00:00:03.000><c> it</c>\n",
                 "text/vtt"),
            "transcript\nfurniture: 00:00:00.000\nbody: we will not sign it\n");
  EXPECT_EQ(dump("1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n", "application/x-subrip"),
            "transcript\nfurniture: 00:00:01,000\nbody: No.\nfurniture: 00:00:02,000\nbody: No.\n");
}

std::string dump_text(const std::string& bytes) {
  const auto documents = read_pages(testing::source_of(bytes, "text/plain"));
  return documents.ok() ? std::string(word(documents->at(0).kind)) + "\n" + testing::dump_parts(documents->at(0)) : "error";
}

TEST(Transcript, official_report_with_each_speaker_once) {
  EXPECT_EQ(dump_text("FERRIES\n\nTuesday 5 March 2024\n\nMs Ann Lee (North Bay) (Ind): Will the Minister sign?\n\nThe Minister for Transport (Mr Bob Roe): I will not. The board said so.\n\nMr Speaker: Order.\n\n"
                      "Cy Dow: On a point of order, Mr Speaker.\n"),
            "transcript\nfurniture: FERRIES\nfurniture: Tuesday 5 March 2024\nfurniture: Ms Ann Lee (North Bay) (Ind):\nbody @Ms Ann Lee: Will the Minister sign?\n"
            "furniture: The Minister for Transport (Mr Bob Roe):\nbody @Mr Bob Roe: I will not. The board said so.\nfurniture: Mr Speaker:\nbody @Mr Speaker: Order.\nfurniture: Cy Dow:\nbody @Cy Dow: On a point of order, Mr Speaker.\n");
}

TEST(Transcript, committee_with_numbered_questions) {
  EXPECT_EQ(dump_text("BOATS COMMITTEE\n\nTuesday 5 March 2024\n\nQ1 Chair: Did you sign?\n\nAnn Lee: I did not.\n\nQ12 Bob Roe: Why?\n\nAnn Lee: The pier.\n\nQ13 Chair: And now?\n\nAnn Lee: Never.\n"),
            "transcript\nfurniture: BOATS COMMITTEE\nfurniture: Tuesday 5 March 2024\nfurniture: Q1 Chair:\nbody @Chair: Did you sign?\nfurniture: Ann Lee:\nbody @Ann Lee: I did not.\n"
            "furniture: Q12 Bob Roe:\nbody @Bob Roe: Why?\nfurniture: Ann Lee:\nbody @Ann Lee: The pier.\nfurniture: Q13 Chair:\nbody @Chair: And now?\nfurniture: Ann Lee:\nbody @Ann Lee: Never.\n");
}

TEST(Transcript, what_the_record_tells_of_the_sitting_is_nobodys_turn) {
  const std::string dumped = dump_text("PARLIAMENT OF HAM\nBoats Committee\nTuesday 5 March 2024\n\nChair: Did you sign?\n\nAnn Lee: I did not.\n\nMr Bob Roe and Ms Cy Dow, Ham Boats, were called.\n\nChair: Why?\n\nAnn Lee: The pier.\n\nBefore we rise: we thank you for it.\n\nThe Committee adjourned at 4.52 p.m.\n");
  EXPECT_NE(dumped.find("body: Mr Bob Roe and Ms Cy Dow, Ham Boats, were called.\n"), std::string::npos) << dumped;
  EXPECT_NE(dumped.find("body @Ann Lee: Before we rise: we thank you for it.\n"), std::string::npos) << dumped;
  EXPECT_NE(dumped.find("body: The Committee adjourned at 4.52 p.m.\n"), std::string::npos) << dumped;
}

TEST(Transcript, a_paragraph_of_a_turn_is_no_note_and_a_first_minister_speaks) {
  const std::string dumped = dump_text("PARLIAMENT OF HAM\nBoats Committee\nTuesday 5 March 2024\n\nChair: Did you sign?\n\nFirst Minister: I did not.\n\nThe island is divided on it, and I will heal it.\n\nChair: Why?\n\nFirst Minister: The pier.\n\nI offered money, and the company withdrew.\n");
  EXPECT_NE(dumped.find("body @First Minister: The island is divided"), std::string::npos) << dumped;
  EXPECT_NE(dumped.find("body @First Minister: I offered money"), std::string::npos) << dumped;
}

TEST(Transcript, has_its_outlet_in_the_first_line_and_its_title_below) {
  const auto head = [](const std::string& lines) {
    const Document document = read_scraped_text(decode_text(lines + "\n\nChair: Did you sign?\n\nAnn Lee: I did not.\n\nChair: Why?\n\nAnn Lee: The pier.\n", ""));
    return document.outlet + " | " + document.title;
  };
  EXPECT_EQ(head("HAM SCHOOLS\nBOARD OF HAM\nHEARING ON THE PIER\nTuesday 5 March 2024\nHam Commons"), "Ham Schools | Hearing on the Pier");
  EXPECT_EQ(head("ASSEMBLY OF HAM\nOFFICIAL REPORT\nTuesday 5 March 2024\n\nThe Pier"), "Assembly of Ham, Official Report | The Pier");
  EXPECT_EQ(head("The Ham Inquiry\nDay 4\nTuesday 5 March 2024"), "The Ham Inquiry | The Ham Inquiry, Day 4");
  EXPECT_EQ(head("HOUSE OF HAM\nBOATS COMMITTEE\nOral evidence: The late boats\nTuesday 5 March 2024"), "House of Ham, Boats Committee | Oral evidence: The late boats");
  EXPECT_EQ(head("QUAY FM 98.3 / \"The Morning Boat\"\nTuesday 5 March 2024"), "QUAY FM 98.3 | The Morning Boat");
  EXPECT_EQ(head("Committee " + std::string(1000, 'x') + "\nThe Ham Inquiry\nTuesday 5 March 2024"), "The Ham Inquiry | The Ham Inquiry") << "each statement would carry it";
}

TEST(Transcript, interview_with_short_turns) {
  EXPECT_EQ(dump_text("Interview with Ann Lee\n\nInterviewer: Why did you not sign?\n\nAnn Lee: The pier.\n\nInterviewer: And now?\n\nAnn Lee: Never.\n"),
            "transcript\nfurniture: Interview with Ann Lee\nfurniture: Interviewer:\nbody @Interviewer: Why did you not sign?\nfurniture: Ann Lee:\nbody @Ann Lee: The pier.\n"
            "furniture: Interviewer:\nbody @Interviewer: And now?\nfurniture: Ann Lee:\nbody @Ann Lee: Never.\n");
}

TEST(Transcript, a_short_one_that_says_so) {
  EXPECT_TRUE(dump_text("Boats Committee\nOral evidence, 5 March 2024\n\nChair: Did you sign?\n\nAnn Lee: I did not.\n\nBob Roe: Why?\n\nAnn Lee: The pier.\n").starts_with("transcript\n"));
}

TEST(Transcript, witnesses_without_names) {
  const std::string all = dump_text("Mr Orr: Did you sign?\n\nWitness 3: I did not.\n\nMr Orr: Why?\n\nWitness 3: The pier.\n");
  EXPECT_NE(all.find("body @Witness 3: The pier."), std::string::npos) << all;
}

TEST(Transcript, labels_stand_behind_the_time_of_the_recording) {
  EXPECT_EQ(dump_text("The Boat Podcast\n\n[00:00:00] ANN: You went?\n\n[00:00:04] BOB: I went.\n\n[00:00:09] (music)\n\n(00:12) ANN: And then?\n\n00:14 BOB: The pier.\n"),
            "transcript\nfurniture: The Boat Podcast\nfurniture: [00:00:00] ANN:\nbody @Ann: You went?\nfurniture: [00:00:04] BOB:\nbody @Bob: I went.\nfurniture: [00:00:09] (music)\n"
            "furniture: (00:12) ANN:\nbody @Ann: And then?\nfurniture: 00:14 BOB:\nbody @Bob: The pier.\n");
}

TEST(Transcript, who_asks_by_name_asks_on) {
  const std::string all = dump_text("THE HAM INQUIRY\nTuesday 5 March 2024\n\nTHE COMMISSIONER: Good morning.\n\nCAPTAIN BOB ROE, sworn\n\nMR DOW: You were there?\nA. I was.\nQ. Why?\nA. The pier.\nTHE COMMISSIONER: At night?\nA. At night.\nQ. And then?\nA. Nothing.\n");
  for (const char* part : {"body @Captain Bob Roe: I was.\n", "body @Mr Dow: Why?\n", "body @The Commissioner: At night?\n", "body @Mr Dow: And then?\n"}) EXPECT_NE(all.find(part), std::string::npos) << all;
  const std::string told = dump_text("Questions from MS LEE\nMR ROE (sworn)\nQ. Did you sign?\nA. No.\nLADY DOW: Why?\nA. The pier.\nQ. And then?\nA. Nothing.\n");
  EXPECT_NE(told.find("body @Ms Lee: And then?\n"), std::string::npos) << told;
}

TEST(Transcript, answers_that_run_over_lines) {
  const std::string all = dump_text("Examination by MS LEE\nMR ROE (sworn)\nQ. Did you sign?\nA. Mr Dow did, on the Monday, and so\n   the paper was not read until the\n   week after.\nQ. And then?\nA. Nothing.\n");
  for (const char* part : {"body @Mr Roe: Mr Dow did, on the Monday, and so\n", "body @Mr Roe: the paper was not read until the\n", "body @Mr Roe: week after.\n", "body @Ms Lee: And then?\n"})
    EXPECT_NE(all.find(part), std::string::npos) << all;
}

TEST(Markdown, marks_are_left_out) {
  const std::string page = "---\ntitle: \"Ferry\"\nauthor: Ann Lee\ndate: 2024-10-14\n---\n# Head\n\nSome **strong** [words](https://x.example)\nthat go on.\n\n> She said `no`.\n\n- one\n- two_three\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n";
  EXPECT_EQ(dump(page, "text/markdown"),
            "article | Ferry | by Ann Lee | 2024-10-14 (front matter)\ntitle: Head\nbody: Some strong words that go on.\nbody quoted: She said no.\nbody: one\nbody: two_three\nbody: a\tb\nbody: c\td\nfurniture: code\n");
  EXPECT_EQ(bytes_behind(testing::read_documents(page, "text/markdown").at(0), page, "strong words"), "strong** [words");
  EXPECT_EQ(dump("Head\n====\n\nWords \\*here\\*.\n", "text/markdown"), "article | Head\ntitle: Head\nbody: Words *here*.\n");
  EXPECT_EQ(dump("![a boat](x.png)\n\n1. one\n2. two\n", "text/markdown"), "article\nbody: a boat\nbody: one\nbody: two\n");
}

TEST(CsvStatements, columns_are_found_by_their_names) {
  EXPECT_EQ(dump("speaker,statement,date,x\nAnn Lee,\"She said \"\"no\"\",\nand left\",2024-10-14,1\nBob,Yes,,\n", "text/csv"),
            "transcript [OR-0341]\nbody @Ann Lee 2024-10-14: She said \"no\", and left\nbody @Bob: Yes\n");
  EXPECT_EQ(dump("Who;Quote\nAnn;No\n", "text/csv"), "transcript\nbody @Ann: No\n");
  EXPECT_EQ(dump("\xEF\xBB\xBFWho;When;What was said\r\nAnn;05.03.2024;Nein\r\n", "text/csv"), "transcript\nbody @Ann 2024-03-05: Nein\n");
  EXPECT_EQ(dump("when,who,said\n3/13/2024,Ann,No\n3/5/2024,Bob,Yes\n", "text/csv"), "transcript\nbody @Ann 2024-03-13: No\nbody @Bob 2024-03-05: Yes\n");
  EXPECT_EQ(dump("when,who,said\n3/4/2024,Ann,No\nlater,Bob,Yes\n", "text/csv"), "transcript [OR-0342] [OR-0343]\nbody @Ann 2024-04-03: No\nbody @Bob: Yes\n");
  EXPECT_EQ(dump("a\tb\n1\t2\n", "text/tab-separated-values"), "document\nbody: a\tb\nbody: 1\t2\n");
  EXPECT_EQ(dump("speaker,statement\nAnn,\"cut", "text/csv"), "transcript\nbody @Ann: cut\n");
}

}  // namespace
}  // namespace onrecord
