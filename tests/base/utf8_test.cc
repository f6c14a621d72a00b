#include "base/utf8.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(Utf8, validity) {
  const struct {
    std::string_view text;
    bool valid;
  } rows[] = {
      {"", true}, {"plain", true}, {"“quote”", true}, {"\xF0\x9F\x91\x8D", true}, {"\xC0\xAF", false},  // overlong
      {"\xED\xA0\x80", false},                                                                           // surrogate
      {"\xF4\x90\x80\x80", false},                                                                       // above U+10FFFF
      {"\xE2\x80", false}, {"\x80", false}, {"a\xFF", false},
  };
  for (const auto& row : rows) EXPECT_EQ(is_utf8(row.text), row.valid) << row.text;
}

TEST(Utf8, every_code_point_survives_writing_and_reading) {
  for (char32_t value = 0; value <= 0x10FFFF; value += value < 0x3000 ? 1 : 997) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, value);
    const CodePoint point = code_point_at(text, 0);
    EXPECT_EQ(point.value, value);
    EXPECT_EQ(point.size, text.size());
  }
}

TEST(Utf8, index_turns_bytes_into_code_points_and_back) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += i % 3 == 0 ? "é" : i % 3 == 1 ? "👍" : "a";
  const CodePointIndex index(text);
  EXPECT_EQ(index.count(), 200U);
  std::uint32_t point = 0;
  for (ByteOffset byte = 0; byte < text.size(); ++point) {
    const std::uint32_t size = code_point_at(text, byte).size;
    for (std::uint32_t inside = 0; inside < size; ++inside) EXPECT_EQ(index.code_point(byte + inside), point);
    EXPECT_EQ(index.byte(point), byte);
    byte += size;
  }
  EXPECT_EQ(index.code_point(static_cast<ByteOffset>(text.size())), 200U);
  EXPECT_EQ(index.byte(200), text.size());
}

}  // namespace
}  // namespace onrecord
