// Media types by content. A file's name only helps where content alone cannot tell (Markdown, CSV).
#pragma once

#include <optional>     // std::optional
#include <string>       // std::string
#include <string_view>  // std::string_view

namespace onrecord {

// The media type of bytes ("application/octet-stream" where they are no text and nothing known; "application/x-empty"
// where there are none). Looks at no more than the first and last 64 KiB.
std::string media_type_of(std::string_view bytes, std::string_view name);

// What the ending of a name promises ("a.PDF" -> "application/pdf"); nothing for an ending that says little.
std::optional<std::string> media_type_of_name(std::string_view name);

// Whether a name that promises `promised` is contradicted by content of type `found`.
bool contradicts_name(std::string_view promised, std::string_view found);

// Types that hold other sources.
bool is_archive(std::string_view media_type);

}  // namespace onrecord
