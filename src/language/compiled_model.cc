#include "language/compiled_model.h"

#include <chrono>    // std::chrono::days
#include <cstdlib>   // std::getenv
#include <fstream>   // std::ifstream
#include <optional>  // std::optional
#include <string>    // std::string

#include <unistd.h>

#include "base/sha256.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::days unused_for{60};

std::optional<fs::path> cache_folder() {
  if (const char* own = std::getenv("ONRECORD_CACHE"); own != nullptr && *own != '\0') return std::string_view(own) == "off" ? std::nullopt : std::optional<fs::path>(own);
  if (const char* base = std::getenv("XDG_CACHE_HOME"); base != nullptr && *base == '/') return fs::path(base) / "onrecord";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') return fs::path(home) / ".cache" / "onrecord";
  return {};
}

// What the processor can do: a folder that machines share keeps one compiled model for each kind.
std::string processor() {
  std::ifstream info("/proc/cpuinfo");
  std::string line, kind;
  while (std::getline(info, line) && !line.empty())
    if (line.starts_with("model name") || line.starts_with("flags")) kind += line + '\n';
  return kind;
}

std::string stamp_of(const fs::path& file) {
  return file.string() + ' ' + std::to_string(fs::file_size(file)) + ' ' + std::to_string(fs::last_write_time(file).time_since_epoch().count()) + '\n';
}

std::string key_of(const fs::path& graph, const ov::AnyMap& settings) {
  std::string key = stamp_of(graph) + stamp_of(fs::path(graph).replace_extension(".bin")) + ov::get_openvino_version().buildNumber + '\n' + processor();
  for (const auto& [name, value] : settings) key += name + '=' + value.as<std::string>() + '\n';
  return sha256_hex(key).substr(0, 16);
}

void drop_unused(const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    std::error_code none;
    const auto used = fs::last_write_time(entry.path() / "ready", none);
    if (!none && fs::file_time_type::clock::now() - used > unused_for) fs::remove_all(entry.path(), none);
  }
}

}  // namespace

ov::CompiledModel compiled_model(ov::Core& core, const fs::path& graph, unsigned threads) {
  // f32: what is not int8 is the same on every processor, whatever it has for half precision. Not pinned: all processes would share one core.
  const auto count = static_cast<std::int32_t>(threads);
  const ov::AnyMap settings{ov::inference_num_threads(count), ov::num_streams(count), ov::hint::inference_precision(ov::element::f32), ov::hint::enable_cpu_pinning(false)};
  const auto compile = [&](const std::optional<fs::path>& cache) {
    ov::AnyMap how = settings;
    if (cache) how.insert(ov::cache_dir(cache->string()));
    return core.compile_model(graph.string(), "CPU", how);
  };
  const std::optional<fs::path> folder = cache_folder();
  if (!folder) return compile({});
  fs::path kept, making;
  try {
    kept = *folder / (graph.stem().string() + '-' + key_of(fs::absolute(graph), settings));
    if (fs::exists(kept / "ready")) {
      fs::last_write_time(kept / "ready", fs::file_time_type::clock::now());
    } else {
      making = kept;
      making += ".making." + std::to_string(::getpid());
      fs::create_directories(making);
    }
  } catch (const fs::filesystem_error&) {
    return compile({});  // a home without room or rights costs time and no more
  }
  std::error_code none;
  std::optional<ov::CompiledModel> model;
  try {
    model = compile(making.empty() ? kept : making);
  } catch (const std::exception&) {  // a full disk, a damaged file
    fs::remove_all(making.empty() ? kept : making, none);
    return compile({});
  }
  if (making.empty()) return *model;
  // What others see is whole: the folder gets its name when all is in it.
  std::ofstream(making / "ready").put('\n');
  fs::rename(making, kept, none);
  if (none) fs::remove_all(making, none);
  try {
    drop_unused(*folder);
  } catch (const fs::filesystem_error&) {
  }
  return *model;
}

}  // namespace onrecord
