// The page itself, from web/dist, built into the program: one shell for every view, its script and its style.
#pragma once

#include "serve/http.h"

namespace onrecord {

// The file a path names; for any other path the shell, with 404 where it looks like a file.
HttpResponse asset_response(const HttpRequest& request);

}  // namespace onrecord
