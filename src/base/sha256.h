// SHA-256 (FIPS 180-4) by OpenSSL, as 64 lower-case hexadecimal digits.
#pragma once

#include <string>       // std::string
#include <string_view>  // std::string_view

struct evp_md_ctx_st;

namespace onrecord {

std::string sha256_hex(std::string_view bytes);

// The same of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(std::string_view bytes);
  std::string hex() &&;

 private:
  evp_md_ctx_st* context_;
};

}  // namespace onrecord
