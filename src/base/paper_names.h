// What newspapers and agencies are called.
#pragma once

#include <string_view>  // std::string_view

namespace onrecord {

// Whether a word in small letters is the last of their names ("courier" of "the Torvay Courier"), or says what they are ("newspaper").
bool is_papers_name(std::string_view word);

}  // namespace onrecord
