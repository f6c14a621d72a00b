// Exports of messengers as plain text, other than WhatsApp's. Offsets are bytes of `text`.
#pragma once

#include <optional>     // std::optional
#include <string_view>  // std::string_view

#include "base/document.h"
#include "chat/chat_log.h"

namespace onrecord {

// signal-export's chat.md and index.md: "[2024-03-05 09:00:00] Me: words  ". `markdown`: the file is named as Markdown.
std::optional<Document> read_signal_markdown(const ChatLog& log, bool markdown);

// DiscordChatExporter's text files, and its tables.
std::optional<Document> read_discord_text(const ChatLog& log);
std::optional<Document> read_discord_csv(std::string_view text);

// imessage-exporter's text files: a line with the time, a line with the name, the words.
std::optional<Document> read_imessage(std::string_view text);

// A channel copied out of Slack, Teams or the like: "Ann Lee  08:40" above her words, "Tuesday, 21 February 2023" above a day's.
std::optional<Document> read_pasted_chat(std::string_view text);

}  // namespace onrecord
