// What holds for every chat, whatever its words: places in the bytes, spans in the text, time linear in the length.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/utf8.h"
#include "dump.h"
#include "processor_time.h"

namespace onrecord {
namespace {

const std::vector<std::string>& samples() {
  static const std::vector<std::string> texts = {
      "\xEF\xBB\xBF[13/03/2024, 09:58:00] Plots: \u200EMessages are end-to-end encrypted.\r\n\u200E[13/03/2024, 09:58:00] Ann: \u200E<attached: 00000012-A.jpg>\r\n[13/03/2024, 09:59:00] Ann: a\r\nb é\r\n",
      "13/03/2024, 09:58 - Ann: <Media omitted>\ncaption\n13/03/2024, 09:58 - Bo: at 8 <This message was edited>\n13/03/2024, 09:58 - Bo left\n",
      R"({"name": "P", "type": "private_group", "messages": [{"id": 1, "type": "message", "date": "2024-03-05T10:01:00", "from": "Ann", "text": ["a\n\u00e9\ud83d\udc4d", {"type": "bold", "text": "\"b\""}]}]})",
      R"([{"type": "message", "user": "U02", "ts": "1709629260.0001", "text": "<!here> a &amp; <https://e.org|rules> \u2026 <@U02>"}])",
      R"({"conversations": [{"id": "8:x", "MessageList": [{"id": "1", "displayName": "A", "originalarrivaltime": "2024-03-05T09:01:00Z", "messagetype": "RichText", "content": "<p>a &amp; b</p><quote>x"}]}]})",
      R"(<div class="page_wrap"><div class="history"><div class="message default" id="message2"><div class="body"><div class="date details" title="05.03.2024 10:01:57"></div><div class="from_name">Ann</div><div class="text">a &amp; é<br>b <b>c</b></div></div></div></div></div>)",
      "==========\nGuild: G\nChannel: T / w\n==========\n\n[3/5/2024 9:01 AM] ann\none\n\n{Reactions}\nx (2)\n\n[3/13/2024 9:02 PM] bo\n\n{Attachments}\nhttps://e.org/a.jpg?ex=1\n\n==========\n",
      "AuthorID,Author,Date,Content,Attachments,Reactions\n\"1\",\"ann\",\"2024-03-05T09:01:00+00:00\",\"a \"\"é\"\"\nb\",\"x/a.jpg\",\"x (2)\"\r\n\"1\",\"ann\",\"2024-03-05T09:02:00+00:00\",\"\"\"\",\"\",\"\"\n",
      R"(<div class=preamble__entry>G</div><div class=preamble__entry>T / w</div><div class=chatlog__message-group><div class=chatlog__message-container data-message-id=1><span class=chatlog__author>Ann</span><span class=chatlog__timestamp title="Tuesday, 5 March 2024 09:01">x</span><div class=chatlog__content><span class=chatlog__markdown-preserve>a &amp; <b>é</b> <img alt="x">
b</span></div></div></div>)",
      "Mar 05, 2024  9:00:05 AM\n+44\nTap\r\nis on.\n\n",
      "[2024-03-05 09:00:00] Me: one  \n[2024-03-05 09:02:10] Bo: \n\n> one\n\ntwo  \n(- Me: 👍 -)\n"};
  return texts;
}

void expect_sound(const Document& document, std::string_view bytes) {
  for (const OffsetMap::Run& run : document.bytes.runs()) {
    ASSERT_LE(run.source + run.source_size, bytes.size());
    // Of bytes in another encoding a run may be as long as its words by chance.
    if (run.text_size == run.source_size && is_utf8(bytes)) {
      std::string copied(bytes.substr(run.source, run.source_size));
      std::string words = document.text.substr(run.text, run.text_size);
      // A carriage return alone is decoded to a line feed, byte for byte.
      std::replace(copied.begin(), copied.end(), '\r', '\n');
      std::replace(words.begin(), words.end(), '\r', '\n');
      ASSERT_EQ(copied, words);
    }
  }
  ASSERT_EQ(document.messages.size(), document.parts.size());
  ByteOffset last = 0;
  for (std::size_t i = 0; i < document.messages.size(); ++i) {
    const Span span = document.messages[i].span;
    ASSERT_LE(last, span.begin);
    ASSERT_LE(span.end, document.text.size());
    ASSERT_EQ(span, document.parts[i].span);
    last = span.end;
    if (document.messages[i].reply_to) {
      ASSERT_LT(*document.messages[i].reply_to, document.messages.size());
    }
  }
}

TEST(Properties, PlacesAndSpansHold) {
  for (const std::string& text : samples()) {
    const auto documents = read_chat(source_of(text));
    ASSERT_TRUE(documents) << text;
    for (const Document& document : *documents) expect_sound(document, text);
  }
}

TEST(Properties, DamagedInputIsTaken) {
  std::mt19937 random(5);
  for (const std::string& text : samples())
    for (int round = 0; round < 400; ++round) {
      std::string damaged = text;
      for (int i = 0; i < 3 && !damaged.empty(); ++i) {
        const std::size_t at = random() % damaged.size();
        switch (random() % 4) {
          case 0: damaged[at] = static_cast<char>(random()); break;
          case 1: damaged.erase(at, random() % 9); break;
          case 2: damaged.insert(at, damaged.substr(random() % damaged.size(), random() % 20)); break;
          default: damaged.resize(at + 1); break;
        }
      }
      const auto documents = read_chat(source_of(damaged));
      if (!documents) continue;
      for (const Document& document : *documents) expect_sound(document, damaged);
    }
}

// Texts made to be slow: each repeats a piece, and twice the pieces must take about twice the time.
TEST(Properties, TimeIsLinear) {
  const std::string head = "13/03/2024, 09:58 - ";
  auto repeated = [](const std::string& start, const std::string& piece, std::size_t times) {
    std::string text = start;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
  };
  auto seconds = [](const std::string& text) {
    double best = 1e9;
    for (int i = 0; i < 5; ++i) best = std::min(best, test::processor_seconds([&] { read_chat(source_of(text)); }));
    return best;
  };
  const std::pair<std::string, std::string> attacks[] = {
      {head, "13/03/2024, "}, {head + "Ann: ", "<"}, {head + "Ann: ", "<a: b.c> "}, {head + "Ann: ", ": "}, {head, "a "}, {head + "Ann: x\n", head + "\n"}, {"", "["}, {"[", "{\"a\":"},
      {"[13/03/2024, 09:58:00] A: ", "\u200E"}, {"[13/03/2024, 09:58:00] A: \u200E", "\u200E<x"}, {"Mar 05, 2024  9:00:05 AM\nA\n", "    "}, {"{\"type\": \"x\", \"messages\": [", "{\"date\": \"\\\\\\"},
      {R"([{"ts": "1", "text": ")", "<&"}, {R"({"conversations": [{"MessageList": [{"messagetype": "RichText", "content": ")", "<quote>"},
      {R"({"conversations": [{"MessageList": [{"messagetype": "RichText", "content": ")", "<a '"}};
  for (const auto& [start, piece] : attacks) {
    const double once = seconds(repeated(start, piece, 80000));
    const double fourfold = seconds(repeated(start, piece, 320000));
    EXPECT_LT(fourfold, 4 * once * 2.5 + 0.1) << start << piece;  // quadratic would be sixteenfold
  }
}

TEST(Properties, NamesAllDifferentStayFast) {
  std::string text;
  for (int i = 0; i < 60000; ++i) text += "13/03/2024, 09:58 - Ann and Bo changed " + std::to_string(i) + " x: y\n";
  EXPECT_LT(test::processor_seconds([&] { read_chat(source_of(text)); }), 5);
}

}  // namespace
}  // namespace onrecord
