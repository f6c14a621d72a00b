// What was noticed about an input and must not be lost in silence: a skip, a doubt, a repair. Each kind has a stable
// code with a page of its own in docs/findings.md; codes are never reused.
#pragma once

#include <optional>  // std::optional
#include <string>    // std::string

#include "base/span.h"

namespace onrecord {

struct Finding {
  std::string code;          // "OR-0107"
  std::string what;          // one sentence: fact, and what was done about it
  std::optional<Span> span;  // where in the document's text, if anywhere
  friend bool operator==(const Finding&, const Finding&) = default;
};

}  // namespace onrecord
