// What the statements of a record mean: their vectors, kept in the record.
#pragma once

#include "base/result.h"
#include "record/record.h"

namespace onrecord {

// Encodes the words of every statement that has no vector yet; the encoder is loaded only if there is one. Words said
// before, by whomever, are not encoded again. Bounded memory; safe to interrupt.
Result<void> read_meanings(Record& record, unsigned threads);

}  // namespace onrecord
