#include "source/decode.h"

#include <algorithm>  // std::count_if
#include <array>     // std::array
#include <cstring>   // std::memchr
#include <memory>    // std::unique_ptr
#include <optional>  // std::optional

#include <fmt/format.h>
#include <simdjson.h>
#include <uchardet.h>
#include <unicode/ucnv.h>

#include "base/find.h"
#include "base/utf8.h"
#include "source/charset.h"
#include "source/two_bytes.h"
#include "source/utf16.h"

namespace onrecord {
namespace {

// Builds the readable text: drops what is never shown (NUL, U+FEFF, U+00AD), turns CR LF and CR into LF, counts repairs.
class Builder {
 public:
  // Copies bytes that are well-formed UTF-8 and stand at `source`.
  void copy_utf8(std::string_view bytes, std::uint64_t source) {
    const auto special = [](auto c) { return (c == 0) | (c == '\r') | (c == 0xC2) | (c == 0xEF); };
    std::size_t from = 0;
    for (std::size_t at = skip_plain(bytes, 0, special); at < bytes.size(); at = skip_plain(bytes, at, special)) {
      const std::size_t drop = special_size(bytes, at);
      if (drop == 0) {
        ++at;
        continue;
      }
      out_.copy(bytes.substr(from, at - from), source + from);
      if (bytes[at] == '\r') add_line_end(source + at, drop);
      if (bytes[at] == '\0') ++nuls_;
      at += drop;
      from = at;
    }
    out_.copy(bytes.substr(from), source + from);
    if (!bytes.empty()) after_cr_ = bytes.back() == '\r';
  }

  // Copies ASCII without NUL and CR.
  void copy_plain(std::string_view bytes, std::uint64_t source) {
    if (bytes.empty()) return;
    out_.copy(bytes, source);
    after_cr_ = false;
  }

  // Appends `ascii` (no NUL, no CR), each character made from `width` bytes: one run, whose positions are still exact by proportion.
  void add_wide(std::string_view ascii, std::uint64_t source, std::uint64_t width) {
    if (ascii.empty()) return;
    out_.made_from(ascii, source, ascii.size() * width);
    after_cr_ = false;
  }

  // One code point decoded from source bytes [source, source + size).
  void add(char32_t value, std::uint64_t source, std::uint64_t size, bool same_byte) {
    const bool line_feed_of_pair = value == U'\n' && after_cr_;
    after_cr_ = value == U'\r';
    if (line_feed_of_pair || value == 0xFEFF || value == 0xAD) return;
    if (value == 0) {
      ++nuls_;
      return;
    }
    if (value == U'\r') value = U'\n';
    if (value == 0xFFFD) ++replaced_;
    encoded_.clear();
    append_utf8(encoded_, value);
    if (same_byte && size == 1 && encoded_.size() == 1) out_.copy(encoded_, source);
    else out_.made_from(encoded_, source, size);
  }

  void add_replacement(std::uint64_t source, std::uint64_t size) {
    after_cr_ = false;
    ++replaced_;
    out_.made_from("\xEF\xBF\xBD", source, size);
  }

  bool is_after_cr() const { return after_cr_; }

  DecodedText finish(std::string charset) && {
    DecodedText decoded;
    decoded.charset = std::move(charset);
    decoded.map = std::move(out_).take_map();
    decoded.text = std::move(out_).take_text();
    if (replaced_ > 0)
      decoded.findings.push_back({"OR-0201", fmt::format("{} sequence(s) of bytes mean nothing in {}; each is shown as U+FFFD", replaced_, decoded.charset), {}});
    if (nuls_ > 0) decoded.findings.push_back({"OR-0204", fmt::format("{} NUL character(s) left out of the text", nuls_), {}});
    return decoded;
  }

 private:
  // How many bytes at `at` are not copied as they are: 0 for nearly all.
  static std::size_t special_size(std::string_view bytes, std::size_t at) {
    switch (static_cast<unsigned char>(bytes[at])) {
      case 0: return 1;
      case '\r': return at + 1 < bytes.size() && bytes[at + 1] == '\n' ? 2 : 1;
      case 0xC2: return at + 1 < bytes.size() && bytes[at + 1] == '\xAD' ? 2 : 0;
      case 0xEF: return bytes.substr(at, 3) == "\xEF\xBB\xBF" ? 3 : 0;
      default: return 0;
    }
  }
  void add_line_end(std::uint64_t source, std::uint64_t size) {
    if (size == 1) out_.made_from("\n", source, 1);
    else out_.copy("\n", source + 1);  // the line feed of the pair is itself
  }

  MappedText out_;
  std::string encoded_;
  std::size_t replaced_ = 0;
  std::size_t nuls_ = 0;
  bool after_cr_ = false;
};

bool has(std::string_view bytes, char c) { return std::memchr(bytes.data(), c, bytes.size()) != nullptr; }

bool is_shown_as_it_is(std::string_view utf8) {
  return !utf8.empty() && !has(utf8, '\0') && !has(utf8, '\r') && utf8.find("\xC2\xAD") == std::string_view::npos && utf8.find("\xEF\xBB\xBF") == std::string_view::npos;
}

// The longest prefix of a well-formed sequence at `at`: what one U+FFFD stands for (WHATWG; Unicode 15, 3.9, "maximal subparts").
std::size_t bad_size(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u; };
  const unsigned lead = byte(at);
  if (lead < 0xC2 || lead > 0xF4) return 1;
  unsigned low = 0x80, high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  const std::size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::size_t size = 1;
  while (size < wanted && byte(at + size) >= low && byte(at + size) <= high) {
    ++size;
    low = 0x80;
    high = 0xBF;
  }
  return size;
}

struct Utf8Count {
  std::size_t sequences = 0;  // well-formed, of more than one byte
  std::size_t bad = 0;
  std::size_t bad_bytes = 0;
  bool cut_at_end = false;    // the last bad one is a sequence that the end of the bytes cut off
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(bytes, at);
    if (point.size > 1) {
      ++count.sequences;
      at += point.size;
      continue;
    }
    ++count.bad;
    const std::size_t size = bad_size(bytes, at);
    count.bad_bytes += size;
    count.cut_at_end = at + size == bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0xC2;
    at += size;
  }
  return count;
}

// Some bad bytes do not make a UTF-8 text another encoding, in which hardly any sequence is well-formed by chance; without any
// good sequence there is no sign of UTF-8.
bool is_nearly_utf8(const Utf8Count& count) {
  const std::size_t bad = count.bad - (count.cut_at_end && count.sequences > 0 ? 1 : 0);
  return bad == 0 ? count.sequences > 0 : count.sequences >= bad;
}

DecodedText decode_utf8(std::string_view bytes, std::uint64_t source, bool valid) {
  if (valid && source == 0 && is_shown_as_it_is(bytes)) {
    DecodedText decoded;
    decoded.text = bytes;
    decoded.map = OffsetMap::identity(bytes.size());
    decoded.charset = "utf-8";
    return decoded;
  }
  Builder builder;
  if (valid) {
    builder.copy_utf8(bytes, source);
    return std::move(builder).finish("utf-8");
  }
  std::size_t from = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(bytes, at);
    if (point.size > 1) {
      at += point.size;
      continue;
    }
    builder.copy_utf8(bytes.substr(from, at - from), source + from);
    const std::size_t size = bad_size(bytes, at);
    builder.add_replacement(source + at, size);
    at += size;
    from = at;
  }
  builder.copy_utf8(bytes.substr(from), source + from);
  return std::move(builder).finish("utf-8");
}

DecodedText decode_utf16(std::string_view bytes, std::uint64_t source, ByteOrder order) {
  Builder builder;
  const auto unit = [&](std::size_t at) { return static_cast<char32_t>(two_bytes(bytes, at, order)); };
  std::size_t at = 0;
  std::string ascii;
  const auto is_plain = [](char32_t value) { return value < 0x80 && value != 0 && value != U'\r'; };
  while (at + 1 < bytes.size()) {
    const std::size_t begin = at;
    ascii.clear();
    for (; at + 1 < bytes.size() && is_plain(unit(at)) && !(ascii.empty() && builder.is_after_cr()); at += 2) ascii += static_cast<char>(unit(at));
    builder.add_wide(ascii, source + begin, 2);
    if (at + 1 >= bytes.size()) break;
    const char32_t high = unit(at);
    const bool pair = high >= 0xD800 && high < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000;
    if (pair) builder.add(0x10000 + ((high - 0xD800) << 10) + (unit(at + 2) - 0xDC00), source + at, 4, false);
    else if (high >= 0xD800 && high < 0xE000) builder.add_replacement(source + at, 2);
    else builder.add(high, source + at, 2, false);
    at += pair ? 4 : 2;
  }
  if (at < bytes.size()) builder.add_replacement(source + at, 1);
  return std::move(builder).finish(order == ByteOrder::little ? "utf-16le" : "utf-16be");
}

// Single bytes that stand at `source`.
class SingleBytes {
 public:
  explicit SingleBytes(const std::string& charset) : table_(single_byte_table(charset)) {
    for (std::size_t byte = 1; byte < 128; ++byte) is_plain_[byte] = byte != '\r' && table_[byte] == byte;
  }

  void add(std::string_view bytes, std::uint64_t source, Builder& builder) const {
    std::size_t from = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      const auto byte = static_cast<unsigned char>(bytes[at]);
      if (is_plain_[byte]) continue;
      builder.copy_plain(bytes.substr(from, at - from), source + from);
      from = at + 1;
      const bool before_line_feed = byte == '\r' && from < bytes.size() && bytes[from] == '\n';
      if (!before_line_feed) builder.add(table_[byte], source + at, 1, false);
    }
    builder.copy_plain(bytes.substr(from), source + from);
  }

 private:
  const std::array<char32_t, 256>& table_;
  std::array<bool, 256> is_plain_{};
};

DecodedText decode_single_byte(std::string_view bytes, const std::string& charset) {
  Builder builder;
  SingleBytes(charset).add(bytes, 0, builder);
  return std::move(builder).finish(charset);
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Any other encoding, by ICU, in pieces, with the offset that ICU gives for each UTF-16 unit.
std::optional<DecodedText> decode_by_icu(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(icu_name(charset).c_str(), &status));
  if (U_FAILURE(status)) return std::nullopt;
  Builder builder;
  constexpr std::size_t piece = 1 << 15;
  std::vector<UChar> units(piece);
  std::vector<std::int32_t> offsets(piece);
  const char* from = bytes.data();
  const char* const end = bytes.data() + bytes.size();
  struct Pending {
    char32_t value;
    std::uint64_t source;
  };
  std::optional<Pending> pending;  // its end is known only when the next one starts
  const auto flush = [&](std::uint64_t next) {
    if (!pending) return;
    const std::uint64_t size = next > pending->source ? next - pending->source : 0;
    const bool same = size == 1 && static_cast<unsigned char>(bytes[pending->source]) == pending->value && pending->value < 0x80;
    builder.add(pending->value, pending->source, size, same);
    pending.reset();
  };
  for (bool more = true; more;) {
    const std::uint64_t base = static_cast<std::uint64_t>(from - bytes.data());
    UChar* to = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &to, units.data() + piece, &from, end, offsets.data(), true, &status);
    more = status == U_BUFFER_OVERFLOW_ERROR;
    if (U_FAILURE(status) && !more) return std::nullopt;
    const auto count = static_cast<std::size_t>(to - units.data());
    for (std::size_t i = 0; i < count; ++i) {
      // An offset of -1 says: from bytes of the call before; the character belongs where the last one ended.
      const std::uint64_t source = offsets[i] < 0 ? base : base + static_cast<std::uint64_t>(offsets[i]);
      const char32_t value = units[i];
      if (value >= 0xDC00 && value < 0xE000 && pending && pending->value >= 0xD800 && pending->value < 0xDC00) {
        pending->value = 0x10000 + ((pending->value - 0xD800) << 10) + (value - 0xDC00);
        continue;
      }
      flush(source);
      pending = Pending{value, source};
    }
  }
  flush(bytes.size());
  return std::move(builder).finish(charset);
}

// Bytes that English prose in windows-1252 has beyond ASCII: typographic marks, signs, a few accented letters. A text
// with nothing else gives a statistical guesser nothing to go by.
bool is_english_windows_1252(std::string_view bytes) {
  static constexpr std::string_view usual = "\x80\x82\x84\x85\x8C\x91\x92\x93\x94\x95\x96\x97\x99\x9C\xA0\xA3\xA7\xA9\xAB\xAD\xAE\xB0\xB4\xB7\xBB\xBC\xBD\xBE\xE0\xE7\xE8\xE9\xEA\xEB\xEF\xF1\xF4\xF6\xFC";
  std::size_t marks = 0, beyond = 0;
  for (char c : bytes) {
    if (static_cast<unsigned char>(c) < 0x80) continue;
    if (usual.find(c) == std::string_view::npos) return false;
    ++beyond;
    marks += static_cast<unsigned char>(c) < 0xC0;
  }
  return marks * 2 >= beyond;
}

std::optional<std::string> guess_charset(std::string_view bytes) {
  constexpr std::size_t sample_size = 256 << 10;
  std::size_t first = 0;
  while (first < bytes.size() && static_cast<unsigned char>(bytes[first]) < 0x80) ++first;
  const std::string_view sample = bytes.substr(first > 1024 ? first - 1024 : 0, sample_size);
  if (is_english_windows_1252(sample)) return "windows-1252";
  // A handful of bytes is no statistic: two accents would be guessed to be of an old DOS code page.
  constexpr std::ptrdiff_t enough = 8;
  const auto beyond_ascii = std::count_if(sample.begin(), sample.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (beyond_ascii < enough) return std::nullopt;
  uchardet_t detector = uchardet_new();
  uchardet_handle_data(detector, sample.data(), sample.size());
  uchardet_data_end(detector);
  const std::string name = uchardet_get_charset(detector);
  uchardet_delete(detector);
  std::optional<std::string> charset = charset_of_label(name);
  if (charset == "utf-8" || charset == "utf-16le" || charset == "utf-16be") return std::nullopt;  // ruled out above
  return charset;
}

DecodedText decode_as(std::string_view bytes, const std::string& charset) {
  if (charset == "utf-8") return decode_utf8(bytes, 0, simdjson::validate_utf8(bytes.data(), bytes.size()));
  if (charset == "utf-16le") return decode_utf16(bytes, 0, ByteOrder::little);
  if (charset == "utf-16be") return decode_utf16(bytes, 0, ByteOrder::big);
  if (is_single_byte(charset)) return decode_single_byte(bytes, charset);
  if (std::optional<DecodedText> decoded = decode_by_icu(bytes, charset)) return std::move(*decoded);
  return decode_single_byte(bytes, "windows-1252");
}

// Calls take(line with its end, place, its bytes as UTF-8) for each line.
template <class Take>
void each_line(std::string_view bytes, const Take& take) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(at, end - at);
    if (!take(line, at, count_utf8(line))) return;
    at = end;
  }
}

// A text put together from two, where some lines are UTF-8 and others single bytes. No line is both, and no bad byte looks like
// a piece of a sequence, as in a UTF-8 text that was damaged.
std::optional<DecodedText> decode_line_by_line(std::string_view bytes) {
  bool is_mixed = true, has_utf8 = false;
  std::string others;
  each_line(bytes, [&](std::string_view line, std::size_t, const Utf8Count& count) {
    has_utf8 |= count.sequences > 0;
    if (count.bad > 0 && others.size() < (256 << 10)) others += line;
    return is_mixed = count.bad == 0 || (count.sequences == 0 && count.bad_bytes == count.bad);
  });
  if (!is_mixed || !has_utf8 || others.empty()) return std::nullopt;
  std::string charset = guess_charset(others).value_or("windows-1252");
  if (!is_single_byte(charset)) charset = "windows-1252";
  const SingleBytes single(charset);
  Builder builder;
  each_line(bytes, [&](std::string_view line, std::size_t at, const Utf8Count& count) {
    if (count.bad == 0) builder.copy_utf8(line, at);
    else single.add(line, at, builder);
    return true;
  });
  DecodedText decoded = std::move(builder).finish("utf-8");
  decoded.findings.insert(decoded.findings.begin(), {"OR-0207", fmt::format("lines in two encodings: those that are not UTF-8 were read as {}", charset), {}});
  return decoded;
}

DecodedText with_finding(DecodedText decoded, std::string code, std::string what) {
  decoded.findings.insert(decoded.findings.begin(), {std::move(code), std::move(what), {}});
  return decoded;
}

// Whether well-formed UTF-8 rules out what a header said: any sequence does for single bytes; in the double-byte
// encodings of East Asia one or two sequences can be chance.
bool contradicts(const Utf8Count& count, const std::string& declared) {
  if (count.bad > 0 && !is_nearly_utf8(count)) return false;
  return count.sequences >= (is_single_byte(declared) ? 1u : 3u) && count.bad * 10 <= count.sequences;
}

// Positions in a text are 32 bits wide, and one byte can become three.
constexpr std::size_t most_bytes = std::size_t{1} << 30;

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view charset) {
  if (bytes.size() > most_bytes && !(bytes.size() < 4 * most_bytes && simdjson::validate_utf8(bytes.data(), bytes.size()))) {
    const std::string what = fmt::format("only the first {} MB of {} MB were read as text", most_bytes >> 20, bytes.size() >> 20);
    return with_finding(decode_text(bytes.substr(0, most_bytes), charset), "OR-0206", what);
  }
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") return decode_utf8(bytes.substr(3), 3, simdjson::validate_utf8(bytes.data() + 3, bytes.size() - 3));
  if (bytes.substr(0, 2) == "\xFF\xFE") return decode_utf16(bytes.substr(2), 2, ByteOrder::little);
  if (bytes.substr(0, 2) == "\xFE\xFF") return decode_utf16(bytes.substr(2), 2, ByteOrder::big);
  const std::string_view head = bytes.substr(0, 4096);
  if (skip_plain(head, 0, [](auto c) { return c < 0x09; }) < head.size())
    if (const std::optional<ByteOrder> order = utf16_without_mark(bytes))
      return with_finding(decode_utf16(bytes, 0, *order), "OR-0203", "UTF-16 without a byte order mark, told by its zeros and letters");

  const bool valid = simdjson::validate_utf8(bytes.data(), bytes.size());
  const std::optional<std::string> declared = charset_of_label(charset);
  const bool declared_utf16 = declared == "utf-16le" || declared == "utf-16be";
  if (valid && (!declared || *declared == "utf-8" || declared_utf16)) return decode_utf8(bytes, 0, true);

  const Utf8Count count = count_utf8(bytes);
  const bool ascii_only = count.sequences == 0 && count.bad == 0;
  if (ascii_only && declared && is_single_byte(*declared)) return decode_utf8(bytes, 0, true);
  if (declared && *declared != "utf-8" && !declared_utf16) {
    if (!contradicts(count, *declared)) return decode_as(bytes, *declared);
    return with_finding(decode_utf8(bytes, 0, valid), "OR-0205", fmt::format("said to be {}, but the bytes are UTF-8: read as UTF-8", *declared));
  }
  if (count.sequences > 0 && count.bad > 0)
    if (std::optional<DecodedText> decoded = decode_line_by_line(bytes)) return std::move(*decoded);
  if (is_nearly_utf8(count)) return decode_utf8(bytes, 0, valid);
  const std::string guess = guess_charset(bytes).value_or("windows-1252");
  return with_finding(decode_as(bytes, guess), "OR-0202", fmt::format("no encoding is told and the bytes are not UTF-8: read as {} by a guess", guess));
}

}  // namespace onrecord
