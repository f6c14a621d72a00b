// Messages of chats that other documents quote as someone's words: what shows who is behind a label like "~ J".
#pragma once

#include <map>     // std::map
#include <vector>  // std::vector

#include "people/link.h"
#include "record/anchors.h"

namespace onrecord {

// `places`: the index of each document's actor. In the order of documents and statements. Near-linear: looks each run of
// five words of the messages up among the first five words of the quotations.
Result<std::vector<Setting::Quoted>> find_quoted(const Database& database, const std::map<LocalActor, std::size_t>& places);

}  // namespace onrecord
