// Web pages: lexbor's tree, sorted into blocks, each block labelled.
#pragma once

#include <string_view>  // std::string_view

#include "base/document.h"

namespace onrecord {

// One page to one document. `charset` is what the transport said (may be empty), `url` where it was fetched.
Document read_html(std::string_view bytes, std::string_view charset, std::string_view url);

}  // namespace onrecord
