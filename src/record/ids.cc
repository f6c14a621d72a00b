#include "record/ids.h"

#include <charconv>  // std::from_chars

#include <fmt/format.h>

#include "base/sha256.h"

namespace onrecord {

RowId id_of_hash(std::string_view sha256_hex) {
  constexpr std::size_t digits = 15;
  RowId id = 0;
  std::from_chars(sha256_hex.data(), sha256_hex.data() + std::min(digits, sha256_hex.size()), id, 16);
  return id;
}

RowId id_of_text(std::string_view text) { return id_of_hash(sha256_hex(text)); }
RowId document_id(std::string_view sha256_hex, std::size_t ordinal) { return id_of_text(fmt::format("{}/{}", sha256_hex, ordinal)); }
RowId statement_id(RowId document, std::size_t ordinal) { return id_of_text(fmt::format("{}/s{}", document, ordinal)); }

}  // namespace onrecord
