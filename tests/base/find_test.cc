#include "base/find.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace onrecord {
namespace {

// Texts of few different letters, so that beginnings of the part are everywhere.
std::string random_text(std::mt19937& random, std::size_t size) {
  std::string text(size, ' ');
  for (char& c : text) c = "ab\xC2\0"[random() % 4];
  return text;
}

TEST(Find, occurs_is_what_find_says) {
  std::mt19937 random(1);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = random_text(random, random() % 70);
    const std::string part = random_text(random, random() % 7);
    EXPECT_EQ(occurs(text, part), text.find(part) != std::string::npos) << text << " / " << part;
  }
}

TEST(Find, skip_plain_stops_where_a_loop_would) {
  const auto odd = [](auto c) { return (c == 0xC2) | (c < 0x08); };
  std::mt19937 random(2);
  for (int i = 0; i < 2000; ++i) {
    std::string text(random() % 100, 'a');
    for (int marks = static_cast<int>(random() % 3); marks > 0 && !text.empty(); --marks) text[random() % text.size()] = random() % 2 == 0 ? '\xC2' : '\0';
    for (std::size_t at = 0; at <= text.size(); ++at) {
      std::size_t expected = at;
      while (expected < text.size() && text[expected] != '\xC2' && text[expected] != '\0') ++expected;
      EXPECT_EQ(skip_plain(text, at, odd), expected);
    }
  }
}

}  // namespace
}  // namespace onrecord
