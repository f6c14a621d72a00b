// SHA-256 (FIPS 180-4) by OpenSSL, as 64 lower-case hexadecimal digits.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view

namespace onrecord {

std::string sha256_hex(std::string_view bytes);

}  // namespace onrecord
