// An HTTP/1.1 server for one reader's machine that stays up under floods: one thread reads and writes (Boost.Beast, no
// thread waits for a slow client), a few threads do the work. Bounds: connections (the one that has been silent longest
// makes room), size of head and body, one deadline for the whole of each, requests waiting.
#pragma once

#include <chrono>      // std::chrono::seconds
#include <functional>  // std::function
#include <memory>      // std::unique_ptr

#include "base/result.h"
#include "serve/http.h"

namespace onrecord {

struct HttpLimits {
  std::size_t connections = 2000;
  std::size_t head_bytes = 16 * 1024;
  std::size_t body_bytes = 1024 * 1024;
  std::uint64_t upload_bytes = std::uint64_t{2} << 30;
  std::size_t waiting = 512;  // requests read and not yet answered; more are told to come again
  std::chrono::seconds head_time{10};    // from the first byte awaited to the end of the head
  std::chrono::seconds idle_time{60};    // between requests
  std::chrono::seconds body_time{30};    // for a body in memory
  std::chrono::seconds upload_time{3600};
  std::chrono::seconds write_time{60};   // for an answer in memory
  unsigned workers = 4;
};

class HttpServer {
 public:
  struct Calls {
    // Looks at the head alone, on the reading thread: an answer where the request is refused (its body is never read).
    std::function<std::optional<HttpResponse>(const HttpRequest&)> refuse;
    // Where the body goes: a path for an upload that is streamed to a file; empty for one in memory.
    std::function<Result<std::string>(const HttpRequest&)> upload_file;
    // Answers, on a worker thread; several at a time. Must not throw.
    std::function<HttpResponse(const HttpRequest&)> answer;
    // The last word on each response (headers).
    std::function<void(const HttpRequest&, HttpResponse&)> finish;
  };

  // Listens on `address` (an IP address) and `port` (0: any free one). Error: usage for an address that is none, busy for
  // a port that is taken, permission.
  static Result<std::unique_ptr<HttpServer>> listen(const std::string& address, unsigned port, const HttpLimits& limits);
  virtual ~HttpServer() = default;
  virtual unsigned port() const = 0;
  // Serves until `stop` or, with `until_signal`, SIGINT or SIGTERM.
  virtual void run(Calls calls, bool until_signal) = 0;
  // May be called from any thread.
  virtual void stop() = 0;
};

}  // namespace onrecord
