// gzip, zlib and raw deflate (RFC 1950-1952) and Brotli (RFC 7932), with what can be had of damaged data.
#pragma once

#include <cstdint>      // std::uint64_t
#include <string>       // std::string
#include <string_view>  // std::string_view

namespace onrecord {

enum class Inflated { whole, cut, not_packed, too_large };
enum class Wrapping { gzip_or_zlib, none };

// Appends the unpacked bytes to `out`, which never grows beyond `limit`. Members one after the other (gzip) are all taken; bytes that
// are no member behind them are left.
Inflated inflate_all(std::string_view packed, Wrapping wrapping, std::uint64_t limit, std::string& out);

Inflated unpack_brotli(std::string_view packed, std::uint64_t limit, std::string& out);

}  // namespace onrecord
