#include "source/decode.h"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "processor_time.h"

namespace onrecord {
namespace {

using namespace std::string_literals;

struct Row {
  const char* about;
  std::string bytes;
  std::string charset;
  std::string text;
  std::string used;
};

std::string utf16(std::string_view ascii, bool little, bool mark) {
  std::string out = mark ? (little ? "\xFF\xFE" : "\xFE\xFF") : "";
  for (char c : ascii) out += little ? std::string{c, '\0'} : std::string{'\0', c};
  return out;
}

TEST(Decode, finds_the_encoding_and_reads_it) {
  const Row rows[] = {
      {"plain ASCII", "No deal.", "", "No deal.", "utf-8"},
      {"UTF-8", "caf\xC3\xA9", "", "café", "utf-8"},
      {"a mark is dropped", "\xEF\xBB\xBFYes", "", "Yes", "utf-8"},
      {"a mark goes before what a header says", "\xEF\xBB\xBF\xC3\xA9", "iso-8859-1", "é", "utf-8"},
      {"latin1 is windows-1252", "\x93No\x94, she said", "ISO-8859-1", "“No”, she said", "windows-1252"},
      {"a header contradicted by UTF-8 bytes", "\xE2\x80\x9CNo\xE2\x80\x9D", "windows-1252", "“No”", "utf-8"},
      {"windows-1252 without a header", "He said \x93no\x94 and left. The caf\xE9 was shut.", "", "He said “no” and left. The café was shut.", "windows-1252"},
      {"one bad byte does not make it another encoding", "caf\xC3\xA9 na\xC3\xAFve r\xC3\xB4le \xFF end", "", "café naïve rôle \uFFFD end", "utf-8"},
      {"a sequence cut off at the end", "caf\xC3\xA9 \xE2\x80", "", "café \uFFFD", "utf-8"},
      {"surrogates in UTF-8 mean nothing", "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xED\xA0\x80", "", "éééééé \uFFFD\uFFFD\uFFFD", "utf-8"},
      {"UTF-16 little, mark", utf16("Hello", true, true), "", "Hello", "utf-16le"},
      {"UTF-16 big, mark", utf16("Hello", false, true), "", "Hello", "utf-16be"},
      {"UTF-16 little, no mark", utf16("Hello, world\n", true, false), "", "Hello, world\n", "utf-16le"},
      {"UTF-16 big, no mark", utf16("Hello, world\n", false, false), "", "Hello, world\n", "utf-16be"},
      {"UTF-16 of another script, no mark", "\x14\x04\x3E\x04\x3C\x04 \0\x3D\x04\x35\x04 \0\x38\x04\x34\x04\x35\x04\x42\x04"s, "", "Дом не идет", "utf-16le"},
      {"Chinese UTF-16, no mark", "\x82\x39\x66\x2F\x5B\x89\x51\x68\x76\x84\x30\x02\x5D\xE5\x4F\x1A\x54\x26\x8B\xA4\x30\x02"s, "", "船是安全的。工会否认。", "utf-16be"},
      {"lines of two encodings", "caf\xC3\xA9\r\nna\xEFve \x93no\x94\r\nplain\nr\xC3\xB4le", "", "café\nnaïve “no”\nplain\nrôle", "utf-8"},
      {"as many bad bytes as good sequences", "caf\xC3\xA9 na\xEFve", "", "café na\uFFFDve", "utf-8"},
      {"a damaged UTF-8 text is not lines of two", "caf\xC3\xA9\nna\xE2\x80ve", "", "café\nna\uFFFDve", "utf-8"},
      {"a pair of surrogates", "\xFF\xFE\x3D\xD8\x00\xDE"s, "", "😀", "utf-16le"},
      {"half a pair", "\xFF\xFE\x3D\xD8\x41\x00"s, "", "\uFFFDA", "utf-16le"},
      {"an odd byte at the end", "\xFF\xFE\x41\x00\x42"s, "", "A\uFFFD", "utf-16le"},
      {"Shift_JIS", "\x93\xFA\x96\x7B\x82\xCC", "Shift_JIS", "日本の", "shift_jis"},
      {"GBK", "\xD6\xD0\xCE\xC4", "gb2312", "中文", "gbk"},
      {"Big5", "\xA4\xA4\xA4\xE5", "big5", "中文", "big5"},
      {"EUC-KR", "\xC7\xD1\xB1\xB9", "euc-kr", "한국", "euc-kr"},
      {"ISO-2022-JP", "\x1B$BF|K\\\x1B(B.", "iso-2022-jp", "日本.", "iso-2022-jp"},
      {"KOI8-R", "\xE4\xC1", "koi8-r", "Да", "koi8-r"},
      {"windows-1251", "\xC4\xE0", "cp1251", "Да", "windows-1251"},
      {"Mac Roman", "\xD2No\xD3", "macintosh", "“No”", "macintosh"},
      {"a declared UTF-16 that is not", "plain words", "utf-16", "plain words", "utf-8"},
      {"an unknown label", "plain words", "x-nothing", "plain words", "utf-8"},
      {"soft hyphens are left out", "over\xC2\xADtime", "", "overtime", "utf-8"},
      {"NULs are left out", "ab\0cd and so on"s, "", "abcd and so on", "utf-8"},
      {"a mark in the midst", "a\xEF\xBB\xBF"s + "b", "", "ab", "utf-8"},
      {"CR LF", "a\r\nb\r\n", "", "a\nb\n", "utf-8"},
      {"lone CR", "a\rb", "", "a\nb", "utf-8"},
      {"CR LF in UTF-16", utf16("a\r\nb c d e f", true, true), "", "a\nb c d e f", "utf-16le"},
      {"nothing", "", "", "", "utf-8"},
  };
  for (const Row& row : rows) {
    const DecodedText decoded = decode_text(row.bytes, row.charset);
    EXPECT_EQ(decoded.text, row.text) << row.about;
    EXPECT_EQ(decoded.charset, row.used) << row.about;
    EXPECT_TRUE(is_utf8(decoded.text)) << row.about;
  }
}

TEST(Decode, says_what_it_repaired) {
  const auto codes = [](std::string_view bytes, std::string_view charset) {
    std::string all;
    for (const Finding& finding : decode_text(bytes, charset).findings) all += finding.code + " ";
    return all;
  };
  EXPECT_EQ(codes("clean", ""), "");
  EXPECT_EQ(codes("caf\xC3\xA9 caf\xC3\xA9 \xFF", ""), "OR-0201 ");
  EXPECT_EQ(codes("\x93no\x94", ""), "OR-0202 ");
  EXPECT_EQ(codes(utf16("Hello, world", true, false), ""), "OR-0203 ");
  EXPECT_EQ(codes("a\0b and more words"s, ""), "OR-0204 ");
  EXPECT_EQ(codes("\xC3\xA9t\xC3\xA9", "latin1"), "OR-0205 ");
  EXPECT_EQ(codes("\xC3\xA9t\xC3\xA9\n\x93no\x94\n", ""), "OR-0207 ");
}

// Runs that keep bytes show the bytes of the source; a line end is the one character that may differ.
void expect_exact_runs_are_bytes(const DecodedText& decoded, const std::string& bytes) {
  for (const OffsetMap::Run& run : decoded.map.runs()) {
    ASSERT_LE(run.source + run.source_size, bytes.size());
    ASSERT_LE(run.text + run.text_size, decoded.text.size());
    if (run.text_size != run.source_size) continue;
    for (std::size_t i = 0; i < run.text_size; ++i) {
      const char shown = decoded.text[run.text + i], stored = bytes[run.source + i];
      EXPECT_TRUE(shown == stored || (shown == '\n' && stored == '\r')) << "at " << run.source + i;
    }
  }
}

TEST(Decode, every_exact_run_is_the_bytes_of_the_source) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"word ", "caf\xC3\xA9 ", "\r\n", "\r", "\n", "\xC2\xAD", "\xEF\xBB\xBF", "\xE2\x80\x9Cno\xE2\x80\x9D ", "\xFF", "\xE2\x80", "\xF0\x9F\x98\x80", std::string(1, '\0'), "\xC3\xA9t\xC3\xA9 "};
  for (int round = 0; round < 300; ++round) {
    std::string bytes = "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9";
    for (int i = 0; i < 30; ++i) bytes += pieces[random() % pieces.size()];
    expect_exact_runs_are_bytes(decode_text(bytes), bytes);
    expect_exact_runs_are_bytes(decode_text(bytes, "windows-1252"), bytes);
    std::string lines = "\xC3\xA9\n";
    for (int i = 0; i < 30; ++i) lines += i % 3 == 0 ? "na\xEFve\r\n" : pieces[random() % 8];
    expect_exact_runs_are_bytes(decode_text(lines), lines);
    std::string noise;
    for (int i = 0; i < 50; ++i) noise += static_cast<char>(random());
    for (const char* charset : {"", "shift_jis", "gb18030", "euc-jp", "big5", "utf-16le", "koi8-r", "iso-2022-jp", "euc-kr"}) {
      const DecodedText decoded = decode_text(noise, charset);
      EXPECT_TRUE(is_utf8(decoded.text)) << charset;
      for (const OffsetMap::Run& run : decoded.map.runs()) EXPECT_LE(run.source + run.source_size, noise.size()) << charset;
    }
  }
}

TEST(Decode, a_span_of_text_finds_its_bytes) {
  const std::string bytes = "He said \x93no\x94 twice.";
  const DecodedText decoded = decode_text(bytes, "windows-1252");
  const auto at = static_cast<ByteOffset>(decoded.text.find("no"));
  EXPECT_EQ(decoded.map.source_of({at, at + 2}), (SourceRange{9, 11}));
  EXPECT_EQ(decoded.map.source_of({at - 3, at + 5}), (SourceRange{8, 12}));
}

TEST(Decode, offsets_of_double_byte_text) {
  const DecodedText decoded = decode_text("\x93\xFA\x96\x7B no", "shift_jis");
  EXPECT_EQ(decoded.map.source_of({0, 3}), (SourceRange{0, 2}));
  EXPECT_EQ(decoded.map.source_of({3, 6}), (SourceRange{2, 4}));
  EXPECT_EQ(decoded.map.source_of({7, 9}), (SourceRange{5, 7}));
}

TEST(Decode, takes_time_linear_in_the_size) {
  const auto seconds = [](std::size_t count) {
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i) bytes += "caf\xC3\xA9\r\n\xFF\xC2\xAD";
    return test::processor_seconds([&] { EXPECT_FALSE(decode_text(bytes).text.empty()); });
  };
  seconds(50000);
  EXPECT_LT(seconds(400000), 30 * seconds(50000) + 0.2);  // 8 times the input; a square would be 64
}

}  // namespace
}  // namespace onrecord
