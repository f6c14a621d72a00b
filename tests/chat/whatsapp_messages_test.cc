// What stands behind the head: authors, notices, files, deletions, edits, and messages of several lines.
#include <gtest/gtest.h>

#include <algorithm>

#include "dump.h"

namespace onrecord {
namespace {

// Android lines without seconds; each line of `lines` gets the same head.
std::string android(std::initializer_list<std::string_view> lines) {
  std::string text;
  for (std::string_view line : lines) text += "13/03/2024, 09:58 - " + std::string(line) + "\n";
  return text;
}

std::string ios(std::initializer_list<std::string_view> lines) {
  std::string text;
  for (std::string_view line : lines) {
    const bool marked = line.starts_with("^");
    if (marked) line.remove_prefix(1);
    text += std::string(marked ? "\u200E" : "") + "[13/03/2024, 09:58:00] " + std::string(line) + "\n";
  }
  return text;
}

// The dump without the time.
std::string without_time(std::string dump) {
  const std::string time = "2024-03-13T09:58:00 | ";
  for (std::size_t at = 0; (at = dump.find(time, at)) != std::string::npos;) dump.erase(at, time.size());
  return dump;
}

std::string read(const std::string& text) { return without_time(read_and_dump(text)); }

TEST(Notices, WithoutAuthor) {
  EXPECT_EQ(read(android({"Ann Lea created group \"Plots: north\"", "Ann Lea: hello", "Ann Lea changed the subject from \"Plots: north\" to \"Plots: south\"",
                          "Ann Lea: Bo: yes", "You added Bo", "Bo: hi"})),
            " | system | Ann Lea created group \"Plots: north\"\n"
            "Ann Lea | hello\n"
            " | system | Ann Lea changed the subject from \"Plots: north\" to \"Plots: south\"\n"
            "Ann Lea | Bo: yes\n"
            " | system | You added Bo\n"
            "Bo | hi\n");
}

TEST(Notices, WithAColonOutsideQuotationMarks) {
  EXPECT_EQ(read(android({"Ann Lea: hello", "Ann Lea changed the subject to Plots: south", "Ann Lea: Re: the tap"})),
            "Ann Lea | hello\n | system | Ann Lea changed the subject to Plots: south\nAnn Lea | Re: the tap\n");
}

TEST(Notices, InTypographicQuotationMarks) {
  EXPECT_EQ(read(android({"Ann: a", "Ann a changé le sujet de « A : b: c » en « D: e »", "Ann hat den Betreff zu „Nord: Süd“ geändert", "Ann 將主旨改為「甲: 乙」"})),
            "Ann | a\n | system | Ann a changé le sujet de « A : b: c » en « D: e »\n | system | Ann hat den Betreff zu „Nord: Süd“ geändert\n"
            " | system | Ann 將主旨改為「甲: 乙」\n");
}

TEST(Notices, OnIosUnderTheGroupsName) {
  EXPECT_EQ(read(ios({"Plots: north: \u200EMessages and calls are end-to-end encrypted.", "Plots: north: \u200EAnn created this group", "Ann: hi: you", "Plots: south: \u200EAnn added Bo",
                      "Bo: \u200EMissed voice call", "Bo: \u200EBo left"})),
            " | system | Messages and calls are end-to-end encrypted.\n | system | Ann created this group\nAnn | hi: you\n | system | Ann added Bo\nBo | Missed voice call\n"
            " | system | Bo left\n");
}

TEST(Notices, InAChatOfTwo) {
  EXPECT_EQ(read(ios({"Bo: \u200EMessages and calls are end-to-end encrypted. No one outside of this chat can read them.", "Bo: hi", "Ann: hi", "Bo: \u200EYour security code with Bo changed."})),
            " | system | Messages and calls are end-to-end encrypted. No one outside of this chat can read them.\nBo | hi\nAnn | hi\n | system | Your security code with Bo changed.\n");
}

TEST(Files, OnAndroid) {
  EXPECT_EQ(read(android({"Ann: <Media omitted>", "Ann: <Médias omis>", "Ann: IMG-20240305-WA0001.jpg (file attached)\nMy hose", "Ann: \u200ERules 2024.pdf (fichier joint)",
                          "Ann: that is not a photo (file attached) is what I meant", "Ann: <Без медиафайлов>", "Ann: <メディアは含まれていません>", "Ann: <off>", "Ann: see <https://example.org>"})),
            "Ann | media | \nAnn | media | \nAnn | media | My hose | file IMG-20240305-WA0001.jpg\nAnn | media |  | file Rules 2024.pdf\n"
            "Ann | that is not a photo (file attached) is what I meant\nAnn | media | \nAnn | media | \nAnn | <off>\nAnn | see <https://example.org>\n");
}

TEST(Files, OnIos) {
  EXPECT_EQ(read(ios({"Ann: hi", "^Ann: \u200Eimage omitted", "^Ann: \u200E<attached: 00000012-PHOTO-2024-03-05-09-58-40.jpg>", "^Ann: Rules.pdf • \u200E4 pages \u200E<attached: 00000014-Rules.pdf>",
                      "^Ann: The hose \u200E<pièce jointe\u00A0: 00000015-PHOTO-2024-03-07-10-00-00.jpg>", "^Ann: \u200Eвидео отсутствует", "Ann: \u200EGIF weggelassen"})),
            "Ann | hi\nAnn | media | \nAnn | media |  | file 00000012-PHOTO-2024-03-05-09-58-40.jpg\nAnn | media |  | file 00000014-Rules.pdf\n"
            "Ann | media | The hose | file 00000015-PHOTO-2024-03-07-10-00-00.jpg\nAnn | media | \nAnn | media | \n");
}

TEST(Files, LeftOutOnIosWithWordsAround) {
  EXPECT_EQ(read(ios({"Ann: hi", "^Bo: Rules.pdf • \u200E4 pages \u200Edocument omitted", "^Ann: The meter \u200Eimage omitted", "^Bo: \u200Eimage omitted\nsee this", "^Bo: \u200Edocument manquant", "Ann: image omitted I said"})),
            "Ann | hi\nBo | media |  | file Rules.pdf\nAnn | media | The meter\nBo | media | see this\nBo | media | \nAnn | image omitted I said\n");
}

TEST(Notices, OfOldIosHaveNoGiver) {
  EXPECT_EQ(read(ios({"+44 7700 900123: Hi", "\u200E+44 7700 900123 changed the subject to “Plots: x”", "\u200EAnn added Bo", "Ann: ok"})),
            "+44 7700 900123 | Hi\n | system | +44 7700 900123 changed the subject to “Plots: x”\n | system | Ann added Bo\nAnn | ok\n");
}

TEST(Notices, AreToldFromLongNames) {
  EXPECT_EQ(read(android({"Ann: hi", "Ann O'Neil-Smith (plot 4): hi", "Plot 14 - Bo: s", "Ann Lea (work) – plot 14: z", "Your security code with Ann: Lea changed. Tap to learn more.",
                          "Ann a changé le nom du groupe en Nord : sud", "Ann змінив тему на Північ: південь", "Ann 將群組主旨更改為 甲: 乙"})),
            "Ann | hi\nAnn O'Neil-Smith (plot 4) | hi\nPlot 14 - Bo | s\nAnn Lea (work) – plot 14 | z\n | system | Your security code with Ann: Lea changed. Tap to learn more.\n"
            " | system | Ann a changé le nom du groupe en Nord : sud\n | system | Ann змінив тему на Північ: південь\n | system | Ann 將群組主旨更改為 甲: 乙\n");
}

TEST(Words, OfThingsSentStay) {
  EXPECT_EQ(read(android({"Ann: POLL:\nTap lock?\nOPTION: Yes (3 votes)\nOPTION: No (1 vote)\n", "Bo: location: https://maps.google.com/?q=51.5,-0.12", "Ann: null", "Ann: <View once voice message omitted>",
                          "Missed video call at 09:30", "Bo: This message was deleted by admin Ann"})),
            "Ann | POLL:\\nTap lock?\\nOPTION: Yes (3 votes)\\nOPTION: No (1 vote)\nBo | location: https://maps.google.com/?q=51.5,-0.12\nAnn | null\nAnn | media | \n"
            " | system | Missed video call at 09:30\nBo | deleted | This message was deleted by admin Ann\n");
}

TEST(Deletions, AreToldFromTalkAboutThem) {
  EXPECT_EQ(read(android({"Ann: This message was deleted", "Ann: who says this message was deleted?", "Ann: You deleted this message", "Ann: Ta wiadomość została usunięta",
                          "Ann: Данное сообщение удалено", "Ann: 此訊息已刪除"})),
            "Ann | deleted | This message was deleted\nAnn | who says this message was deleted?\nAnn | deleted | You deleted this message\nAnn | deleted | Ta wiadomość została usunięta\n"
            "Ann | deleted | Данное сообщение удалено\nAnn | deleted | 此訊息已刪除\n");
  EXPECT_EQ(read(ios({"Ann: a", "^Ann: \u200EThis message was deleted.", "Ann: \u200EDu har slettet denne beskeden."})),
            "Ann | a\nAnn | deleted | This message was deleted.\nAnn | deleted | Du har slettet denne beskeden.\n");
}

TEST(Edits, TakeTheirMarkOff) {
  EXPECT_EQ(read(android({"Ann: at 8 <This message was edited>", "Ann: um 8 <Diese Nachricht wurde bearbeitet.>", "Ann: a\nb <Ce message a été modifié>", "Ann: x <y>"})),
            "Ann | at 8 | edited\nAnn | um 8 | edited\nAnn | a\\nb | edited\nAnn | x <y>\n");
}

TEST(Lines, BelongToTheMessageAbove) {
  EXPECT_EQ(read("13/03/2024, 09:58 - Ann: a\r\n\r\n1. b: c\r\n12/2024 - d\r\n13/03/2024, 09:58 - Bo: e"), "Ann | a\\n\\n1. b: c\\n12/2024 - d\nBo | e\n");
}

TEST(Lines, OfAPastedChatStayInTheMessage) {
  EXPECT_EQ(read("13/03/2024, 09:58 - Ann: look\n[10:01, 05/03/2024] Bo: never\n[10:02, 05/03/2024] Cy: why\n05/03/2024 10:01 - Bo: never\n13/03/2024, 09:58 - Bo: e"),
            "Ann | look\\n[10:01, 05/03/2024] Bo: never\\n[10:02, 05/03/2024] Cy: why\\n05/03/2024 10:01 - Bo: never\nBo | e\n");
}

TEST(Names, LoseMarksAndNothingElse) {
  EXPECT_EQ(read(ios({"\u202A+44\u00A07700\u00A0900123\u202C: a", "~\u202FNev: b", "Dr. O'Hara (GP) 🩺: c"})), "+44 7700 900123 | a\n~ Nev | b\nDr. O'Hara (GP) 🩺 | c\n");
}

TEST(Words, MayBeEmpty) { EXPECT_EQ(read("13/03/2024, 09:58 - Ann: \n13/03/2024, 09:58 - Bo:  \n13/03/2024, 09:58 - Ann: ok\n"), "Ann | \nBo | \nAnn | ok\n"); }

TEST(Words, KeepJoinersAndBlanks) {
  EXPECT_EQ(read("13/03/2024, 09:58 - Ann: 👩‍👧 5\u00A0km 🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F\n"), "Ann | 👩‍👧 5\u00A0km 🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F\n");
}

TEST(Dates, MonthFirstByValue) { EXPECT_EQ(read_and_dump("[03/05/24, 10:00:00] A: x\n[03/13/24, 10:00:00] A: y\n"), "2024-03-05T10:00:00 | A | x\n2024-03-13T10:00:00 | A | y\n"); }
TEST(Dates, MonthFirstBySequence) {
  EXPECT_EQ(read_and_dump("01/05/2024, 10:00 - A: x\n02/01/2024, 10:00 - A: y\n02/07/2024, 10:00 - A: z\n03/01/2024, 10:00 - A: z\n"),
            "2024-01-05T10:00:00 | A | x\n2024-02-01T10:00:00 | A | y\n2024-02-07T10:00:00 | A | z\n2024-03-01T10:00:00 | A | z\n");
}
TEST(Dates, ToldWhenNothingDecides) {
  const auto documents = read_chat(source_of("05/03/2024, 10:00 - A: x\n"));
  ASSERT_TRUE(documents);
  EXPECT_EQ(documents->front().findings.front().code, "OR-0502");
}

TEST(Names, OfTheGroupFromFileOrNotice) {
  const std::string text = android({"Ann created group \"Plots\"", "Ann: a"});
  EXPECT_EQ(read_chat(source_of(text, "WhatsApp Chat with Plots & Co.txt"))->front().group, "Plots & Co");
  EXPECT_EQ(read_chat(source_of(text, "x.txt"))->front().group, "Plots");
  EXPECT_EQ(read_chat(source_of(android({"Ann: a"}), "Chat de WhatsApp con Ann.txt"))->front().title, "Ann");
}

TEST(Files, BesideAChatAreKnownByTheirHash) {
  Source source = source_of(android({"Ann: IMG-20240305-WA0001.jpg (file attached)", "Ann: hi", "Ann: IMG-20240305-WA0002.jpg (file attached)"}));
  source.beside = {{"x/IMG-20240305-WA0001.jpg", "abc"}};
  const auto documents = read_chat(source);
  ASSERT_TRUE(documents);
  EXPECT_EQ(documents->front().messages[0].attachment_sha256, "abc");
  EXPECT_EQ(documents->front().messages[1].attachment_sha256, "");
  EXPECT_EQ(documents->front().messages[2].attachment_sha256, "");
}

TEST(Long, ExportsComeInDocumentsOfBoundedSize) {
  std::string text;
  const std::string words(1000, 'x');
  for (int i = 0; i < 5000; ++i) text += "13/03/2024, 09:58 - Ann: " + std::to_string(i) + " " + words + "\n";
  const auto documents = read_chat(source_of(text, "WhatsApp Chat with Plots.txt"));
  ASSERT_TRUE(documents);
  ASSERT_EQ(documents->size(), 3U);
  std::size_t message = 0;
  for (const Document& document : *documents) {
    EXPECT_EQ(document.title, "Plots");
    EXPECT_TRUE(std::any_of(document.findings.begin(), document.findings.end(), [](const Finding& finding) { return finding.code == "OR-0506"; }));
    EXPECT_LT(document.text.size(), 3U << 20);
    for (const Message& one : document.messages) {
      const SourceRange range = document.bytes.source_of(one.span);
      ASSERT_EQ(text.substr(range.begin, range.end - range.begin), text_of(document.text, one.span));
      ASSERT_TRUE(text_of(document.text, one.span).starts_with(std::to_string(message++) + " "));
    }
  }
  EXPECT_EQ(message, 5000U);
}

TEST(Long, MessagesAreCutAndTold) {
  const auto documents = read_chat(source_of("13/03/2024, 09:58 - Ann: " + std::string(17 << 20, 'x') + "\n13/03/2024, 09:58 - Bo: hi\n"));
  ASSERT_TRUE(documents);
  EXPECT_EQ(documents->front().messages[0].span.size(), 16U << 20);
  EXPECT_TRUE(std::any_of(documents->front().findings.begin(), documents->front().findings.end(), [](const Finding& finding) { return finding.code == "OR-0507"; }));
  EXPECT_EQ(documents->back().messages.back().author, "Bo");
}

TEST(OtherTexts, AreNoChats) {
  EXPECT_EQ(read_and_dump("Dear all,\n\nthe meeting is on 05/03/2024, 09:58 - bring cake: yes\n"), "no chat");
  EXPECT_EQ(read_and_dump("[2024-03-05 10:01:57] INFO: started\n[2024-03-05 10:01:58] WARN: low: 5\n"), "no chat");
  EXPECT_EQ(read_and_dump("2024-03-05 10:01 - deploy\n2024-03-05 10:02 - done\n"), "no chat");
}

}  // namespace
}  // namespace onrecord
