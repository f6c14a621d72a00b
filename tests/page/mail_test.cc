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

TEST(Mail, blocks_of_headers_as_outlook_writes_them) {
  const std::string mail = head + "\nNo.\n\n-----Original Message-----\nFrom: Cy Dow\nSent: 5 December 2024 07:48\nTo: Ann Lee\nSubject: x\n\nWill you?\n";
  const std::string all = dump(mail, type);
  EXPECT_NE(all.find("body quoted @Cy Dow 2024-12-05T07:48:00: Will you?\n"), std::string::npos) << all;
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
      {"Am 05.12.2024 um 07:48 schrieb Ann Lee:", "Ann Lee", ""},
      {"Le 5 déc. 2024 à 07:48, Ann Lee <ann@x.example> a écrit :", "Ann Lee", ""},
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
