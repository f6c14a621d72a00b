#include "serve/http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord {
namespace {

std::string dump(std::string_view target) {
  HttpRequest request;
  if (!parse_target(target, request)) return "refused";
  std::string text = request.path;
  for (const auto& [name, value] : request.query) text += " " + name + "=" + value;
  return text;
}

TEST(Target, path_and_query_are_decoded) {
  struct Row {
    const char* target;
    const char* means;
  };
  const Row rows[] = {
      {"/", "/"},
      {"/api/case?x=1&y=2", "/api/case x=1 y=2"},
      {"/a%20b?q=new+money%21", "/a b q=new money!"},
      {"/search?q=%E2%80%9Cpay%E2%80%9D", "/search q=“pay”"},
      {"/search?q=a&q=b", "/search q=b"},
      {"/search?&&q", "/search q="},
      {"/a+b", "/a+b"},
      {"/%2e%2e/etc", "/../etc"},
      {"", "refused"},
      {"http://elsewhere/", "refused"},
      {"/%", "refused"},
      {"/%4", "refused"},
      {"/%zz", "refused"},
      {"/%00", "refused"},
      {"/?q=%00", "refused"},
      {"/%ff", "refused"},
      {"/?q=%c0%af", "refused"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.target);
    EXPECT_EQ(dump(row.target), row.means);
  }
}

TEST(Target, numbers_have_bounds) {
  HttpRequest request;
  ASSERT_TRUE(parse_target("/?a=12&b=-1&c=99999999999999999999&d=7x&e=", request));
  EXPECT_EQ(request.number("a", 12), 12U);
  EXPECT_EQ(request.number("a", 11), std::nullopt);
  for (const char* none : {"b", "c", "d", "e", "f"}) EXPECT_EQ(request.number(none, 1'000'000), std::nullopt) << none;
}

TEST(Cookie, found_by_its_whole_name) {
  EXPECT_EQ(cookie_value("a=1; onrecord_80=secret; b=2", "onrecord_80"), "secret");
  EXPECT_EQ(cookie_value("onrecord_80=secret", "onrecord_8"), "");
  EXPECT_EQ(cookie_value("xonrecord_80=other", "onrecord_80"), "");
  EXPECT_EQ(cookie_value("", "a"), "");
}

}  // namespace
}  // namespace onrecord
