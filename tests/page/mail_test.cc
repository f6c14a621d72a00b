#include "page/mail.h"

#include <gtest/gtest.h>

#include "format_dump.h"
#include "page/mail_quotes.h"

namespace onrecord {
namespace {

using testing::bytes_behind;
using testing::dump;
using testing::read_documents;

constexpr const char* type = "message/rfc822";
const std::string head = "From: Ann Lee <ann@x.example>\nTo: Bob Roe <bob@x.example>\nSubject: Minutes\n";

TEST(Mail, headers_paragraphs_and_signature) {
  const std::string mail = "From: =?utf-8?q?Ann_L=C3=A9e?= <ann@x.example>\nTo: Bob <bob@x.example>, cy@x.example\nCc: \"Roe, Di\" <di@x.example>\n"
                           "Subject: =?utf-8?b?TWludXRlcw==?=\nDate: Mon, 14 Oct 2024 10:11:58 +0100\n\n"
                           "Dear Bob,\n\nthe board will not\nsign.\n\nYours,\nAnn\n\n-- \nAnn Lee, chair\n";
  EXPECT_EQ(dump(mail, type),
            "email | Minutes | by Ann Lée | to Bob | to cy@x.example | to Roe, Di | 2024-10-14T10:11:58+01:00 (Date header)\n"
            "title: Minutes\nbody: Dear Bob,\nbody: the board will not\nbody: sign.\nbody: Yours,\nbody: Ann\nfurniture: --\nfurniture: Ann Lee, chair\n");
}

TEST(Mail, lines_wrapped_for_width_are_joined) {
  const std::string mail = head + "\nThe board met on Tuesday and will not sign the agreement in its present\nform, as the chair told the members afterwards.\n\n- one\n- two\n";
  EXPECT_EQ(dump(mail, type), "email | Minutes | by Ann Lee | to Bob Roe\ntitle: Minutes\nbody: The board met on Tuesday and will not sign the agreement in its present form, as the chair told the members afterwards.\nbody: - one\nbody: - two\n");
}

TEST(Mail, flowed_lines_are_joined_where_they_say_so) {
  const std::string mail = head + "Content-Type: text/plain; format=flowed\n\nWe said \nno.\nThat is all.\n";
  EXPECT_EQ(dump(mail, type), "email | Minutes | by Ann Lee | to Bob Roe\ntitle: Minutes\nbody: We said no.\nbody: That is all.\n");
}

TEST(Mail, quoted_mail_has_its_writer_and_time) {
  const std::string mail = head + "\nNo.\n\nOn Thu, 5 Dec 2024 at 07:48, Cy Dow <cy@x.example> wrote:\n> Will you sign?\n>\n> On 4 December 2024 09:00, Ann Lee wrote:\n>> I will.\n\nAnn\n";
  EXPECT_EQ(dump(mail, type),
            "email | Minutes | by Ann Lee | to Bob Roe\ntitle: Minutes\nbody: No.\nfurniture: On Thu, 5 Dec 2024 at 07:48, Cy Dow <cy@x.example> wrote:\n"
            "body quoted @Cy Dow 2024-12-05T07:48:00: Will you sign?\nfurniture quoted: On 4 December 2024 09:00, Ann Lee wrote:\nbody quoted @Ann Lee 2024-12-04T09:00:00: I will.\nbody: Ann\n");
}

TEST(Mail, heads_and_announcements_give_addresses) {
  const auto written = [](const std::vector<Addressed>& addresses) {
    std::string all;
    for (const Addressed& one : addresses) all += one.name + " " + one.address + "|";
    return all;
  };
  EXPECT_EQ(written(read_documents(head + "\nNo.\n\nOn Thu, 5 Dec 2024 at 07:48, Cy Dow <cy@x.example> wrote:\n> Will you?\n", type).at(0).addresses), "Ann Lee ann@x.example|Bob Roe bob@x.example|Cy Dow cy@x.example|");
  const auto printed = parse_header_block("From: Lee, Ann <ann@x.example>\nSent: 3 June 2020\nTo: Roe, Bob <bob@x.example>; cy@x.example\nSubject: Boats\n");
  ASSERT_TRUE(printed);
  EXPECT_EQ(written(printed->addresses), "Lee, Ann ann@x.example|Roe, Bob bob@x.example|");
}

TEST(Mail, what_is_quoted_deeper_than_its_announcement_is_announced_too) {
  const std::string mail = head + "\nNo.\n\nOn Thu, 5 Dec 2024 at 07:48, Cy Dow wrote:\n> Will you sign?\n\nOn Wed, 4 Dec 2024 at 09:00, Ann Lee wrote:\n>> I will.\n";
  EXPECT_TRUE(dump(mail, type).ends_with("body quoted @Cy Dow 2024-12-05T07:48:00: Will you sign?\nfurniture: On Wed, 4 Dec 2024 at 09:00, Ann Lee wrote:\nbody quoted @Ann Lee 2024-12-04T09:00:00: I will.\n")) << dump(mail, type);
}

TEST(Mail, blocks_of_headers_as_outlook_writes_them) {
  const std::string mail = head + "\nNo.\n\n-----Original Message-----\nFrom: Cy Dow\nSent: 5 December 2024 07:48\nTo: Ann Lee; Roe,\n Bob\nSubject: x\n\nWill you?\n";
  const std::string all = dump(mail, type);
  EXPECT_NE(all.find("body quoted @Cy Dow to Ann Lee to Roe, Bob 2024-12-05T07:48:00: Will you?\n"), std::string::npos) << all;
}

TEST(Mail, quotations_as_telephones_and_yahoo_write_them) {
  EXPECT_EQ(dump(head + "\nNo.\n\nSent from my iPhone\n\n> On 14 Oct 2024, at 09:02, Cy Dow <cy@x.example> wrote:\n> \n> \xEF\xBB\xBFWill you sign?\n> \n> Cy\n", type),
            "email | Minutes | by Ann Lee | to Bob Roe\ntitle: Minutes\nbody: No.\nfurniture: Sent from my iPhone\nfurniture quoted: On 14 Oct 2024, at 09:02, Cy Dow <cy@x.example> wrote:\n"
            "body quoted @Cy Dow 2024-10-14T09:02:00: Will you sign?\nbody quoted @Cy Dow 2024-10-14T09:02:00: Cy\n");
  EXPECT_EQ(dump(head + "\nNo.\n\n    On Monday, 14 October 2024 at 09:02:11 BST, Cy Dow <cy@x.example> wrote:  \n \n Will you sign?\n", type),
            "email | Minutes | by Ann Lee | to Bob Roe\ntitle: Minutes\nbody: No.\nfurniture: On Monday, 14 October 2024 at 09:02:11 BST, Cy Dow <cy@x.example> wrote:\n"
            "body quoted @Cy Dow 2024-10-14T09:02:00: Will you sign?\n");
}

TEST(Mail, replies_as_thunderbird_and_german_outlook_write_them) {
  EXPECT_EQ(dump(head + "\nOn 14/10/2024 09:02, Cy Dow wrote:\n> Will you sign?\n\nNo.\n\n> And pay?\nNo.\n", type),
            "email | Minutes | by Ann Lee | to Bob Roe\ntitle: Minutes\nfurniture: On 14/10/2024 09:02, Cy Dow wrote:\nbody quoted @Cy Dow 2024-10-14T09:02:00: Will you sign?\nbody: No.\n"
            "body quoted @Cy Dow 2024-10-14T09:02:00: And pay?\nbody: No.\n");
  const std::string german = dump(head + "\nNein.\n\n-----Ursprüngliche Nachricht-----\nVon: Cy Dow <cy@x.example>\nGesendet: Montag, 14. Oktober 2024 09:02\nAn: Ann Lee\nBetreff: Protokoll\n\nJa?\n", type);
  EXPECT_NE(german.find("body quoted @Cy Dow to Ann Lee 2024-10-14T09:02:00: Ja?\n"), std::string::npos) << german;
}

TEST(Mail, markup_as_outlook_and_gmail_write_it) {
  const std::string outlook = dump(head + "Content-Type: text/html; charset=utf-8\n\n<div class=\"WordSection1\"><p class=\"MsoNormal\">No.<o:p></o:p></p><p class=\"MsoNormal\"><o:p>&nbsp;</o:p></p>"
                                          "<div style=\"border-top:solid\"><p class=\"MsoNormal\"><b>From:</b> Cy Dow &lt;cy@x.example&gt;<br><b>Sent:</b> 14 October 2024 09:02<br><b>To:</b> Ann<br><b>Subject:</b> x</p></div>"
                                          "<p class=\"MsoNormal\">Will you sign?</p></div>", type);
  EXPECT_NE(outlook.find("title: Minutes\nbody: No.\nfurniture quoted: From: Cy Dow"), std::string::npos) << outlook;
  EXPECT_NE(outlook.find("body quoted @Cy Dow to Ann 2024-10-14T09:02:00: Will you sign?\n"), std::string::npos) << outlook;
  const std::string gmail = dump(head + "Content-Type: text/html; charset=utf-8\n\n<div dir=ltr>No.</div><br><div class=gmail_quote><div class=gmail_attr>On Mon, 14 Oct 2024 at 09:02, Cy Dow &lt;<a href=\"mailto:cy@x.example\">cy@x.example</a>&gt; wrote:<br></div><blockquote>Will you?<br>Cy</blockquote></div>", type);
  EXPECT_NE(gmail.find("body quoted @Cy Dow 2024-10-14T09:02:00: Will you?\n"), std::string::npos) << gmail;
}

TEST(Mail, markup_alone_is_read) {
  const std::string mail = head + "Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n<html><head><style>p {}</style></head><body><p>We said=20\n<b>no</b> in the caf=E9.</p><blockquote><p>Will you?</p></blockquote>";
  EXPECT_EQ(dump(mail, type), "email | Minutes | by Ann Lee | to Bob Roe\ntitle: Minutes\nbody: We said no in the café.\nbody quoted: Will you?\n");
}

TEST(Mail, of_alternatives_one_is_read) {
  const std::string mail = head + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nPlain.\n--b\nContent-Type: text/html\n\n<p>Markup.\n--b--\n";
  EXPECT_EQ(dump(mail, type), "email | Minutes | by Ann Lee | to Bob Roe\ntitle: Minutes\nbody: Plain.\n");
  const std::string empty = head + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html\n\n<p>Markup.\n--b--\n";
  EXPECT_EQ(dump(empty, type), "email | Minutes | by Ann Lee | to Bob Roe\ntitle: Minutes\nbody: Markup.\n");
}

TEST(Mail, what_is_missing_is_told) {
  EXPECT_EQ(dump("From: a@x.example\nDate: some day\nSubject: x\n\n", type), "email | x | by a@x.example [OR-0301] [OR-0303]\ntitle: x\n");
  const std::string cut = head + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nPlain wo";
  EXPECT_EQ(dump(cut, type), "email | Minutes | by Ann Lee | to Bob Roe [OR-0302]\ntitle: Minutes\nbody: Plain wo\n");
}

TEST(Mail, positions_are_exact_in_plain_and_quoted_printable_bodies) {
  const std::string plain = head + "\n> quoted words\nWe said “no”.\n";
  const std::vector<Document> one = read_documents(plain, type);
  EXPECT_EQ(bytes_behind(one.at(0), plain, "Minutes"), "Minutes");
  EXPECT_EQ(bytes_behind(one.at(0), plain, "said “no”"), "said “no”");
  EXPECT_EQ(bytes_behind(one.at(0), plain, "quoted words"), "quoted words");
  const std::string printable = head + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nWe said =E2=80=9Cno=E2=80=9D and =\nthen left.\n";
  const std::vector<Document> two = read_documents(printable, type);
  EXPECT_EQ(bytes_behind(two.at(0), printable, "“no”"), "=E2=80=9Cno=E2=80=9D");
  EXPECT_EQ(bytes_behind(two.at(0), printable, "and then"), "and =\nthen");
  const std::string base64 = head + "Content-Transfer-Encoding: base64\n\nV2Ugc2FpZCBuby4=\n";
  EXPECT_EQ(bytes_behind(read_documents(base64, type).at(0), base64, "We said no."), "V2Ugc2FpZCBuby4=\n");
}

TEST(MailQuotes, lines_that_announce_a_quotation) {
  struct Row {
    const char* line;
    const char* author;
    const char* at;
  };
  const Row rows[] = {
      {"On Thu, 5 Dec 2024 at 07:48, Ann Lee <ann@x.example> wrote:", "Ann Lee", "2024-12-05T07:48:00"},
      {"On Dec 5, 2024, at 7:48 PM, Ann Lee <ann@x.example> wrote:", "Ann Lee", "2024-12-05T19:48:00"},
      {"On Thu, 5 Dec 2024 at 07:48, Ann Lee\n<ann@x.example> wrote:", "Ann Lee", "2024-12-05T07:48:00"},
      {"On 2024-12-05 07:48, Ann Lee wrote:", "Ann Lee", "2024-12-05T07:48:00"},
      {"Am 05.12.2024 um 07:48 schrieb Ann Lee:", "Ann Lee", "2024-12-05T07:48:00"},
      {"Le 5 déc. 2024 à 07:48, Ann Lee <ann@x.example> a écrit :", "Ann Lee", "2024-12-05T07:48:00"},
      {"On 05/12/2024 07:48, Ann Lee wrote:", "Ann Lee", ""},
      {"ann@x.example wrote:", "ann@x.example", ""},
  };
  for (const Row& row : rows) {
    const auto origin = parse_attribution_line(row.line);
    ASSERT_TRUE(origin) << row.line;
    EXPECT_EQ(origin->author, row.author) << row.line;
    EXPECT_EQ(origin->at ? origin->at->iso() : "", row.at) << row.line;
  }
  EXPECT_FALSE(parse_attribution_line("The minister wrote:"));
  EXPECT_FALSE(parse_attribution_line("On Thursday she said no."));
}

}  // namespace
}  // namespace onrecord
