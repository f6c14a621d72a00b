// The head of a line of a chat log: "[05/03/2024, 09:58:40] ", "5.3.2024 klo 9.58 - ", "2024/3/15 上午10:58 - ". Nothing is
// known here about locales: a head is five or six groups of digits of any script, three of them a date and the others a
// clock, with short separators between, in brackets or ended by a dash or a colon. What the groups mean is decided from
// the whole file (chat/dates.h, chat/day_halves.h).
#pragma once

#include <array>        // std::array
#include <cstdint>      // std::uint16_t
#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view

namespace onrecord {

struct Head {
  std::array<std::uint16_t, 3> date{};   // the three groups of the date in printed order
  std::array<std::uint8_t, 3> width{};   // their digits
  std::uint8_t hour = 0;
  std::uint8_t minute = 0;
  std::uint8_t second = 0;
  bool has_second = false;
  bool clock_first = false;              // the clock is printed before the date
  std::uint32_t size = 0;                // bytes of the line up to where the author or the notice starts
  std::uint64_t shape = 0;               // equal for heads printed by one and the same rule
  std::uint32_t signs = 0;               // of a HeadReader: equal only for heads with the very same signs; 0: not compared
  std::string_view before;               // what stands before the first digit: an era, or nothing
  std::string_view between;              // between date and clock: ", ", " klo ", " BE ", " 上午"
  std::string_view after;                // between clock and the end of the head: " p. m.", ""
};

// The head that `line` starts with, if it starts with one. Looks at no more than the first 120 bytes.
std::optional<Head> read_head(std::string_view line);

// Reads heads that are mostly printed like the one before: the signs between the digits are then compared instead of
// understood, which is several times as fast.
class HeadReader {
 public:
  // Writes over `head`, which is best the one that was written last but one or so; it is spoilt where false comes back.
  bool read(std::string_view line, Head& head);

 private:
  std::optional<Head> read_like_last(std::string_view line) const;
  void remember(const Head& head, std::string_view line);
  void remember_widths(std::string_view head);
  bool has_same_signs(std::string_view line) const;
  bool write_digits(std::string_view line, Head& head) const;

  Head last_;
  std::array<std::string, 7> signs_;   // before, between and behind the groups of ASCII digits
  std::array<bool, 6> long_group_{};   // more than two digits
  std::size_t groups_ = 0;             // 0: nothing to compare with
  std::size_t date_ = 0;               // first group of the date
  std::size_t clock_ = 0;              // first group of the clock

  // The last head byte by byte, eight at a time, for heads whose numbers are as wide; size 0: it is too short or too long.
  static constexpr std::size_t most_words = 8;
  struct Word {
    std::uint64_t signs = 0;           // where digits stand: 0
    std::uint64_t digit_mask = 0;      // 0xFF for a digit
    std::uint32_t at = 0;
  };
  std::array<Word, most_words> words_{};
  std::size_t word_count_ = 0;
  std::uint32_t signs_seen_ = 0;
  std::array<std::uint8_t, 6> group_at_{};
  std::array<std::uint8_t, 6> group_width_{};
};

}  // namespace onrecord
