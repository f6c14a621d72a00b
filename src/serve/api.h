// The API of the page: one table of routes, each answered from the snapshot and, for words, from the record. What each
// takes and gives stands in openapi.json, which the server serves; tests/page checks the answers against it.
#pragma once

#include <memory>       // std::shared_ptr
#include <string>       // std::string
#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "serve/http.h"
#include "serve/jobs.h"
#include "serve/store.h"

namespace onrecord {

// What a handler works with.
struct Call {
  const HttpRequest& request;
  Store& store;
  Jobs& jobs;
  std::shared_ptr<const Snapshot> held;
  const Snapshot& snapshot;
  std::vector<std::string> path;  // what stood where the route has {…}
};

class Api {
 public:
  Api(Store& store, Jobs& jobs) : store_(store), jobs_(jobs) {}
  // Whether a path belongs to the API.
  static bool owns(std::string_view path) { return path == "/api" || path.starts_with("/api/"); }
  // Never throws: what goes wrong becomes an answer with place, fact and way out.
  HttpResponse answer(const HttpRequest& request);
  // Where the body of an upload is streamed to; empty for other requests.
  Result<std::string> upload_file(const HttpRequest& request);

 private:
  Store& store_;
  Jobs& jobs_;
};

HttpResponse error_response(const Error& error);

}  // namespace onrecord
