#include "source/zip_members.h"

#include <algorithm>  // std::find
#include <memory>     // std::unique_ptr

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

namespace onrecord {

Result<std::map<std::string, std::string>> read_zip_members(std::string_view zip, const std::vector<std::string>& wanted, std::uint64_t limit) {
  const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(), archive_read_free);
  archive_read_support_format_zip(reader.get());
  if (archive_read_open_memory(reader.get(), zip.data(), zip.size()) != ARCHIVE_OK) return Error{ErrorKind::damaged, "", "cannot be opened as a zip file", "save it anew"};
  std::map<std::string, std::string> members;
  std::uint64_t total = 0;
  archive_entry* entry = nullptr;
  while (archive_read_next_header(reader.get(), &entry) >= ARCHIVE_WARN) {
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr || std::find(wanted.begin(), wanted.end(), name) == wanted.end()) continue;
    if (archive_entry_is_encrypted(entry)) return Error{ErrorKind::input, "", "is encrypted", "save it without a password"};
    std::string bytes;
    std::string block(64 << 10, '\0');
    for (;;) {
      const la_ssize_t got = archive_read_data(reader.get(), block.data(), block.size());
      if (got <= 0) break;
      total += static_cast<std::uint64_t>(got);
      if (total > limit) return Error{ErrorKind::limit, "", fmt::format("unpacks to more than {} MB", limit >> 20), "save it as text"};
      bytes.append(block.data(), static_cast<std::size_t>(got));
    }
    members[name] = std::move(bytes);
  }
  return members;
}

}  // namespace onrecord
