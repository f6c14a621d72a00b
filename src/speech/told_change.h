// What somebody tells of a change of line: "the union's message shifted from one of safety to one of pay", "they no longer talk of rest but of money", "the Board dropped ‘growth’ for ‘thrift’". An author who
// sets a side's words of one time against those of another says it so (a claim of reframing; Entman 1993 for frames).
#pragma once

#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view

namespace onrecord {

struct ToldChange {
  std::string whose;  // as written: "the union", "their", "we"; empty where only "the message" is named
  std::string from, to;  // the frames as written, without quotation marks or articles: "safety", "future of the profession"
};

// The first change of line that an English text tells of. Nothing where there is none, or where it is denied or only possible ("if the message changed from …").
std::optional<ToldChange> told_change(std::string_view text);

}  // namespace onrecord
