#include "serve/guard.h"

#include <algorithm>  // std::find
#include <array>      // std::array

#include <fmt/format.h>
#include <sys/random.h>

namespace onrecord {
namespace {

HttpResponse refusal(unsigned status, std::string_view title, std::string_view what) {
  HttpResponse response;
  response.status = status;
  response.type = "text/html; charset=utf-8";
  response.body = fmt::format("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{0}</title><h1>{0}</h1><p>{1}</p></html>\n", title, what);
  return response;
}

// The same address without the token, so that it is not kept in the history or copied along.
std::string without_token(const HttpRequest& request) {
  std::string target;
  for (const char c : request.path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("/-_.~").find(c) != std::string_view::npos;
    target += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return target.starts_with("//") ? "/" : target;
}

bool changes_something(const HttpRequest& request) { return request.method != "GET" && request.method != "HEAD"; }

}  // namespace

std::string random_secret() {
  std::array<unsigned char, 16> bytes{};
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::getrandom(bytes.data() + filled, bytes.size() - filled, 0);
    if (got > 0) filled += static_cast<std::size_t>(got);
  }
  std::string text;
  for (const unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

bool same_secret(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned char difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned char>(a[i] ^ b[i]);
  return difference == 0;
}

std::optional<HttpResponse> Guard::check(const HttpRequest& request) const {
  const std::string host(request.header("host"));
  if (std::find(hosts.begin(), hosts.end(), host) == hosts.end())
    return refusal(421, "Not this server", "The name by which this page was asked for is not that of onrecord. Use the address that <code>onrecord serve</code> printed.");
  const std::string_view origin = request.header("origin");
  const std::string_view site = request.header("sec-fetch-site");
  const bool foreign = (!origin.empty() && origin != "http://" + host) || site == "cross-site" || site == "same-site";
  const bool opens_page = !changes_something(request) && request.header("sec-fetch-mode") == "navigate" && request.header("sec-fetch-dest") == "document";
  // Another site may link to the page; it may not embed it, read it or change anything.
  if (foreign && !opens_page) return refusal(403, "Not from there", "Another page asked for this. Nothing was done.");
  if (changes_something(request) && origin.empty()) return refusal(403, "Not from there", "A change must say from which page it comes. Nothing was done.");
  if (request.method == "GET" && same_secret(request.parameter("token"), token)) {
    HttpResponse exchange;
    exchange.status = 303;
    exchange.headers = {{"Location", without_token(request)}, {"Set-Cookie", fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict", cookie_name, session)}};
    return exchange;
  }
  if (!same_secret(cookie_value(request.header("cookie"), cookie_name), session))
    return refusal(401, "Open the address that onrecord printed", "This page is only for whoever started <code>onrecord serve</code>. Open the whole address that it printed, with its token.");
  return std::nullopt;
}

void add_security_headers(HttpResponse& response, bool embedded) {
  const char* const page_policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
      "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  // A source may bring its own looks, and nothing else: no script, no load from anywhere, no form, no link that leads out.
  const char* const source_policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox";
  response.headers.emplace_back("Content-Security-Policy", embedded ? source_policy : page_policy);
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.headers.emplace_back("X-Frame-Options", embedded ? "SAMEORIGIN" : "DENY");
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  response.headers.emplace_back("Permissions-Policy", "camera=(), microphone=(), geolocation=(), clipboard-read=()");
}

}  // namespace onrecord
