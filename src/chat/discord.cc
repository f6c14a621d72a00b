#include "chat/json_chats.h"

namespace onrecord {
namespace {

std::string name_of(const JsonValue& person) {
  for (std::string_view key : {"nickname", "name", "id"})
    if (std::string name = person[key].text(); !name.empty()) return name;
  return {};
}

std::string file_of(const JsonValue& attachment) {
  if (std::string name = attachment["fileName"].text(); !name.empty()) return name;
  const std::string url = attachment["url"].text();
  return url.substr(url.find_last_of('/') + 1);
}

bool is_written(std::string_view type) {
  return type.empty() || type == "Default" || type == "Reply" || type == "ChatInputCommand" || type == "ApplicationCommand" || type == "ContextMenuCommand" || type == "ThreadStarterMessage" || type == "0" || type == "19" || type == "20";
}

void add_reactions(Message& message, const JsonValue& reactions) {
  for (JsonValue reaction = reactions.first(); reaction.kind() != JsonValue::Kind::absent; reaction = reaction.next()) {
    const std::string sign = reaction["emoji"]["name"].text();
    bool named = false;
    for (JsonValue user = reaction["users"].first(); user.kind() != JsonValue::Kind::absent; user = user.next()) {
      message.reactions.push_back(sign + " " + name_of(user));
      named = true;
    }
    if (!named) message.reactions.push_back(sign);
  }
}

void add_message(ConversationBuilder& builder, const JsonValue& value) {
  Message message;
  message.sent_at = parse_iso(value["timestamp"].text());
  value["content"].append_to(builder.text());
  if (!is_written(value["type"].text())) {
    message.kind = MessageKind::system;
  } else {
    message.author = name_of(value["author"]);
    message.edited = is_set(value["timestampEdited"]);
    const JsonValue attachment = value["attachments"].first();
    if (attachment.is_object()) message.attachment = file_of(attachment);
    if (attachment.is_object() || value["stickers"].first().is_object()) message.kind = MessageKind::media;
    message.reply_to = builder.called(value["reference"]["messageId"].text());
    add_reactions(message, value["reactions"]);
  }
  builder.call(value["id"].text(), builder.end_message(std::move(message)));
}

}  // namespace

std::vector<Document> read_discord(const JsonTree& tree) {
  const JsonValue root = tree.root();
  const JsonValue first = root["messages"].first();
  if (!root["channel"].is_object() || !first.is_object() || !first["timestamp"].exists() || !first["author"].is_object()) return {};
  ConversationBuilder builder;
  for (JsonValue message = first; message.kind() != JsonValue::Kind::absent; message = message.next())
    if (message.is_object()) add_message(builder, message);
  const std::string channel = root["channel"]["name"].text();
  const std::string guild = root["guild"]["name"].text();
  const bool direct = root["channel"]["type"].text().find("Direct") != std::string::npos;
  builder.set_title(channel);
  if (!direct || root["channel"]["type"].text().find("Group") != std::string::npos) builder.set_group(guild.empty() ? channel : guild + " / " + channel);
  std::vector<Document> documents;
  documents.push_back(std::move(builder).take());
  return documents;
}

}  // namespace onrecord
