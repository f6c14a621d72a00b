#include "language/model_folder.h"

#include <cstdlib>  // std::getenv

namespace onrecord {
namespace {

namespace fs = std::filesystem;

bool is_model(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "model.json", ignored);
}

}  // namespace

Result<fs::path> model_folder(std::string_view name) {
  const char* chosen = std::getenv("ONRECORD_MODELS");
  if (chosen != nullptr) {
    if (fs::path folder = fs::path(chosen) / name; is_model(folder)) return folder;
    return Error{ErrorKind::not_found, chosen, "ONRECORD_MODELS names a folder without the model \"" + std::string(name) + "\"", "unset it or correct it"};
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  for (fs::path above = program.parent_path(); !above.empty(); above = above.parent_path()) {
    for (const char* place : {"models", "share/onrecord/models"})
      if (fs::path folder = above / place / name; is_model(folder)) return folder;
    if (above == above.root_path()) break;
  }
  return Error{ErrorKind::not_found, std::string(name), "this model was not found beside the program", "set ONRECORD_MODELS to the folder models/ of onrecord"};
}

}  // namespace onrecord
