// Runs a fuzz target over the files of a folder: each whole, cut short, and with single bytes changed by a fixed rule.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) { LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()); }

void run_variants(const std::string& bytes) {
  run(bytes);
  const std::size_t step = bytes.size() / 40 + 1;
  for (std::size_t size = 0; size < bytes.size(); size += step) run(bytes.substr(0, size));
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    std::string changed = bytes;
    for (const char c : {'\0', '\xFF', '<', '"', '\n'}) {
      changed[at] = c;
      run(changed);
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2 || !std::filesystem::is_directory(arguments[1])) return std::fprintf(stderr, "usage: NAME_fuzz CORPUS_FOLDER\n"), 2;
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(arguments[1])) {
    std::ifstream file(entry.path(), std::ios::binary);
    run_variants({std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
    ++files;
  }
  return files > 0 ? 0 : 1;
}
