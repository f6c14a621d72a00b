// Readers of formats that are neither web pages nor plain text: mail, PDF, office files, feeds, subtitles, Markdown,
// tables of statements. One pair of files each; this is their one door.
#pragma once

#include <optional>  // std::optional
#include <vector>    // std::vector

#include "base/document.h"
#include "base/result.h"
#include "source/source.h"

namespace onrecord {

// The documents of a source whose media type one of these readers knows; nothing where none does.
std::optional<Result<std::vector<Document>>> read_other_format(const Source& source);

}  // namespace onrecord
