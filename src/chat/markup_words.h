// The words of a message that an export keeps in a markup of its own: HTML (Skype, Teams, Telegram's pages) and Slack's.
#pragma once

#include <functional>   // std::function
#include <string>       // std::string
#include <string_view>  // std::string_view

#include "base/offset_map.h"

namespace onrecord {

// What an entity at the start of `text` ("&amp;", "&#39;", "&#x1F44D;") stands for, and its length; length 0 for none.
struct EntityWords {
  std::string words;
  std::size_t size = 0;
};
EntityWords entity_at(std::string_view text);

// HTML of a message to its words: tags away, line breaks where blocks end, entities decoded. `skipped` names elements
// whose content is left out. Places are bytes of `html`.
MappedText words_of_html(std::string_view html, const std::function<bool(std::string_view name)>& skipped = {});

// The value of an attribute of the first element called `element`; empty where there is none.
std::string attribute_of(std::string_view html, std::string_view element, std::string_view attribute);

// Slack's text to words: "<@U1>" by `name_of`, "<url|label>" as "label (url)", "<!here>" as "@here", entities decoded.
MappedText words_of_slack(std::string_view text, const std::function<std::string(std::string_view id)>& name_of);

}  // namespace onrecord
