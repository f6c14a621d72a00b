// English words that show where something was said: "told MPs", "in a leaked email", "on Twitter".
#pragma once

#include <string_view>  // std::string_view
#include <cstddef>      // std::size_t
#include <optional>     // std::optional
#include <string>       // std::string
#include <vector>       // std::vector

#include "base/span.h"
#include "speech/statement.h"

namespace onrecord {

// A word of a frame: lower case, apostrophes straight, and where it stands.
struct FrameWord {
  std::string lower;
  Span span;
  bool capital = false;
  bool in_source = false;  // among the words that name the speaker
};

struct SettingWords {
  Channel channel = Channel::unknown;
  Audience audience = Audience::unknown;
  int weight = 0;  // the heavier of two hits counts
  Span words;
};

// Whether plain words ("the lantern", "a paper") end in what newspapers are called.
bool names_a_paper(std::string_view words);

// The heaviest hit among the words of a frame, the first of equals; none where nothing shows a setting. `scene`: the frame is
// a sentence that quotes nobody ("I went to the inquiry on Wednesday").
std::optional<SettingWords> setting_words(const std::vector<FrameWord>& frame, bool scene);

}  // namespace onrecord
