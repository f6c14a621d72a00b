#include "source/utf16.h"

#include <map>  // std::map

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace onrecord {
namespace {

constexpr std::size_t sample_size = 4096;

std::optional<ByteOrder> by_zeros(std::string_view sample) {
  const std::size_t pairs = sample.size() / 2;
  if (pairs < 2) return std::nullopt;
  std::size_t zero_first = 0, zero_second = 0;
  for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
    zero_first += sample[i] == '\0';
    zero_second += sample[i + 1] == '\0';
  }
  if (zero_second * 10 >= pairs * 4 && zero_first * 20 <= pairs) return ByteOrder::little;
  if (zero_first * 10 >= pairs * 4 && zero_second * 20 <= pairs) return ByteOrder::big;
  return std::nullopt;
}

// Chinese, Japanese and Korean mix their scripts.
int script_of(char32_t letter) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(letter), &status);
  return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_HANGUL ? USCRIPT_HAN : script;
}

// Calls take(unit) for each unit of the sample.
template <class Take>
void each_unit(std::string_view sample, ByteOrder order, const Take& take) {
  for (std::size_t i = 0; i + 1 < sample.size(); i += 2) take(static_cast<char32_t>(two_bytes(sample, i, order)));
}

bool is_gap(char32_t unit) { return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t' || (unit >= 0x3000 && unit <= 0x3002) || unit == 0xFF0C; }

bool is_no_text(char32_t unit) {
  const auto type = u_charType(static_cast<UChar32>(unit));
  return !is_gap(unit) && (type == U_UNASSIGNED || type == U_CONTROL_CHAR || type == U_PRIVATE_USE_CHAR);
}

bool is_words(std::string_view sample, ByteOrder order) {
  std::map<int, std::size_t> scripts;
  std::size_t letters = 0, gaps = 0, odd = 0;
  each_unit(sample, order, [&](char32_t unit) {
    gaps += is_gap(unit);
    odd += is_no_text(unit) || U_IS_SURROGATE(unit);
    if (u_isalpha(static_cast<UChar32>(unit))) ++letters, ++scripts[script_of(unit)];
  });
  if (odd > 0 || gaps == 0 || letters * 4 < sample.size()) return false;  // letters are half of the units at least
  for (const auto& [script, count] : scripts)
    if (count * 10 >= letters * 9) return true;
  return false;
}

}  // namespace

std::optional<ByteOrder> utf16_without_mark(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, sample_size);
  if (const auto order = by_zeros(sample)) return order;
  if (sample.size() < 16) return std::nullopt;
  const bool little = is_words(sample, ByteOrder::little), big = is_words(sample, ByteOrder::big);
  if (little == big) return std::nullopt;
  return little ? ByteOrder::little : ByteOrder::big;
}

bool is_utf16_text(std::string_view bytes, ByteOrder order) {
  std::size_t units = 0, nuls = 0, odd = 0;
  each_unit(bytes.substr(0, sample_size), order, [&](char32_t unit) { ++units, nuls += unit == 0, odd += unit != 0 && is_no_text(unit); });
  return odd * 10 <= units - nuls && nuls * 4 <= units * 3;  // half are NULs where it is UTF-32
}

}  // namespace onrecord
