// zip, tar, gz, bz2, xz, zstd, 7z and rar by libarchive, with limits against bombs.
#include <algorithm>  // std::min, std::max
#include <memory>     // std::unique_ptr
#include <utility>    // std::exchange

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include "source/container.h"
#include "source/inflate.h"
#include "source/sniff.h"

namespace onrecord {
namespace {

struct CloseArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, CloseArchive>;

Reader open_archive(const Source& container) {
  Reader reader(archive_read_new());
  archive_read_support_filter_all(reader.get());
  archive_read_support_format_zip(reader.get());
  archive_read_support_format_tar(reader.get());
  archive_read_support_format_7zip(reader.get());
  archive_read_support_format_rar(reader.get());
  archive_read_support_format_rar5(reader.get());
  const std::string& type = container.media_type;
  if (type == "application/x-xz" || type == "application/x-bzip2" || type == "application/zstd") archive_read_support_format_raw(reader.get());  // a single compressed file
  if (archive_read_open_memory(reader.get(), container.bytes.data(), container.bytes.size()) != ARCHIVE_OK) return nullptr;
  return reader;
}

std::string reason(archive* reader) {
  const char* text = archive_error_string(reader);
  return text == nullptr ? "damaged" : text;
}

// "notes.txt.gz" holds "notes.txt".
std::string without_packing(std::string_view name) {
  const std::size_t slash = name.find_last_of('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  for (std::string_view ending : {".gz", ".bz2", ".xz", ".zst"})
    if (name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending) return std::string(name.substr(0, name.size() - ending.size()));
  if (name.size() > 4 && name.substr(name.size() - 4) == ".tgz") return std::string(name.substr(0, name.size() - 4)) + ".tar";
  return std::string(name);
}

std::string name_of_entry(archive_entry* entry, const Source& container, bool raw) {
  if (raw) return without_packing(container.member.empty() ? container.path : container.member);
  const char* utf8 = archive_entry_pathname_utf8(entry);
  const char* name = utf8 != nullptr ? utf8 : archive_entry_pathname(entry);
  return name == nullptr ? "unnamed" : name;
}

bool climbs_out(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.front() == '\\') return true;
  if (name.size() > 1 && name[1] == ':') return true;
  for (std::size_t at = name.find(".."); at != std::string_view::npos; at = name.find("..", at + 2)) {
    const bool starts = at == 0 || name[at - 1] == '/' || name[at - 1] == '\\';
    const bool ends = at + 2 == name.size() || name[at + 2] == '/' || name[at + 2] == '\\';
    if (starts && ends) return true;
  }
  return false;
}

enum class Read { complete, truncated, over_limit };

// Why the bytes unpacked so far are too many; empty where they are not.
std::string over_limit(const Budget& budget) {
  if (budget.expanded_bytes > budget.limits.expanded_bytes) return fmt::format("unpacks to more than {} MB", budget.limits.expanded_bytes >> 20);
  const bool is_bomb = budget.expanded_bytes > (1 << 20) && budget.expanded_bytes / budget.limits.ratio > budget.packed_bytes;
  return is_bomb ? fmt::format("unpacks to more than {} times its size: a bomb", budget.limits.ratio) : std::string();
}

// One member's bytes, counted against the budget block by block, so that a bomb stops when it has used it up.
Read read_member(archive* reader, Budget& budget, std::string& bytes, std::string& why) {
  const void* block = nullptr;
  std::size_t size = 0;
  la_int64_t at = 0;
  for (;;) {
    const int status = archive_read_data_block(reader, &block, &size, &at);
    if (status == ARCHIVE_EOF) return Read::complete;
    if (status < ARCHIVE_WARN) {
      why = reason(reader);
      return Read::truncated;
    }
    const std::uint64_t gap = static_cast<std::uint64_t>(at) > bytes.size() ? static_cast<std::uint64_t>(at) - bytes.size() : 0;
    budget.expanded_bytes += size + gap;
    why = over_limit(budget);
    if (!why.empty()) return Read::over_limit;
    if (bytes.size() + gap + size > budget.limits.file_bytes) {
      why = fmt::format("a member is larger than {} MB", budget.limits.file_bytes >> 20);
      return Read::over_limit;
    }
    bytes.append(gap, '\0');
    bytes.append(static_cast<const char*>(block), size);
  }
}

Source member_source(const Source& container, std::string_view name) {
  Source member;
  member.path = container.path;
  member.member = member_below(container, name);
  return member;
}

// Plain texts wait until all other members are known: a chat names the files that were sent in it.
bool waits(Source& member) {
  if (!member.member.ends_with(".txt") || member.bytes.empty()) return false;
  member.media_type = media_type_of(member.bytes, member.member);
  return member.media_type == "text/plain";
}

void expand_entry(archive* reader, archive_entry* entry, const Source& container, bool raw, std::uint32_t depth, Expansion& expansion, bool& go_on, std::vector<Source>& waiting) {
  const std::string name = name_of_entry(entry, container, raw);
  Source member = member_source(container, name);
  const auto type = archive_entry_filetype(entry);
  if (type == AE_IFDIR) return;
  if (container.media_type == "application/x-wacz" && name.substr(0, 8) != "archive/") return;  // indexes of what the archives hold
  if (!raw && type != AE_IFREG && type != 0) {
    expansion.give(failed(std::move(member), ErrorKind::input, "is a link or a device inside an archive, not a file", "unpack the archive yourself and add what it points to"));
    return;
  }
  if (climbs_out(name)) member.findings.push_back({"OR-0104", "the member's name climbs out of the archive; it was read under that name and written nowhere", {}});
  if (archive_entry_is_encrypted(entry)) {
    expansion.give(failed(std::move(member), ErrorKind::input, "is encrypted", "unpack the archive with its password and add the files"));
    return;
  }
  std::string why;
  switch (read_member(reader, expansion.budget, member.bytes, why)) {
    case Read::complete: break;
    case Read::truncated:
      go_on = false;
      if (member.bytes.empty()) {
        expansion.give(failed(std::move(member), ErrorKind::damaged, "cannot be unpacked: " + why, "get a whole copy of the archive"));
        return;
      }
      member.findings.push_back({"OR-0102", "the archive ends early or is damaged (" + why + "); what could be unpacked was kept", {}});
      break;
    case Read::over_limit:
      go_on = false;
      expansion.give(failed(std::move(member), ErrorKind::limit, why, "unpack the archive yourself and add the files you need"));
      return;
  }
  if (waits(member)) waiting.push_back(std::move(member));
  else expand(std::move(member), depth + 1, expansion);
}

// Gives what waited, whatever way the archive ended.
class Waiting {
 public:
  Waiting(std::uint32_t depth, Expansion& expansion) : depth_(depth), expansion_(expansion), outer_(std::exchange(expansion.seen, &seen_)) {}
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;
  ~Waiting() { give(); }
  void give() {
    if (is_given_) return;
    is_given_ = true;
    expansion_.seen = outer_;
    if (outer_ != nullptr) outer_->insert(outer_->end(), seen_.begin(), seen_.end());
    for (Source& text : texts) {
      text.beside = seen_;
      if (!expansion_.stopped) expand(std::move(text), depth_ + 1, expansion_);
    }
  }
  std::vector<Source> texts;

 private:
  std::uint32_t depth_;
  Expansion& expansion_;
  std::vector<FileBeside>* outer_;
  std::vector<FileBeside> seen_;
  bool is_given_ = false;
};

// A packed file, or a packed tar. By zlib and not by libarchive, which drops the last block of a file that is cut short.
void expand_gzip(const Source& container, std::uint32_t depth, Expansion& expansion) {
  Budget& budget = expansion.budget;
  Source member;
  member.path = container.path;
  std::string bytes;
  const std::uint64_t by_ratio = std::max<std::uint64_t>(std::uint64_t{1} << 20, budget.packed_bytes * budget.limits.ratio);
  const std::uint64_t left = std::min(budget.limits.expanded_bytes, by_ratio) - std::min(budget.expanded_bytes, std::min(budget.limits.expanded_bytes, by_ratio));
  const Inflated result = inflate_all(container.bytes, Wrapping::gzip_or_zlib, std::min(left, budget.limits.file_bytes), bytes);
  budget.expanded_bytes += bytes.size();
  const bool is_tar = media_type_of(bytes, "") == "application/x-tar";
  member.member = is_tar ? container.member : member_below(container, without_packing(container.member.empty() ? container.path : container.member));
  if (result == Inflated::too_large)
    return static_cast<void>(expansion.give(failed(std::move(member), ErrorKind::limit, fmt::format("unpacks to more than {} MB or {} times its size: a bomb", budget.limits.expanded_bytes >> 20, budget.limits.ratio),
                                                   "unpack it yourself and add the files you need")));
  if (result == Inflated::not_packed || (bytes.empty() && result == Inflated::cut))
    return static_cast<void>(expansion.give(failed(std::move(member), ErrorKind::damaged, "cannot be unpacked", "get a whole copy of it")));
  if (result == Inflated::cut) member.findings.push_back({"OR-0102", "the packed file ends early or is damaged; what could be unpacked was kept", {}});
  member.bytes = std::move(bytes);
  expand(std::move(member), is_tar ? depth : depth + 1, expansion);
}

}  // namespace

void expand_archive(const Source& container, std::uint32_t depth, Expansion& expansion) {
  const auto fail = [&](ErrorKind kind, std::string fact, std::string way_out) {
    Source whole = container;
    expansion.give(failed(std::move(whole), kind, std::move(fact), std::move(way_out)));
  };
  if (depth >= expansion.budget.limits.depth)
    return fail(ErrorKind::limit, fmt::format("is an archive inside {} others", depth), "unpack it yourself and add the files");
  if (container.media_type == "application/gzip") return expand_gzip(container, depth, expansion);
  const Reader reader = open_archive(container);
  if (!reader) return fail(ErrorKind::damaged, "cannot be opened as " + container.media_type, "get a whole copy of the archive");
  std::uint32_t entries = 0;
  Waiting waiting(depth, expansion);
  for (bool go_on = true; go_on && !expansion.stopped;) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) break;
    if (status == ARCHIVE_RETRY) continue;
    if (status < ARCHIVE_WARN) {
      waiting.give();
      return fail(ErrorKind::damaged, fmt::format("the archive is damaged or ends early ({}) after {} member(s)", reason(reader.get()), entries), "get a whole copy of the archive");
    }
    ++entries;
    if (++expansion.budget.members > expansion.budget.limits.members) {
      waiting.give();
      return fail(ErrorKind::limit, fmt::format("holds more than {} members", expansion.budget.limits.members), "unpack it yourself and add the files you need");
    }
    const bool raw = archive_format(reader.get()) == ARCHIVE_FORMAT_RAW;
    expand_entry(reader.get(), entry, container, raw, depth, expansion, go_on, waiting.texts);
  }
  if (entries == 0 && !expansion.stopped) fail(ErrorKind::damaged, "holds nothing that can be unpacked", "get a whole copy of the archive");
}

}  // namespace onrecord
