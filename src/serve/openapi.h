// The API's own description, openapi.json, as it is built into the program.
#pragma once

#include <string_view>  // std::string_view

namespace onrecord {

std::string_view openapi_document();

}  // namespace onrecord
