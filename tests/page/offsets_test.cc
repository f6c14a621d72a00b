// What holds for the places of every format whose words stand in the file as they are or behind a simple encoding: the
// bytes that a stretch of text is said to come from are decoded again and compared.
#include <functional>
#include <random>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "format_dump.h"
#include "page/page.h"

namespace onrecord {
namespace {

using testing::source_of;

std::string utf8(char32_t value) {
  std::string out;
  append_utf8(out, value);
  return out;
}

// White space of any kind is shown as a blank, byte for byte.
std::string blanks_alike(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return out;
}

// Each gives what the bytes stand for, or nothing where they are not of the encoding.
using Decode = std::function<std::string(std::string_view)>;

std::string as_it_is(std::string_view) { return {}; }

std::string quoted_printable(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (bytes[at] != '=') {
      out += bytes[at];
    } else if (bytes.substr(at + 1, 1) == "\n" || bytes.substr(at + 1, 1) == "\r") {
      at += bytes[at + 1] == '\r' ? 2 : 1;
    } else {
      out += static_cast<char>(std::stoi(std::string(bytes.substr(at + 1, 2)), nullptr, 16));
      at += 2;
    }
  }
  return out;
}

std::string entity(std::string_view bytes) {
  if (bytes == "&amp;") return "&";
  if (bytes == "&lt;") return "<";
  if (bytes == "&#8217;") return "’";
  if (bytes == "&#x201C;") return "“";
  return {};
}

// "\'93" in windows-1252, "\u8220?" with what older readers show behind it.
std::string rtf_character(std::string_view bytes) {
  if (bytes.starts_with("\\'93")) return "“";
  if (bytes.starts_with("\\'e9")) return "é";
  if (bytes.starts_with("\\u")) return utf8(static_cast<char32_t>(std::stoi(std::string(bytes.substr(2)))));
  return {};
}

struct Sample {
  std::string_view name;
  std::string media_type;
  std::string bytes;
  Decode decode;
  double exact;  // at least this share of the words stands in the file byte for byte
};

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = {
      {"mail 8bit", "message/rfc822", "From: Ann Lea <a@example.org>\r\nTo: Bo <b@example.org>\r\nSubject: Taps\r\nDate: Tue, 5 Mar 2024 09:01:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
       "Content-Transfer-Encoding: 8bit\r\n\r\nThe tap “by plot 14” is on.\r\n\r\nWho left it on?\r\n\r\nOn Mon, 4 Mar 2024, Bo wrote:\r\n> Not me, I was at the dentist’s.\r\n> Ask Cy.\r\n", as_it_is, 0.9},
      {"mail quoted-printable", "message/rfc822", "From: Ann Lea <a@example.org>\nTo: Bo <b@example.org>\nSubject: Taps\nDate: Tue, 5 Mar 2024 09:01:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
       "Content-Transfer-Encoding: quoted-printable\n\nThe tap =E2=80=9Cby plot 14=E2=80=9D is on, and has been on since Sund=\nay noon; 412 litres =3D =C2=A33.10.\n\nWho left it on?\n", quoted_printable, 0.8},
      {"markdown", "text/markdown", "# The tap\n\nThe **tap** is _on_, see [page 4](https://example.org/4).\n\n> Not me, said `Bo`.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n", as_it_is, 0.9},
      {"rtf", "application/rtf", "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0 The tap \\'93by plot 14\\u8221? is {\\b on}.\\par D\\'e9j\\u224? vu, says Bo.\\par}", rtf_character, 0.75},
      {"csv", "text/csv", "speaker,quote,date\nAnn Lea,\"The tap, \"\"by plot 14\"\", is on.\",2024-03-05\nBo Marsh,Not me,2024-03-06\n", as_it_is, 0.9},
      {"srt", "application/x-subrip", "1\r\n00:00:01,000 --> 00:00:02,500\r\nANN LEE: The tap &amp; hose\r\nare <i>on</i>.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nBOB: Not me.\r\n", entity, 0.9},
      {"vtt", "text/vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>The tap &amp; hose are on.</v>\n\n00:03.000 --> 00:04.000\n<v Bob>Not me.</v>\n", entity, 0.9},
      {"rss", "application/rss+xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Plots</title><item><title>The tap &amp; the hose</title><link>https://example.org/1</link>"
       "<description>The tap &#x201C;by plot 14” is on; don&#8217;t ask.</description></item></channel></rss>", entity, 0.8},
      {"atom", "application/atom+xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Plots</title><entry><title>Tap</title><id>1</id><updated>2024-03-05T09:01:00Z</updated>"
       "<content type=\"text\">The tap &amp; the hose are on, says Bo Marsh.</content></entry></feed>", entity, 0.9},
      {"transcript", "text/plain", "Interview with Ann Lee\n\nInterviewer: Why “by plot 14”?\n\nAnn Lee: The pier.\n\nInterviewer: And now?\n\nAnn Lee: Never.\n", as_it_is, 0.9},
  };
  return all;
}

struct Seen {
  std::size_t words = 0;
  std::size_t exact = 0;
};

Seen expect_sound(const Document& document, const Sample& sample, std::string_view bytes) {
  Seen seen;
  ByteOffset last = 0;
  for (const OffsetMap::Run& run : document.bytes.runs()) {
    EXPECT_LE(last, run.text);
    EXPECT_LE(run.text + run.text_size, document.text.size());
    EXPECT_LE(run.source + run.source_size, bytes.size());
    last = run.text + run.text_size;
    if (last > document.text.size() || run.source + run.source_size > bytes.size()) return seen;
    const std::string_view words = std::string_view(document.text).substr(run.text, run.text_size);
    const std::string_view from = bytes.substr(run.source, run.source_size);
    if (words == from) {
      seen.exact += words.size();
    } else if (const std::string decoded = sample.decode(from); !decoded.empty()) {
      EXPECT_EQ(decoded, words) << sample.name << ": " << from;
    } else if (run.text_size == run.source_size && is_utf8(bytes) && from.find('=') == std::string_view::npos && words.find("\uFFFD") == std::string_view::npos) {  // "=80" and "&#0" may be as long as what they stand for
      EXPECT_EQ(blanks_alike(words), blanks_alike(from)) << sample.name;
    }
  }
  for (const Part& part : document.parts) {
    EXPECT_LE(part.span.end, document.text.size());
    seen.words += part.span.size();
  }
  return seen;
}

std::vector<Document> documents_of(const Sample& sample, const std::string& bytes) {
  auto documents = read_pages(source_of(bytes, sample.media_type));
  return documents.ok() ? std::move(documents).take() : std::vector<Document>();
}

TEST(Offsets, bytes_decoded_again_are_the_words) {
  for (const Sample& sample : samples()) {
    const std::vector<Document> documents = documents_of(sample, sample.bytes);
    ASSERT_FALSE(documents.empty()) << sample.name;
    Seen all;
    for (const Document& document : documents) {
      const Seen seen = expect_sound(document, sample, sample.bytes);
      all.words += seen.words;
      all.exact += seen.exact;
    }
    ASSERT_GT(all.words, 10U) << sample.name;
    EXPECT_GE(static_cast<double>(all.exact), sample.exact * static_cast<double>(all.words)) << sample.name << ": " << all.exact << " of " << all.words;
  }
}

// The same of files that were damaged on their way: whatever is read, places stay inside the file and copies are copies.
TEST(Offsets, hold_in_damaged_files) {
  std::mt19937 random(3);
  for (const Sample& sample : samples()) {
    Sample blind = sample;
    blind.decode = as_it_is;  // a damaged reference means something else
    for (int round = 0; round < 300; ++round) {
      std::string damaged = sample.bytes;
      for (int i = 0; i < 3 && !damaged.empty(); ++i) {
        const std::size_t at = random() % damaged.size();
        switch (random() % 3) {
          case 0: damaged[at] = static_cast<char>(' ' + random() % 90); break;
          case 1: damaged.erase(at, random() % 9); break;
          default: damaged.insert(at, damaged.substr(random() % damaged.size(), random() % 20)); break;
        }
      }
      for (const Document& document : documents_of(sample, damaged)) expect_sound(document, blind, damaged);
    }
  }
}

// A web archive: each stored page is a source of its own, whose bytes stand in the archive as they are where nothing packs them.
TEST(Offsets, of_a_web_archive_are_those_of_its_pages) {
  const std::string page = "<html><head><title>Tap</title></head><body><p>The tap &amp; the hose are on, says Bo Marsh of the plots.</p></body></html>";
  const std::string response = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page;
  const std::string warc = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2024-03-05T09:01:00Z\r\nWARC-Target-URI: https://example.org/1\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
                           std::to_string(response.size()) + "\r\n\r\n" + response + "\r\n\r\n";
  std::size_t read = 0;
  read_bytes("a.warc", warc, {}, [&](Source&& source) {
    EXPECT_FALSE(source.error);
    EXPECT_NE(warc.find(source.bytes), std::string::npos);
    Sample sample{"warc", source.media_type, source.bytes, entity, 0.9};
    for (const Document& document : documents_of(sample, source.bytes)) {
      const Seen seen = expect_sound(document, sample, source.bytes);
      EXPECT_GT(seen.exact, 40U);
      ++read;
    }
    return true;
  });
  EXPECT_EQ(read, 1U);
}

}  // namespace
}  // namespace onrecord
