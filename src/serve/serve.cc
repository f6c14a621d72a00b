#include "serve/serve.h"

#include <filesystem>  // std::filesystem::path

#include <fmt/format.h>

#include "serve/api.h"
#include "serve/assets.h"
#include "serve/guard.h"
#include "serve/http_server.h"

namespace onrecord {
namespace {

std::string uploads_of(const ServeOptions& options) {
  if (!options.uploads.empty()) return std::filesystem::absolute(options.uploads).string();
  const auto record = std::filesystem::absolute(options.record);
  return (record.parent_path() / (record.stem().string() + "-sources")).string();
}

std::vector<std::string> hosts_of(const ServeOptions& options, unsigned port) {
  const bool six = options.address.find(':') != std::string::npos;
  std::vector<std::string> hosts{fmt::format(fmt::runtime(six ? "[{}]:{}" : "{}:{}"), options.address, port), fmt::format("localhost:{}", port)};
  if (!options.host.empty()) {
    hosts.push_back(options.host);
    hosts.push_back(fmt::format("{}:{}", options.host, port));
  }
  return hosts;
}

bool is_original(const HttpRequest& request) { return request.path.starts_with("/api/sources/") && request.path.ends_with("/original"); }

}  // namespace

Result<void> serve(const ServeOptions& options) {
  Jobs jobs(options.program, options.record, uploads_of(options));
  const std::unique_ptr<Store> store = TRY(Store::open(options.record, options.read_only, [&jobs] { return jobs.compare(); }));
  Api api(*store, jobs);
  const std::unique_ptr<HttpServer> server = TRY(HttpServer::listen(options.address, options.port, {}));
  const Guard guard{random_secret(), random_secret(), fmt::format("onrecord_{}", server->port()), hosts_of(options, server->port())};
  if (options.ready) options.ready(fmt::format("http://{}/?token={}", guard.hosts.front(), guard.token));
  HttpServer::Calls calls;
  calls.refuse = [&](const HttpRequest& request) { return guard.check(request); };
  calls.upload_file = [&](const HttpRequest& request) -> Result<std::string> { return store->writable() ? api.upload_file(request) : std::string(); };
  calls.answer = [&](const HttpRequest& request) { return Api::owns(request.path) ? api.answer(request) : asset_response(request); };
  calls.finish = [](const HttpRequest& request, HttpResponse& response) { add_security_headers(response, is_original(request)); };
  server->run(std::move(calls), true);
  jobs.stop();  // or the store would wait for it
  return {};
}

}  // namespace onrecord
