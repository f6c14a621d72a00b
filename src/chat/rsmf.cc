#include <map>  // std::map

#include "chat/json_chats.h"

namespace onrecord {
namespace {

class RsmfReader {
 public:
  explicit RsmfReader(const JsonValue& root) {
    for (JsonValue person = root["participants"].first(); person.is_object(); person = person.next()) {
      std::string name = person["display"].text();
      for (std::string_view key : {"email", "account_id", "id"})
        if (name.empty()) name = person[key].text();
      people_.try_emplace(person["id"].text(), std::move(name));
    }
    for (JsonValue chat = root["conversations"].first(); chat.is_object(); chat = chat.next()) {
      ConversationBuilder& builder = conversation(chat["id"].text());
      const std::string name = chat["display"].text();
      builder.set_title(name);
      if (chat["type"].text() != "direct") builder.set_group(name);
      for (JsonValue person = chat["participants"].first(); person.is_string(); person = person.next()) builder.add_member(name_of(person.text()));
    }
    for (JsonValue event = root["events"].first(); event.is_object(); event = event.next()) take(event);
  }

  std::vector<Document> documents() && {
    std::vector<Document> result;
    for (ConversationBuilder& builder : conversations_)
      if (builder.count() > 0) result.push_back(std::move(builder).take());
    return result;
  }

 private:
  std::string name_of(const std::string& id) const {
    const auto found = people_.find(id);
    return found == people_.end() ? id : found->second;
  }

  ConversationBuilder& conversation(const std::string& id) {
    const auto [found, added] = places_.try_emplace(id, conversations_.size());
    if (added) conversations_.emplace_back();
    return conversations_[found->second];
  }

  void take(const JsonValue& event) {
    ConversationBuilder& builder = conversation(event["conversation"].text());
    const std::string type = event["type"].text();
    Message message;
    message.sent_at = parse_iso(event["timestamp"].text());
    event["body"].append_to(builder.text());
    if (type != "message") {
      message.kind = MessageKind::system;
      if (!is_set(event["body"])) builder.text().insert(name_of(event["participant"].text()) + " " + type);
    } else {
      message.author = name_of(event["participant"].text());
      const JsonValue attachment = event["attachments"].first();
      if (attachment.is_object()) {
        const std::string name = attachment["display"].text();
        message.attachment = name.empty() ? attachment["id"].text() : name;
        message.kind = MessageKind::media;
      }
      if (is_set(event["deleted"])) message.kind = MessageKind::deleted;
    }
    message.edited = event["edits"].first().is_object();
    message.reply_to = builder.called(event["parent"].text());
    for (JsonValue reaction = event["reactions"].first(); reaction.is_object(); reaction = reaction.next()) {
      bool named = false;
      for (JsonValue person = reaction["participants"].first(); person.is_string(); person = person.next()) {
        message.reactions.push_back(reaction["value"].text() + " " + name_of(person.text()));
        named = true;
      }
      if (!named) message.reactions.push_back(reaction["value"].text());
    }
    builder.call(event["id"].text(), builder.end_message(std::move(message)));
  }

  std::map<std::string, std::string> people_;
  std::map<std::string, std::size_t> places_;
  std::vector<ConversationBuilder> conversations_;
};

}  // namespace

std::vector<Document> read_rsmf(const JsonTree& tree) {
  const JsonValue root = tree.root();
  if (!root["events"].is_array() || !root["participants"].is_array()) return {};
  return RsmfReader(root).documents();
}

}  // namespace onrecord
