// When each stretch of a text was written: the document's date, and the own date of a message, a comment or a post in it.
#pragma once

#include <optional>  // std::optional
#include <utility>   // std::pair
#include <vector>    // std::vector

#include "base/calendar.h"
#include "base/document.h"
#include "base/span.h"

namespace onrecord::time {

class Anchors {
 public:
  Anchors() = default;
  explicit Anchors(const std::optional<Timestamp>& whole) : whole_(whole) {}
  // Stretches with a date of their own, from the document's parts and messages.
  Anchors(const Document& document, const std::optional<Timestamp>& whole);

  const std::optional<Timestamp>& at(ByteOffset offset) const;
  // The own date of the stretch that holds `offset`; nothing where only the document's date holds.
  const Timestamp* own(ByteOffset offset) const;

 private:
  struct Stretch {
    Span span;
    std::optional<Timestamp> at;
  };
  const Stretch* find(ByteOffset offset) const;
  std::optional<Timestamp> whole_;
  std::vector<Stretch> stretches_;  // in order of text, apart
};

}  // namespace onrecord::time
