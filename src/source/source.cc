#include "source/source.h"

#include <algorithm>     // std::sort, std::unique
#include <filesystem>    // std::filesystem
#include <system_error>  // std::error_code

#include <fcntl.h>     // open
#include <sys/stat.h>  // fstat
#include <unistd.h>    // read, close
#include <cerrno>
#include <cstring>  // std::strerror

#include <fmt/format.h>

#include "base/sha256.h"
#include "source/container.h"
#include "source/mapped_file.h"
#include "source/sniff.h"
#include "source/two_bytes.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

Source failed_path(std::string path, ErrorKind kind, std::string fact, std::string way_out) {
  Source source;
  source.path = std::move(path);
  return failed(std::move(source), kind, std::move(fact), std::move(way_out));
}

Source failed_by(std::string path, const std::error_code& code) {
  if (code == std::errc::permission_denied) return failed_path(std::move(path), ErrorKind::permission, "may not be read", "ask for the right to read it, or copy it");
  if (code == std::errc::no_such_file_or_directory) return failed_path(std::move(path), ErrorKind::not_found, "is not there", "check the name, or whether the disk is still connected");
  return failed_path(std::move(path), ErrorKind::input, "cannot be read: " + code.message(), "check the disk, or copy the file elsewhere");
}

// A folder whose files make sense together only, like the members of an archive: an unpacked export of Slack, whose days
// name people by what users.json says.
bool is_export_folder(const fs::path& folder) {
  std::error_code code;
  return fs::is_regular_file(folder / "users.json", code) && fs::is_regular_file(folder / "channels.json", code);
}

enum class Exports { as_one, file_by_file };

void list_folder(const fs::path& root, Exports exports, FileList& list) {
  std::error_code code;
  std::vector<fs::path> folders{root};
  while (!folders.empty()) {
    const fs::path folder = std::move(folders.back());
    folders.pop_back();
    if (exports == Exports::as_one && is_export_folder(folder)) {
      list.files.push_back(folder.string());
      continue;
    }
    fs::directory_iterator at(folder, code);
    if (code) {
      list.failures.push_back(failed_by(folder.string(), code));
      continue;
    }
    for (; at != fs::directory_iterator(); at.increment(code)) {
      const fs::file_status itself = at->symlink_status(code);
      const bool link = fs::is_symlink(itself);
      const fs::file_status status = link ? fs::status(at->path(), code) : itself;
      const std::string path = at->path().string();
      if (fs::is_directory(status)) {
        if (link) list.failures.push_back(failed_path(path, ErrorKind::input, "is a link to a folder and was not followed", "name the folder itself if you want it read"));
        else folders.push_back(at->path());
      } else if (fs::is_regular_file(status)) {
        list.files.push_back(path);
      } else if (!fs::exists(status)) {
        list.failures.push_back(failed_path(path, ErrorKind::not_found, link ? "is a link to a file that is not there" : "is not there any more", "restore the file, or leave it out"));
      } else {
        list.failures.push_back(failed_path(path, ErrorKind::input, "is neither a file nor a folder (a pipe, socket or device)", "name a file"));
      }
    }
    if (code) list.failures.push_back(failed_by(folder.string(), code));
  }
}

struct Descriptor {
  int value = -1;
  explicit Descriptor(int descriptor) : value(descriptor) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value >= 0) ::close(value);
  }
};

Error error_of_errno(const std::string& path) { return *failed_by(path, std::error_code(errno, std::generic_category())).error; }

// The whole file. Opened without blocking, so that a pipe put in its place cannot hang the run.
Result<std::string> bytes_of_file(const std::string& path, std::uint64_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.value < 0) return error_of_errno(path);
  struct stat status {};
  if (::fstat(file.value, &status) != 0) return error_of_errno(path);
  if (!S_ISREG(status.st_mode)) return Error{ErrorKind::input, path, "is not a file", "name a file"};
  const auto too_large = [&] { return Error{ErrorKind::limit, path, fmt::format("is larger than {} MB", limit >> 20), "split it, or unpack what you need of it"}; };
  if (static_cast<std::uint64_t>(status.st_size) > limit) return too_large();
  std::string bytes;
  bytes.resize(static_cast<std::size_t>(status.st_size));
  std::size_t have = 0;
  for (;;) {
    if (have == bytes.size()) bytes.resize(have + 4096);  // it may be growing
    const ssize_t got = ::read(file.value, bytes.data() + have, bytes.size() - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return error_of_errno(path);
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
    if (have > limit) return too_large();
  }
  bytes.resize(have);
  return bytes;
}

bool is_kept_only(std::string_view type) {
  return type.substr(0, 6) == "image/" || type.substr(0, 6) == "audio/" || type.substr(0, 6) == "video/";
}

void check_name(Source& source) {
  const std::string& name = source.member.empty() ? source.path : source.member;
  const std::optional<std::string> promised = media_type_of_name(name);
  if (promised && contradicts_name(*promised, source.media_type))
    source.findings.push_back({"OR-0101", fmt::format("the name says {}, but the content is {}: read as what it is", *promised, source.media_type), {}});
}

// A zip is found from its end (APPNOTE.TXT, 4.3.16), so that one file can be two: a PDF or picture, and an archive behind it.
void check_end(Source& source) {
  constexpr std::size_t end_record = 22, longest_comment = 65535;
  const std::string_view bytes = source.bytes;
  if (is_archive(source.media_type) || bytes.starts_with("PK")) return;
  const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), end_record + longest_comment));
  const std::size_t at = tail.rfind("PK\x05\x06");
  if (at == std::string_view::npos || tail.size() - at < end_record) return;
  if (at + end_record + two_bytes(tail, at + 20, ByteOrder::little) == tail.size()) source.findings.push_back({"OR-0110", "a zip archive stands behind the file's own content; it was not read", {}});
}

void expand_mail(Source mail, std::uint32_t depth, Expansion& expansion) {
  Source copy = mail;  // handed on first, so that attachments follow their message
  if (expansion.give(std::move(mail))) expand_attachments(copy, depth, expansion);
}

void start(Source source, const ReadLimits& limits, const TakeSource& take) {
  Budget budget{limits, source.bytes.size(), 0, 0};
  Expansion expansion{budget, take};
  expand(std::move(source), 0, expansion);
}

// Maps a large file where it is plain text; false where it is to be read like any other.
bool map_text(Source& source) {
  auto mapped = MappedFile::open(source.path);
  if (!mapped.ok()) return false;
  source.mapped = std::move(mapped).take();
  const std::string_view bytes = source.mapped->bytes();
  source.media_type = media_type_of(bytes, source.path);
  if (source.media_type != "text/plain") {
    source.mapped.reset();
    source.media_type.clear();
    return false;
  }
  Sha256 hash;
  constexpr std::size_t step = 1 << 20;
  ReleaseBehind behind(source.mapped.get());
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    hash.add(bytes.substr(at, step));
    behind.at(at);
  }
  source.mapped->release(0, bytes.size());
  source.sha256 = std::move(hash).hex();
  check_name(source);
  return true;
}

void sort(FileList& list) {
  std::sort(list.files.begin(), list.files.end());
  list.files.erase(std::unique(list.files.begin(), list.files.end()), list.files.end());
  std::sort(list.failures.begin(), list.failures.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
}

void read_export_folder(const fs::path& folder, const ReadLimits& limits, const TakeSource& take) {
  FileList list;
  list_folder(folder, Exports::file_by_file, list);
  sort(list);
  for (Source& failure : list.failures)
    if (!take(std::move(failure))) return;
  bool more = true;
  const TakeSource take_member = [&](Source&& source) { return more = take(std::move(source)); };
  for (auto file = list.files.begin(); more && file != list.files.end(); ++file) {
    Source source;
    source.path = folder.string();
    source.member = fs::path(*file).lexically_relative(folder).string();
    Result<std::string> bytes = bytes_of_file(*file, limits.file_bytes);
    if (bytes.ok()) source.bytes = std::move(bytes).take();
    else source.error = bytes.error();
    if (source.error) take_member(std::move(source));
    else start(std::move(source), limits, take_member);
  }
}

}  // namespace

Source failed(Source source, ErrorKind kind, std::string fact, std::string way_out) {
  source.bytes.clear();
  source.error = Error{kind, place_of(source), std::move(fact), std::move(way_out)};
  return source;
}

std::string place_of(const Source& source) { return source.member.empty() ? source.path : source.path + ": " + source.member; }

std::string member_below(const Source& container, std::string_view name) {
  return container.member.empty() ? std::string(name) : container.member + "/" + std::string(name);
}

void expand(Source source, std::uint32_t depth, Expansion& expansion) {
  source.sha256 = sha256_hex(source.bytes);
  if (source.media_type.empty()) source.media_type = media_type_of(source.bytes, source.member.empty() ? source.path : source.member);
  if (source.bytes.empty()) {
    expansion.give(failed(std::move(source), ErrorKind::input, "is empty", "check whether it was copied whole"));
    return;
  }
  check_name(source);
  check_end(source);
  if (is_archive(source.media_type)) return expand_archive(source, depth, expansion);
  if (source.media_type == "application/warc") return expand_warc(source, depth, expansion);
  if (source.media_type == "application/mbox") return expand_mailbox(source, depth, expansion);
  if (source.media_type == "message/rfc822") return expand_mail(std::move(source), depth, expansion);
  if (is_kept_only(source.media_type)) source.findings.push_back({"OR-0106", "kept and listed, but not read: " + source.media_type + " has no text", {}});
  expansion.give(std::move(source));
}

FileList list_files(const std::vector<std::string>& paths) {
  FileList list;
  for (const std::string& path : paths) {
    std::error_code code;
    const fs::file_status status = fs::status(path, code);
    if (fs::is_directory(status)) list_folder(path, Exports::as_one, list);
    else if (fs::is_regular_file(status)) list.files.push_back(path);
    else if (!fs::exists(status)) list.failures.push_back(failed_by(path, code ? code : std::make_error_code(std::errc::no_such_file_or_directory)));
    else list.failures.push_back(failed_path(path, ErrorKind::input, "is neither a file nor a folder (a pipe, socket or device)", "name a file"));
  }
  sort(list);
  return list;
}

std::string_view Source::content() const& { return mapped ? mapped->bytes() : std::string_view(bytes); }

Result<void> hold(Source& source) {
  if (!source.mapped) return {};
  const ReadLimits limits;
  if (source.mapped->bytes().size() > limits.file_bytes)
    return Error{ErrorKind::limit, place_of(source), fmt::format("is larger than {} MB and no chat", limits.file_bytes >> 20), "split it"};
  source.bytes = source.mapped->bytes();
  source.mapped.reset();
  return {};
}

void read_file(const std::string& path, const ReadLimits& limits, const TakeSource& take) {
  if (is_export_folder(path)) return read_export_folder(path, limits, take);
  Source source;
  source.path = path;
  std::error_code code;
  const auto size = fs::file_size(path, code);
  if (!code && size >= limits.mapped_from && map_text(source)) return static_cast<void>(take(std::move(source)));
  Result<std::string> bytes = bytes_of_file(path, limits.file_bytes);
  if (!bytes.ok()) {
    source.error = bytes.error();
    take(std::move(source));
    return;
  }
  source.bytes = std::move(bytes).take();
  start(std::move(source), limits, take);
}

void read_bytes(std::string name, std::string bytes, const ReadLimits& limits, const TakeSource& take) {
  Source source;
  source.path = std::move(name);
  source.bytes = std::move(bytes);
  start(std::move(source), limits, take);
}

}  // namespace onrecord
