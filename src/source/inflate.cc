#include "source/inflate.h"

#include <algorithm>  // std::min
#include <cstring>    // std::memset
#include <limits>     // std::numeric_limits

#include <zlib.h>

namespace onrecord {
namespace {

class Stream {
 public:
  explicit Stream(int window_bits) {
    std::memset(&stream_, 0, sizeof stream_);
    is_open_ = inflateInit2(&stream_, window_bits) == Z_OK;
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() {
    if (is_open_) inflateEnd(&stream_);
  }
  z_stream& get() { return stream_; }
  bool is_open() const { return is_open_; }

 private:
  z_stream stream_;
  bool is_open_ = false;
};

}  // namespace

Inflated inflate_all(std::string_view packed, Wrapping wrapping, std::uint64_t limit, std::string& out) {
  Stream stream(wrapping == Wrapping::none ? -15 : 15 + 32);
  if (!stream.is_open()) return Inflated::not_packed;
  z_stream& z = stream.get();
  std::string block(std::size_t{256} << 10, '\0');
  bool any = false;
  std::size_t at = 0;
  for (;;) {
    const std::size_t piece = std::min<std::size_t>(packed.size() - at, std::numeric_limits<int>::max());
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data() + at));
    z.avail_in = static_cast<uInt>(piece);
    z.next_out = reinterpret_cast<Bytef*>(block.data());
    z.avail_out = static_cast<uInt>(block.size());
    const int status = inflate(&z, Z_NO_FLUSH);
    const std::size_t made = block.size() - z.avail_out;
    at += piece - z.avail_in;
    if (out.size() + made > limit) return Inflated::too_large;
    out.append(block.data(), made);
    any = any || made > 0;
    if (status == Z_STREAM_END) {
      any = true;
      const bool another = wrapping == Wrapping::gzip_or_zlib && packed.substr(at, 2) == "\x1F\x8B";
      if (!another) return Inflated::whole;
      inflateReset(&z);
    } else if (status != Z_OK) {  // damaged, or the end came too early (Z_BUF_ERROR)
      return any ? Inflated::cut : Inflated::not_packed;
    }
  }
}

}  // namespace onrecord
