// Subtitles: SubRip (SRT) and WebVTT.
#pragma once

#include <vector>  // std::vector

#include "base/document.h"
#include "base/result.h"
#include "source/source.h"

namespace onrecord {

// One document of kind transcript: cues joined to sentences, one part a speaker's turn or sentence, and before it the time at which it
// starts, as furniture. Speakers from voice tags ("<v Ann>") and labels in capitals ("ANN LEE:").
Result<std::vector<Document>> read_subtitles(const Source& source);

}  // namespace onrecord
