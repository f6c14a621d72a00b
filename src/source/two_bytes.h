// Numbers of two bytes, as formats write them.
#pragma once

#include <cstddef>      // std::size_t
#include <string_view>  // std::string_view

namespace onrecord {

enum class ByteOrder { little, big };

// The number in `bytes` at `at` and the place after it, both within them.
constexpr unsigned two_bytes(std::string_view bytes, std::size_t at, ByteOrder order) {
  const unsigned first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
  return order == ByteOrder::little ? first | second << 8 : first << 8 | second;
}

}  // namespace onrecord
