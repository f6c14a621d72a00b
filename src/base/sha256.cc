#include "base/sha256.h"

#include <array>    // std::array
#include <utility>  // std::move

#include <openssl/evp.h>

#include "base/check.h"

namespace onrecord {

Sha256::Sha256() : context_(EVP_MD_CTX_new()) { OR_CHECK(context_ != nullptr && EVP_DigestInit_ex(context_, EVP_sha256(), nullptr) == 1); }

Sha256::~Sha256() { EVP_MD_CTX_free(context_); }

void Sha256::add(std::string_view bytes) { OR_CHECK(EVP_DigestUpdate(context_, bytes.data(), bytes.size()) == 1); }

std::string Sha256::hex() && {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned size = 0;
  OR_CHECK(EVP_DigestFinal_ex(context_, digest.data(), &size) == 1);
  constexpr std::string_view hex = "0123456789abcdef";
  std::string text;
  text.reserve(2 * size);
  for (unsigned i = 0; i < size; ++i) text += {hex[digest[i] >> 4], hex[digest[i] & 15]};
  return text;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return std::move(hash).hex();
}

}  // namespace onrecord
