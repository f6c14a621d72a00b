// A stored HTTP response (RFC 9112): headers, chunks and content encodings undone.
#pragma once

#include <cstdint>      // std::uint64_t
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

namespace onrecord {

struct HttpHeader {
  std::string name;   // lower case
  std::string value;
};

// Reads the first line and the headers at `at`; returns where the body starts. Bare line feeds are taken as well.
std::size_t read_http_headers(std::string_view text, std::size_t at, std::vector<HttpHeader>& headers);

struct HttpResponse {
  int status = 0;
  std::string content_type;   // lower case, without parameters
  std::string charset;
  std::string body;
  std::string problem;        // a sentence, where the body could not be undone as the headers say; it is then as it stands
};

// `limit`: bytes that a compressed body may unpack to. gzip, deflate and Brotli are undone.
HttpResponse read_http_response(std::string_view block, std::uint64_t limit);

}  // namespace onrecord
