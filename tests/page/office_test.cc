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

TEST(Docx, a_file_that_is_cut_short_is_told) {
  std::string words;
  for (int i = 0; i < 2000; ++i) words += "<w:p><w:r><w:t>Paragraph " + std::to_string(i) + "</w:t></w:r></w:p>";
  const std::string whole = word(words);
  EXPECT_EQ(dump(whole, docx).find("OR-0321"), std::string::npos);
  const std::string half = dump(whole.substr(0, whole.size() / 2), docx);
  EXPECT_NE(half.find("[OR-0321]"), std::string::npos);
  EXPECT_NE(half.find("Paragraph 57\n"), std::string::npos);
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

// As Word 16 writes a page: numbers of edits, runs split by the spelling checker, a link, a note, tab stops, the head of even pages.
TEST(Docx, a_report_as_word_writes_it) {
  const std::string edits = " w14:paraId=\"4C2A1B7E\" w14:textId=\"77777777\" w:rsidR=\"00A31F52\" w:rsidRDefault=\"00A31F52\" w:rsidP=\"00C4110D\"";
  const std::string body =
      "<w:p" + edits + "><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/><w:r w:rsidRPr=\"00B5\"><w:t>Night berthing</w:t></w:r></w:p>"
      "<w:p" + edits + "><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/><w:tab w:val=\"right\" w:pos=\"9026\"/></w:tabs><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr></w:pPr>"
      "<w:r><w:t xml:space=\"preserve\">The board of </w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>Skerran</w:t></w:r><w:proofErr w:type=\"spellEnd\"/><w:r w:rsidR=\"00D4\"><w:lastRenderedPageBreak/><w:t xml:space=\"preserve\"> said on </w:t></w:r>"
      "<w:hyperlink r:id=\"rId8\" w:history=\"1\"><w:r w:rsidRPr=\"00E5\"><w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr><w:t>its page</w:t></w:r></w:hyperlink><w:r><w:t xml:space=\"preserve\"> that it &#8220;would not sign&#8221; the co</w:t></w:r>"
      "<w:r><w:softHyphen/><w:t>operation.</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"4508\"/><w:gridCol w:w=\"4508\"/></w:tblGrid>"
      "<w:tr" + edits + "><w:tc><w:tcPr><w:tcW w:w=\"4508\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs></w:pPr><w:r><w:t>Ann Lee</w:t></w:r></w:p></w:tc>"
      "<w:tc><w:tcPr><w:tcW w:w=\"4508\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs></w:pPr><w:r><w:t>chair</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
      "<w:p" + edits + "><w:r><w:br w:type=\"page\"/></w:r></w:p><w:sectPr w:rsidR=\"00A3\"><w:headerReference w:type=\"even\" r:id=\"rId9\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>";
  const std::string document = make_archive({
      {"[Content_Types].xml", "<Types/>"},
      {"word/document.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<w:document xmlns:w=\"x\" mc:Ignorable=\"w14 w15\"><w:body>" + body + "</w:body></w:document>"},
      {"word/footnotes.xml", "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
                             "<w:footnote w:id=\"1\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> Minutes, item 6.</w:t></w:r></w:p></w:footnote></w:footnotes>"},
      {"word/header3.xml", "<w:hdr><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t>Board papers</w:t></w:r></w:p></w:hdr>"},
      {"word/footer1.xml", "<w:ftr><w:p><w:r><w:t xml:space=\"preserve\">Page </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:rPr><w:noProof/></w:rPr><w:t>2</w:t></w:r></w:fldSimple></w:p></w:ftr>"},
      {"docProps/core.xml", "<cp:coreProperties><dc:title></dc:title><dc:creator>Ann Lee</dc:creator></cp:coreProperties>"}});
  EXPECT_EQ(dump(document, docx),
            "document | Night berthing | by Ann Lee\nfurniture: Board papers\ntitle: Night berthing\nbody: The board of Skerran said on its page that it “would not sign” the cooperation.\nbody: Ann Lee\tchair\n"
            "body: Minutes, item 6.\nfurniture: Page 2\n");
}

// As LibreOffice 7 exports the same: styles and fonts on every run, a tabulator behind the number of a note, marks of the clipboard.
TEST(Docx, a_report_as_libreoffice_writes_it) {
  const std::string font = "<w:rPr><w:rFonts w:eastAsia=\"NSimSun\" w:cs=\"Arial\"/><w:lang w:val=\"en-GB\"/></w:rPr>";
  const std::string body =
      "<w:p><w:pPr><w:pStyle w:val=\"Title\"/><w:bidi w:val=\"0\"/><w:jc w:val=\"center\"/>" + font + "</w:pPr><w:r>" + font + "<w:t>Night berthing</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:pStyle w:val=\"TextBody\"/><w:bidi w:val=\"0\"/></w:pPr><w:bookmarkStart w:id=\"0\" w:name=\"__DdeLink__1_1\"/><w:r>" + font + "<w:t xml:space=\"preserve\">The board </w:t></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>said</w:t></w:r>"
      "<w:bookmarkEnd w:id=\"0\"/><w:r>" + font + "<w:t xml:space=\"preserve\"> no.</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"FootnoteAnchor\"/></w:rPr><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
      "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r>" + font + "<w:t>A point</w:t><w:br/><w:t>in two lines</w:t></w:r></w:p><w:sectPr><w:footnotePr><w:numFmt w:val=\"decimal\"/></w:footnotePr></w:sectPr>";
  const std::string document = make_archive({
      {"[Content_Types].xml", "<Types/>"},
      {"word/document.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document><w:body>" + body + "</w:body></w:document>"},
      {"word/footnotes.xml", "<w:footnotes><w:footnote w:id=\"0\" w:type=\"separator\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:pPr><w:pStyle w:val=\"Footnote\"/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"FootnoteCharacters\"/></w:rPr><w:footnoteRef/></w:r>"
                             "<w:r>" + font + "<w:tab/><w:t>Minutes, item 6.</w:t></w:r></w:p></w:footnote></w:footnotes>"}});
  EXPECT_EQ(dump(document, docx), "document | Night berthing\ntitle: Night berthing\nbody: The board said no.\nbody: A point\nin two lines\nbody: Minutes, item 6.\n");
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

TEST(Rtf, a_file_that_is_cut_short_is_told) { EXPECT_EQ(dump("{\\rtf1 We said {\\b no", rtf), "document | We said no [OR-0321]\ntitle: We said no\n"); }

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
