// Archives for tests, made in memory by libarchive's writer.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

namespace onrecord::testing {

using Members = std::vector<std::pair<std::string, std::string>>;

enum class Packing { zip, tar, tar_gz, seven_zip, gzip };

inline std::string make_archive(const Members& members, Packing packing = Packing::zip) {
  std::vector<char> buffer(std::size_t{8} << 20);
  std::size_t used = 0;
  archive* writer = archive_write_new();
  if (packing == Packing::zip) archive_write_set_format_zip(writer);
  else if (packing == Packing::seven_zip) archive_write_set_format_7zip(writer);
  else if (packing == Packing::gzip) archive_write_set_format_raw(writer);
  else archive_write_set_format_pax_restricted(writer);
  if (packing == Packing::tar_gz || packing == Packing::gzip) archive_write_add_filter_gzip(writer);
  archive_write_open_memory(writer, buffer.data(), buffer.size(), &used);
  for (const auto& [name, bytes] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer, entry);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  return std::string(buffer.data(), used);
}

}  // namespace onrecord::testing
