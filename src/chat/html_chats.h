// Exports of messengers as web pages: Telegram Desktop's messages.html and imessage-exporter's pages. Offsets are bytes of `html`.
#pragma once

#include <optional>     // std::optional
#include <string_view>  // std::string_view

#include "base/document.h"

namespace onrecord {

// The conversation of one page, or nothing where it is none of them.
std::optional<Document> read_html_chat(std::string_view html);

}  // namespace onrecord
