// A file on the disk seen as bytes, for texts too large to be held in memory. The pages come and go with what is read.
#pragma once

#include <memory>       // std::shared_ptr
#include <string>       // std::string
#include <string_view>  // std::string_view

#include "base/result.h"

namespace onrecord {

class MappedFile {
 public:
  // Errors: not there, no right, no file, empty.
  static Result<std::shared_ptr<const MappedFile>> open(const std::string& path);

  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return {data_, size_}; }

  // Gives back the memory that bytes [begin, end) take; read again, they come from the disk again. The first `kept` bytes of a
  // file stay: fetching pages again for every pass costs time.
  static constexpr std::size_t kept = std::size_t{32} << 20;
  void release(std::size_t begin, std::size_t end) const;

 private:
  MappedFile(const char* data, std::size_t size) : data_(data), size_(size) {}
  const char* data_;
  std::size_t size_;
};

// Reads on through a mapped file and gives back what lies behind; does nothing where there is none.
class ReleaseBehind {
 public:
  explicit ReleaseBehind(const MappedFile* file) : file_(file) {}
  void at(std::size_t offset) {
    if (file_ == nullptr || offset < done_ + step) return;
    file_->release(done_, offset);
    done_ = offset;
  }

 private:
  static constexpr std::size_t step = std::size_t{4} << 20;
  const MappedFile* file_;
  std::size_t done_ = 0;
};

}  // namespace onrecord
