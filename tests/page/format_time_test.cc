// Each reader takes time linear in its input, also for input made to hurt.
#include <gtest/gtest.h>

#include "format_dump.h"
#include "processor_time.h"

namespace onrecord {
namespace {

std::string repeated(const std::string& piece, std::size_t size) {
  std::string out;
  while (out.size() < size) out += piece;
  return out;
}

struct Row {
  const char* media_type;
  std::string head, piece;
};

double seconds(const Row& row, std::size_t size) {
  const std::string bytes = row.head + repeated(row.piece, size);
  return test::processor_seconds([&] { testing::read_documents(bytes, row.media_type); });
}

TEST(OtherFormats, take_linear_time) {
  const std::string mail = "From: a@x.example\nSubject: x\nMIME-Version: 1.0\n";
  const Row rows[] = {
      {"message/rfc822", mail + "\n", ">"},
      {"message/rfc822", mail + "\n", "> a\n>> b wrote:\n"},
      {"message/rfc822", mail + "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n"},
      {"message/rfc822", mail + "\n", std::string(10000, 'x') + "\n"},
      {"application/rtf", "{\\rtf1 ", "{"},
      {"application/rtf", "{\\rtf1 ", "\\u-10179?"},
      {"application/x-subrip", "1\n00:00:01,000 --> 00:00:02,000\n", "{\\a<"},
      {"text/markdown", "# a\n", "[](["},
      {"text/csv", "a,b\n", "\""},
      {"application/rss+xml", "<rss>", "<item><title>&lt;"},
      {"application/rss+xml", "<rss><item><title>", "&"},
      {"application/vnd.oasis.opendocument.text-flat-xml", "<a>", "<text:p><text:s text:c=\"9\"/>"},
  };
  for (const Row& row : rows) {
    const double small = seconds(row, 100000);
    EXPECT_LT(seconds(row, 800000), 30 * small + 0.3) << row.media_type << " " << row.piece.substr(0, 20);  // a square would be 64 times
  }
}

}  // namespace
}  // namespace onrecord
