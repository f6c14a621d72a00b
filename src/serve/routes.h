// The handlers of the API, by what they are about; each file api_*.cc gives some rows of the table. Inside serve/ only.
#pragma once

#include <string_view>  // std::string_view
#include <vector>       // std::vector

#include "serve/api.h"

namespace onrecord {

struct Route {
  std::string_view method;
  std::string_view path;  // "/api/issues/{id}"
  Result<HttpResponse> (*answer)(Call& call);
};

std::vector<Route> case_routes();           // the case as a whole, the timeline, the log
std::vector<Route> statement_routes();
std::vector<Route> people_routes();         // speakers and sides
std::vector<Route> drift_routes();
std::vector<Route> issue_routes();
std::vector<Route> confrontation_routes();
std::vector<Route> document_routes();       // documents, sources, originals
std::vector<Route> edit_routes();
std::vector<Route> file_routes();           // adding sources, exports

}  // namespace onrecord
