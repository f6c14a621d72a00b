// What the documents of a record tell of single days: each sentence that names one, joined where several tell the same, and
// set against each other where they tell the same of different days ("the ballot closed on Wednesday / on Thursday").
// Tested by tests/time/by_others_test.cc.
#pragma once

#include <cstddef>   // std::size_t
#include <optional>  // std::optional
#include <vector>    // std::vector

#include "time/by_others.h"

namespace onrecord {

struct Event {
  std::size_t document = 0;
  Span sentence;
  Interval when;                        // a month at most; its basis and span are the words that tell when
  std::size_t group = 0;                // index of the first event of those that tell the same of the same time
  std::optional<std::size_t> disputed;  // index of the first event of another group that tells the same of another day
};

// By document and place in it. A sentence whose day only dates a statement in it is none: the statement stands for it.
std::vector<Event> find_events(const std::vector<RecordText>& record);

}  // namespace onrecord
