#include "source/mapped_file.h"

#include <algorithm>  // std::max, std::min
#include <cerrno>
#include <cstring>  // std::strerror

#include <fcntl.h>     // open
#include <sys/mman.h>  // mmap
#include <sys/stat.h>  // fstat
#include <unistd.h>    // close

namespace onrecord {

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::string& path) {
  const auto failure = [&] { return Error{errno == EACCES ? ErrorKind::permission : ErrorKind::input, path, std::string("cannot be read: ") + std::strerror(errno), "check the disk, or copy the file elsewhere"}; };
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return failure();
  struct stat status {};
  const bool known = ::fstat(file, &status) == 0;
  const auto size = static_cast<std::size_t>(status.st_size);
  void* data = known && S_ISREG(status.st_mode) && size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
  const Error error = failure();
  ::close(file);
  if (data == MAP_FAILED) return error;
  ::madvise(data, size, MADV_SEQUENTIAL);
  return std::shared_ptr<const MappedFile>(new MappedFile(static_cast<const char*>(data), size));
}

MappedFile::~MappedFile() { ::munmap(const_cast<char*>(data_), size_); }

void MappedFile::release(std::size_t begin, std::size_t end) const {
  static const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  begin = std::max(begin, kept) / page * page;
  end = std::min(end, size_) / page * page;
  if (begin < end) ::madvise(const_cast<char*>(data_) + begin, end - begin, MADV_DONTNEED);
}

}  // namespace onrecord
