#include "serve/api.h"

#include "serve/json_rows.h"
#include "serve/routes.h"

namespace onrecord {
namespace {

unsigned status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
    case ErrorKind::input: return 400;
    case ErrorKind::permission: return 403;
    case ErrorKind::not_found: return 404;
    case ErrorKind::busy: return 409;
    case ErrorKind::limit: return 413;
    case ErrorKind::no_space: return 507;
    default: return 500;
  }
}

const std::vector<Route>& routes() {
  static const std::vector<Route> all = [] {
    std::vector<Route> table;
    for (auto some : {case_routes(), statement_routes(), people_routes(), issue_routes(), drift_routes(), confrontation_routes(), document_routes(), edit_routes(), file_routes()})
      table.insert(table.end(), some.begin(), some.end());
    return table;
  }();
  return all;
}

std::string_view next_piece(std::string_view& path) {
  const std::string_view piece = path.substr(0, path.find('/'));
  path.remove_prefix(std::min(piece.size() + 1, path.size()));
  return piece;
}

// Whether a path is of the route's form; what stands where it has {…} goes into `values`.
bool fits(std::string_view form, std::string_view path, std::vector<std::string>& values) {
  values.clear();
  while (!form.empty() && !path.empty()) {
    const std::string_view wanted = next_piece(form);
    const std::string_view given = next_piece(path);
    if (wanted.starts_with('{') && !given.empty()) {
      values.emplace_back(given);
    } else if (wanted != given) {
      return false;
    }
  }
  return form.empty() && path.empty();
}

}  // namespace

HttpResponse error_response(const Error& error) {
  HttpResponse response = json_response(error_json(error));
  response.status = status_of(error.kind);
  return response;
}

HttpResponse Api::answer(const HttpRequest& request) {
  try {
    std::vector<std::string> values;
    bool known_path = false;
    for (const Route& route : routes()) {
      if (!fits(route.path, request.path, values)) continue;
      known_path = true;
      if (route.method != request.method && !(route.method == "GET" && request.method == "HEAD")) continue;
      const auto snapshot = store_.snapshot();
      Call call{request, store_, jobs_, snapshot, *snapshot, values};
      auto answered = route.answer(call);
      return answered.ok() ? std::move(*answered) : error_response(answered.error());
    }
    HttpResponse response = error_response({ErrorKind::not_found, request.path, known_path ? "does not take " + request.method : "there is nothing here", "see /api/openapi.json"});
    if (known_path) response.status = 405;
    return response;
  } catch (const std::exception& problem) {
    return error_response({ErrorKind::internal, request.path, problem.what(), "report this"});
  }
}

Result<std::string> Api::upload_file(const HttpRequest& request) {
  if (request.method != "POST" || request.path != "/api/uploads") return std::string();
  return jobs_.upload_file(std::string(request.parameter("name")));
}

}  // namespace onrecord
