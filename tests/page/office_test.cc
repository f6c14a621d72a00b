// Word, OpenDocument and RTF.
#include <gtest/gtest.h>

#include "../source/make_archive.h"
#include "format_dump.h"

namespace onrecord {
namespace {

using testing::bytes_behind;
using testing::dump;
using testing::make_archive;

constexpr const char* docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr const char* odt = "application/vnd.oasis.opendocument.text";
constexpr const char* rtf = "application/rtf";

std::string word(const std::string& body, const std::string& comments = "", const std::string& core = "") {
  testing::Members members = {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<?xml version=\"1.0\"?><w:document><w:body>" + body + "</w:body></w:document>"}};
  if (!comments.empty()) members.emplace_back("word/comments.xml", comments);
  if (!core.empty()) members.emplace_back("docProps/core.xml", core);
  return make_archive(members);
}

TEST(Docx, paragraphs_title_tables_and_notes) {
  EXPECT_EQ(dump(word("<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Night berthing</w:t></w:r></w:p>"
                      "<w:p><w:r><w:t xml:space=\"preserve\">She said </w:t></w:r><w:r><w:t>&#8220;no&#8221;.</w:t><w:tab/><w:t>Twice.</w:t></w:r></w:p>"
                      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
                      "", "<cp:coreProperties><dc:creator>Ann Lee</dc:creator></cp:coreProperties>"),
                 docx),
            "document | Night berthing | by Ann Lee\ntitle: Night berthing\nbody: She said “no”.\tTwice.\nbody: a\tb\n");
}

TEST(Docx, deletions_are_left_out_and_comments_kept) {
  EXPECT_EQ(dump(word("<w:p><w:r><w:t>The board will </w:t></w:r><w:del w:author=\"Bob\"><w:r><w:delText>never </w:delText></w:r></w:del><w:ins><w:r><w:t>not sign.</w:t></w:r></w:ins></w:p>",
                      "<w:comments><w:comment w:author=\"Cy Dow\" w:date=\"2024-10-14T10:00:00Z\"><w:p><w:r><w:t>Who says?</w:t></w:r></w:p></w:comment></w:comments>"),
                 docx),
            "document\nbody: The board will not sign.\ncomment @Cy Dow 2024-10-14T10:00:00+00:00: Who says?\n");
}

TEST(Docx, damaged_and_hostile_files) {
  EXPECT_EQ(dump(make_archive({{"[Content_Types].xml", "x"}}), docx), "error: is a Word file without its text");
  std::string bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">";
  for (char c = 'b'; c < 'k'; ++c) bomb += std::string("<!ENTITY ") + c + " \"&" + static_cast<char>(c - 1) + ";&" + static_cast<char>(c - 1) + ";\">";
  EXPECT_EQ(dump(make_archive({{"word/document.xml", bomb + "]><w:document><w:p><w:r><w:t>words &j; end.</w:t></w:r></w:p></w:document>"}}), docx), "document\nbody: words &j; end.\n");
  EXPECT_EQ(dump(word("<w:p><w:r><w:t>cut sh"), docx).substr(0, 8), "document");
}

TEST(Odt, paragraphs_comments_notes_and_changes) {
  const std::string content =
      "<office:document-content><office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>"
      "<text:h>Minutes of the board</text:h><text:p>She said<text:s/>no<office:annotation><dc:creator>Cy Dow</dc:creator><dc:date>2024-10-14T10:00:00.000</dc:date><text:p>Who says?</text:p></office:annotation>."
      "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In June.</text:p></text:note-body></text:note></text:p></office:text></office:body></office:document-content>";
  EXPECT_EQ(dump(make_archive({{"mimetype", odt}, {"content.xml", content}}), odt),
            "transcript | Minutes of the board\ntitle: Minutes of the board\nbody: She said no.\nbody: In June.\ncomment @Cy Dow 2024-10-14T10:00:00: Who says?\n");
  EXPECT_EQ(dump(make_archive({{"mimetype", odt}}), odt), "error: is an OpenDocument file without its text");
  EXPECT_EQ(dump(content, "application/vnd.oasis.opendocument.text-flat-xml").substr(0, 33), "transcript | Minutes of the board");
}

TEST(Rtf, characters_groups_and_destinations) {
  const std::string letter =
      "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Times;}}{\\info{\\title A letter}{\\author Ann Lee}}{\\header Head\\par}\\pard Dear Bob,\\par\n"
      "We said \\ldblquote no\\rdblquote  in the caf\\'e9 for \\u8364?5.\\par {\\deleted gone }{\\*\\atnauthor Cy Dow}{\\*\\annotation Who says?}Yours\\par}";
  EXPECT_EQ(dump(letter, rtf), "letter | A letter | by Ann Lee\nfurniture: Head\nbody: Dear Bob,\nbody: We said “no” in the café for €5.\nbody: Yours\ncomment @Cy Dow: Who says?\n");
  const std::vector<Document> documents = testing::read_documents(letter, rtf);
  EXPECT_EQ(bytes_behind(documents.at(0), letter, "We said"), "We said");
  EXPECT_EQ(bytes_behind(documents.at(0), letter, "café"), "caf\\'e9");
}

TEST(Docx, boxes_fields_and_controls_as_word_writes_them) {
  const std::string box = "<w:txbxContent><w:p><w:r><w:t>Boxed words.</w:t></w:r></w:p></w:txbxContent>";
  EXPECT_EQ(dump(word("<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx>" + box + "</wps:txbx></mc:Choice><mc:Fallback><v:textbox>" + box + "</v:textbox></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Around it.</w:t></w:r></w:p>"
                      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>On 5 March.</w:t></w:r></w:p>"
                      "<w:sdt><w:sdtContent><w:p><w:hyperlink r:id=\"r\"><w:r><w:t>In a</w:t></w:r></w:hyperlink><w:r><w:t xml:space=\"preserve\"> control</w:t><w:noBreakHyphen/><w:t>room.</w:t></w:r></w:p></w:sdtContent></w:sdt>"),
                 docx),
            "document\nbody: Around it.\nbody: Boxed words.\nbody: On 5 March.\nbody: In a control-room.\n");
}

TEST(Odt, boxes_lists_and_rows_as_libreoffice_writes_them) {
  const std::string content =
      "<office:document-content><office:automatic-styles/><office:body><office:text><text:sequence-decls><text:sequence-decl text:name=\"Table\"/></text:sequence-decls>"
      "<text:p text:style-name=\"Title\">Statement</text:p><text:p>On <text:span>Tuesday</text:span><text:s text:c=\"2\"/>we <text:a>said</text:a> no.<text:line-break/>Twice.</text:p>"
      "<text:list><text:list-item><text:p>An item.</text:p></text:list-item></text:list><text:p>Before.<draw:frame><svg:title>x</svg:title><draw:text-box><text:p>Boxed <text:span>words</text:span>.</text:p></draw:text-box></draw:frame></text:p>"
      "<table:table><table:table-row><table:table-cell><text:p>Who</text:p></table:table-cell><table:table-cell><text:p>What</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>";
  EXPECT_EQ(dump(make_archive({{"mimetype", odt}, {"content.xml", content}}), odt),
            "document | Statement\ntitle: Statement\nbody: On Tuesday  we said no.\nTwice.\nbody: An item.\nbody: Before.\nbody: Boxed words.\nbody: Who\tWhat\n");
}

TEST(Rtf, fonts_with_code_pages_and_footnotes) {
  EXPECT_EQ(dump("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset238 Arial CE;}{\\f2\\fcharset204 Arial Cyr;}}\\f0 Caf\\'e9 {\\f1 \\'f3\\'b3w}{\\f2 \\'c4\\'e0}{\\footnote \\pard See \\'e9.} ends.\\par}", rtf),
            "document\nbody: Café ółwДа ends.\nbody: See é.\n");
}

TEST(Rtf, other_code_pages_and_surrogates) {
  EXPECT_EQ(dump("{\\rtf1\\ansi\\ansicpg1251 \\'c4\\'e0.\\par}", rtf), "document\nbody: Да.\n");
  EXPECT_EQ(dump("{\\rtf1\\uc1 x\\u-10179?\\u-8704?.\\par}", rtf), "document\nbody: x😀.\n");
  EXPECT_EQ(dump("{\\rtf1{\\pict 89504e47}words here.}}}}", rtf), "document\nbody: words here.\n");
}

}  // namespace
}  // namespace onrecord
