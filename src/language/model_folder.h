// Where the program's models lie.
#pragma once

#include <filesystem>   // std::filesystem::path
#include <string_view>  // std::string_view

#include "base/result.h"

namespace onrecord {

// The folder of the model `name` ("attribution"): under $ONRECORD_MODELS, else under models/ or share/onrecord/models/ beside
// the program or in a folder above it. A folder counts when it holds model.json.
Result<std::filesystem::path> model_folder(std::string_view name);

}  // namespace onrecord
