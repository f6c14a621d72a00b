// Exports of messengers in JSON. Each reader takes the tree of a file and gives its conversations, none where the file is
// not of its format. Offsets are bytes of the text that the tree was made from.
#pragma once

#include <optional>  // std::optional
#include <string>    // std::string
#include <vector>    // std::vector

#include "base/document.h"
#include "chat/builder.h"
#include "chat/json_tree.h"
#include "source/source.h"

namespace onrecord {

// Telegram Desktop: result.json of one chat or of an account.
std::vector<Document> read_telegram(const JsonTree& tree);
// DiscordChatExporter.
std::vector<Document> read_discord(const JsonTree& tree);
// Slack: one day of a channel; `source` tells where users.json lies.
std::vector<Document> read_slack(const JsonTree& tree, const Source& source);
// Skype and Teams (personal): messages.json.
std::vector<Document> read_skype(const JsonTree& tree);
// Teams (work): chat messages as Microsoft Graph gives them.
std::vector<Document> read_teams(const JsonTree& tree);
// Relativity Short Message Format: rsmf_manifest.json.
std::vector<Document> read_rsmf(const JsonTree& tree);
// signal-export: data.json, one message a line.
std::vector<Document> read_signal_export(const JsonTree& tree);
// signal-cli: envelopes, one a line.
std::vector<Document> read_signal_cli(const JsonTree& tree);

// The point in time of so many seconds after 1970 in UTC.
Timestamp utc_time(std::int64_t seconds);
// The words of a string value with their places.
MappedText words_of_value(const JsonValue& value);
// What reads as "true" in exports: true, a time, a non-empty word other than "false".
bool is_set(const JsonValue& value);

}  // namespace onrecord
