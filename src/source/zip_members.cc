#include "source/zip_members.h"

#include <algorithm>  // std::find
#include <memory>     // std::unique_ptr

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include "source/inflate.h"
#include "source/two_bytes.h"

namespace onrecord {
namespace {

bool is_wanted(std::string_view name, const std::vector<std::string>& wanted) { return std::find(wanted.begin(), wanted.end(), name) != wanted.end(); }

// Of a zip that is cut short, by the headers before each member (APPNOTE.TXT, 4.3.7) and zlib: libarchive drops the last block.
void salvage(std::string_view zip, const std::vector<std::string>& wanted, std::uint64_t limit, ZipMembers& members) {
  constexpr std::string_view mark = "PK\x03\x04";
  constexpr std::size_t head_size = 30;
  for (std::size_t at = zip.find(mark); at != std::string_view::npos && zip.size() - at > head_size; at = zip.find(mark, at + mark.size())) {
    const auto number = [&](std::size_t place) { return two_bytes(zip, at + place, ByteOrder::little); };
    const bool is_encrypted = (number(6) & 1) != 0, is_deflated = number(8) == 8;
    const std::string_view name = zip.substr(at + head_size, number(26));
    const std::size_t begin = at + head_size + number(26) + number(28);
    if (is_encrypted || !is_deflated || begin >= zip.size() || !is_wanted(name, wanted)) continue;
    std::string bytes;
    if (inflate_all(zip.substr(begin), Wrapping::none, limit, bytes) == Inflated::too_large) return;
    limit -= bytes.size();  // headers without end may name one member
    std::string& found = members.found[std::string(name)];
    if (bytes.size() > found.size()) found = std::move(bytes);
  }
}

}  // namespace

Result<ZipMembers> read_zip_members(std::string_view zip, const std::vector<std::string>& wanted, std::uint64_t limit) {
  const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(), archive_read_free);
  archive_read_support_format_zip(reader.get());
  if (archive_read_open_memory(reader.get(), zip.data(), zip.size()) != ARCHIVE_OK) return Error{ErrorKind::damaged, "", "cannot be opened as a zip file", "save it anew"};
  ZipMembers members;
  std::uint64_t total = 0;
  archive_entry* entry = nullptr;
  int status = ARCHIVE_OK;
  while ((status = archive_read_next_header(reader.get(), &entry)) >= ARCHIVE_WARN && status != ARCHIVE_EOF) {
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr || !is_wanted(name, wanted)) continue;
    if (archive_entry_is_encrypted(entry)) return Error{ErrorKind::input, "", "is encrypted", "save it without a password"};
    std::string bytes;
    std::string block(64 << 10, '\0');
    for (;;) {
      const la_ssize_t got = archive_read_data(reader.get(), block.data(), block.size());
      members.is_cut |= got < 0;
      if (got <= 0) break;
      total += static_cast<std::uint64_t>(got);
      if (total > limit) return Error{ErrorKind::limit, "", fmt::format("unpacks to more than {} MB", limit >> 20), "save it as text"};
      bytes.append(block.data(), static_cast<std::size_t>(got));
    }
    members.found[name] = std::move(bytes);
  }
  members.is_cut |= status < ARCHIVE_WARN;
  if (members.is_cut) salvage(zip, wanted, limit, members);
  return members;
}

}  // namespace onrecord
