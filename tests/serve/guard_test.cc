#include "serve/guard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord {
namespace {

const Guard guard{"t0ken", "s3ssion", "onrecord_8420", {"127.0.0.1:8420", "localhost:8420"}};

// A request of the page itself, which each test then spoils.
HttpRequest good(std::string method = "GET") {
  HttpRequest request;
  request.method = std::move(method);
  request.path = "/api/case";
  request.headers = {{"host", "127.0.0.1:8420"}, {"cookie", "onrecord_8420=s3ssion"}};
  if (request.method != "GET") request.headers["origin"] = "http://127.0.0.1:8420";
  return request;
}
unsigned status(const HttpRequest& request) {
  const auto refused = guard.check(request);
  return refused ? refused->status : 200;
}

TEST(Guard, the_page_itself_may_read_and_write) {
  EXPECT_EQ(status(good()), 200U);
  EXPECT_EQ(status(good("POST")), 200U);
}

TEST(Guard, nobody_without_the_cookie) {
  for (const char* cookie : {"", "onrecord_8420=", "onrecord_8420=S3ssion", "onrecord_8421=s3ssion", "onrecord_8420=s3ssion2"}) {
    HttpRequest request = good();
    request.headers["cookie"] = cookie;
    EXPECT_EQ(status(request), 401U) << cookie;
  }
}

TEST(Guard, a_name_pointed_at_this_machine_is_refused) {
  for (const char* host : {"evil.example", "evil.example:8420", "127.0.0.1", "127.0.0.1:8421", "127.0.0.1.evil.example:8420", ""}) {
    HttpRequest request = good();
    request.headers["host"] = host;
    EXPECT_EQ(status(request), 421U) << host;
  }
}

TEST(Guard, another_site_can_neither_read_nor_change) {
  for (const char* origin : {"http://evil.example", "null", "https://127.0.0.1:8420", "http://localhost:8420", "http://127.0.0.1:8421"}) {
    for (const char* method : {"GET", "POST"}) {
      HttpRequest request = good(method);
      request.headers["origin"] = origin;
      EXPECT_EQ(status(request), 403U) << method << " " << origin;
    }
  }
  HttpRequest embedded = good();
  embedded.headers["sec-fetch-site"] = "cross-site";
  EXPECT_EQ(status(embedded), 403U);
  HttpRequest silent = good("POST");
  silent.headers.erase("origin");
  EXPECT_EQ(status(silent), 403U);
}

TEST(Guard, another_site_may_link_to_the_page) {
  HttpRequest followed = good();
  followed.headers["sec-fetch-site"] = "cross-site";
  followed.headers["sec-fetch-mode"] = "navigate";
  followed.headers["sec-fetch-dest"] = "document";
  EXPECT_EQ(status(followed), 200U);
  followed.headers["sec-fetch-dest"] = "iframe";
  EXPECT_EQ(status(followed), 403U);
}

TEST(Guard, the_token_is_exchanged_for_a_cookie) {
  HttpRequest request = good();
  request.headers.erase("cookie");
  request.path = "/confrontations/12";
  request.query["token"] = "t0ken";
  const auto answer = guard.check(request);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 303U);
  EXPECT_THAT(answer->headers, testing::Contains(testing::Pair("Location", "/confrontations/12")));
  EXPECT_THAT(answer->headers, testing::Contains(testing::Pair("Set-Cookie", "onrecord_8420=s3ssion; Path=/; HttpOnly; SameSite=Strict")));
  request.query["token"] = "t0ken2";
  EXPECT_EQ(status(request), 401U);
}

TEST(Guard, the_exchange_leads_nowhere_else) {
  HttpRequest request = good();
  request.query["token"] = "t0ken";
  request.path = "//evil.example/";
  EXPECT_THAT(guard.check(request)->headers, testing::Contains(testing::Pair("Location", "/")));
  request.path = "/a\r\nSet-Cookie: x=1";
  EXPECT_THAT(guard.check(request)->headers, testing::Contains(testing::Pair("Location", "/a%0D%0ASet-Cookie%3A%20x%3D1")));
}

TEST(Guard, secrets_are_long_and_never_the_same) {
  EXPECT_EQ(random_secret().size(), 32U);
  EXPECT_NE(random_secret(), random_secret());
}

TEST(Headers, nothing_of_a_source_may_run_or_load) {
  const auto policy = [](bool embedded) {
    HttpResponse response;
    add_security_headers(response, embedded);
    for (const auto& [name, value] : response.headers)
      if (name == "Content-Security-Policy") return value;
    return std::string();
  };
  EXPECT_THAT(policy(true), testing::AllOf(testing::HasSubstr("default-src 'none'"), testing::EndsWith("sandbox"), testing::Not(testing::HasSubstr("script-src"))));
  EXPECT_THAT(policy(false), testing::AllOf(testing::HasSubstr("script-src 'self';"), testing::HasSubstr("frame-ancestors 'none'"), testing::Not(testing::HasSubstr("unsafe"))));
}

}  // namespace
}  // namespace onrecord
