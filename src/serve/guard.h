// Who may speak to the server: only the reader to whom the address with the token was given, in a browser that shows our
// own page. Against pages of other sites (CSRF), names that are pointed at this machine (DNS rebinding), other users of
// the machine (the token), and scripts in what is shown (the headers). docs/decisions/0015-page.md tells the reasons.
#pragma once

#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

#include "serve/http.h"

namespace onrecord {

struct Guard {
  std::string token;        // in the address that `serve` prints; exchanged for the cookie
  std::string session;      // value of the cookie
  std::string cookie_name;  // holds the port: cookies do not tell ports apart
  std::vector<std::string> hosts;  // values of Host that are ours: "127.0.0.1:8420"

  // Nothing where the request may pass; else what to answer: a refusal, or the exchange of the token for the cookie.
  std::optional<HttpResponse> check(const HttpRequest& request) const;
};

// 128 random bits from the system, in hexadecimal.
std::string random_secret();
// Whether two secrets are equal, in a time that does not tell where they differ.
bool same_secret(std::string_view a, std::string_view b);

// The headers of every answer; `embedded`: it is a source shown in a frame of our page, and nothing in it may run or load.
void add_security_headers(HttpResponse& response, bool embedded);

}  // namespace onrecord
