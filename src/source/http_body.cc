#include "source/http_body.h"

#include <algorithm>  // std::min

#include "source/ascii_text.h"
#include "source/inflate.h"

namespace onrecord {
namespace {

using ascii::lowered;
using ascii::trimmed;

// RFC 9112, 7.1. False where the body is not in chunks, as when the crawler undid them but kept the header.
bool undo_chunks(std::string_view body, std::string& out) {
  std::size_t at = 0;
  while (at < body.size()) {
    std::size_t size = 0, digits = 0;
    while (at < body.size() && ascii::hex_value(body[at]) >= 0 && digits < 8) size = size * 16 + static_cast<std::size_t>(ascii::hex_value(body[at++])), ++digits;
    const std::size_t line_end = body.find('\n', at);
    if (digits == 0 || line_end == std::string_view::npos || line_end > at + 200) return false;
    at = line_end + 1;
    if (size == 0) return true;
    const std::string_view chunk = body.substr(at, size);
    out.append(chunk);
    at += chunk.size();
    if (body.substr(at, 2) == "\r\n") at += 2;
    else if (at < body.size() && body[at] == '\n') ++at;
    else if (at < body.size()) return false;
  }
  return true;  // cut short: what is there was taken
}

void undo_encoding(const std::string& encoding, std::uint64_t limit, HttpResponse& response) {
  if (encoding.empty() || encoding == "identity" || response.body.empty()) return;
  if (encoding != "gzip" && encoding != "x-gzip" && encoding != "deflate" && encoding != "br") {
    response.problem = "the page is packed as \"" + encoding + "\", which cannot be undone";
    response.body.clear();
    return;
  }
  std::string plain;
  Inflated result = encoding == "br" ? unpack_brotli(response.body, limit, plain) : inflate_all(response.body, Wrapping::gzip_or_zlib, limit, plain);
  if (result == Inflated::not_packed && encoding == "deflate") result = inflate_all(response.body, Wrapping::none, limit, plain);
  if (result == Inflated::not_packed) return;  // the crawler undid it but kept the header
  if (result == Inflated::cut) response.problem = "the packed page is cut short; what could be unpacked was read";
  if (result == Inflated::too_large) {
    response.problem = "the packed page unpacks to too much";
    plain.clear();
  }
  response.body = std::move(plain);
}

void read_content_type(const std::string& value, HttpResponse& response) {
  const std::string low = lowered(value);
  response.content_type = trimmed(low.substr(0, low.find(';')));
  const std::size_t at = low.find("charset=");
  if (at == std::string::npos) return;
  std::string_view charset = std::string_view(low).substr(at + 8);
  charset = charset.substr(0, charset.find_first_of("; "));
  while (!charset.empty() && (charset.front() == '"' || charset.front() == '\'')) charset.remove_prefix(1);
  while (!charset.empty() && (charset.back() == '"' || charset.back() == '\'')) charset.remove_suffix(1);
  response.charset = charset;
}

}  // namespace

std::size_t read_http_headers(std::string_view text, std::size_t at, std::vector<HttpHeader>& headers) {
  bool first = true;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trimmed(text.substr(at, end - at));
    at = std::min(end + 1, text.size());
    if (line.empty()) return at;
    const std::size_t colon = line.find(':');
    if (!first && colon != std::string_view::npos) headers.push_back({lowered(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
    first = false;
  }
  return at;
}

HttpResponse read_http_response(std::string_view block, std::uint64_t limit) {
  HttpResponse response;
  if (block.substr(0, 5) == "HTTP/") {
    const std::size_t blank = block.find(' ');
    for (std::size_t i = blank + 1; blank < 20 && i < blank + 4 && i < block.size(); ++i)
      if (block[i] >= '0' && block[i] <= '9') response.status = response.status * 10 + (block[i] - '0');
  }
  std::vector<HttpHeader> headers;
  const std::string_view body = block.substr(read_http_headers(block, 0, headers));
  std::string transfer, encoding;
  for (const HttpHeader& header : headers) {
    if (header.name == "transfer-encoding") transfer = lowered(header.value);
    else if (header.name == "content-encoding") encoding = lowered(header.value);
    else if (header.name == "content-type") read_content_type(header.value, response);
  }
  if (transfer.find("chunked") == std::string::npos || !undo_chunks(body, response.body)) response.body = body;
  undo_encoding(encoding, limit, response);
  return response;
}

}  // namespace onrecord
