#include "language/text_words.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(FindWords, only_whole_words_as_written) {
  struct {
    std::string_view text, words;
    std::size_t at;
  } const cases[] = {
      {"I read the Log twice", "the Log", 7},
      {"the Log’s messages", "the Log", 0},
      {"the Logs, the Log", "the Log", 10},
      {"the log", "the Log", std::string_view::npos},
      {"breathe Logic", "the Log", std::string_view::npos},
      {"éthe Log", "the Log", std::string_view::npos},
      {"“the Log”", "the Log", 3},
      {"the Logé", "the Log", std::string_view::npos},
      {"the Log", "", std::string_view::npos},
      {"", "the Log", std::string_view::npos},
  };
  for (const auto& one : cases) EXPECT_EQ(find_words(one.text, one.words), one.at) << one.text;
}

}  // namespace
}  // namespace onrecord
