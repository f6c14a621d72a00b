// Door of serve/: the page on the reader's own machine. Answers only on the address it is told (loopback unless told
// otherwise) and only who has the token; opens no connection outward.
#pragma once

#include <functional>  // std::function
#include <string>      // std::string

#include "base/result.h"

namespace onrecord {

struct ServeOptions {
  std::string record;
  std::string address = "127.0.0.1";
  unsigned port = 0;          // 0: any free one
  std::string host;           // a name by which the page is asked for, besides the address; for use behind a tunnel
  std::string program;        // onrecord itself, run to read what is added and to make exports
  std::string uploads;        // folder that takes what is added; empty: "CASE-sources" beside the record
  bool read_only = false;
  std::function<void(const std::string& url)> ready;  // the address with its token
};

// Serves until SIGINT or SIGTERM. Errors: those of opening the record, and of listening.
Result<void> serve(const ServeOptions& options);

}  // namespace onrecord
