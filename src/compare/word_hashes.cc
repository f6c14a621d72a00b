#include "compare/word_hashes.h"

#include <array>  // std::array

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace onrecord {
namespace {

constexpr std::uint64_t seed = 0xCBF29CE484222325;

std::uint64_t with(std::uint64_t hash, std::uint64_t value) { return (hash ^ value) * 0x100000001B3; }  // FNV-1a

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = seed;
  for (const char c : word) hash = with(hash, static_cast<unsigned char>(c));
  return mixed(hash);
}

// What an ASCII byte is in a word: itself in lower case; 0 where it is in none.
constexpr std::array<unsigned char, 128> ascii_table() {
  std::array<unsigned char, 128> table{};
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = static_cast<unsigned char>(c);
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = static_cast<unsigned char>(c);
  for (unsigned c = 'A'; c <= 'Z'; ++c) table[c] = static_cast<unsigned char>(c - 'A' + 'a');
  return table;
}
constexpr std::array<unsigned char, 128> in_word = ascii_table();

bool digit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

class Reader {
 public:
  Reader(std::string_view text, ByteOffset offset, std::vector<HashedWord>& words) : text_(text), offset_(offset), words_(words) {}

  void run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte >= 0x80) {
        at += other(at);
        continue;
      }
      if (in_word[byte] != 0) {
        add(in_word[byte], at);
      } else if ((byte == '.' || byte == ',') && open_ && digit(text_, at - 1) && digit(text_, at + 1)) {
        if (byte == '.') add('.', at);  // 4.2; of 11,400 the comma is dropped
      } else if (byte != '\'' || !open_ || at + 1 >= text_.size() || !u_isalpha(static_cast<UChar32>(code_point_at(text_, at + 1).value))) {
        close(at);
        if (byte == '%') per_cent(at);
      }
      ++at;
    }
    close(at);
  }

 private:
  // A character beyond ASCII; gives its size.
  std::size_t other(std::size_t at) {
    const CodePoint point = code_point_at(text_, at);
    const auto c = static_cast<UChar32>(point.value);
    if (u_isalnum(c) || (open_ && (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0)) {
      add(static_cast<std::uint64_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)), at);
    } else if (point.value != 0x2019 || !open_ || at + 3 >= text_.size() || !u_isalpha(static_cast<UChar32>(code_point_at(text_, at + 3).value))) {
      if (point.value != 0xAD && point.value != 0x200B) close(at);  // a soft hyphen, a blank of no width: within a word
    }
    return point.size;
  }

  void add(std::uint64_t value, std::size_t at) {
    if (!open_) {
      open_ = true;
      begin_ = at;
      hash_ = seed;
    }
    hash_ = with(hash_, value);
  }

  void close(std::size_t at) {
    if (!open_) return;
    open_ = false;
    words_.push_back({mixed(hash_), span(begin_, at)});
  }

  void per_cent(std::size_t at) {
    static const std::uint64_t per = hash_of("per"), cent = hash_of("cent");
    words_.push_back({per, span(at, at + 1)});
    words_.push_back({cent, span(at, at + 1)});
  }

  Span span(std::size_t begin, std::size_t end) const { return {offset_ + static_cast<ByteOffset>(begin), offset_ + static_cast<ByteOffset>(end)}; }

  std::string_view text_;
  ByteOffset offset_;
  std::vector<HashedWord>& words_;
  bool open_ = false;
  std::size_t begin_ = 0;
  std::uint64_t hash_ = 0;
};

}  // namespace

void hash_words(std::string_view text, ByteOffset offset, std::vector<HashedWord>& words) { Reader(text, offset, words).run(); }

}  // namespace onrecord
