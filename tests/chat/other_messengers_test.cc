// Exports of Telegram, Signal, Slack, Discord, Skype, Teams, RSMF and iMessage: one invented conversation each.
#include <filesystem>
#include <fstream>
#include <regex>

#include <gtest/gtest.h>

#include "dump.h"

namespace onrecord {
namespace {

TEST(Telegram, OneChat) {
  const std::string text = R"({"name": "Plots", "type": "private_group", "id": 1, "messages": [
    {"id": 1, "type": "service", "date": "2024-03-05T10:00:00", "date_unixtime": "1709629200", "actor": "Ann", "action": "create_group", "title": "Plots", "members": ["Ann", "Bo"], "text": ""},
    {"id": 2, "type": "message", "date": "2024-03-05T10:01:00", "date_unixtime": "1709629260", "from": "Ann", "text": ["say \"", {"type": "bold", "text": "no\u00e9\ud83d\udc4d"}, "\""]},
    {"id": 3, "type": "message", "date": "2024-03-05T10:02:00", "from": null, "from_id": "user9", "reply_to_message_id": 2, "edited": "2024-03-05T10:03:00", "photo": "photos/a.jpg", "text": "look",
     "reactions": [{"type": "emoji", "count": 2, "emoji": "👍", "recent": [{"from": "Ann"}, {"from": "Bo"}]}]}]})";
  EXPECT_EQ(read_and_dump(text, "result.json"),
            "2024-03-05T10:00:00+01:00 |  | system | Ann create_group Plots\n"
            "2024-03-05T10:01:00+01:00 | Ann | say \"noé👍\"\n"
            "2024-03-05T10:02:00 | user9 | media | look | file photos/a.jpg | edited | to 1 | 👍 Ann | 👍 Bo\n");
  const auto documents = read_chat(source_of(text));
  EXPECT_EQ(documents->front().group, "Plots");
  EXPECT_EQ(documents->front().recipients, (std::vector<std::string>{"Ann", "Bo", "user9"}));
}

TEST(Telegram, CutOff) {
  const auto documents = read_chat(source_of(R"({"name": "P", "type": "personal_chat", "messages": [{"id": 1, "type": "message", "date": "2024-03-05T10:01:00", "from": "Ann", "text": "a"}, {"id": 2, "ty)"));
  ASSERT_TRUE(documents);
  EXPECT_EQ(documents->front().messages.front().author, "Ann");
  EXPECT_EQ(documents->front().findings.back().code, "OR-0505");
}

TEST(Signal, Markdown) {
  EXPECT_EQ(read_and_dump("[2024-03-05 09:00:00] Me: tap is on  \n[2024-03-05 09:02:10] Bo: \n\n> tap is on\n\nIt was off: at 8.  \n(- Me: 👍, Cy: ❤️ -)\n"
                          "[2024-03-05 09:03:00] Bo: Look   ![a.jpg](./media/a.jpg)  \n[2024-03-05 09:07:00] Me: Outgoing voice call (accepted, 2m 3s)  \n", "chat.md"),
            "2024-03-05T09:00:00 | Me | tap is on\n2024-03-05T09:02:10 | Bo | It was off: at 8. | to 0 | 👍 Me | ❤️ Cy\n2024-03-05T09:03:00 | Bo | media | Look | file a.jpg\n"
            "2024-03-05T09:07:00 | Me | system | Outgoing voice call (accepted, 2m 3s)\n");
}

TEST(Signal, JsonLines) {
  EXPECT_EQ(read_and_dump("{\"date\": \"2024-03-05T09:00:00\", \"sender\": \"Me\", \"body\": \"on.  \", \"quote\": \"\", \"reactions\": [[\"Bo\", \"👍\"]], \"attachments\": []}\n"
                          "{\"date\": \"2024-03-05T09:03:00\", \"sender\": \"Bo\", \"body\": \"Look\", \"quote\": \"\\n\\n> on.\\n\\n\", \"reactions\": [], \"attachments\": [{\"name\": \"a.jpg\"}]}\n"),
            "2024-03-05T09:00:00 | Me | on. | 👍 Bo\n2024-03-05T09:03:00 | Bo | media | Look | file a.jpg | to 0\n");
}

TEST(Signal, Envelopes) {
  EXPECT_EQ(read_and_dump("{\"envelope\": {\"source\": \"+44\", \"sourceName\": \"Bo\", \"timestamp\": 1709629200000, \"dataMessage\": {\"timestamp\": 1709629200000, \"message\": \"one\"}}}\n"
                          "{\"envelope\": {\"source\": \"+44\", \"sourceName\": \"Bo\", \"timestamp\": 1, \"receiptMessage\": {\"when\": 1}}}\n"
                          "{\"envelope\": {\"source\": \"+45\", \"sourceName\": \"Ann\", \"timestamp\": 1709629260000, \"syncMessage\": {\"sentMessage\": {\"destination\": \"+44\", \"timestamp\": 1709629260000, "
                          "\"message\": \"two\", \"quote\": {\"id\": 1709629200000}}}}}\n"),
            "2024-03-05T09:00:00+00:00 | Bo | one\n2024-03-05T09:01:00+00:00 | Ann | two | to 0\n");
}

TEST(Slack, DayOfAChannelWithNamesBeside) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "slack_export";
  std::filesystem::create_directories(folder / "general");
  std::ofstream(folder / "users.json") << R"([{"id": "U1", "name": "ann", "real_name": "Ann Lea"}])";
  const std::string text = R"([{"type": "message", "subtype": "channel_join", "user": "U1", "ts": "1709629200.0001", "text": "<@U1> has joined the channel"},
    {"type": "message", "user": "U1", "ts": "1709629260.0001", "text": "a &amp; b <https://example.org|rules> <!here> <@U2>", "edited": {"ts": "1"}, "reactions": [{"name": "+1", "users": ["U1"]}]},
    {"type": "message", "user": "U2", "ts": "1709629320.0001", "thread_ts": "1709629260.0001", "text": "ok", "files": [{"name": "a.jpg"}]}])";
  const std::string path = (folder / "general" / "2024-03-05.json").string();
  EXPECT_EQ(read_and_dump(text, path),
            "2024-03-05T09:00:00+00:00 |  | system | @Ann Lea has joined the channel\n"
            "2024-03-05T09:01:00+00:00 | Ann Lea | a & b rules (https://example.org) @here @U2 | edited | +1 Ann Lea\n"
            "2024-03-05T09:02:00+00:00 | U2 | media | ok | file a.jpg | to 1\n");
  EXPECT_EQ(read_chat(source_of(text, path))->front().group, "general");
}

TEST(Discord, Channel) {
  EXPECT_EQ(read_and_dump(R"({"guild": {"name": "G"}, "channel": {"type": "GuildTextChat", "name": "water"}, "messages": [
    {"id": "1", "type": "Default", "timestamp": "2024-03-05T09:01:00.7+00:00", "timestampEdited": null, "content": "one", "author": {"name": "ann", "nickname": "Ann"}, "attachments": [],
     "reactions": [{"emoji": {"name": "👍"}, "count": 1, "users": [{"name": "bo"}]}]},
    {"id": "2", "type": "Reply", "timestamp": "2024-03-05T09:02:00+00:00", "timestampEdited": "x", "content": "", "author": {"name": "bo"}, "attachments": [{"fileName": "a.jpg"}], "reference": {"messageId": "1"}},
    {"id": "3", "type": "ChannelPinnedMessage", "timestamp": "2024-03-05T09:03:00+00:00", "content": "Pinned a message.", "author": {"name": "bo"}}]})"),
            "2024-03-05T09:01:00+00:00 | Ann | one | 👍 bo\n2024-03-05T09:02:00+00:00 | bo | media |  | file a.jpg | edited | to 0\n2024-03-05T09:03:00+00:00 |  | system | Pinned a message.\n");
}

TEST(Skype, NewestFirst) {
  EXPECT_EQ(read_and_dump(R"({"userId": "8:me", "conversations": [{"id": "19:x", "displayName": "Plots", "MessageList": [
    {"id": "2", "displayName": "Bo", "originalarrivaltime": "2024-03-05T09:02:00.1Z", "messagetype": "RichText", "content": "<quote messageid=\"1\">one</quote>two &amp; <b>three</b><e_m ts=\"1\"></e_m>", "from": "8:bo"},
    {"id": "1", "displayName": null, "originalarrivaltime": "2024-03-05T09:01:00.1Z", "messagetype": "Text", "content": "one", "from": "8:me"}]}]})"),
            "2024-03-05T09:01:00+00:00 | 8:me | one\n2024-03-05T09:02:00+00:00 | Bo | two & three | edited | to 0\n");
}

TEST(Teams, GraphMessages) {
  EXPECT_EQ(read_and_dump(R"({"value": [{"id": "2", "messageType": "message", "createdDateTime": "2024-03-05T09:02:00Z", "lastEditedDateTime": null, "deletedDateTime": null, "from": {"user": {"displayName": "Bo"}},
    "body": {"contentType": "html", "content": "<div><p>two&nbsp;<b>b</b></p></div>"}, "attachments": [], "replyToId": "1", "reactions": [{"reactionType": "like", "user": {"user": {"displayName": "Ann"}}}]},
    {"id": "1", "messageType": "message", "createdDateTime": "2024-03-05T09:01:00Z", "from": {"user": {"displayName": "Ann"}}, "body": {"contentType": "text", "content": "one"}, "attachments": []}]})"),
            "2024-03-05T09:01:00+00:00 | Ann | one\n2024-03-05T09:02:00+00:00 | Bo | two\u00A0b | to 0 | like Ann\n");
}

TEST(Rsmf, Manifest) {
  EXPECT_EQ(read_and_dump(R"({"version": "2.0.0", "participants": [{"id": "p1", "display": "Ann"}, {"id": "p2", "email": "bo@example.org"}], "conversations": [{"id": "c", "display": "Plots", "platform": "x", "participants": ["p1", "p2"]}],
    "events": [{"id": "1", "type": "message", "conversation": "c", "participant": "p1", "timestamp": "2024-03-05T09:01:00Z", "body": "one", "reactions": [{"value": "👍", "participants": ["p2"]}]},
    {"id": "2", "type": "message", "conversation": "c", "participant": "p2", "timestamp": "2024-03-05T09:02:00Z", "body": "two", "parent": "1", "attachments": [{"id": "x.jpg"}]},
    {"id": "3", "type": "leave", "conversation": "c", "participant": "p2", "timestamp": "2024-03-05T09:03:00Z"}]})"),
            "2024-03-05T09:01:00+00:00 | Ann | one | 👍 bo@example.org\n2024-03-05T09:02:00+00:00 | bo@example.org | media | two | file x.jpg | to 0\n2024-03-05T09:03:00+00:00 |  | system | bo@example.org leave\n");
}

TEST(Imessage, TextFile) {
  EXPECT_EQ(read_and_dump("Mar 05, 2024  9:00:05 AM (Read by you after 1 minute)\n+44\nTap\n\nis on.\n\nMar 05, 2024 10:15:30 PM\nBo\n/Users/m/attachments/1/a.heic\nHose\n\n"
                          "    Mar 05, 2024 10:16:00 PM\n    Me\n    Not funny\n\nMar 05, 2024 10:16:00 PM\nMe\nNot funny\nThis message responded to an earlier message.\nTapbacks:\n    Loved by Bo\n\n"
                          "Mar 06, 2024 12:01:00 AM Bo named the conversation Plots\n\nMar 06, 2024  8:00:00 AM\nBo\noff\nEdited 9 seconds later: off now\n\n"),
            "2024-03-05T09:00:05 | +44 | Tap\\n\\nis on.\n2024-03-05T22:15:30 | Bo | media | Hose | file /Users/m/attachments/1/a.heic\n2024-03-05T22:16:00 | Me | Not funny | Loved Bo\n"
            "2024-03-06T00:01:00 |  | system | Bo named the conversation Plots\n2024-03-06T08:00:00 | Bo | off now | edited\n");
}

TEST(OtherJson, IsNoChat) {
  EXPECT_EQ(read_and_dump(R"({"a": 1})"), "no chat");
  EXPECT_EQ(read_and_dump(R"([{"id": "U1", "name": "ann"}])"), "no chat");
  EXPECT_EQ(read_and_dump("[1, 2"), "no chat");
  EXPECT_EQ(read_and_dump(std::string(100000, '[')), "no chat");
}

TEST(Telegram, Page) {
  EXPECT_EQ(read_and_dump(R"html(<!DOCTYPE html>
<html>
 <head><meta charset="utf-8"/><title>Exported Data</title><link href="css/style.css" rel="stylesheet"/></head>
 <body onload="CheckLocation();">
  <div class="page_wrap">
   <div class="page_header"><div class="content"><div class="text bold">
Plots
   </div></div></div>
   <div class="page_body chat_page">
    <div class="history">
     <div class="message service" id="message-1"><div class="body details">
5 March 2024
     </div></div>
     <div class="message service" id="message1"><div class="body details">
Ann created group «Plots»
     </div></div>
     <div class="message default clearfix" id="message2">
      <div class="pull_left userpic_wrap"><div class="userpic userpic1"><div class="initials">A</div></div></div>
      <div class="body">
       <div class="pull_right date details" title="05.03.2024 10:01:57 UTC+01:00">10:01</div>
       <div class="from_name">
Ann Lea
       </div>
       <div class="text">
The tap is <strong>running</strong> again.<br>See <a href="https://e.org">https://e.org</a> &amp; weep
       </div>
       <span class="reactions"><span class="reaction"><span class="emoji">👍</span><span class="userpics"><div class="userpic" title="Bo"><div class="initials">B</div></div></span></span></span>
      </div>
     </div>
     <div class="message default clearfix joined" id="message3">
      <div class="body">
       <div class="pull_right date details" title="05.03.2024 10:02:10 UTC+01:00">10:02</div>
       <div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/photo_1@05-03-2024_10-02-10.jpg"><img class="photo" src="photos/photo_1@05-03-2024_10-02-10_thumb.jpg"/></a></div>
       <div class="text">
Look
       </div>
      </div>
     </div>
     <div class="message default clearfix" id="message4">
      <div class="body">
       <div class="pull_right date details" title="06.03.2024 09:00:00 UTC+01:00">09:00</div>
       <div class="from_name">Bo</div>
       <div class="reply_to details">In reply to <a href="#go_to_message2" onclick="return GoToMessage(2)">this message</a></div>
       <div class="forwarded body"><div class="from_name">Cy <span class="date details" title="01.03.2024 08:00:00 UTC+01:00"> 01.03.2024 08:00:00</span></div><div class="text">Not me</div></div>
      </div>
     </div>
    </div></div></div></body></html>
)html", "messages.html"),
            "no time |  | system | Ann created group «Plots»\n2024-03-05T10:01:57+01:00 | Ann Lea | The tap is running again.\\nSee https://e.org & weep | 👍 Bo\n"
            "2024-03-05T10:02:10+01:00 | Ann Lea | media | Look | file photo_1@05-03-2024_10-02-10.jpg\n2024-03-06T09:00:00+01:00 | Bo | Not me | to 1\n");
}

TEST(Imessage, Page) {
  EXPECT_EQ(read_and_dump(R"html(<html><head><meta charset="UTF-8"></head><body>
<div class="message">
<div class="sent iMessage">
<p><span class="timestamp"><a title="Reveal in Messages app" href="sms://open?message-guid=1">Mar 05, 2024  9:00:05 AM</a> (Read by them after 1 minute)</span>
<span class="sender">Me</span></p>
<hr><div class="message_part">
<span class="bubble">The tap is on &amp; on</span>
</div>
<hr><p>Tapbacks:</p><div class="tapbacks"><div class="tapback"><span class="tapback"><b>Loved</b> by Ann</span></div></div>
</div>
</div>
<div class="message">
<div class="received">
<p><span class="timestamp">Mar 05, 2024  9:01:05 PM</span>
<span class="sender">+447700900123</span></p>
<hr><div class="message_part">
<div class="attachment"><img src="attachments/1/IMG_1.jpeg" loading="lazy"></div>
</div>
</div>
</div>
<div class="announcement"><p><span class="timestamp">Mar 06, 2024  9:01:05 PM</span> You named the conversation <b>Plots</b></p></div>
</body></html>
)html", "chat.html"),
            "2024-03-05T09:00:05 | Me | The tap is on & on | Loved by Ann\n2024-03-05T21:01:05 | +447700900123 | media |  | file IMG_1.jpeg\n2024-03-06T21:01:05 |  | system | You named the conversation Plots\n");
}

TEST(Discord, Text) {
  EXPECT_EQ(read_and_dump(R"txt(==============================================================
Guild: G
Channel: Text / water
Topic: taps
==============================================================

[3/5/2024 9:01 AM] ann
one: two

three

{Reactions}
👍 (2) ❤️ (1)

[3/13/2024 9:02 PM] bo (pinned)

{Attachments}
https://cdn.example.org/1/a.jpg?ex=1

[3/13/2024 9:03 PM] cy
Pinned a message.

==============================================================
Exported 3 message(s)
==============================================================
)txt"),
            "2024-03-05T09:01:00 | ann | one: two\\n\\nthree | 👍 | ❤️\n2024-03-13T21:02:00 | bo | media |  | file a.jpg\n2024-03-13T21:03:00 | cy | Pinned a message.\n");
}

TEST(Discord, Table) {
  EXPECT_EQ(read_and_dump("AuthorID,Author,Date,Content,Attachments,Reactions\n"
                          "\"1\",\"ann\",\"2024-03-05T09:01:00.7000000+00:00\",\"one, \"\"two\"\"\n\nthree\",\"\",\"👍 (2),❤️ (1)\"\n"
                          "\"2\",\"bo\",\"2024-03-05T09:02:00.0000000+01:00\",\"\",\"https://cdn.example.org/1/a.jpg?ex=1,https://cdn.example.org/1/b.jpg\",\"\"\n"
                          "\"2\",\"bo\",\"2024-03-05T09:03:00.0000000+01:00\",\"\"\"\",\"\",\"\"\n",
                          "Text - water [1].csv"),
            "2024-03-05T09:01:00+00:00 | ann | one, \"two\"\\n\\nthree | 👍 | ❤️\n2024-03-05T09:02:00+01:00 | bo | media |  | file a.jpg\n2024-03-05T09:03:00+01:00 | bo | \"\n");
  // An older one, of a country that puts the day first, with line ends of Windows.
  EXPECT_EQ(read_and_dump("AuthorID,Author,Date,Content,Attachments,Reactions\r\n"
                          "\"1\",\"ann#0001\",\"05/03/2024 09:01\",\"one\",\"\",\"\"\r\n\"1\",\"ann#0001\",\"13/03/2024 21:02\",\"two\",\"\",\"\"\r\n"),
            "2024-03-05T09:01:00 | ann#0001 | one\n2024-03-13T21:02:00 | ann#0001 | two\n");
  EXPECT_EQ(read_and_dump("AuthorID,Author,Date,Content,Attachments,Reactions\n\"1\",\"ann\",\"05-Mar-24 09:01 AM\",\"cut o"), "2024-03-05T09:01:00 | ann | cut o\n");
}

TEST(Discord, Page) {
  const std::string page = R"html(<!DOCTYPE html><html lang="en"><head><title>G - water</title><style>.chatlog__message-group { x: "<div>"; }</style>
<script>function scrollToMessage(event, id) { if (1 < 2) document.write("<div data-message-id='0'>"); }</script></head><body>
<div class="preamble"><div class="preamble__entries-container"><div class="preamble__entry">G</div><div class="preamble__entry">Text / water</div><div class="preamble__entry preamble__entry--small">taps</div></div></div>
<div class="chatlog">
<div class="chatlog__message-group">
 <div id="chatlog__message-container-866" class="chatlog__message-container" data-message-id="866"><div class="chatlog__message">
  <div class="chatlog__message-aside"><img class="chatlog__avatar" src="a.png" alt="Avatar"></div>
  <div class="chatlog__message-primary">
   <div class="chatlog__header"><span class="chatlog__author" title="ann#0001" data-user-id="1">Ann</span><span class="chatlog__author-tag">BOT</span>
    <span class="chatlog__timestamp" title="Tuesday, 5 March 2024 09:01"><a href="#chatlog__message-container-866">05/03/2024 09:01</a></span></div>
   <div class="chatlog__content chatlog__markdown"><span class="chatlog__markdown-preserve"><!--wmm:ignore-->one &amp; <strong>two</strong> <img class="chatlog__emoji" alt="🙂" title="slight_smile" src="1.svg">
three<!--/wmm:ignore--></span> <span class="chatlog__edited-timestamp" title="x">(edited)</span></div>
   <div class="chatlog__reactions"><div class="chatlog__reaction" title="thumbsup"><img class="chatlog__emoji" alt="👍" src="2.svg"><span class="chatlog__reaction-count">2</span></div></div>
  </div></div></div>
 <div id="chatlog__message-container-867" class="chatlog__message-container" data-message-id="867"><div class="chatlog__message">
  <div class="chatlog__message-aside"><div class="chatlog__short-timestamp" title="Tuesday, 5 March 2024 09:02">09:02</div></div>
  <div class="chatlog__message-primary"><div class="chatlog__attachment"><a href="https://cdn.example.org/1/a.jpg?ex=1"><img class="chatlog__attachment-media" src="https://cdn.example.org/1/a.jpg?ex=1" alt="Image attachment" title="Image: a.jpg (12 KB)"></a></div></div></div></div>
</div>
<div class="chatlog__message-group">
 <div id="chatlog__message-container-868" class="chatlog__message-container" data-message-id="868"><div class="chatlog__message">
  <div class="chatlog__message-primary">
   <div class="chatlog__reply"><img class="chatlog__reply-avatar" src="a.png" alt="Avatar"><div class="chatlog__reply-author" title="ann#0001">Ann</div>
    <div class="chatlog__reply-content"><span class="chatlog__reply-link" onclick="scrollToMessage(event,'866')">one &amp; two</span></div></div>
   <div class="chatlog__header"><span class="chatlog__author" title="bo">Bo</span> <span class="chatlog__timestamp" title="Wednesday, 13 March 2024 21:02"><a href="#x">13/03/2024 21:02</a></span></div>
   <div class="chatlog__content chatlog__markdown"><span class="chatlog__markdown-preserve">no</span></div>
   <div class="chatlog__embed"><div class="chatlog__embed-title">A page</div></div>
  </div></div></div>
</div>
<div class="chatlog__message-group">
 <div id="chatlog__message-container-869" class="chatlog__message-container" data-message-id="869"><div class="chatlog__message">
  <div class="chatlog__message-primary"><span class="chatlog__system-notification-author" title="cy">Cy</span> <span class="chatlog__system-notification-content"><span> pinned </span><a class="chatlog__system-notification-link" href="#x">a message</a><span> to this channel.</span></span>
   <span class="chatlog__system-notification-timestamp"><a href="#x">04/04/2024 21:03</a></span></div></div></div>
</div>
</div></body></html>)html";
  const std::string expected =
      "2024-03-05T09:01:00 | Ann | one & two 🙂\\nthree | edited | 👍\n2024-03-05T09:02:00 | Ann | media |  | file a.jpg\n2024-03-13T21:02:00 | Bo | no | to 0\n"
      "2024-04-04T21:03:00 |  | system | Cy pinned a message to this channel.\n";
  EXPECT_EQ(read_and_dump(page, "water.html"), expected);
  EXPECT_EQ(read_chat(source_of(page))->front().group, "G / Text / water");
  EXPECT_EQ(read_chat(source_of(page))->front().title, "water");
  // Newer versions leave out the quotation marks that HTML can do without.
  EXPECT_EQ(read_and_dump(std::regex_replace(page, std::regex("(id|class|href|src|data-[a-z-]+)=\"([^ \"/]+)\""), "$1=$2"), "water.html"), expected);
}

// Before 2022 the name and the time stood above all messages of one person.
TEST(Discord, OldPage) {
  EXPECT_EQ(read_and_dump(R"html(<html><head></head><body><div class="preamble"><div class="preamble__entries-container"><div class="preamble__entry">Direct Messages</div><div class="preamble__entry">Bo</div></div></div>
<div class="chatlog"><div class="chatlog__message-group"><div class="chatlog__author-avatar-container"><img class="chatlog__author-avatar" src="a.png"></div>
<div class="chatlog__messages"><span class="chatlog__author-name" title="bo#1" data-user-id="1">Bo</span> <span class="chatlog__timestamp">05-Mar-24 09:01 AM</span>
<div class="chatlog__message" data-message-id="1" id="message-1"><div class="chatlog__content"><div class="markdown"><span class="preserve-whitespace">one</span></div></div></div>
<div class="chatlog__message" data-message-id="2" id="message-2"><div class="chatlog__content"><div class="markdown"><span class="preserve-whitespace">two</span></div></div></div>
</div></div></div></body></html>)html",
                          "chat.html"),
            "2024-03-05T09:01:00 | Bo | one\n2024-03-05T09:01:00 | Bo | two\n");
}

TEST(PastedChat, NamesAndClocksAboveTheWords) {
  const std::string text = "Slack export\nChannel: #boats (private, 3 members)\n\nTuesday, 21 February 2023\n\nAnn Lee  08:40\nThe boat is late\n\nBo Ray (Boat Works)  8:52 AM\nAgain?\n\n"
                           "Wednesday, 8 March 2023\n\nAnn Lee  09:12\nYes.\nAgain.\n";
  EXPECT_EQ(read_and_dump(text, "boats.txt"), "2023-02-21T08:40:00 | Ann Lee | The boat is late\n2023-02-21T08:52:00 | Bo Ray (Boat Works) | Again?\n2023-03-08T09:12:00 | Ann Lee | Yes.\\nAgain.\n");
  const auto documents = read_chat(source_of(text));
  ASSERT_TRUE(documents);
  EXPECT_EQ(documents->front().title, "#boats");
}

TEST(PastedChat, MessagesTypedOffATelephone) {
  const std::string behind = "(Copied by hand, spelling as it was.)\nGROUP: Boat crew\n\nTues 3 Oct 2017\nAnn 11.20  It is late\nBo 11.24 Again?\nSaid Bo.\nAnn 11.26: yes\n\nMon 1 Jan\nBo 9.02  Happy new boat\n";
  EXPECT_EQ(read_and_dump(behind, "crew.txt"), "2017-10-03T11:20:00 | Ann | It is late\n2017-10-03T11:24:00 | Bo | Again?\\nSaid Bo.\n2017-10-03T11:26:00 | Ann | yes\n2018-01-01T09:02:00 | Bo | Happy new boat\n");
  const auto documents = read_chat(source_of(behind));
  ASSERT_TRUE(documents);
  EXPECT_EQ(documents->front().title, "Boat crew");
  EXPECT_EQ(read_and_dump("Group is \"Lays\".\n\nMon 19 June 2023\n\nAnn 7:50pm: Late\nBo 7:52pm: Again?\nAnn 8 of us 7:58pm\nAnn 12:01 am: yes\nBo 9:00am: no\n", "lays.txt"),
            "2023-06-19T19:50:00 | Ann | Late\n2023-06-19T19:52:00 | Bo | Again?\\nAnn 8 of us 7:58pm\n2023-06-19T00:01:00 | Ann | yes\n2023-06-19T09:00:00 | Bo | no\n");
  EXPECT_EQ(read_and_dump("#boats, copied\n--- Thursday, February 9th, 2023 ---\n08:40 Ann Lee: Late\n[08:41] Bo: Again?\n08.42 – Ann Lee: Yes\n08:43 Bo: Oh\n", "log.txt"),
            "2023-02-09T08:40:00 | Ann Lee | Late\n2023-02-09T08:41:00 | Bo | Again?\n2023-02-09T08:42:00 | Ann Lee | Yes\n2023-02-09T08:43:00 | Bo | Oh\n");
}

TEST(PastedChat, TheYearOfADayIsTheCopysOwn) {
  const std::string talk = "Ann 10.20\nMorning\n\nBo 10.44\nMorning\n\n";
  EXPECT_EQ(read_and_dump("Copied from the Signal group “Kitchen”, July 2023.\n\n----- Sat 4 Feb -----\n\n" + talk + "----- Sun 26 Feb -----\n\n" + talk, "kitchen.txt"),
            "2023-02-04T10:20:00 | Ann | Morning\n2023-02-04T10:44:00 | Bo | Morning\n2023-02-26T10:20:00 | Ann | Morning\n2023-02-26T10:44:00 | Bo | Morning\n");
  EXPECT_EQ(read_and_dump("Copied in January 2024.\n\nSat 4 Feb\n\n" + talk + "Thu Dec 21\n\n" + talk, "kitchen.txt"),  // the fourth is a Saturday in 2023
            "2023-02-04T10:20:00 | Ann | Morning\n2023-02-04T10:44:00 | Bo | Morning\n2023-12-21T10:20:00 | Ann | Morning\n2023-12-21T10:44:00 | Bo | Morning\n");
  EXPECT_EQ(read_and_dump("Sat 4 Feb\n\n" + talk + talk, "kitchen.txt"), "no time | Ann | Morning\nno time | Bo | Morning\nno time | Ann | Morning\nno time | Bo | Morning\n");
}

TEST(PastedChat, NoticesAreNobodysAndTheDayOfTheCopyHasTheYear) {
  const std::string copied = "Boat crews - Signal, copied out by hand. 24/9/23\n\nTues 13 June\n19:02 Ann L: Late\n19:03 [Bo sent a photo]\n\nWeds 14 June\n06:40 Bo: Again\n06:41 Ann L: Yes\n06:42 Bo: Oh\n\nThurs 15 June\n04:50 [Bo turned on disappearing messages]\n";
  const auto documents = read_chat(source_of(copied));
  ASSERT_TRUE(documents);
  const Document& chat = documents->front();
  EXPECT_EQ(chat.title, "Boat crews");
  std::string found;
  for (const Message& message : chat.messages) found += message.sent_at->iso() + (message.kind == MessageKind::system ? " notice " : " " + message.author + " ") + std::string(text_of(chat.text, message.span)) + "\n";
  EXPECT_EQ(found, "2023-06-13T19:02:00 Ann L Late\n2023-06-13T19:03:00 notice [Bo sent a photo]\n2023-06-14T06:40:00 Bo Again\n2023-06-14T06:41:00 Ann L Yes\n2023-06-14T06:42:00 Bo Oh\n"
                   "2023-06-15T04:50:00 notice [Bo turned on disappearing messages]\n");
}

TEST(PastedChat, ADayThatDoesNotFitOrIsSaidDatesNothing) {
  EXPECT_EQ(read_and_dump("Sat 4 Feb\n\nAnn 10.20\nWe have had it since 1987\n\nBo 10.44\nYes\n\nAnn 10.45\nOh\n", "kitchen.txt"), "no time | Ann | We have had it since 1987\nno time | Bo | Yes\nno time | Ann | Oh\n");
  EXPECT_EQ(read_and_dump("Copied in 2020.\n\nSat 4 Feb\n\nAnn 10.20\nMorning\n\nBo 10.44\nYes\n\nAnn 10.45\nOh\n", "kitchen.txt"), "no time | Ann | Morning\nno time | Bo | Yes\nno time | Ann | Oh\n");  // no Saturday in 2019 to 2021
  EXPECT_EQ(read_and_dump("Channel: #boats\n\nTuesday, 21 February 2023\n\nAnn Lee  08:40\nWhen?\n\nBo Ray  08:41\nThu 2 March\n\nAnn Lee  08:42\nOh\n", "boats.txt"),
            "2023-02-21T08:40:00 | Ann Lee | When?\n2023-02-21T08:41:00 | Bo Ray | Thu 2 March\n2023-02-21T08:42:00 | Ann Lee | Oh\n");
}

TEST(PastedChat, WhatStandsAboveIsTold) {
  const auto documents = read_chat(source_of("Copied by hand. I voted for it.\nGroup: Boats\n\nTues 3 Oct 2017\nAnn 11.20 Late\nBo 11.21 Again\nAnn 11.22 Yes\nBo 11.23 Oh\n"));
  ASSERT_TRUE(documents);
  ASSERT_FALSE(documents->front().findings.empty());
  EXPECT_EQ(documents->front().findings.front().code, "OR-0508");
  EXPECT_NE(documents->front().findings.front().what.find("I voted for it."), std::string::npos);
}

TEST(PastedChat, ATalkNeedsNoNote) {
  std::string talk = "Tues 3 Oct 2017\n";
  for (int i = 0; i < 4; ++i) talk += "Ann 11.2" + std::to_string(i) + "  I think it is late\nBo 11.3" + std::to_string(i) + "  you would\n";
  const auto documents = read_chat(source_of(talk));
  ASSERT_TRUE(documents);
  EXPECT_EQ(documents->front().messages.size(), 8U);
}

TEST(PastedChat, IsNoTimetable) {
  EXPECT_FALSE(read_chat(source_of("Monday 4 March 2024\nAt 8.40 the alarm rang\nAt 8.52 the boat left\nAround 9.10 it was late\nAt 9.15 it was back\nAround 9.20 it left\n")));
  EXPECT_FALSE(read_chat(source_of("Monday 4 March 2024\nBBC One 7.00 The Boat Show\nITV 7.00 Boats\nBBC One 8.00 News\nITV 8.30 Boats\n")));
  EXPECT_FALSE(read_chat(source_of("Minutes, Monday 4 March 2024\n10.00 Ann Lee: opened the meeting\n10.05 Bo Ray: said no\n10.10 Ann Lee: closed it\n10.11 Bo Ray: left\n")));
  EXPECT_FALSE(read_chat(source_of("Saturday 4 March 2023\nRoom 9.30 Opening\nHall 10.15 Boats\nRoom 11.00 Tea\nPier 11.30 A walk\n")));
  EXPECT_FALSE(read_chat(source_of("Rooms\n\nHam 2.10\nSmall\n\nHam 2.11\nLarge\n\nQuay 3.10\nSmall\n\nHam 2.12\nSmall\n")));
  EXPECT_FALSE(read_chat(source_of("Boats on Sunday\n\nHam Pier 08:40\nLate\n\nHam Quay 09:10\nOn time\n\nHam Point 09:40\nOn time\n\nHam Cove 10:10\nLate\n")));
}

}  // namespace
}  // namespace onrecord
