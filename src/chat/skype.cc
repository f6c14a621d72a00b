#include <algorithm>  // std::stable_sort

#include "chat/json_chats.h"
#include "chat/markup_words.h"

namespace onrecord {
namespace {

bool left_out(std::string_view element) { return element == "quote" || element == "legacyquote" || element == "uriobject" || element == "attachment"; }

MappedText html_words(const JsonValue& value) {
  const MappedText literal = words_of_value(value);
  return mapped_through(words_of_html(literal.text(), left_out), literal.map());
}

std::string author_of(const JsonValue& value) {
  const std::string name = value["displayName"].text();
  return name.empty() ? value["from"].text() : name;
}

// What a call or a change of the group is told as: the export keeps no words of it.
std::string event_words(const JsonValue& value, std::string_view type, std::string_view content) {
  const std::string who = author_of(value);
  if (type.starts_with("Event/Call")) {
    const std::string state = attribute_of(content, "partlist", "type");
    if (state == "ended") return who + " ended a call";
    if (state == "missed") return who + " missed a call";
    return who + " started a call";
  }
  std::string what(type.substr(type.find('/') + 1));
  const std::string detail = words_of_html(content).text();
  return who + " " + what + (detail.empty() ? "" : " " + detail);
}

void add_message(ConversationBuilder& builder, const JsonValue& value) {
  const std::string type = value["messagetype"].text();
  const std::string content = value["content"].text();
  Message message;
  message.sent_at = parse_iso(value["originalarrivaltime"].text());
  const bool text = type.empty() || type == "Text" || type.starts_with("RichText");
  if (is_set(value["properties"]["deletetime"])) {
    message.author = author_of(value);
    message.kind = MessageKind::deleted;
  } else if (!text) {
    message.kind = MessageKind::system;
    builder.text().insert(event_words(value, type, content));
  } else {
    message.author = author_of(value);
    builder.add(type == "Text" ? words_of_value(value["content"]) : html_words(value["content"]));
    message.edited = content.find("<e_m ") != std::string::npos || is_set(value["properties"]["edittime"]);
    if (type.starts_with("RichText/Media") || type.starts_with("RichText/UriObject")) {
      message.kind = MessageKind::media;
      message.attachment = attribute_of(content, "OriginalName", "v");
    }
    if (const std::string quoted = attribute_of(content, "quote", "messageid"); !quoted.empty()) message.reply_to = builder.called(quoted);
  }
  const JsonValue emotions = value["properties"]["emotions"];
  for (JsonValue emotion = emotions.first(); emotion.is_object(); emotion = emotion.next())
    for (JsonValue user = emotion["users"].first(); user.is_object(); user = user.next()) message.reactions.push_back(emotion["key"].text() + " " + user["mri"].text());
  builder.call(value["id"].text(), builder.end_message(std::move(message)));
}

// Exports list the newest first.
std::vector<JsonValue> in_order(const JsonValue& list, std::string_view time_key) {
  std::vector<std::pair<std::string, JsonValue>> timed;
  for (JsonValue value = list.first(); value.kind() != JsonValue::Kind::absent; value = value.next())
    if (value.is_object()) timed.emplace_back(value[time_key].text(), value);
  std::stable_sort(timed.begin(), timed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<JsonValue> result;
  for (const auto& [time, value] : timed) result.push_back(value);
  return result;
}

void add_graph_message(ConversationBuilder& builder, const JsonValue& value) {
  Message message;
  message.sent_at = parse_iso(value["createdDateTime"].text());
  const JsonValue from = value["from"];
  for (std::string_view kind : {"user", "application", "device"})
    if (message.author.empty()) message.author = from[kind]["displayName"].text();
  const JsonValue body = value["body"];
  const std::string type = value["messageType"].text();
  if (!type.empty() && type != "message") {
    message.kind = MessageKind::system;
    message.author.clear();
  }
  builder.add(body["contentType"].text() == "html" ? html_words(body["content"]) : words_of_value(body["content"]));
  const JsonValue attachment = value["attachments"].first();
  if (attachment.is_object() && attachment["contentType"].text() != "messageReference") {
    message.attachment = attachment["name"].text();
    message.kind = MessageKind::media;
  }
  if (is_set(value["deletedDateTime"])) message.kind = MessageKind::deleted;
  message.edited = is_set(value["lastEditedDateTime"]);
  const std::string parent = attachment["contentType"].text() == "messageReference" ? attachment["id"].text() : value["replyToId"].text();
  message.reply_to = builder.called(parent);
  for (JsonValue reaction = value["reactions"].first(); reaction.is_object(); reaction = reaction.next())
    message.reactions.push_back(reaction["reactionType"].text() + " " + reaction["user"]["user"]["displayName"].text());
  builder.call(value["id"].text(), builder.end_message(std::move(message)));
}

}  // namespace

std::vector<Document> read_skype(const JsonTree& tree) {
  std::vector<Document> documents;
  for (JsonValue chat = tree.root()["conversations"].first(); chat.is_object(); chat = chat.next()) {
    if (!chat["MessageList"].is_array()) continue;
    ConversationBuilder builder;
    for (const JsonValue& message : in_order(chat["MessageList"], "originalarrivaltime")) add_message(builder, message);
    if (builder.count() == 0) continue;
    const std::string name = chat["displayName"].text();
    const std::string topic = chat["threadProperties"]["topic"].text();
    builder.set_title(name.empty() ? topic : name);
    if (chat["id"].text().starts_with("19:")) builder.set_group(topic.empty() ? name : topic);
    documents.push_back(std::move(builder).take());
  }
  return documents;
}

std::vector<Document> read_teams(const JsonTree& tree) {
  const JsonValue root = tree.root();
  const JsonValue list = root.is_array() ? root : root["value"].is_array() ? root["value"] : root["messages"];
  const JsonValue first = list.first();
  if (!first["createdDateTime"].exists() || !first["body"].is_object()) return {};
  ConversationBuilder builder;
  for (const JsonValue& message : in_order(list, "createdDateTime")) add_graph_message(builder, message);
  builder.set_title(root["topic"].text());
  builder.set_group(root["topic"].text());
  std::vector<Document> documents;
  documents.push_back(std::move(builder).take());
  return documents;
}

}  // namespace onrecord
