// Whether the words around an expression look back or ahead.
#pragma once

#include <vector>  // std::vector

#include "time/reading.h"
#include "time/time_words.h"

namespace onrecord::time {

enum class Tense { unknown, past, future };

// From the word before it, else the nearest verb or sign on its left within the sentence, else on its right.
Tense tense_at(const std::vector<TimeWord>& words, const Reading& reading);

// Whether a sentence ends at this word (a mark).
bool ends_sentence(const std::vector<TimeWord>& words, std::size_t at);

}  // namespace onrecord::time
