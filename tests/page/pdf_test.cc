#include "page/pdf.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <unistd.h>  // getpid

#include <fmt/format.h>

#include "format_dump.h"
#include "page/pdf_layout.h"
#include "page/pdf_ocr.h"
#include "source/child_process.h"

namespace onrecord {
namespace {

struct Words {
  int x, y;
  std::string text;
};

// A PDF of one font with the words of each page at their places (points from the bottom left).
std::string make_pdf(const std::vector<std::vector<Words>>& pages) {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  std::string kids;
  for (const auto& page : pages) {
    std::string content;
    for (const Words& words : page) content += "BT /F1 10 Tf " + std::to_string(words.x) + " " + std::to_string(words.y) + " Td (" + words.text + ") Tj ET\n";
    objects.push_back("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "endstream");
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents " + std::to_string(objects.size()) + " 0 R >>");
    kids += std::to_string(objects.size()) + " 0 R ";
  }
  objects[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + " >>";
  std::string pdf = "%PDF-1.4\n", table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char line[32];
    std::snprintf(line, sizeof line, "%010zu 00000 n \n", pdf.size());
    table += line;
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  return pdf + "xref\n0 " + std::to_string(objects.size() + 1) + "\n" + table + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + std::to_string(pdf.size()) + "\n%%EOF\n";
}

class Pdf : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto child = run_child({"pdftotext", "-v"}, "");
    if (!child.ok() || child->exit_code == 127) GTEST_SKIP() << "pdftotext is not installed";
  }
  static std::string dump(const std::string& pdf) { return testing::dump(pdf, "application/pdf"); }
};

TEST_F(Pdf, paragraphs_pages_furniture_and_hyphens) {
  const std::vector<Words> first = {{70, 770, "Night berthing at the pier"},
                                    {70, 730, "The harbour board said on Tuesday that it would not certify the old pier for berth-"},
                                    {70, 718, "ing at night, and that the company had known of this for many months before it"},
                                    {70, 40, "Board papers - page 1 of 2"}};
  const std::vector<Words> second = {{70, 770, "announced the rota."}, {70, 740, "1. Next meeting"}, {70, 40, "Board papers - page 2 of 2"}};
  EXPECT_EQ(dump(make_pdf({first, second})),
            "document | Night berthing at the pier\ntitle p1: Night berthing at the pier\n"
            "body p1: The harbour board said on Tuesday that it would not certify the old pier for berthing at night, and that the company had known of this for many months before it announced the rota.\n"
            "furniture p1: Board papers - page 1 of 2\nbody p2: 1. Next meeting\nfurniture p2: Board papers - page 2 of 2\n");
}

TEST_F(Pdf, columns_are_read_one_after_the_other) {
  std::vector<Words> words;
  for (int i = 0; i < 12; ++i) {
    words.push_back({60, 700 - 12 * i, "left column line number " + std::to_string(i) + " goes on and on"});
    words.push_back({320, 700 - 12 * i, "right column line number " + std::to_string(i) + " goes on and on"});
  }
  const std::string all = dump(make_pdf({words}));
  EXPECT_LT(all.find("left column line number 11"), all.find("right column line number 0")) << all;
}

// A newspaper's page: a head that runs over both columns, a word broken between lines and one between the columns.
TEST_F(Pdf, a_newspaper_page_in_two_columns) {
  const std::vector<std::string> left = {"The harbour board will not certify the", "old pier for berthing at night, it said", "on Tuesday. The company has known of", "this since June, when its own engin-",
                                         "eers measured the fenders and found", "four of them loose. Ann Lee, who chairs", "the board, said that nobody had been", "told, and that the rota was an-"};
  const std::vector<std::string> right = {"nounced before the pier was looked at.", "Bo Marsh of the crew union called that", "a scandal. The co-operation of both", "sides would be needed, he said, and co-",
                                          "operation was what the company had", "refused for a year. A spokesman of the", "company said that it would answer when", "it had read the report of the board."};
  std::vector<Words> words = {{60, 800, "THE SKERRAN GAZETTE"}, {480, 800, "5 March 2024"}, {60, 740, "Board refuses the old pier"}};
  for (std::size_t i = 0; i < left.size(); ++i) {
    words.push_back({60, 700 - 12 * static_cast<int>(i), left[i]});
    words.push_back({320, 700 - 12 * static_cast<int>(i), right[i]});
  }
  const std::string all = dump(make_pdf({words}));
  EXPECT_NE(all.find("when its own engineers measured"), std::string::npos) << all;
  EXPECT_NE(all.find("the rota was announced before the pier"), std::string::npos) << all;
  EXPECT_NE(all.find("and co-operation was what the company"), std::string::npos) << all;
}

// A report of three pages: the title on the top of each, odd and even pages numbered at other sides, a sentence over each page's end.
TEST_F(Pdf, a_report_with_heads_and_feet_on_every_page) {
  std::vector<std::vector<Words>> pages;
  const std::vector<std::vector<std::string>> texts = {{"The board met on 5 March and heard the engineers of the company, who had measured the", "fenders in June. It was agreed that the pier could not be used at night before all four"},
                                                       {"of them had been mended, and that the crews should be told of it at once by the chair,", "who would write to the union on the same day. Nobody spoke against it, and no note of the"},
                                                       {"vote was taken. The meeting ended at noon."}};
  for (std::size_t page = 0; page < texts.size(); ++page) {
    std::vector<Words> words = {{70, 800, "Skerran Harbour Board: report on night berthing"}};
    for (std::size_t i = 0; i < texts[page].size(); ++i) words.push_back({70, 740 - 12 * static_cast<int>(i), texts[page][i]});
    words.push_back({page % 2 == 0 ? 520 : 70, 40, std::to_string(page + 1)});
    pages.push_back(words);
  }
  const std::string all = dump(make_pdf(pages));
  EXPECT_NE(all.find("before all four of them had been mended, and that"), std::string::npos) << all;
  EXPECT_NE(all.find("no note of the vote was taken. The meeting ended at noon."), std::string::npos) << all;
  EXPECT_EQ(all.find("body p2: Skerran Harbour Board"), std::string::npos) << all;
  for (const char* number : {"body p1: 1\n", "body p2: 2\n", "body p3: 3\n"}) EXPECT_EQ(all.find(number), std::string::npos) << all;
}

// A letter: address at the right, paragraphs apart, pieces of a line set one by one as word processors do, a foot with the company's number.
TEST_F(Pdf, a_letter_as_word_processors_set_it) {
  const std::vector<Words> words = {{350, 780, "Skerran Ferries Ltd"},  {350, 768, "1 Quay Road"},        {70, 700, "Dear Ms Lee,"},
                                    {70, 670, "We have read your"},      {155, 670, " statement of 4 March"}, {257, 670, " and do not agree with a word of it."},
                                    {70, 640, "The pier is safe. Our own engineers have said so, and so has the insurer."},
                                    {70, 610, "Yours sincerely,"},       {70, 570, "Bo Marsh"},           {70, 40, "Registered in Skerran, no. 12345"}};
  const std::string all = dump(make_pdf({words}));
  EXPECT_NE(all.find("body p1: Dear Ms Lee,\n"), std::string::npos) << all;
  EXPECT_NE(all.find("body p1: We have read your statement of 4 March and do not agree with a word of it.\n"), std::string::npos) << all;
  EXPECT_NE(all.find("body p1: The pier is safe. Our own engineers have said so, and so has the insurer.\n"), std::string::npos) << all;
}

TEST_F(Pdf, a_page_without_text_is_told) { EXPECT_NE(dump(make_pdf({{{70, 700, "Some words."}}, {}})).find("[OR-0312]"), std::string::npos); }

// A PDF of one page that is nothing but the picture of the words on another's first page.
std::string scan_of(const std::string& pdf) {
  const auto drawn = run_child({"pdftoppm", "-q", "-gray", "-r", "150", "-f", "1", "-l", "1", "/dev/stdin"}, pdf);
  if (!drawn.ok()) return {};
  const std::string& pgm = drawn->output;
  int width = 0, height = 0, header = 0;
  if (std::sscanf(pgm.c_str(), "P5 %d %d 255%n", &width, &height, &header) != 2) return {};
  const std::string picture = pgm.substr(static_cast<std::size_t>(header) + 1);
  const std::string size = "/Width " + std::to_string(width) + " /Height " + std::to_string(height);
  std::string out = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n";
  out += "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>\nendobj\n";
  const std::string content = "q 595 0 0 842 0 0 cm /I Do Q";
  out += "4 0 obj\n<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream\nendobj\n";
  out += "5 0 obj\n<< /Type /XObject /Subtype /Image " + size + " /ColorSpace /DeviceGray /BitsPerComponent 8 /Length " + std::to_string(picture.size()) + " >>\nstream\n" + picture + "\nendstream\nendobj\n";
  return out + "trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n";
}

TEST_F(Pdf, scans_are_read_where_tesseract_is_installed) {
  const auto tesseract = run_child({"tesseract", "--version"}, "");
  if (!tesseract.ok() || tesseract->exit_code == 127) GTEST_SKIP() << "tesseract is not installed";
  const std::string all = dump(scan_of(make_pdf({{{70, 700, "The board will not certify the pier."}, {70, 640, "The company knew of this in March."}}})));
  EXPECT_NE(all.find("[OR-0313]"), std::string::npos) << all;
  EXPECT_NE(all.find("p1: The board will not certify the pier."), std::string::npos) << all;
}

TEST(PdfOcr, the_table_of_tesseract_gives_lines_with_places) {
  const std::string table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
                            "1\t1\t0\t0\t0\t0\t0\t0\t1000\t2000\t-1\t\n5\t1\t1\t1\t1\t1\t100\t200\t100\t20\t90.5\tThe\n5\t1\t1\t1\t1\t2\t210\t198\t90\t22\t70.5\tboard\n"
                            "5\t1\t1\t1\t2\t1\t100\t240\t90\t20\t-1\t \n5\t1\t2\t1\t1\t1\t100\t400\t90\t20\t88\tno\n5\t1\tcut off";
  int confidence = 0;
  const std::vector<PdfLine> lines = lines_of_tsv(table, 144, confidence);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].text, "The board");
  EXPECT_EQ(lines[0].left, 50);
  EXPECT_EQ(lines[0].top, 99);
  EXPECT_EQ(lines[0].right, 150);
  EXPECT_EQ(lines[1].text, "no");
  EXPECT_NE(lines[0].block, lines[1].block);
  EXPECT_EQ(confidence, 83);
}

TEST_F(Pdf, damaged_files_are_errors) {
  EXPECT_EQ(dump("%PDF-1.4\nnothing of the kind"), "error: is damaged or encrypted: pdftotext cannot read it");
  const std::string whole = make_pdf({{{70, 700, "Some words."}}});
  for (std::size_t size = 9; size < whole.size(); size += 97) EXPECT_FALSE(dump(whole.substr(0, size)).empty());
}

TEST(PdfLayout, numbers_and_repeated_lines_at_the_edges_are_furniture) {
  std::vector<PdfPage> pages(3);
  for (std::size_t i = 0; i < 3; ++i) {
    pages[i].height = 800;
    pages[i].lines = {{0, 20, 100, 30, "The Board, confidential", 1, false}, {0, 400, 100, 410, "the same words", 2, false}, {0, 780, 100, 790, std::to_string(i + 1), 3, false}};
    mark_furniture(pages);
  }
  EXPECT_TRUE(pages[0].lines[0].is_furniture);
  EXPECT_FALSE(pages[0].lines[1].is_furniture);
  EXPECT_TRUE(pages[2].lines[2].is_furniture);
}

TEST(ChildProcess, limits_hold) {
  ChildLimits limits;
  limits.wall_seconds = 1;
  EXPECT_EQ(run_child({"sleep", "20"}, "", limits).error().kind, ErrorKind::limit);
  limits.output_bytes = 1000;
  EXPECT_EQ(run_child({"cat", "/dev/zero"}, "", limits).error().kind, ErrorKind::limit);
  EXPECT_EQ(run_child({"cat"}, "words")->output, "words");
  EXPECT_EQ(run_child({"no-such-program-here"}, "")->exit_code, 127);
  EXPECT_EQ(run_child({"sh", "-c", "kill -SEGV $$"}, "").error().kind, ErrorKind::damaged);
  const std::string kept = (std::filesystem::temp_directory_path() / fmt::format("onrecord-child-{}", ::getpid())).string();
  const auto writer = run_child({"sh", "-c", "cat > \"$0\"; echo on", kept}, "words");  // fontconfig's cache: not written, and the child goes on
  EXPECT_EQ(writer.ok() ? writer->output : writer.error().fact, "on\n");
  EXPECT_EQ(std::filesystem::file_size(kept), 0U);
  std::filesystem::remove(kept);
}

}  // namespace
}  // namespace onrecord
