// JSON written straight into a string, for the parts of a line that can be very long. Internal to analyse/.
#pragma once

#include <algorithm>    // std::copy_n
#include <array>        // std::array
#include <charconv>     // std::to_chars
#include <cstdint>      // std::uint64_t
#include <cstring>      // std::memcpy
#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view

#include "base/calendar.h"

namespace onrecord {

// Appends to `out` by way of a small buffer: most pieces are a few bytes long. What is not flushed is written at the end of its life.
class JsonText {
 public:
  explicit JsonText(std::string& out) : out_(out) {}
  JsonText(const JsonText&) = delete;
  JsonText& operator=(const JsonText&) = delete;
  ~JsonText() { flush(); }

  // Text that is JSON already.
  void raw(std::string_view text) {
    if (text.size() > room()) {
      flush();
      if (text.size() > buffer_.size()) {
        out_ += text;
        return;
      }
    }
    std::copy_n(text.data(), text.size(), buffer_.data() + used_);
    used_ += text.size();
  }
  template <std::size_t N>
  void raw(const char (&literal)[N]) {
    if (N > room()) flush();
    std::memcpy(buffer_.data() + used_, literal, N - 1);
    used_ += N - 1;
  }
  void number(std::uint64_t value) {
    if (room() < 20) flush();
    char* const begin = buffer_.data() + used_;
    used_ += static_cast<std::size_t>(std::to_chars(begin, begin + 20, value).ptr - begin);
  }
  // A string with its quotation marks; what is not UTF-8 becomes U+FFFD.
  void string(std::string_view text);
  void string_or_null(std::string_view text) {
    if (text.empty()) raw("null");
    else string(text);
  }
  void time_or_null(const std::optional<Timestamp>& time);

 private:
  std::size_t room() const { return buffer_.size() - used_; }
  void flush() {
    out_.append(buffer_.data(), used_);
    used_ = 0;
  }

  std::string& out_;
  std::array<char, 4096> buffer_;
  std::size_t used_ = 0;
  std::optional<Timestamp> last_time_;   // many messages have the time of the one before
  std::string last_iso_;
};

}  // namespace onrecord
