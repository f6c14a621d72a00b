// Live blogs: the posts of a page that is written as things happen, each with its time.
#pragma once

#include <optional>  // std::optional
#include <vector>    // std::vector

#include "base/document.h"
#include "page/html_blocks.h"
#include "page/page_metadata.h"

namespace onrecord {

// For every block the time of the post it stands in; nothing outside of posts and on pages that are no live blog. Posts
// that give a clock time only are of the day (and zone) that the page was published.
std::vector<std::optional<Timestamp>> post_times(const HtmlBlocks& page, const PageMetadata& metadata, const std::optional<Interval>& published);

// A clock time that stands alone: "18:22", "6.22pm", "18.22 GMT", "18.22 Uhr". Seconds of the day.
std::optional<std::int32_t> lone_clock(std::string_view words);

}  // namespace onrecord
