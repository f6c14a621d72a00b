// Attributions as the model finds them (models/attribution/, made by train/): the English half of attributions.h.
#pragma once

#include <span>    // std::span
#include <vector>  // std::vector

#include "base/document.h"
#include "base/result.h"
#include "language/language.h"
#include "speech/attributions.h"
#include "speech/quotations.h"

namespace onrecord {

enum class NameType { person, organisation, place, misc };

// A name in the text, as the model's head for names sees it.
struct FoundName {
  Span span;
  NameType type = NameType::person;
  float score = 0;  // the least of the shares its words' labels have
};

// What one pass of the encoder over a document gives.
struct NeuralReading {
  std::vector<Attribution> attributions;  // in order of their content; a nested one has the words of its outer around it
  std::vector<Attribution> doubtful;      // those below their threshold: worth keeping where something else speaks for them
  std::vector<FoundName> names;           // in order of text
};

// Loads the model when first called, once for the process; an error says where it was looked for. Windows met before (in copies
// of an article) are not read again. Safe to call from several threads; runs on the caller's. Linear in the length of the text.
Result<NeuralReading> read_by_model(const Document& document, const Tokens& tokens, std::span<const Quotation> quotations);

}  // namespace onrecord
