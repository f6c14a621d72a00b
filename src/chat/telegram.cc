#include "chat/json_chats.h"

namespace onrecord {
namespace {

// "text" is a string, or a list of strings and of objects (links, bold words) that hold one.
void append_text(MappedText& out, const JsonValue& value) {
  if (value.is_string()) value.append_to(out);
  for (JsonValue piece = value.is_array() ? value.first() : JsonValue(); piece.kind() != JsonValue::Kind::absent; piece = piece.next()) {
    if (piece.is_string()) piece.append_to(out);
    else piece["text"].append_to(out);
  }
}

// The local time of the exporting machine, with its zone where the time in seconds is given as well.
std::optional<Timestamp> sent_at(const JsonValue& message) {
  std::optional<Timestamp> local = parse_iso(message["date"].text());
  const std::optional<std::int64_t> unix_time = message["date_unixtime"].integer();
  if (!unix_time) return local;
  Timestamp utc = utc_time(*unix_time);
  if (!local || !local->second_of_day) return utc;
  const std::int64_t apart = std::int64_t{days_between(utc.date, local->date)} * 86400 + *local->second_of_day - *utc.second_of_day;
  if (!local->zone_minutes && apart % 60 == 0 && apart >= -18 * 3600 && apart <= 18 * 3600) local->zone_minutes = static_cast<std::int32_t>(apart / 60);
  return local;
}

// A path in the export; a note in round brackets stands where the file was left out.
std::string file_of(const JsonValue& message) {
  for (std::string_view key : {"photo", "file"}) {
    std::string name = message[key].text();
    if (!name.empty()) return name.front() == '(' ? std::string() : name;
  }
  return {};
}

std::string author_of(const JsonValue& message) {
  for (std::string_view key : {"from", "from_id", "actor", "actor_id"})
    if (std::string name = message[key].text(); !name.empty()) return name;
  return {};
}

// "Ann create_group Plots": who, what, and on whom or what.
void append_service(MappedText& out, const JsonValue& message) {
  const JsonValue actor = message["actor"].exists() ? message["actor"] : message["actor_id"];
  actor.append_to(out);
  out.insert(" ");
  message["action"].append_to(out);
  if (message["title"].exists()) {
    out.insert(" ");
    message["title"].append_to(out);
    return;
  }
  const char* join = " ";
  for (JsonValue member = message["members"].first(); member.kind() != JsonValue::Kind::absent; member = member.next()) {
    out.insert(join);
    member.append_to(out);
    join = ", ";
  }
}

void add_reactions(Message& message, const JsonValue& reactions) {
  for (JsonValue reaction = reactions.first(); reaction.kind() != JsonValue::Kind::absent; reaction = reaction.next()) {
    const std::string sign = reaction["emoji"].exists() ? reaction["emoji"].text() : reaction["type"].text();
    bool named = false;
    for (JsonValue from = reaction["recent"].first(); from.kind() != JsonValue::Kind::absent; from = from.next()) {
      message.reactions.push_back(sign + " " + author_of(from));
      named = true;
    }
    if (!named) message.reactions.push_back(sign);
  }
}

void add_message(ConversationBuilder& builder, const JsonValue& value) {
  Message message;
  message.sent_at = sent_at(value);
  if (value["type"].text() == "service") {
    message.kind = MessageKind::system;
    append_service(builder.text(), value);
    for (JsonValue member = value["members"].first(); member.kind() != JsonValue::Kind::absent; member = member.next()) builder.add_member(member.text());
  } else {
    message.author = author_of(value);
    append_text(builder.text(), value["text"]);
    if (value["poll"].is_object()) {
      const JsonValue question = value["poll"]["question"];
      append_text(builder.text(), question.is_object() ? question["text"] : question);
    }
    message.attachment = file_of(value);
    if (value["photo"].exists() || value["file"].exists() || value["media_type"].exists()) message.kind = MessageKind::media;
    message.edited = value["edited"].exists();
    if (value["reply_to_message_id"].exists() && !value["reply_to_peer_id"].exists()) message.reply_to = builder.called(value["reply_to_message_id"].text());
    add_reactions(message, value["reactions"]);
  }
  builder.call(value["id"].text(), builder.end_message(std::move(message)));
}

std::optional<Document> read_conversation(const JsonValue& chat) {
  ConversationBuilder builder;
  for (JsonValue message = chat["messages"].first(); message.kind() != JsonValue::Kind::absent; message = message.next())
    if (message.is_object()) add_message(builder, message);
  if (builder.count() == 0) return std::nullopt;
  const std::string name = chat["name"].text();
  const std::string type = chat["type"].text();
  builder.set_title(name);
  if (type.find("group") != std::string::npos || type.find("channel") != std::string::npos) builder.set_group(name);
  else builder.add_member(name);
  return std::move(builder).take();
}

bool is_chat(const JsonValue& value) {
  const JsonValue first = value["messages"].first();
  return value["messages"].is_array() && value["type"].is_string() && (!first.exists() || (first["date"].exists() && first["type"].exists()));
}

}  // namespace

std::vector<Document> read_telegram(const JsonTree& tree) {
  std::vector<Document> documents;
  auto add = [&](const JsonValue& chat) {
    if (auto document = read_conversation(chat)) documents.push_back(std::move(*document));
  };
  if (is_chat(tree.root())) add(tree.root());
  for (std::string_view list : {"chats", "left_chats"}) {
    for (JsonValue chat = tree.root()[list]["list"].first(); chat.kind() != JsonValue::Kind::absent; chat = chat.next())
      if (is_chat(chat)) add(chat);
  }
  return documents;
}

}  // namespace onrecord
