// The page itself, from web/dist, built into the program: one shell for every view, its script and its style.
#pragma once

#include "serve/http.h"

namespace onrecord {

// The file a path names; for any other path that could be a view, the shell; else 404.
HttpResponse asset_response(const HttpRequest& request);

}  // namespace onrecord
