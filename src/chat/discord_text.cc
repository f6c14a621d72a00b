// DiscordChatExporter's plain text: "[3/5/2024 9:01 AM] ann", then the words, "{Attachments}", "{Reactions}".
#include <algorithm>  // std::min

#include "chat/builder.h"
#include "chat/log_times.h"
#include "chat/marks.h"
#include "chat/text_chats.h"

namespace onrecord {
namespace {

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n\r");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(" \t\n\r") - begin + 1);
}

// The value of a line "Channel: …" before the first message.
std::string_view value_of(std::string_view text, std::string_view key) {
  const std::size_t at = text.substr(0, 2000).find(key);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = text.substr(at + key.size());
  return trim(rest.substr(0, rest.find('\n')));
}

// What the program adds below the words: a heading in braces, one thing a line, up to the next heading.
void take_additions(std::string_view added, Message& message) {
  std::string_view heading;
  while (!added.empty()) {
    const std::size_t end = std::min(added.find('\n'), added.size());
    const std::string_view line = trim(added.substr(0, end));
    added.remove_prefix(std::min(end + 1, added.size()));
    if (line.empty()) continue;
    if (line.starts_with('{') && line.ends_with('}')) {
      heading = line;
    } else if (heading == "{Attachments}") {
      message.kind = MessageKind::media;
      const std::string_view name = line.substr(line.find_last_of('/') + 1);
      if (message.attachment.empty()) message.attachment = name.substr(0, name.find('?'));
    } else if (heading == "{Stickers}") {
      message.kind = MessageKind::media;
    } else if (heading == "{Reactions}") {
      for (std::size_t at = 0; at < line.size();) {
        const std::size_t close = std::min(line.find(')', at), line.size());
        const std::string_view one = trim(line.substr(at, close - at));
        message.reactions.emplace_back(trim(one.substr(0, one.find('('))));
        at = close + 1;
      }
    }
  }
}

std::size_t additions_at(std::string_view body) {
  std::size_t first = body.size();
  for (std::string_view heading : {"{Attachments}", "{Embed}", "{Stickers}", "{Reactions}"}) {
    const std::size_t at = body.find(heading);
    if (at != std::string_view::npos && (at == 0 || body[at - 1] == '\n')) first = std::min(first, at);
  }
  return first;
}

}  // namespace

std::optional<Document> read_discord_text(const ChatLog& log) {
  if (!log.bracketed || !log.text.substr(0, 400).starts_with("=====") || value_of(log.text, "Channel:").empty()) return std::nullopt;
  LogTimes times(log);
  ConversationBuilder builder(log.entries);
  EntryReader entries(log);
  for (LogEntry entry; entries.next(entry);) {
    Message message;
    message.sent_at = times.at(entry);
    std::string_view body = log.text.substr(entry.rest, entry.end - entry.rest);
    const std::size_t line = std::min(body.find('\n'), body.size());
    std::string_view author = trim(body.substr(0, line));
    if (author.ends_with(" (pinned)")) author.remove_suffix(9);
    message.author = plain_name(author);
    body.remove_prefix(line);
    // The exporter's last lines.
    if (const std::size_t foot = body.find("\n====="); foot != std::string_view::npos) body = body.substr(0, foot);
    const std::size_t added = additions_at(body);
    take_additions(body.substr(added), message);
    const std::string_view words = trim(body.substr(0, added));
    builder.text().copy(words, static_cast<std::uint64_t>(words.data() - log.text.data()));
    builder.end_message(std::move(message));
  }
  for (Finding& finding : times.findings()) builder.add_finding(std::move(finding.code), std::move(finding.what));
  const std::string_view channel = value_of(log.text, "Channel:");
  const std::string_view guild = value_of(log.text, "Guild:");
  const bool direct = guild == "Direct Messages";
  builder.set_title(channel.substr(channel.rfind(" / ") == std::string_view::npos ? 0 : channel.rfind(" / ") + 3));
  if (!direct) builder.set_group(guild.empty() ? std::string(channel) : std::string(guild) + " / " + std::string(channel));
  return std::move(builder).take();
}

}  // namespace onrecord
