#include "serve/http_server.h"

#include <algorithm>  // std::find
#include <limits>     // std::numeric_limits
#include <list>       // std::list
#include <utility>    // std::exchange, for Boost 1.74

#include <sys/resource.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

// g++ 12 takes the frames of Boost 1.74 coroutines for memory freed by another function than made it.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace onrecord {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;
using HeadParser = http::request_parser<http::empty_body>;

constexpr auto await_result = asio::use_awaitable;

std::string lower(std::string_view name) {
  std::string text(name);
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

HttpResponse told(unsigned status, std::string fact) {
  HttpResponse response;
  response.status = status;
  response.body = R"({"error":")" + fact + R"("})";
  return response;
}

// More connections than the usual soft limit of open files.
void raise_file_limit(std::size_t wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, wanted);
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// Everything but `answer` runs on the one thread of `io_`, so nothing here is locked.
class Server final : public HttpServer {
 public:
  explicit Server(const HttpLimits& limits) : limits_(limits), acceptor_(io_), workers_(limits.workers) {}

  Result<void> open(const std::string& address, unsigned port) {
    boost::system::error_code problem;
    const auto ip = asio::ip::make_address(address, problem);
    if (problem) return Error{ErrorKind::usage, address, "is not an IP address", "give one such as 127.0.0.1"};
    const tcp::endpoint endpoint(ip, static_cast<unsigned short>(port));
    acceptor_.open(endpoint.protocol(), problem);
    if (!problem) acceptor_.set_option(tcp::acceptor::reuse_address(true), problem);
    if (!problem) acceptor_.bind(endpoint, problem);
    if (!problem) acceptor_.listen(1024, problem);
    if (problem) {
      const bool taken = problem == boost::system::errc::address_in_use;
      return Error{taken ? ErrorKind::busy : ErrorKind::permission, address + ":" + std::to_string(port), "cannot be listened on (" + problem.message() + ")",
                   taken ? "give another --port, or none" : "give another --port"};
    }
    port_ = acceptor_.local_endpoint().port();
    return {};
  }

  unsigned port() const override { return port_; }

  void run(Calls calls, bool until_signal) override {
    calls_ = std::move(calls);
    raise_file_limit(limits_.connections + 256);
    asio::signal_set signals(io_);
    if (until_signal) {
      signals.add(SIGINT);
      signals.add(SIGTERM);
      signals.async_wait([this](const boost::system::error_code& problem, int) {
        if (!problem) io_.stop();
      });
    }
    asio::co_spawn(io_, accept(), asio::detached);
    io_.run();
    workers_.stop();
    workers_.join();
  }

  void stop() override { io_.stop(); }

 private:
  struct Connection {
    explicit Connection(tcp::socket socket) : stream(std::move(socket)) {}
    beast::tcp_stream stream;
    beast::flat_buffer buffer;
    bool waits = false;
    std::list<Connection*>::iterator place;  // in waiting_, while it waits
  };

  asio::awaitable<void> accept() {
    for (;;) {
      boost::system::error_code problem;
      tcp::socket socket = co_await acceptor_.async_accept(asio::redirect_error(await_result, problem));
      if (problem) {
        // Out of files or memory: room is made, and tried again a little later.
        make_room();
        asio::steady_timer pause(io_, std::chrono::milliseconds(20));
        co_await pause.async_wait(asio::redirect_error(await_result, problem));
        continue;
      }
      if (count_ >= limits_.connections) make_room();
      if (count_ >= limits_.connections) continue;  // all are at work: this one is closed
      socket.set_option(tcp::no_delay(true), problem);
      asio::co_spawn(io_, serve(std::make_unique<Connection>(std::move(socket))), asio::detached);
    }
  }

  // Ends the connection that has been silent longest.
  void make_room() {
    if (waiting_.empty()) return;
    Connection& oldest = *waiting_.front();
    done_waiting(oldest);
    boost::system::error_code ignored;
    oldest.stream.socket().shutdown(tcp::socket::shutdown_both, ignored);
    oldest.stream.cancel();
    --count_;
    oldest.waits = false;
    evicted_.push_back(&oldest);
  }

  void start_waiting(Connection& connection) {
    connection.waits = true;
    connection.place = waiting_.insert(waiting_.end(), &connection);
  }
  void done_waiting(Connection& connection) {
    if (!connection.waits) return;
    connection.waits = false;
    waiting_.erase(connection.place);
  }

  asio::awaitable<void> serve(std::unique_ptr<Connection> connection) {
    ++count_;
    connection->buffer.max_size(256 * 1024);
    try {
      for (bool first = true; co_await one_request(*connection, first);) first = false;
    } catch (const std::exception&) {
      // The client went away, was too slow, or sent what is no HTTP: nothing is owed to it.
    }
    done_waiting(*connection);
    const auto gone = std::find(evicted_.begin(), evicted_.end(), connection.get());
    if (gone == evicted_.end()) {
      --count_;
    } else {
      evicted_.erase(gone);
    }
    boost::system::error_code ignored;
    connection->stream.socket().shutdown(tcp::socket::shutdown_both, ignored);
  }

  // Whether the connection goes on.
  asio::awaitable<bool> one_request(Connection& connection, bool first) {
    HeadParser head;
    head.header_limit(static_cast<std::uint32_t>(limits_.head_bytes));
    head.body_limit(std::numeric_limits<std::uint64_t>::max());  // the answer looks at it, knowing what it is for
    connection.stream.expires_after(first ? limits_.head_time : limits_.idle_time);
    start_waiting(connection);
    boost::system::error_code problem;
    co_await http::async_read_header(connection.stream, connection.buffer, head, asio::redirect_error(await_result, problem));
    done_waiting(connection);
    if (problem == http::error::header_limit || problem == http::error::buffer_overflow) {
      co_await write(connection, nothing_asked_, told(431, "the head of the request is too large"), false, 11);
      co_return false;
    }
    if (problem == http::error::bad_method || problem == http::error::bad_target || problem == http::error::bad_version || problem == http::error::bad_field) {
      co_await write(connection, nothing_asked_, told(400, "this is not HTTP"), false, 11);
      co_return false;
    }
    if (problem) co_return false;
    co_return co_await answer(connection, head);
  }

  asio::awaitable<bool> answer(Connection& connection, HeadParser& head) {
    HttpRequest request;
    request.method = std::string(head.get().method_string());
    for (const auto& field : head.get()) request.headers.insert_or_assign(lower({field.name_string().data(), field.name_string().size()}), std::string(field.value()));
    const bool keep = head.get().keep_alive();
    const unsigned version = head.get().version();
    const bool understood = parse_target({head.get().target().data(), head.get().target().size()}, request);
    std::optional<HttpResponse> response;
    if (!understood) response = told(400, "the address cannot be read");
    if (!response) response = calls_.refuse(request);
    if (response) {
      // The body of what is refused is not read, so nothing can follow it.
      const bool empty = head.content_length().value_or(0) == 0 && !head.chunked();
      co_await write(connection, request, std::move(*response), keep && empty, version);
      co_return keep && empty;
    }
    const unsigned status = co_await read_body(connection, head, request);
    if (status != 0) {
      co_await write(connection, request, told(status, status == 413 ? "the body is too large" : "the body cannot be taken"), false, version);
      co_return false;
    }
    if (pending_ >= limits_.waiting) {
      HttpResponse busy = told(503, "too many requests are waiting; try again");
      busy.headers.emplace_back("Retry-After", "1");
      co_await write(connection, request, std::move(busy), keep, version);
      co_return keep;
    }
    ++pending_;
    HttpResponse made = co_await asio::co_spawn(
        workers_, [this, &request]() -> asio::awaitable<HttpResponse> { co_return calls_.answer(request); }, await_result);
    --pending_;
    co_await write(connection, request, std::move(made), keep, version);
    co_return keep;
  }

  // 0, or the status of why it cannot be had.
  asio::awaitable<unsigned> read_body(Connection& connection, HeadParser& head, HttpRequest& request) {
    const auto file = calls_.upload_file(request);
    if (!file.ok()) co_return 400;
    const std::uint64_t limit = file->empty() ? limits_.body_bytes : limits_.upload_bytes;
    if (head.content_length().value_or(0) > limit) co_return 413;
    connection.stream.expires_after(file->empty() ? limits_.body_time : limits_.upload_time);
    boost::system::error_code problem;
    if (file->empty()) {
      http::request_parser<http::string_body> parser(std::move(head));
      parser.body_limit(limit);
      co_await http::async_read(connection.stream, connection.buffer, parser, asio::redirect_error(await_result, problem));
      request.body = std::move(parser.get().body());
    } else {
      http::request_parser<http::file_body> parser(std::move(head));
      parser.body_limit(limit);
      beast::error_code opening;
      parser.get().body().open(file->c_str(), beast::file_mode::write, opening);
      if (opening) co_return 507;
      co_await http::async_read(connection.stream, connection.buffer, parser, asio::redirect_error(await_result, problem));
      request.upload = *file;
    }
    if (problem == http::error::body_limit) co_return 413;
    if (problem && !file->empty()) ::unlink(file->c_str());
    if (problem) co_return 400;
    co_return 0;
  }

  template <class Body>
  static void set_head(http::response<Body>& out, const HttpResponse& response, bool keep) {
    out.set(http::field::content_type, response.type);
    for (const auto& [name, value] : response.headers) out.set(name, value);
    if (!response.headers.empty() && out.find(http::field::cache_control) == out.end()) out.set(http::field::cache_control, "no-store");
    out.keep_alive(keep);
  }

  asio::awaitable<void> write(Connection& connection, const HttpRequest& request, HttpResponse response, bool keep, unsigned version) {
    calls_.finish(request, response);
    const auto status = static_cast<http::status>(response.status);
    if (!response.file.empty()) {
      http::response<http::file_body> out(status, version);
      beast::error_code problem;
      out.body().open(response.file.c_str(), beast::file_mode::scan, problem);
      if (response.file_is_ours) ::unlink(response.file.c_str());
      if (problem) co_return co_await write(connection, request, told(500, "the file cannot be read"), false, version);
      set_head(out, response, keep);
      out.prepare_payload();
      connection.stream.expires_after(limits_.upload_time);
      http::response_serializer<http::file_body> serializer(out);
      co_await http::async_write(connection.stream, serializer, await_result);
      co_return;
    }
    const std::string_view bytes = response.fixed.empty() ? std::string_view(response.body) : response.fixed;
    http::response<http::span_body<const char>> out(status, version);
    const bool bare = request.method == "HEAD" || response.status == 304 || response.status == 204;
    out.body() = bare ? beast::span<const char>() : beast::span<const char>(bytes.data(), bytes.size());
    set_head(out, response, keep);
    if (request.method == "HEAD") {
      out.content_length(bytes.size());
    } else if (!bare) {
      out.prepare_payload();
    }
    connection.stream.expires_after(limits_.write_time);
    http::response_serializer<http::span_body<const char>> serializer(out);
    if (bare) {
      co_await http::async_write_header(connection.stream, serializer, await_result);
    } else {
      co_await http::async_write(connection.stream, serializer, await_result);
    }
  }

  HttpLimits limits_;
  const HttpRequest nothing_asked_{};
  Calls calls_;
  asio::io_context io_{1};
  tcp::acceptor acceptor_;
  asio::thread_pool workers_;
  unsigned port_ = 0;
  std::size_t count_ = 0;
  std::size_t pending_ = 0;
  std::list<Connection*> waiting_;  // longest first
  std::list<Connection*> evicted_;
};

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const std::string& address, unsigned port, const HttpLimits& limits) {
  auto server = std::make_unique<Server>(limits);
  TRY(server->open(address, port));
  return std::unique_ptr<HttpServer>(std::move(server));
}

}  // namespace onrecord
