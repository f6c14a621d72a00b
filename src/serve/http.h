// HTTP as the rest of serve/ sees it: a request read as a whole within bounds, and a response to be written.
#pragma once

#include <functional>   // std::function
#include <map>          // std::map
#include <memory>       // std::shared_ptr
#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <utility>      // std::pair
#include <vector>       // std::vector

namespace onrecord {

struct HttpRequest {
  std::string method;                          // "GET"
  std::string path;                            // decoded, without the query
  std::map<std::string, std::string> query;    // decoded; the last of one name counts
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
  std::string upload;  // the file that holds the body, where it was streamed to one

  std::string_view header(const std::string& name) const;
  std::string_view parameter(const std::string& name) const;
  // A parameter as a number within [0, most]; nothing where there is none or it is none.
  std::optional<std::size_t> number(const std::string& name, std::size_t most) const;
};

struct HttpResponse {
  unsigned status = 200;
  std::string type = "application/json";
  std::string body;
  std::string_view fixed;  // bytes that live as long as the program, instead of `body`
  std::string file;        // a file to send instead of `body`
  bool file_is_ours = false;  // and to remove afterwards
  std::vector<std::pair<std::string, std::string>> headers;
};

// "/a%20b?x=1" to path and query. False where it is no such thing: an escape that is none, a NUL, not UTF-8.
bool parse_target(std::string_view target, HttpRequest& request);
// Percent-decoding; `plus_is_blank` as in queries.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank);
// The value of a cookie; empty where there is none.
std::string cookie_value(std::string_view header, std::string_view name);

}  // namespace onrecord
