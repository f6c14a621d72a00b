// What a side says a dispute is about, or tells its own people to say it is about: "It is about safety, first and last", "lead on REST not safety", "the line is cost". A frame (Entman 1993) as
// its owner puts it into words; drift.h sets them in order of time.
#pragma once

#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view

namespace onrecord {

struct Framing {
  std::string frame;    // as written: "safety", "the islands’ future"; of a change of line that names none: empty
  bool denied = false;  // "it has never been about pay"
};

// The first framing of an English text: what it says it is about before what it talks about or orders, what it affirms before what it denies. Nothing where there is none.
std::optional<Framing> framing_of(std::string_view text);

// Whether two frames have a telling word in common: "pay" and "weekend pay".
bool same_frame(std::string_view one, std::string_view other);

}  // namespace onrecord
