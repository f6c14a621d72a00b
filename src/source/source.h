// Door of source/: from what the user hands in (files, folders, archives, mailboxes, web archives) to sources: bytes
// with their hash, media type by content, and the place where they were found. Nothing is changed, nothing is lost in
// silence: what cannot be read comes out as a source with an error.
#pragma once

#include <cstdint>     // std::uint64_t
#include <functional>  // std::function
#include <memory>      // std::shared_ptr
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

#include "base/calendar.h"
#include "base/finding.h"
#include "base/result.h"

namespace onrecord {

class MappedFile;

// A file that lies in the same archive.
struct FileBeside {
  std::string member;
  std::string sha256;
};

struct Source {
  std::string path;                    // the file, as the user named it (folder + name below it)
  std::string member;                  // inside an archive, export folder, mailbox or web archive: "a.zip" -> "chat/_chat.txt"; else empty
  std::string bytes;
  std::shared_ptr<const MappedFile> mapped;  // a plain text too large to be held: its bytes, and `bytes` is empty
  std::string sha256;                  // of the bytes
  std::string media_type;              // by content: "text/html", "text/plain", "application/pdf", "message/rfc822", …
  std::string charset;                 // as a transport header said (HTTP, mail); empty where none did
  std::string url;                     // web archives and feeds: where it was fetched
  std::optional<Timestamp> fetched;    // web archives: when
  std::vector<FileBeside> beside;      // of a plain text in an archive: the other files in it
  std::vector<Finding> findings;       // a wrong extension, a truncated archive, …
  std::optional<Error> error;          // set: could not be read; `bytes` is then empty

  // The bytes, wherever they are.
  std::string_view content() const&;
  std::string_view content() && = delete;
};

// Takes the bytes of a mapped source into memory, for readers that need them there.
Result<void> hold(Source& source);

struct ReadLimits {
  std::uint64_t file_bytes = std::uint64_t{2} << 30;      // a file larger than this is refused, but for plain text
  std::uint64_t mapped_from = std::uint64_t{16} << 20;    // plain text from this size on is not held but mapped
  std::uint64_t expanded_bytes = std::uint64_t{4} << 30;  // all members of one archive together
  std::uint64_t ratio = 1000;                             // expanded to packed size of one archive: above it is a bomb
  std::uint32_t members = 100000;                         // members of one archive
  std::uint32_t depth = 3;                                // archive in archive
};

// The files below the given paths, each once, sorted by path; folders are walked, symbolic links to folders are not
// followed. An unpacked export of Slack (a folder with users.json and channels.json) counts as one file. A path that cannot be listed comes out as a Source with an error.
struct FileList {
  std::vector<std::string> files;
  std::vector<Source> failures;
};
FileList list_files(const std::vector<std::string>& paths);

// Reads one file and hands every source in it to `take`: the file itself, or the members of an archive or an export's folder. Stops early
// where `take` returns false. Never throws; what cannot be read is handed over with `error` set.
using TakeSource = std::function<bool(Source&&)>;
void read_file(const std::string& path, const ReadLimits& limits, const TakeSource& take);

// A source made of bytes already in memory (standard input, an upload); media type found from content, `name` only helps.
void read_bytes(std::string name, std::string bytes, const ReadLimits& limits, const TakeSource& take);

}  // namespace onrecord
