// One utterance in several documents: it was said before the first of them told of it, and on the day that any of them
// names. What was left open in one document ("before 26 May", "in September") is narrowed by the others.
// Tested by tests/time/by_others_test.cc.
#pragma once

#include <cstddef>   // std::size_t
#include <optional>  // std::optional
#include <vector>    // std::vector

#include "time/by_others.h"

namespace onrecord {

struct Utterance {
  std::size_t document = 0, statement = 0;
  std::optional<Interval> said;  // narrowed; nothing where the others add nothing
  std::size_t group = 0;         // the same for statements that report one utterance
};

// Only statements that share their utterance with one of another document, by document and place in it. Verbatim words, by
// one speaker as far as both are known.
std::vector<Utterance> join_utterances(const std::vector<RecordText>& record);

}  // namespace onrecord
