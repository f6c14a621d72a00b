#include "analyse/analyse.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(Json, a_finding_of_the_source_is_listed_once) {
  for (const bool plain : {false, true}) {
    AnalyseOptions options;
    options.plain = plain;
    options.only = Only::pages;
    std::string line;
    read_bytes("page.pdf", "Ann Lea said that the tap was on.\n", {}, [&](Source&& source) {
      EXPECT_TRUE(analyse(source, options, [&](Analysis&& analysis) { append_json_line(line, source, analysis); }).ok());
      return true;
    });
    EXPECT_EQ(count(line, "OR-0101"), 1U) << line;
  }
}

}  // namespace
}  // namespace onrecord
